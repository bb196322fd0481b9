"""A sub-output between its shapes: facts, plain values, rows of files. Pure."""
