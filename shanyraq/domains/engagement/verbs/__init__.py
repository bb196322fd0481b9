"""What is written of feedback."""
