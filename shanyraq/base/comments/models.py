"""Two tables: comments, and whom each mentions. Nothing is deleted; a comment ends, with who, when and why."""

from django.conf import settings
from django.db import models

from shanyraq.base.comments.results import WrittenComment


class Comment(models.Model):
    """What somebody said of a thing. ``about`` is what the thing was called then."""

    framework = models.CharField(max_length=60)
    kind = models.CharField(max_length=40)
    key = models.CharField(max_length=200)
    about = models.CharField(max_length=200)
    text = models.TextField()
    reply_to = models.ForeignKey("self", models.PROTECT, null=True, related_name="replies")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="comments")
    by = models.CharField(max_length=200)
    at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    ended_by = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["framework", "kind", "key"], name="comment_by_thing")]

    def __str__(self) -> str:
        return f"comment {self.pk}"

    def written(self) -> WrittenComment:
        return WrittenComment(number=self.pk)


class Mention(models.Model):
    """Somebody whom a comment asks to look."""

    comment = models.ForeignKey(Comment, models.PROTECT, related_name="mentions")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="mentions")

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["comment", "person"], name="mentioned_once")]

    def __str__(self) -> str:
        return f"{self.person_id} in comment {self.comment_id}"
