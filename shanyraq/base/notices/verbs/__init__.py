"""Writes of notices: what people choose, and the address of their calendar."""
