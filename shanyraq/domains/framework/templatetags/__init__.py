"""Template tags of the framework's pages."""
