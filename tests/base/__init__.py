"""The base: trail, access, verbs, doors."""
