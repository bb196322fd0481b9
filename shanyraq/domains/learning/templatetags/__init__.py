"""Template filters of learning."""
