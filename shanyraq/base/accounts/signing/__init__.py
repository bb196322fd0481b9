"""Signing in, as django-allauth asks for it: its adapters and forms in our words, its changes done by our verbs."""
