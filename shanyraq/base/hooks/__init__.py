"""Webhooks: events of the trail, sent to other systems as they are written."""
