"""The form of a verb, and what was typed into it."""
