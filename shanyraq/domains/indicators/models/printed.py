"""Indicators, their rows, and the values that the signed document prints in them."""

from django.db import models

from shanyraq.domains.packages.models import CitedContent, Content


class Indicator(CitedContent):
    """What is measured, of an outcome (``output`` empty) or of an output."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="indicators")
    outcome = models.ForeignKey("framework.Outcome", models.CASCADE, related_name="indicators")
    output = models.ForeignKey("framework.Output", models.CASCADE, null=True, related_name="indicators")
    key = models.CharField(max_length=80)
    code = models.CharField(max_length=40, null=True)  # noqa: DJ001
    printed_code = models.TextField(null=True)  # noqa: DJ001
    title = models.JSONField()
    kind = models.CharField(max_length=40)
    scale = models.JSONField(default=list)
    unit_printed = models.TextField(null=True)  # noqa: DJ001
    unit_code = models.CharField(max_length=40)
    unit_name = models.JSONField()
    desired = models.CharField(max_length=40, null=True)  # noqa: DJ001
    desired_reason = models.JSONField()
    sdg_target = models.CharField(max_length=40, null=True)  # noqa: DJ001
    national = models.BooleanField(default=True)
    source = models.JSONField(null=True)
    lead_printed = models.TextField(null=True)  # noqa: DJ001
    leads = models.ManyToManyField("parties.Organisation", related_name="led_indicators")

    class Meta(CitedContent.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="indicator_once")]

    def __str__(self) -> str:
        return self.key


class Row(CitedContent):
    """A printed row of an indicator: its total, a breakdown, or a label without numbers."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="rows")
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="rows")
    key = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    label = models.TextField()
    disaggregation = models.JSONField(default=list)
    label_in = models.JSONField(default=dict)
    dimensions = models.JSONField(default=dict)
    measurement = models.TextField(null=True)  # noqa: DJ001
    unit = models.JSONField(null=True)
    desired = models.CharField(max_length=40, null=True)  # noqa: DJ001
    desired_reason = models.JSONField(null=True)
    target_printed = models.TextField(null=True)  # noqa: DJ001
    pending_note = models.TextField(null=True)  # noqa: DJ001
    pending_due_on = models.DateField(null=True)
    pending_otherwise = models.CharField(max_length=40, null=True)  # noqa: DJ001

    class Meta(CitedContent.Meta):
        constraints = [models.UniqueConstraint(fields=["indicator", "key"], name="row_once")]

    def __str__(self) -> str:
        return self.key


class Value(Content):
    """A printed number with its year: ``role`` is baseline, latest or target."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="values")
    row = models.ForeignKey(Row, models.CASCADE, related_name="values")
    role = models.CharField(max_length=40)
    value = models.FloatField(null=True)
    year = models.PositiveSmallIntegerField(null=True)
    printed = models.TextField()
    qualifier = models.TextField(null=True)  # noqa: DJ001
    qualifier_in = models.JSONField(default=dict)
    state = models.TextField(null=True)  # noqa: DJ001
    unit = models.JSONField(null=True)
    corrected = models.JSONField(null=True)

    def __str__(self) -> str:
        return self.printed
