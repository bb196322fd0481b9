"""Writes of comments."""
