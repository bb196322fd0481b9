"""Words that the templates of forms need."""
