"""Risks and opportunities, and what is done about them."""
