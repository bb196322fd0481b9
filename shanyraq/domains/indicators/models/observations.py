"""What was observed since the document was signed: values by row and period, never overwritten. Written by verbs.

The keys of indicators, rows and entities are those of the framework's content, which belongs to its versions; here
they are plain values.
"""

from django.db import models

from shanyraq.domains.indicators.vocabulary import OPEN, Stage


class Observation(models.Model):
    """A value of a row for a period. ``number`` is its own in its framework and is never given again.

    ``period`` is ``2026``, ``2026-S1``, ``2026-Q2`` or ``2026-03``; ``year`` the year that it lies in. ``entity``
    reported it; empty: national data by its ``origin``, or none was named. ``part``: the entity whose part of the whole
    it is, where entities are added up; empty: the whole. ``printed``: the value as it was entered. ``flags``: ids of
    the rules that remarked on it. Times are those of the steps, ``recalled_at`` that of the last time that it was
    submitted and taken back; what ended was superseded, withdrawn or dropped.
    """

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    indicator = models.CharField(max_length=80)
    row = models.CharField(max_length=80)
    period = models.CharField(max_length=7)
    year = models.PositiveSmallIntegerField()
    measure = models.CharField(max_length=10)
    part = models.CharField(max_length=80, blank=True)
    entity = models.CharField(max_length=80, blank=True)
    origin = models.CharField(max_length=10)
    value = models.FloatField(null=True)
    answer = models.TextField(blank=True)
    numerator = models.FloatField(null=True)
    denominator = models.FloatField(null=True)
    unit = models.CharField(max_length=40, blank=True)
    printed = models.TextField()
    source = models.CharField(max_length=500, blank=True)
    evidence = models.CharField(max_length=500, blank=True)
    reliability = models.TextField(blank=True)
    comment = models.TextField(blank=True)
    flags = models.JSONField(default=list)
    stage = models.CharField(max_length=10)
    said = models.TextField(blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    submitted_at = models.DateTimeField(null=True)
    submitter = models.BigIntegerField(null=True)
    recalled_at = models.DateTimeField(null=True)
    assured_at = models.DateTimeField(null=True)
    assured_by = models.CharField(max_length=200, blank=True)
    published_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    replaces = models.ForeignKey("self", models.PROTECT, null=True, related_name="replaced_by")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["indicator", "row", "year", "period", "number"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "number"], name="observation_number_once"),
            models.UniqueConstraint(
                fields=["framework", "indicator", "row", "period", "measure", "part"],
                condition=models.Q(stage=Stage.PUBLISHED),
                name="observation_stands_once",
            ),
            models.UniqueConstraint(
                fields=["framework", "indicator", "row", "period", "measure", "part", "entity"],
                condition=models.Q(stage__in=OPEN),
                name="observation_open_once",
            ),
            models.CheckConstraint(
                condition=models.Q(value__isnull=False) | ~models.Q(answer=""), name="observation_says_something"
            ),
        ]
        indexes = [models.Index(fields=["framework", "stage", "indicator"], name="observation_by_stage")]

    def __str__(self) -> str:
        return f"{self.indicator} {self.row} {self.period}"


class Aggregation(models.Model):
    """How the values of an indicator become one: over the periods of a year, and over the entities that contribute."""

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    indicator = models.CharField(max_length=80)
    over_time = models.CharField(max_length=10)
    over_entities = models.CharField(max_length=10)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["indicator"]
        constraints = [models.UniqueConstraint(fields=["framework", "indicator"], name="aggregation_once")]

    def __str__(self) -> str:
        return self.indicator
