"""What can be done with money of work plans."""
