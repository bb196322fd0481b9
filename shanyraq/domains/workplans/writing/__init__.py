"""Rows of a joint work plan as files that other systems read. Pure."""
