"""When values are asked for: how often the source of an indicator has one, and the rounds that collect them.

Written by verbs. The keys of indicators and entities are those of the framework's content, as in ``observations.py``.
"""

from django.db import models


class Schedule(models.Model):
    """How often the source of an indicator has a value, as the coordination office states it.

    ``months``: so many months after a period its value is due. ``every`` and ``first``: of a survey, its distance in
    years and a year in which it has a value. ``entity``: who is asked; empty: every entity that leads the indicator.
    ``stated_on``: the day from which values are due as it says, or are due earlier than before: none is late at once.
    ``earlier``: what was stated before such a day, the oldest first, as the fields above: what was late by it stays so.
    """

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=80)
    frequency = models.CharField(max_length=15)
    months = models.PositiveSmallIntegerField()
    every = models.PositiveSmallIntegerField(default=1)
    first = models.PositiveSmallIntegerField(null=True)
    entity = models.CharField(max_length=80, blank=True)
    stated_on = models.DateField()
    earlier = models.JSONField(default=list)
    set_at = models.DateTimeField()
    set_by = models.CharField(max_length=200)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["indicator"]
        constraints = [models.UniqueConstraint(fields=["framework", "indicator"], name="schedule_once")]

    def __str__(self) -> str:
        return self.indicator


class Round(models.Model):
    """A round of collection: for which period values are asked, from which day, by which day.

    ``number`` is its own in its framework and is never given again.
    """

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    period = models.CharField(max_length=7)
    opens_on = models.DateField()
    due_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    closed_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["opens_on", "number"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "number"], name="round_number_once"),
            models.UniqueConstraint(
                fields=["framework", "period"], condition=models.Q(closed_at=None), name="round_open_once"
            ),
        ]

    def __str__(self) -> str:
        return self.title
