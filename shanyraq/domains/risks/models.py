"""Risks and opportunities as the document states them."""

from django.db import models

from shanyraq.domains.packages.models import CitedContent


class Risk(CitedContent):
    """A risk or an opportunity."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="risks")
    key = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    title = models.JSONField()
    text = models.TextField()
    area = models.CharField(max_length=40)
    outcomes = models.JSONField(default=list)
    assumptions = models.JSONField(default=list)

    class Meta(CitedContent.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="risk_once")]

    def __str__(self) -> str:
        return self.key


class Response(CitedContent):
    """What is done about a risk, or to use an opportunity."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="responses")
    risk = models.ForeignKey(Risk, models.CASCADE, related_name="responses")
    text = models.TextField()

    def __str__(self) -> str:
        return self.text
