"""The tables of money. Every view of the work plans adds up the same lines, so that no two of them can disagree.

Contributions say where money comes from; what of them goes to which sub-output is an allocation.
"""

from decimal import Decimal

from django.db import models


class Line(models.Model):
    """Money of one year of a sub-output, of one entity, from one contributing partner, of one kind of source.

    ``entity`` and ``contributor`` are keys of organisations, or as they were printed; ``instrument`` is a kind of
    source. Empty: what is not told apart. An amount of None is not said, which is not zero; a line that says nothing
    was taken out. ``spent_q1`` to ``spent_q4``: parts of ``spent``, as far as they are told. US dollars.
    """

    sub_output = models.ForeignKey("workplans.SubOutput", models.PROTECT, related_name="lines")
    year = models.PositiveSmallIntegerField()
    entity = models.CharField(max_length=400, blank=True)
    contributor = models.CharField(max_length=400, blank=True)
    instrument = models.CharField(max_length=40, blank=True)
    required = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    available = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    spent = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    spent_q1 = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    spent_q2 = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    spent_q3 = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    spent_q4 = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["year", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["sub_output", "year", "entity", "contributor", "instrument"], name="line_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.entity} {self.contributor}".strip()

    @property
    def quarters(self) -> tuple[Decimal | None, ...]:
        """What was spent in each quarter."""
        return self.spent_q1, self.spent_q2, self.spent_q3, self.spent_q4


class Rate(models.Model):
    """The UN operational rate of exchange of a currency in a month: so many units of it are one US dollar."""

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    currency = models.CharField(max_length=3)
    month = models.DateField()
    rate = models.DecimalField(max_digits=18, decimal_places=6)
    source = models.CharField(max_length=300)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["currency", "-month"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "currency", "month"], name="rate_once"),
            models.CheckConstraint(condition=models.Q(rate__gt=0), name="rate_is_positive"),
        ]

    def __str__(self) -> str:
        return f"{self.currency} {self.month:%Y-%m}"


class Contribution(models.Model):
    """What a contributing partner gives, or may give. ``number`` is its own in its framework and never given again.

    ``donor`` and ``entity`` (who receives it; empty: several) are keys of organisations, or as printed. ``rate`` is the
    UN operational rate of the month of ``agreed_on``, as it was when the amount was entered; 1 for US dollars.
    """

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=300)
    donor = models.CharField(max_length=400)
    entity = models.CharField(max_length=400, blank=True)
    instrument = models.CharField(max_length=40, blank=True)
    earmarking = models.CharField(max_length=10)
    outcome = models.CharField(max_length=40, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    currency = models.CharField(max_length=3)
    amount = models.DecimalField(max_digits=15, decimal_places=2)
    agreed_on = models.DateField()
    rate = models.DecimalField(max_digits=18, decimal_places=6)
    tax_exempt = models.BooleanField(default=False)
    cost_sharing = models.BooleanField(default=False)
    pooled = models.BooleanField(default=False)
    mechanism = models.CharField(max_length=10, blank=True)
    note = models.TextField(blank=True)
    stage = models.CharField(max_length=10)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "number"], name="contribution_number_once"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="contribution_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.title


class Standing(models.Manager["Allocation"]):
    """The allocations of more than nothing."""

    def get_queryset(self) -> models.QuerySet["Allocation"]:
        return super().get_queryset().filter(amount__gt=0)


class Allocation(models.Model):
    """What of a contribution goes to a sub-output in a year, through an entity. US dollars.

    One that was taken out is of zero and stays, so that its revisions go on; ``objects`` are those of more.
    """

    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="allocations")
    sub_output = models.ForeignKey("workplans.SubOutput", models.PROTECT, related_name="allocations")
    year = models.PositiveSmallIntegerField()
    entity = models.CharField(max_length=400)
    amount = models.DecimalField(max_digits=15, decimal_places=2)
    revision = models.PositiveIntegerField(default=1)

    objects = Standing()
    every = models.Manager["Allocation"]()

    class Meta:
        ordering = ["year", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["contribution", "sub_output", "year", "entity"], name="allocation_once"),
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="allocation_is_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.entity}"


class Reallocation(models.Model):
    """Money that is not earmarked, to be moved from one sub-output to another: when the Government and the entity both
    consented, it is. ``number`` is its own in its framework. US dollars.
    """

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    contribution = models.ForeignKey(Contribution, models.PROTECT, related_name="reallocations")
    entity = models.CharField(max_length=400)
    source = models.ForeignKey("workplans.SubOutput", models.PROTECT, related_name="+")
    source_year = models.PositiveSmallIntegerField()
    target = models.ForeignKey("workplans.SubOutput", models.PROTECT, related_name="+")
    target_year = models.PositiveSmallIntegerField()
    amount = models.DecimalField(max_digits=15, decimal_places=2)
    reason = models.TextField()
    state = models.CharField(max_length=30)
    proposed_by = models.CharField(max_length=200)
    proposer = models.BigIntegerField(null=True)
    proposed_at = models.DateTimeField()
    government_by = models.CharField(max_length=200, blank=True)
    government_person = models.BigIntegerField(null=True)
    government_at = models.DateTimeField(null=True)
    government_note = models.TextField(blank=True)
    entity_by = models.CharField(max_length=200, blank=True)
    entity_person = models.BigIntegerField(null=True)
    entity_at = models.DateTimeField(null=True)
    entity_note = models.TextField(blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["framework", "number"], name="reallocation_number_once")]

    def __str__(self) -> str:
        return f"{self.number}"


class Frame(models.Model):
    """A line of the multi-year funding framework: what an entity needs for an outcome in a year, and what it expects.

    It is made before work plans and stands beside them. None: not said, which is not zero. US dollars.
    """

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=40)
    entity = models.CharField(max_length=400)
    year = models.PositiveSmallIntegerField()
    needed = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    core = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    non_core = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["outcome", "entity", "year"]
        constraints = [models.UniqueConstraint(fields=["framework", "outcome", "entity", "year"], name="frame_once")]

    def __str__(self) -> str:
        return f"{self.outcome} {self.entity} {self.year}"
