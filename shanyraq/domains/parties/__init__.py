"""Organisations that a framework names, who signed it, and on which legal instruments they work."""
