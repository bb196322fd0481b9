"""The monitoring and evaluation plan."""
