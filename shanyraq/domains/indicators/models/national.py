"""What national sources publish: their data sets, series and points, and which row takes which series.

The keys of indicators, rows and series are plain text, so that a link outlives versions of the framework and imports.
"""

from django.db import models

from shanyraq.domains.indicators.vocabulary import LinkState


class Dataset(models.Model):
    """A national source, as it was taken last. ``key`` is its own in its framework.

    ``words``: column → code → language → what the source calls it; ``INDICATOR`` has its titles.
    """

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    key = models.CharField(max_length=80)
    kind = models.CharField(max_length=10)
    title = models.CharField(max_length=300)
    licence = models.CharField(max_length=200, blank=True)
    url = models.CharField(max_length=500, blank=True)
    words = models.JSONField(default=dict)
    taken_at = models.DateTimeField()

    class Meta:
        ordering = ["key"]
        constraints = [models.UniqueConstraint(fields=["framework", "key"], name="dataset_once")]

    def __str__(self) -> str:
        return self.title


class Taking(models.Model):
    """A file of a data set that was taken: its hash, what became of its rows, and what was remarked about them."""

    dataset = models.ForeignKey(Dataset, models.CASCADE, related_name="takings")
    taken_at = models.DateTimeField()
    taken_by = models.CharField(max_length=200)
    file = models.CharField(max_length=200)
    digest = models.CharField(max_length=64)
    counts = models.JSONField()
    remarks = models.JSONField(default=list)

    class Meta:
        ordering = ["-taken_at", "-pk"]

    def __str__(self) -> str:
        return self.file


class Series(models.Model):
    """A series of a data set: an indicator as the source has it, broken down in one way, in one unit.

    ``indicator`` is a code (``3.2.1``), ``series`` that of a series within it or empty; ``dimensions`` are without
    totals (``{"SEX": "F"}``).
    """

    dataset = models.ForeignKey(Dataset, models.CASCADE, related_name="series")
    key = models.CharField(max_length=400)
    indicator = models.CharField(max_length=80)
    series = models.CharField(max_length=200, blank=True)
    dimensions = models.JSONField(default=dict)
    unit = models.CharField(max_length=200, blank=True)
    title = models.JSONField(default=dict)

    class Meta:
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["dataset", "key"], name="series_once")]
        indexes = [models.Index(fields=["dataset", "indicator"], name="series_by_indicator")]

    def __str__(self) -> str:
        return self.key


class Point(models.Model):
    """What a source says of a series in a period. Never overwritten: what a later file says otherwise supersedes it.

    ``value`` is None where ``printed`` is no number.
    """

    series = models.ForeignKey(Series, models.CASCADE, related_name="points")
    period = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    value = models.DecimalField(max_digits=30, decimal_places=12, null=True)
    printed = models.CharField(max_length=200)
    taken_at = models.DateTimeField()
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["series", "year", "period", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["series", "period"], condition=models.Q(superseded_at=None), name="point_stands_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.period}: {self.printed}"


class Link(models.Model):
    """Which series of a data set a row of the framework takes. Proposed by rules, accepted or declined by a person.

    ``series`` is empty where none could be proposed. ``sure`` and ``reasons`` are those of the proposal, as it was made
    last, or why there is none; of a series that a person chose instead there are none.
    ``unit_same`` is the unit of the source of which a person said that it is the row's, whatever it is called: it holds
    for that unit alone.
    """

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    dataset = models.CharField(max_length=80)
    indicator = models.CharField(max_length=80)
    row = models.CharField(max_length=80)
    series = models.CharField(max_length=400, blank=True)
    state = models.CharField(max_length=10)
    sure = models.CharField(max_length=10, blank=True)
    reasons = models.JSONField(default=list)
    made_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)
    unit_same = models.CharField(max_length=200, blank=True)
    unit_said_at = models.DateTimeField(null=True)
    unit_said_by = models.CharField(max_length=200, blank=True)
    unit_reason = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["indicator", "row", "dataset"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "dataset", "indicator", "row"], name="link_once"),
            models.CheckConstraint(
                condition=models.Q(state__in=[each.value for each in LinkState]), name="link_has_a_state"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.row}: {self.series}"


class Judgement(models.Model):
    """What a person decided where the document prints one value and the source another one for the same year.

    It holds for these two values; where either becomes another, it is to be decided anew.
    """

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    dataset = models.CharField(max_length=80)
    indicator = models.CharField(max_length=80)
    row = models.CharField(max_length=80)
    year = models.PositiveSmallIntegerField()
    printed = models.TextField()
    national = models.CharField(max_length=200)
    choice = models.CharField(max_length=10)
    reason = models.TextField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    superseded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["indicator", "row", "year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["framework", "dataset", "indicator", "row", "year"],
                condition=models.Q(superseded_at=None),
                name="judgement_stands_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.row} {self.year}: {self.choice}"
