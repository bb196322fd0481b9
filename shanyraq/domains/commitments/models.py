"""The register of commitments: every obligation in the document."""

from django.db import models

from shanyraq.domains.packages.models import CitedContent


class Commitment(CitedContent):
    """An obligation that can be checked by data or attested by a person."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="commitments")
    key = models.CharField(max_length=80)
    text = models.TextField()
    obligation = models.JSONField()
    actor = models.JSONField()
    parties = models.ManyToManyField("parties.Organisation", related_name="commitments")
    bodies = models.ManyToManyField("governance.Body", related_name="commitments")
    kind = models.CharField(max_length=40)
    modality = models.CharField(max_length=40)
    per = models.CharField(max_length=40, null=True)  # noqa: DJ001
    due_on = models.JSONField(default=list)
    check_data = models.JSONField(null=True)
    check_rule = models.JSONField(null=True)
    rule = models.CharField(max_length=80, null=True)  # noqa: DJ001

    class Meta(CitedContent.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="commitment_once")]

    def __str__(self) -> str:
        return self.key
