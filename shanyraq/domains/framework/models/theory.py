"""The theory of change: if, then, what is assumed."""

from django.db import models


class Proposition(models.Model):
    """An «if», a «then» or the impact at the end of them."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="propositions")
    order = models.PositiveIntegerField()
    kind = models.CharField(max_length=40)
    outcome = models.ForeignKey("framework.Outcome", models.CASCADE, null=True, related_name="propositions")
    output = models.ForeignKey("framework.Output", models.CASCADE, null=True, related_name="propositions")
    text = models.JSONField()
    clauses = models.JSONField()
    reconstructed = models.TextField(null=True)  # noqa: DJ001
    note = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.kind


class Assumption(models.Model):
    """What must hold for the theory to hold, and the results that lean on it."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="assumptions")
    order = models.PositiveIntegerField()
    key = models.CharField(max_length=80)
    text = models.JSONField()
    outcomes = models.JSONField(default=list)
    outputs = models.JSONField(default=list)
    clauses = models.JSONField()
    reconstructed = models.TextField(null=True)  # noqa: DJ001
    note = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="assumption_once")]

    def __str__(self) -> str:
        return self.key
