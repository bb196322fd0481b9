"""The results chain: goals above outcomes, outcomes, outputs, and what each is linked to."""

from django.db import models


class Level(models.Model):
    """A level of results above outcomes, from the top."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="levels")
    order = models.PositiveIntegerField()
    key = models.CharField(max_length=80)
    name = models.JSONField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="level_once")]

    def __str__(self) -> str:
        return self.key


class Goal(models.Model):
    """A result above the outcomes: a vision, a priority, a pillar."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="goals")
    order = models.PositiveIntegerField()
    key = models.CharField(max_length=80)
    level = models.ForeignKey(Level, models.CASCADE, related_name="goals")
    code = models.CharField(max_length=40, null=True)  # noqa: DJ001
    title = models.JSONField()
    statement = models.JSONField(null=True)
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="children")
    clauses = models.JSONField()
    reconstructed = models.TextField(null=True)  # noqa: DJ001
    note = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="goal_once")]

    def __str__(self) -> str:
        return self.key


class Outcome(models.Model):
    """An outcome."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="outcomes")
    order = models.PositiveIntegerField()
    code = models.CharField(max_length=40)
    parent = models.ForeignKey(Goal, models.CASCADE, null=True, related_name="outcomes")
    title = models.JSONField()
    statement = models.JSONField()
    clauses = models.JSONField()
    reconstructed = models.TextField(null=True)  # noqa: DJ001
    note = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["version", "code"], name="outcome_once")]

    def __str__(self) -> str:
        return self.code


class Output(models.Model):
    """An output of an outcome."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="outputs")
    order = models.PositiveIntegerField()
    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="outputs")
    code = models.CharField(max_length=40)
    printed_label = models.TextField(null=True)  # noqa: DJ001
    statement = models.JSONField()
    clauses = models.JSONField()
    reconstructed = models.TextField(null=True)  # noqa: DJ001
    note = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["version", "code"], name="output_once")]

    def __str__(self) -> str:
        return self.code


class Wording(models.Model):
    """An outcome's statement as another section words it."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="wordings")
    order = models.PositiveIntegerField()
    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="wordings")
    clause = models.CharField(max_length=80)
    text = models.TextField()

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.clause


class SdgLink(models.Model):
    """An SDG target that an outcome contributes to, and the goal under which it is printed."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="sdg_links")
    order = models.PositiveIntegerField()
    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="sdg_links")
    code = models.CharField(max_length=40)
    goal = models.IntegerField()
    text = models.JSONField()
    printed = models.TextField(null=True)  # noqa: DJ001
    clauses = models.JSONField()
    reconstructed = models.TextField(null=True)  # noqa: DJ001
    note = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.code


class Strategy(models.Model):
    """A national strategy, law or programme that an outcome is aligned with."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="strategies")
    order = models.PositiveIntegerField()
    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="strategies")
    text = models.JSONField()
    starts = models.PositiveSmallIntegerField(null=True)
    ends = models.PositiveSmallIntegerField(null=True)
    clauses = models.JSONField()
    reconstructed = models.TextField(null=True)  # noqa: DJ001
    note = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return str(self.text)


class Participation(models.Model):
    """An organisation in a printed list of an outcome (``output`` empty) or output."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="participations")
    order = models.PositiveIntegerField()
    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="participations")
    output = models.ForeignKey(Output, models.CASCADE, null=True, related_name="participations")
    party = models.ForeignKey("parties.Organisation", models.CASCADE, related_name="participations")
    role = models.CharField(max_length=40)
    printed = models.TextField()

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.printed


class LnobMention(models.Model):
    """A group at risk of being left behind, as an outcome names it."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="lnob_mentions")
    order = models.PositiveIntegerField()
    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="lnob_mentions")
    text = models.TextField()
    groups = models.JSONField(default=list)

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.text
