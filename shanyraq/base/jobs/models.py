"""Who works, and when what comes round is due next. No event tells of either."""

from django.db import models


class Worker(models.Model):
    """A process that does background work, and when it was last known to be alive."""

    name = models.CharField(max_length=64, unique=True)
    seen_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name


class Turn(models.Model):
    """When something that comes round again is due next. One worker takes each turn."""

    name = models.CharField(max_length=100, unique=True)
    due_at = models.DateTimeField()

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
