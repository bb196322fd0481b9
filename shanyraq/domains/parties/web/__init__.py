"""Pages of the parties: the legal basis."""
