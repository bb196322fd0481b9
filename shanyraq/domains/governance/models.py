"""Bodies, their chairs, members and mandates."""

from django.db import models

from shanyraq.domains.packages.models import CitedContent, Content


class Body(CitedContent):
    """A body of the framework."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="bodies")
    key = models.CharField(max_length=80)
    name = models.JSONField()
    short_name = models.TextField(null=True)  # noqa: DJ001
    kind = models.CharField(max_length=40)
    status = models.CharField(max_length=40)
    outcome = models.ForeignKey("framework.Outcome", models.CASCADE, null=True, related_name="bodies")
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="children")
    rhythm = models.JSONField(null=True)

    class Meta(CitedContent.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="body_once")]

    def __str__(self) -> str:
        return self.key


class Chair(Content):
    """Who chairs or leads a body."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="chairs")
    body = models.ForeignKey(Body, models.CASCADE, related_name="chairs")
    role = models.CharField(max_length=40)
    side = models.CharField(max_length=40, null=True)  # noqa: DJ001
    text = models.TextField()
    party = models.ForeignKey("parties.Organisation", models.CASCADE, null=True, related_name="chairs")

    def __str__(self) -> str:
        return self.text


class Member(Content):
    """Who belongs to a body, or may be invited."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="members")
    body = models.ForeignKey(Body, models.CASCADE, related_name="members")
    text = models.TextField()
    party = models.ForeignKey("parties.Organisation", models.CASCADE, null=True, related_name="memberships")
    standing = models.CharField(max_length=40)

    def __str__(self) -> str:
        return self.text


class Mandate(CitedContent):
    """What a body is for."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="mandates")
    body = models.ForeignKey(Body, models.CASCADE, related_name="mandates")
    text = models.TextField()

    def __str__(self) -> str:
        return self.text


class Decision(models.Model):
    """What a body decided, as the minutes have it. Written by verbs; not content of a version.

    ``number`` is its own in its framework and is never given again. ``body``: the key of a body. Texts are
    {language: text}. ``outcomes``: the codes of those that it is about.
    """

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    body = models.CharField(max_length=80)
    decided_on = models.DateField()
    title = models.JSONField()
    text = models.JSONField(default=dict)
    reference = models.CharField(max_length=200, blank=True)
    outcomes = models.JSONField(default=list)
    made_at = models.DateTimeField()
    by = models.CharField(max_length=200)
    ended_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-decided_on", "-number"]
        constraints = [models.UniqueConstraint(fields=["framework", "number"], name="decision_number_once")]

    def __str__(self) -> str:
        return f"{self.decided_on} {self.number}"
