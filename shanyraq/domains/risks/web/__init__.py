"""The page of risks and opportunities."""
