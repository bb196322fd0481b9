"""What people chose, up to which turn they were told, and under which secret their calendar is read.

What was told is stored nowhere: it is derived again from the records.
"""

from django.conf import settings
from django.db import models

from shanyraq.base.notices.results import WrittenChoice
from shanyraq.base.notices.vocabulary import Pace


class Choice(models.Model):
    """How often somebody wants to hear of a kind. Without one the kind's own pace counts."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="notice_choices")
    kind = models.CharField(max_length=40)
    pace = models.CharField(max_length=10, choices=[(each, each) for each in Pace])

    class Meta:
        ordering = ["person", "kind"]
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="notice_choice_once")]

    def __str__(self) -> str:
        return f"{self.kind}: {self.pace}"

    def written(self) -> WrittenChoice:
        return WrittenChoice(kind=self.kind, pace=Pace(self.pace))


class Sent(models.Model):
    """The turn up to which somebody was told of a kind."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices_sent")
    kind = models.CharField(max_length=40)
    turn = models.DateTimeField()

    class Meta:
        ordering = ["person", "kind"]
        constraints = [models.UniqueConstraint(fields=["person", "kind"], name="notice_sent_once")]

    def __str__(self) -> str:
        return f"{self.kind} up to {self.turn}"


class Calendar(models.Model):
    """The calendar of somebody, under an address with a secret of which a hash is kept. One counts at a time."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="calendars")
    secret = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["person"], condition=models.Q(ended_at=None), name="calendar_once")
        ]

    def __str__(self) -> str:
        return f"calendar {self.pk}"
