"""Documents: a file on a thing. Nothing is deleted; a document ends, with who, when and why. And what things of domains
hold, which is deleted with them.
"""

from django.conf import settings
from django.db import models

from shanyraq.base.attachments.results import WrittenDocument


class Attachment(models.Model):
    """A document that hangs on a thing. ``about`` is what the thing was called then, ``name`` that of the file."""

    framework = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    about = models.CharField(max_length=200)
    blob = models.ForeignKey("files.Blob", models.PROTECT, related_name="attachments")
    name = models.CharField(max_length=200)
    title = models.CharField(max_length=200, blank=True)
    note = models.TextField(blank=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="attachments")
    by = models.CharField(max_length=200)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "kind", "key", "blob"],
                condition=models.Q(ended_at=None),
                name="attached_once",
            ),
        ]

    def __str__(self) -> str:
        return self.title or self.name

    def written(self) -> WrittenDocument:
        return WrittenDocument(number=self.pk, name=self.name, digest=self.blob.digest, size=self.blob.size)


class Held(models.Model):
    """A content that a thing of a domain holds, by its kind and key; the thing knows it by its hash."""

    framework = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    blob = models.ForeignKey("files.Blob", models.PROTECT, related_name="held")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["framework", "kind", "key", "blob"], name="held_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.key}"
