"""The theory of change: if, then, what is assumed."""

from django.db import models

from shanyraq.domains.packages.models import CitedContent


class Proposition(CitedContent):
    """An «if», a «then» or the impact at the end of them."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="propositions")
    kind = models.CharField(max_length=40)
    outcome = models.ForeignKey("framework.Outcome", models.CASCADE, null=True, related_name="propositions")
    output = models.ForeignKey("framework.Output", models.CASCADE, null=True, related_name="propositions")
    text = models.JSONField()

    def __str__(self) -> str:
        return self.kind


class Assumption(CitedContent):
    """What must hold for the theory to hold, and the results that lean on it."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="assumptions")
    key = models.CharField(max_length=80)
    text = models.JSONField()
    outcomes = models.JSONField(default=list)
    outputs = models.JSONField(default=list)

    class Meta(CitedContent.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="assumption_once")]

    def __str__(self) -> str:
        return self.key
