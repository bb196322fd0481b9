"""A work plan that nobody made, for a copy for training: the same for the same framework, section and day. Pure."""
