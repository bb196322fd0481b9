"""A workbook that somebody uploaded, while it is looked at: theirs alone, forgotten after some days. And rows done."""

import uuid

from django.conf import settings
from django.db import models

from shanyraq.base.workbooks.rules import BUSY, Stage


class Upload(models.Model):
    """An uploaded workbook: what it is for, its bytes, where it stands, and what became of its rows.

    ``result`` is written in the language ``language``, in which whoever uploaded it reads.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="workbooks")
    verb = models.CharField(max_length=100)
    framework = models.CharField(max_length=60, blank=True)
    reason = models.TextField(blank=True)
    language = models.CharField(max_length=10)
    site = models.CharField(max_length=200)
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    stage = models.CharField(max_length=10, choices=[(each, each) for each in Stage], default=Stage.WAITING)
    result = models.JSONField(null=True)
    made_at = models.DateTimeField(db_index=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["-made_at"]

    def __str__(self) -> str:
        return f"{self.name} ({self.verb})"

    @property
    def is_busy(self) -> bool:
        """Whether a worker has something to do with it."""
        return self.stage in BUSY

    @property
    def progress_key(self) -> str:
        """Under which name its progress is reported."""
        return f"workbook-{self.pk}"


class AddedRow(models.Model):
    """A new row of a workbook of several actions that was done: by digests of the workbook and of the row.

    ``number``: that of what it added; empty where it has none.
    """

    book = models.CharField(max_length=64)
    row = models.CharField(max_length=64)
    number = models.CharField(max_length=40, blank=True)
    made_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["book", "row"], name="workbooks_row_added_once")]

    def __str__(self) -> str:
        return f"{self.book[:8]} {self.row[:8]}"
