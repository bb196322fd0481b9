"""What the document states beside results: rankings, figures, groups, principles, provisions."""

from django.db import models


class Ranking(models.Model):
    """The country's place in an index."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="rankings")
    order = models.PositiveIntegerField()
    key = models.CharField(max_length=80)
    index = models.JSONField()
    value = models.FloatField(null=True)
    printed_value = models.TextField(null=True)  # noqa: DJ001
    rank = models.IntegerField(null=True)
    out_of = models.IntegerField(null=True)
    printed_rank = models.TextField()
    year = models.PositiveSmallIntegerField()
    organisation = models.TextField()
    clauses = models.JSONField()
    reconstructed = models.TextField(null=True)  # noqa: DJ001
    note = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="ranking_once")]

    def __str__(self) -> str:
        return self.key


class Figure(models.Model):
    """A number that the text states."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="figures")
    order = models.PositiveIntegerField()
    key = models.CharField(max_length=80)
    topic = models.CharField(max_length=80)
    text = models.JSONField()
    printed = models.TextField()
    value = models.FloatField(null=True)
    unit = models.TextField(null=True)  # noqa: DJ001
    year = models.PositiveSmallIntegerField(null=True)
    clauses = models.JSONField()
    reconstructed = models.TextField(null=True)  # noqa: DJ001
    note = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="figure_once")]

    def __str__(self) -> str:
        return self.key


class Accelerator(models.Model):
    """An accelerator of the Sustainable Development Goals."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="accelerators")
    order = models.PositiveIntegerField()
    key = models.CharField(max_length=80)
    text = models.JSONField()
    outcomes = models.JSONField(default=list)
    clauses = models.JSONField()
    reconstructed = models.TextField(null=True)  # noqa: DJ001
    note = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="accelerator_once")]

    def __str__(self) -> str:
        return self.key


class LnobGroup(models.Model):
    """A group at risk of being left behind, and the data dimensions that could show it."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="lnob_groups")
    order = models.PositiveIntegerField()
    key = models.CharField(max_length=80)
    name = models.JSONField()
    text = models.JSONField()
    dimensions = models.JSONField(default=list)
    clauses = models.JSONField()
    reconstructed = models.TextField(null=True)  # noqa: DJ001
    note = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="lnob_group_once")]

    def __str__(self) -> str:
        return self.key


class Statement(models.Model):
    """A principle, a trade-off, a recommendation."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="statements")
    order = models.PositiveIntegerField()
    key = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    title = models.JSONField()
    text = models.JSONField()
    clauses = models.JSONField()
    reconstructed = models.TextField(null=True)  # noqa: DJ001
    note = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="statement_once")]

    def __str__(self) -> str:
        return self.key


class Provision(models.Model):
    """What the document provides on funding, operations or cash transfers (``part``)."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="provisions")
    order = models.PositiveIntegerField()
    part = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    title = models.JSONField()
    text = models.TextField()
    value = models.FloatField(null=True)
    unit = models.TextField(null=True)  # noqa: DJ001
    printed = models.TextField(null=True)  # noqa: DJ001
    clauses = models.JSONField()
    reconstructed = models.TextField(null=True)  # noqa: DJ001
    note = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["version", "part", "key"], name="provision_once")]

    def __str__(self) -> str:
        return self.key
