"""Annual reviews: of an outcome or of the whole framework in a year, with the figures that they rest on."""

from django.db import models


class Review(models.Model):
    """A review. ``number`` is its own in its framework; ``outcome`` empty: of the whole framework.

    ``figures`` are those that it was prepared from, as they stood on ``prepared_on``; they stay as they were.
    ``assumptions``: key of an assumption of the theory of change → verdict, judgement by language, indicator, owner.
    ``risk_updates``: key of a risk or an opportunity → course, judgement by language, owner.
    """

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    outcome = models.CharField(max_length=40, blank=True)
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20)
    figures = models.JSONField(default=dict)
    prepared_on = models.DateField(null=True)
    discussed_on = models.DateField(null=True)
    concluded_on = models.DateField(null=True)
    summary = models.JSONField(default=dict)
    risk_notes = models.JSONField(default=dict)
    inputs = models.JSONField(default=dict)
    assumptions = models.JSONField(default=dict)
    risk_updates = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["year", "outcome"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "outcome", "year"], name="review_once"),
            models.UniqueConstraint(fields=["framework", "number"], name="review_number_once"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.outcome}".strip()


class Correction(models.Model):
    """A course correction that a review proposes: what is to change, by whom and when, in the plan of which year.

    ``number`` is its own in its framework. ``outcome`` and ``year``: the joint work plan that it is about. ``changes``:
    how many changes of that plan since it was accepted were told when it was done; None before.
    """

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    review = models.ForeignKey(Review, models.PROTECT, related_name="corrections")
    what = models.JSONField()
    who = models.JSONField(default=list)
    due_on = models.DateField()
    outcome = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=20)
    note = models.TextField(blank=True)
    changes = models.PositiveIntegerField(null=True)
    made_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["framework", "number"], name="correction_number_once")]

    def __str__(self) -> str:
        return f"{self.number}"
