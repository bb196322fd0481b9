"""Formats of a language; Django looks for them here."""
