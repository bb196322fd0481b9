"""Joint work plans: what each entity does in which year towards an output, with whom, where, for whom."""
