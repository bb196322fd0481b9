"""Names that the index of words and those who read it share."""

BLOCK = "block"
"""The kind of what stands in the document itself."""
CLAUSE = "clause"
"""The kind of what a name leads to in the document."""
FINDING = "finding"
"""The kind of what the check finds."""
RULE = "rule"
"""The kind of what rules say of themselves, and of how progress is judged."""
NAME = "="
"""Begins a word of the index that is a whole name."""
START = 4
"""Letters by which words of the index are looked up."""
