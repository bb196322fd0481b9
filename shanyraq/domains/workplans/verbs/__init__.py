"""What can be done with joint work plans."""
