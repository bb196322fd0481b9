"""Reads of the framework's pages: frozen read-models, each in a fixed number of statements."""
