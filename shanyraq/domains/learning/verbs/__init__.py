"""Writes of learning: evaluations, their parts, recommendations, and what is done about them."""
