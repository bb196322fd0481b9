"""What may be done with the monitoring and evaluation plan."""
