"""What is measured: indicators, their rows, baselines, values and targets; and progress."""
