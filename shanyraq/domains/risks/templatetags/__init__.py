"""Template tags of risks."""
