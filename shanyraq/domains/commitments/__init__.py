"""Every obligation in the document."""
