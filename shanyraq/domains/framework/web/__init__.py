"""Pages of the framework: the document, results, the theory of change, SDGs, context, partners."""
