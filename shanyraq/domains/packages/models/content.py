"""What tables of a framework's content share. Each adds its own ``version``."""

from django.db import models


class Content(models.Model):
    """A row of one version, in the order of print."""

    order = models.PositiveIntegerField()

    class Meta:
        abstract = True
        ordering = ["order"]


class CitedContent(Content):
    """A row that cites the document, and what whoever transcribed it remarks."""

    clauses = models.JSONField()
    reconstructed = models.JSONField(null=True)
    note = models.JSONField(null=True)

    class Meta(Content.Meta):
        abstract = True
