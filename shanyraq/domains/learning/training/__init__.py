"""What is invented of the monitoring and evaluation plan in a copy for training. Pure."""
