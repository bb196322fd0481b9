"""What can be done with indicators, targets and values."""
