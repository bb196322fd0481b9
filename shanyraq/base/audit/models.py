"""One table: what was done, by whom, through which door, why, and what it changed."""

from django.db import models


class Event(models.Model):
    """An event. Rows are written once; triggers of the database refuse to change or delete them.

    ``change`` holds what the event's sentence says, ``before`` and ``after`` the fields that changed.
    """

    format = models.PositiveSmallIntegerField(default=1)
    at = models.DateTimeField()
    actor = models.CharField(max_length=200)
    person = models.BigIntegerField(null=True, db_index=True)
    door = models.CharField(max_length=10)
    verb = models.CharField(max_length=100)
    framework = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    name = models.TextField(blank=True)
    reason = models.TextField(blank=True)
    change = models.JSONField(default=dict)
    before = models.JSONField(default=dict)
    after = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, unique=True)
    digest = models.CharField(max_length=64, unique=True)

    class Meta:
        ordering = ["pk"]
        indexes = [
            models.Index(fields=["framework", "kind", "key"], name="event_by_subject"),
            models.Index(fields=["at"], name="event_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.actor}: {self.verb} {self.subject}"

    @property
    def subject(self) -> str:
        """Kind and key: ``indicator 1.2.1``."""
        return f"{self.kind} {self.key}"
