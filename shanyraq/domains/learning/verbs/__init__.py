"""Writes of learning: the monitoring plan, annual reviews, evaluations, recommendations and what is done about them."""
