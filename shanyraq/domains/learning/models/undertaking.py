"""What became of an activity of the plan: its state, dates, cost, what shows it and what use was made of it."""

from django.db import models


class Undertaking(models.Model):
    """An activity as it is carried out, by its key in the framework: that of the signed plan, or ``added-3``.

    An activity that is printed and was never touched has none: it is planned for its printed year. ``number`` is that
    of an activity that was added; ``category``, ``text`` and ``year`` are its own. Of a printed one ``year`` is None
    until it was moved. ``entities`` and ``bodies`` are responsible beside those that are printed. US dollars.
    """

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    key = models.CharField(max_length=80)
    number = models.PositiveIntegerField(null=True)
    category = models.CharField(max_length=80, blank=True)
    text = models.JSONField(default=dict)
    state = models.CharField(max_length=20)
    year = models.PositiveSmallIntegerField(null=True)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    done_on = models.DateField(null=True)
    entities = models.JSONField(default=list)
    bodies = models.JSONField(default=list)
    in_charge = models.CharField(max_length=300, blank=True)
    cost_planned = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    cost_spent = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    funding = models.CharField(max_length=300, blank=True)
    statement = models.JSONField(default=dict)
    use = models.JSONField(default=dict)
    note = models.TextField(blank=True)
    made_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "key"], name="undertaking_once"),
            models.UniqueConstraint(fields=["framework", "number"], name="undertaking_number_once"),
            models.CheckConstraint(
                condition=models.Q(starts_on=None)
                | models.Q(ends_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="undertaking_ends_after_start",
            ),
        ]

    def __str__(self) -> str:
        return self.key
