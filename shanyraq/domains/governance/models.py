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
