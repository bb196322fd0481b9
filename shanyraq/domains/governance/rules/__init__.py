"""The rules on bodies: by when a body must have met."""
