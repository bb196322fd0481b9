"""Contributions, reallocations and a funding framework that nobody made, for a copy for training. Pure."""
