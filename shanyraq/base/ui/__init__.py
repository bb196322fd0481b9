"""The design system: theme, components, numbers and texts by language, the ring, the gallery."""
