"""Words that the templates of accounts need."""
