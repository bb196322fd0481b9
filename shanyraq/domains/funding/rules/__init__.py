"""Decisions on money. Pure."""
