"""Pages and lists of money."""
