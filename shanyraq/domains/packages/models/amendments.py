"""Amendments: what is proposed, who agreed, what became of it."""

from django.db import models

from shanyraq.domains.packages.models.results import WrittenAmendment
from shanyraq.domains.packages.vocabulary import AmendmentState


class Amendment(models.Model):
    """A proposed change of a framework. ``package`` is the whole of it, ``changes`` the difference that is reviewed."""

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="amendments")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    reason = models.TextField()
    state = models.CharField(
        max_length=30, choices=[(each, each) for each in AmendmentState], default=AmendmentState.PROPOSED
    )
    base = models.PositiveIntegerField()
    package = models.JSONField()
    changes = models.JSONField()
    proposed_by = models.CharField(max_length=200)
    proposer = models.BigIntegerField(null=True)
    proposed_at = models.DateTimeField()
    government_by = models.CharField(max_length=200, blank=True)
    government_person = models.BigIntegerField(null=True)
    government_at = models.DateTimeField(null=True)
    un_by = models.CharField(max_length=200, blank=True)
    un_person = models.BigIntegerField(null=True)
    un_at = models.DateTimeField(null=True)
    version = models.PositiveIntegerField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["framework", "number"], name="amendment_number_once")]

    def __str__(self) -> str:
        return f"{self.framework_id} {self.number}: {self.title}"

    def written(self) -> WrittenAmendment:
        return WrittenAmendment(number=self.number, state=self.state, version=self.version, revision=self.revision)
