"""Two tables: contents by their hash, and what people have sent and not attached to anything yet."""

from django.conf import settings
from django.db import models


class Blob(models.Model):
    """A content that is kept. ``scan`` is what the scanner last said of it: ``clean`` or ``unscanned``."""

    digest = models.CharField(max_length=64, unique=True)
    size = models.BigIntegerField()
    scan = models.CharField(max_length=10)
    kept_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.digest


class Upload(models.Model):
    """A file that somebody sent: theirs alone, until they attach it or two days have passed.

    Nobody else can attach it, also when they know its hash. ``person`` is empty for whoever runs commands on the
    machine itself.
    """

    blob = models.ForeignKey(Blob, models.PROTECT, related_name="uploads")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="uploads")
    name = models.CharField(max_length=200)
    sent_at = models.DateTimeField()

    class Meta:
        ordering = ["-sent_at", "-pk"]
        constraints = [models.UniqueConstraint(fields=["blob", "person"], name="upload_once")]
        indexes = [models.Index(fields=["sent_at"], name="upload_by_age")]

    def __str__(self) -> str:
        return self.name
