"""The pages of results: the matrix, progress, one indicator."""
