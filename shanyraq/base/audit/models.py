"""One table: what was done, by whom, through which door, why, and what it changed."""

from django.db import models


class Event(models.Model):
    """An event. Rows are written once; nothing updates or deletes them."""

    at = models.DateTimeField()
    actor = models.CharField(max_length=200)
    door = models.CharField(max_length=10)
    verb = models.CharField(max_length=100)
    subject = models.CharField(max_length=200, db_index=True)
    reason = models.TextField(blank=True)
    change = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor}: {self.verb} {self.subject}"
