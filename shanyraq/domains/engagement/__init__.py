"""Engagement: what people and organisations say of published results, told apart from official data."""
