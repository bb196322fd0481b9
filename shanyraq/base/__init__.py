"""Django, but no domain."""
