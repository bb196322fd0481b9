"""The signed text, block by block, and the index of what hangs on each clause."""

from django.db import models

from shanyraq.domains.packages.models import Content


class Block(Content):
    """A heading, paragraph, item, table or note of the signed text."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="blocks")
    anchor = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    depth = models.IntegerField()
    text = models.TextField()
    section = models.CharField(max_length=80)
    anchors = models.JSONField(default=list)
    folded = models.TextField()
    repaired = models.JSONField(default=list)

    class Meta(Content.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "anchor"], name="block_once")]

    def __str__(self) -> str:
        return self.anchor


class Entry(Content):
    """Anything that the document says, by kind and key: what search finds and clauses list.

    Written with the version, from its package, and as unchanging as the version itself.
    """

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    title = models.JSONField()
    text = models.TextField()
    folded = models.TextField()
    first_anchor = models.CharField(max_length=80)

    class Meta(Content.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "kind", "key"], name="entry_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"


class Citation(Content):
    """An entry and a clause that it comes from."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="citations")
    entry = models.ForeignKey(Entry, models.CASCADE, related_name="citations")
    anchor = models.CharField(max_length=80)

    def __str__(self) -> str:
        return self.anchor
