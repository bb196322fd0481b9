"""The pages of the monitoring and evaluation plan, and its calendar."""
