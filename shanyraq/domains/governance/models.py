"""Bodies, their chairs, members and mandates."""

from django.db import models


class Body(models.Model):
    """A body of the framework."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="bodies")
    order = models.PositiveIntegerField()
    key = models.CharField(max_length=80)
    name = models.JSONField()
    short_name = models.TextField(null=True)  # noqa: DJ001
    kind = models.CharField(max_length=40)
    status = models.CharField(max_length=40)
    outcome = models.ForeignKey("framework.Outcome", models.CASCADE, null=True, related_name="bodies")
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="children")
    rhythm = models.JSONField(null=True)
    clauses = models.JSONField()
    reconstructed = models.TextField(null=True)  # noqa: DJ001
    note = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="body_once")]

    def __str__(self) -> str:
        return self.key


class Chair(models.Model):
    """Who chairs or leads a body."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="chairs")
    order = models.PositiveIntegerField()
    body = models.ForeignKey(Body, models.CASCADE, related_name="chairs")
    role = models.CharField(max_length=40)
    side = models.CharField(max_length=40, null=True)  # noqa: DJ001
    text = models.TextField()
    party = models.ForeignKey("parties.Organisation", models.CASCADE, null=True, related_name="chairs")

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.text


class Member(models.Model):
    """Who belongs to a body, or may be invited."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="members")
    order = models.PositiveIntegerField()
    body = models.ForeignKey(Body, models.CASCADE, related_name="members")
    text = models.TextField()
    party = models.ForeignKey("parties.Organisation", models.CASCADE, null=True, related_name="memberships")
    standing = models.CharField(max_length=40)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.text


class Mandate(models.Model):
    """What a body is for."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="mandates")
    order = models.PositiveIntegerField()
    body = models.ForeignKey(Body, models.CASCADE, related_name="mandates")
    text = models.TextField()
    clauses = models.JSONField()
    reconstructed = models.TextField(null=True)  # noqa: DJ001
    note = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.text
