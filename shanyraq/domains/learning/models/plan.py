"""The monitoring and evaluation plan: categories and activities, year by year."""

from django.db import models

from shanyraq.domains.packages.models import CitedContent


class Category(CitedContent):
    """A category of monitoring and evaluation activities."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="categories")
    key = models.CharField(max_length=80)
    title = models.JSONField()
    description = models.JSONField(null=True)

    class Meta(CitedContent.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="category_once")]

    def __str__(self) -> str:
        return self.key


class Activity(CitedContent):
    """One activity in one year."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="activities")
    key = models.CharField(max_length=80)
    category = models.ForeignKey(Category, models.CASCADE, related_name="activities")
    year = models.PositiveSmallIntegerField()
    text = models.JSONField()
    responsible = models.ManyToManyField("parties.Organisation", related_name="activities")
    responsible_bodies = models.ManyToManyField("governance.Body", related_name="activities")
    responsible_printed = models.TextField(null=True)  # noqa: DJ001

    class Meta(CitedContent.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="activity_once")]

    def __str__(self) -> str:
        return self.key
