"""The results chain: goals above outcomes, outcomes, outputs, and what each is linked to."""

from django.db import models

from shanyraq.domains.packages.models import CitedContent, Content


class Level(Content):
    """A level of results above outcomes, from the top."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="levels")
    key = models.CharField(max_length=80)
    name = models.JSONField()

    class Meta(Content.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="level_once")]

    def __str__(self) -> str:
        return self.key


class Goal(CitedContent):
    """A result above the outcomes: a vision, a priority, a pillar."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="goals")
    key = models.CharField(max_length=80)
    level = models.ForeignKey(Level, models.CASCADE, related_name="goals")
    code = models.CharField(max_length=40, null=True)  # noqa: DJ001
    title = models.JSONField()
    statement = models.JSONField(null=True)
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="children")

    class Meta(CitedContent.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="goal_once")]

    def __str__(self) -> str:
        return self.key


class Outcome(CitedContent):
    """An outcome."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="outcomes")
    code = models.CharField(max_length=40)
    parent = models.ForeignKey(Goal, models.CASCADE, null=True, related_name="outcomes")
    title = models.JSONField()
    statement = models.JSONField()

    class Meta(CitedContent.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "code"], name="outcome_once")]

    def __str__(self) -> str:
        return self.code


class Output(CitedContent):
    """An output of an outcome."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="outputs")
    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="outputs")
    code = models.CharField(max_length=40)
    printed_label = models.TextField(null=True)  # noqa: DJ001
    statement = models.JSONField()

    class Meta(CitedContent.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "code"], name="output_once")]

    def __str__(self) -> str:
        return self.code


class Wording(Content):
    """An outcome's statement as another section words it."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="wordings")
    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="wordings")
    clause = models.CharField(max_length=80)
    text = models.TextField()

    def __str__(self) -> str:
        return self.clause


class SdgLink(CitedContent):
    """An SDG target that an outcome contributes to, and the goal under which it is printed."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="sdg_links")
    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="sdg_links")
    code = models.CharField(max_length=40)
    goal = models.IntegerField()
    text = models.JSONField()
    printed = models.TextField(null=True)  # noqa: DJ001

    def __str__(self) -> str:
        return self.code


class Strategy(CitedContent):
    """A national strategy, law or programme that an outcome is aligned with."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="strategies")
    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="strategies")
    text = models.JSONField()
    starts = models.PositiveSmallIntegerField(null=True)
    ends = models.PositiveSmallIntegerField(null=True)

    def __str__(self) -> str:
        return str(self.text)


class Participation(Content):
    """An organisation in a printed list of an outcome (``output`` empty) or output."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="participations")
    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="participations")
    output = models.ForeignKey(Output, models.CASCADE, null=True, related_name="participations")
    party = models.ForeignKey("parties.Organisation", models.CASCADE, related_name="participations")
    role = models.CharField(max_length=40)
    printed = models.TextField()

    def __str__(self) -> str:
        return self.printed


class LnobMention(Content):
    """A group at risk of being left behind, as an outcome names it."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="lnob_mentions")
    outcome = models.ForeignKey(Outcome, models.CASCADE, related_name="lnob_mentions")
    text = models.TextField()
    groups = models.JSONField(default=list)

    def __str__(self) -> str:
        return self.text
