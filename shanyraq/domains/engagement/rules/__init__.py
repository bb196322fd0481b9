"""What may be said of feedback, and how it moves on. Pure."""
