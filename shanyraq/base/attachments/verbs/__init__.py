"""Writes of documents that hang on things."""
