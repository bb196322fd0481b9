"""Reads that gather from several domains: what one organisation, or one body, has a part in."""
