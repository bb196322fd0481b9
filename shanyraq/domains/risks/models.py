"""Risks and opportunities as the document states them."""

from django.db import models


class Risk(models.Model):
    """A risk or an opportunity."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="risks")
    order = models.PositiveIntegerField()
    key = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    title = models.JSONField()
    text = models.TextField()
    area = models.CharField(max_length=40)
    outcomes = models.JSONField(default=list)
    assumptions = models.JSONField(default=list)
    clauses = models.JSONField()
    reconstructed = models.TextField(null=True)  # noqa: DJ001
    note = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="risk_once")]

    def __str__(self) -> str:
        return self.key


class Response(models.Model):
    """What is done about a risk, or to use an opportunity."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="responses")
    order = models.PositiveIntegerField()
    risk = models.ForeignKey(Risk, models.CASCADE, related_name="responses")
    text = models.TextField()
    clauses = models.JSONField()
    reconstructed = models.TextField(null=True)  # noqa: DJ001
    note = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.text
