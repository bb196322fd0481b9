"""What the verbs of learning are told."""
