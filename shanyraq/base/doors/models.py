"""What doors remember for people: drafts of forms, and answers already given to a retried request."""

from django.conf import settings
from django.db import models


class Draft(models.Model):
    """What somebody typed into a form and did not send yet. It is theirs alone, so no verb writes it.

    ``about``: the thing that the form was opened with, as its address names it. ``sent_at``: it was sent then, and
    nothing of it is kept, nor of a check that arrives late.
    """

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    verb = models.CharField(max_length=100)
    about = models.CharField(max_length=2000, blank=True)
    entered = models.JSONField(default=dict)
    saved_at = models.DateTimeField()
    sent_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-saved_at"]
        constraints = [models.UniqueConstraint(fields=["person", "verb", "about"], name="draft_once")]

    def __str__(self) -> str:
        return f"{self.verb} {self.about}"


class Answered(models.Model):
    """The answer to a request with an idempotency key: the same request again gets it again, and nothing is done."""

    actor = models.CharField(max_length=200)
    key = models.CharField(max_length=200)
    verb = models.CharField(max_length=100)
    request = models.CharField(max_length=64)
    status = models.PositiveSmallIntegerField()
    body = models.JSONField()
    at = models.DateTimeField(db_index=True)

    class Meta:
        ordering = ["-at"]
        constraints = [models.UniqueConstraint(fields=["actor", "key"], name="answered_once")]

    def __str__(self) -> str:
        return f"{self.verb} {self.key}"
