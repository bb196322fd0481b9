"""Tags of templates of work plans."""
