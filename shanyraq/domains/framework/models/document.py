"""The signed text, block by block; the index of what hangs on each clause, and of every word."""

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
    repaired = models.JSONField(default=list)

    class Meta(Content.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "anchor"], name="block_once")]

    def __str__(self) -> str:
        return self.anchor


class Entry(Content):
    """Anything that the document says, by kind and key: what search finds and clauses list.

    Written with the version, from its package, and as unchanging as the version itself. ``beside``: what its page says
    beside it, by language.
    """

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="entries")
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    code = models.CharField(max_length=40)
    title = models.JSONField()
    text = models.JSONField()
    beside = models.JSONField(default=dict)
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


class Word(models.Model):
    """A word of a version, and where it stands: what search asks.

    ``places``: kind → primary keys of entries, ``block`` → those of blocks. A word that begins with
    ``=`` is a name (``=1.2.1``); there ``clause`` → pairs of a block and the anchor that is called so.
    """

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="words", db_index=False)
    start = models.CharField(max_length=4)
    word = models.CharField(max_length=100)
    places = models.JSONField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["version", "start", "word"], name="word_once")]

    def __str__(self) -> str:
        return self.word
