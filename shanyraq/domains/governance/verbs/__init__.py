"""Writes of governance: decisions."""
