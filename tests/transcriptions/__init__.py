"""Second transcriptions of signed tables, read from the text alone, and the comparison of each with its package."""
