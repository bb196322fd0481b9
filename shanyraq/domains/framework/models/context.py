"""What the document states beside results: rankings, figures, groups, principles, provisions."""

from django.db import models

from shanyraq.domains.packages.models import CitedContent


class Ranking(CitedContent):
    """The country's place in an index."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="rankings")
    key = models.CharField(max_length=80)
    index = models.JSONField()
    value = models.FloatField(null=True)
    printed_value = models.TextField(null=True)  # noqa: DJ001
    rank = models.IntegerField(null=True)
    out_of = models.IntegerField(null=True)
    printed_rank = models.TextField()
    year = models.PositiveSmallIntegerField()
    organisation = models.TextField()

    class Meta(CitedContent.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="ranking_once")]

    def __str__(self) -> str:
        return self.key


class Figure(CitedContent):
    """A number that the text states."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="figures")
    key = models.CharField(max_length=80)
    topic = models.CharField(max_length=80)
    text = models.JSONField()
    printed = models.TextField()
    value = models.FloatField(null=True)
    unit = models.TextField(null=True)  # noqa: DJ001
    unit_in = models.JSONField(default=dict)
    year = models.PositiveSmallIntegerField(null=True)
    indicator = models.CharField(max_length=80, null=True)  # noqa: DJ001
    row = models.CharField(max_length=80, null=True)  # noqa: DJ001

    class Meta(CitedContent.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="figure_once")]

    def __str__(self) -> str:
        return self.key


class Accelerator(CitedContent):
    """An accelerator of the Sustainable Development Goals."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="accelerators")
    key = models.CharField(max_length=80)
    text = models.JSONField()
    outcomes = models.JSONField(default=list)

    class Meta(CitedContent.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="accelerator_once")]

    def __str__(self) -> str:
        return self.key


class LnobGroup(CitedContent):
    """A group at risk of being left behind, and the data dimensions that could show it."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="lnob_groups")
    key = models.CharField(max_length=80)
    name = models.JSONField()
    text = models.JSONField()
    dimensions = models.JSONField(default=list)

    class Meta(CitedContent.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="lnob_group_once")]

    def __str__(self) -> str:
        return self.key


class Statement(CitedContent):
    """A principle, a trade-off, a recommendation."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="statements")
    key = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    title = models.JSONField()
    text = models.JSONField()

    class Meta(CitedContent.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="statement_once")]

    def __str__(self) -> str:
        return self.key


class Provision(CitedContent):
    """What the document provides on funding, operations or cash transfers (``part``)."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="provisions")
    part = models.CharField(max_length=40)
    key = models.CharField(max_length=80)
    title = models.JSONField()
    text = models.TextField()
    value = models.FloatField(null=True)
    unit = models.TextField(null=True)  # noqa: DJ001
    unit_in = models.JSONField(default=dict)
    printed = models.TextField(null=True)  # noqa: DJ001

    class Meta(CitedContent.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "part", "key"], name="provision_once")]

    def __str__(self) -> str:
        return self.key
