"""Decisions on organisations. Pure."""
