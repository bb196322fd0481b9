"""Decisions on joint work plans. Pure."""
