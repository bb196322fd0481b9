"""The signed document and its clauses, the results chain, the theory of change, the context."""
