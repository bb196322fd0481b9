"""Evaluations, their parts, recommendations from wherever they come, and what is done about them. Written by verbs.

Texts are {language: text}. Numbers are never given again. Who is named by a key stands in the framework.
"""

from django.db import models


class Evaluation(models.Model):
    """An evaluation. ``number`` is its own in its framework.

    ``entity``: the key of the organisation whose programme is evaluated; empty for the framework. ``activity``: the key
    of the activity of the monitoring and evaluation plan that it is. US dollars. ``purpose``, ``scope``, ``method`` and
    ``omitted`` – why criteria are left out – are its terms of reference, {language: text}.
    """

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    title = models.JSONField()
    entity = models.CharField(max_length=80, blank=True)
    outcomes = models.JSONField(default=list)
    activity = models.CharField(max_length=80, blank=True)
    manager = models.CharField(max_length=200, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    budget = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    report = models.CharField(max_length=500, blank=True)
    purpose = models.JSONField(default=dict)
    scope = models.JSONField(default=dict)
    method = models.JSONField(default=dict)
    omitted = models.JSONField(default=dict)
    state = models.CharField(max_length=20)
    final_on = models.DateField(null=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "number"], name="evaluation_number_once"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="evaluation_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class Part(models.Model):
    """What an evaluation is made of: a milestone, somebody who takes part, a question, a finding, a conclusion, the
    answer to a check. ``number`` is its own in its kind; ``data``: what is said of it beside its text, by its command.
    """

    evaluation = models.ForeignKey(Evaluation, models.PROTECT, related_name="parts")
    kind = models.CharField(max_length=20)
    number = models.PositiveIntegerField()
    text = models.JSONField(default=dict)
    data = models.JSONField(default=dict)
    ended_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["evaluation", "kind", "number"]
        constraints = [models.UniqueConstraint(fields=["evaluation", "kind", "number"], name="part_number_once")]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"


class Recommendation(models.Model):
    """A recommendation, and the management response to it.

    ``evaluation``: of an evaluation kept here; else ``activity``, or ``symbol``, ``paragraph`` and ``issued_on`` say
    where it is found. ``addressees``: keys of organisations and bodies; ``findings``: numbers of the evaluation's.
    """

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    origin = models.CharField(max_length=20)
    evaluation = models.ForeignKey(Evaluation, models.PROTECT, null=True, related_name="recommendations")
    activity = models.CharField(max_length=80, blank=True)
    symbol = models.CharField(max_length=80, blank=True)
    paragraph = models.CharField(max_length=80, blank=True)
    issued_on = models.DateField(null=True)
    text = models.JSONField()
    addressees = models.JSONField(default=list)
    priority = models.CharField(max_length=10)
    findings = models.JSONField(default=list)
    response = models.CharField(max_length=20, blank=True)
    response_text = models.JSONField(default=dict)
    responded_on = models.DateField(null=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["framework", "number"], name="recommendation_number_once")]

    def __str__(self) -> str:
        return f"{self.number}"


class Action(models.Model):
    """What is done about a recommendation. ``who``: the key of an organisation or body.

    ``updates``: quarter (``2029-2``) → how it went, {language: text}. ``note``: why it was dropped.
    """

    recommendation = models.ForeignKey(Recommendation, models.PROTECT, related_name="actions")
    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    text = models.JSONField()
    who = models.CharField(max_length=80)
    due_on = models.DateField()
    state = models.CharField(max_length=20)
    note = models.TextField(blank=True)
    done_on = models.DateField(null=True)
    updates = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["framework", "number"], name="action_number_once")]

    def __str__(self) -> str:
        return f"{self.number}"
