"""Sub-outputs of joint work plans: what is done towards an output, by whom, when, where. Written by verbs.

The codes of outputs, SDG targets and organisations are those of the framework's content, which belongs to its
versions; here they are plain values. Money is kept by ``funding``.
"""

from django.db import models

from shanyraq.domains.indicators.vocabulary import OPEN, Over, Stage


class SubOutput(models.Model):
    """One sub-output. ``number`` is its own in its framework and is never given again.

    Texts are {language: text}. ``printed``: cells of the last file as they stood there, where they were repaired or not
    wholly understood, by column. ``taken``: every value as the last file had it; what was changed here since is told
    apart from what the next file changes.
    """

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    output = models.CharField(max_length=40)
    code = models.CharField(max_length=80, blank=True)
    identifier = models.CharField(max_length=80, blank=True)
    title = models.JSONField()
    description = models.JSONField(default=dict)
    starts_on = models.DateField(null=True)
    ends_on = models.DateField(null=True)
    status = models.CharField(max_length=20, blank=True)
    published = models.BooleanField(null=True)
    lead = models.CharField(max_length=400, blank=True)
    gender = models.PositiveSmallIntegerField(null=True)
    gender_note = models.TextField(blank=True)
    rights = models.PositiveSmallIntegerField(null=True)
    rights_note = models.TextField(blank=True)
    peace = models.PositiveSmallIntegerField(null=True)
    peace_note = models.TextField(blank=True)
    humanitarian = models.CharField(max_length=60, blank=True)
    humanitarian_note = models.TextField(blank=True)
    printed = models.JSONField(default=dict)
    taken = models.JSONField(default=dict)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "number"], name="sub_output_number_once"),
            models.UniqueConstraint(
                fields=["framework", "identifier"],
                condition=~models.Q(identifier=""),
                name="sub_output_identifier_once",
            ),
            models.CheckConstraint(
                condition=models.Q(starts_on=None)
                | models.Q(ends_on=None)
                | models.Q(ends_on__gte=models.F("starts_on")),
                name="sub_output_ends_after_start",
            ),
        ]
        indexes = [models.Index(fields=["framework", "output"], name="sub_output_by_output")]

    def __str__(self) -> str:
        return self.code or f"{self.number}"


class Tag(models.Model):
    """One value of a list of a sub-output (``vocabulary.Tag``): a key or a code where it is known, else as printed."""

    sub_output = models.ForeignKey(SubOutput, models.CASCADE, related_name="tags")
    kind = models.CharField(max_length=20)
    value = models.CharField(max_length=400)
    place = models.PositiveSmallIntegerField()

    class Meta:
        ordering = ["kind", "place"]
        constraints = [models.UniqueConstraint(fields=["sub_output", "kind", "value"], name="tag_once")]
        indexes = [models.Index(fields=["kind", "value"], name="tag_by_value")]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


class Narrative(models.Model):
    """What is told of a year of a sub-output. ``text``: {language: text}."""

    sub_output = models.ForeignKey(SubOutput, models.CASCADE, related_name="narratives")
    year = models.PositiveSmallIntegerField()
    text = models.JSONField()

    class Meta:
        ordering = ["year"]
        constraints = [models.UniqueConstraint(fields=["sub_output", "year"], name="narrative_once")]

    def __str__(self) -> str:
        return str(self.year)


class Plan(models.Model):
    """The joint work plan of an outcome in a year. ``state``: of ``rules.cycle``; ``due_on``: drafts are due then."""

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    outcome = models.CharField(max_length=40)
    year = models.PositiveSmallIntegerField()
    state = models.CharField(max_length=30)
    due_on = models.DateField(null=True)
    made_at = models.DateTimeField()
    moved_at = models.DateTimeField()
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["year", "outcome"]
        constraints = [models.UniqueConstraint(fields=["framework", "outcome", "year"], name="plan_once")]

    def __str__(self) -> str:
        return f"{self.year} {self.outcome}"


class Edition(models.Model):
    """A plan as it was submitted, or as its year was closed: what was cleared and endorsed, whatever changes later.

    ``content``: [{number, facts}], facts as plain values with the money and narrative of the year. ``deliverables``:
    those that are due in the year; ``output_indicators``: those of its outputs, with the target of the year; both as
    plain values, None: not kept in this edition. ``decision``: the number of the committee's decision that endorsed it.
    ``published_at``: when everybody could read it; None: not yet. ``drop_reason``: why it was taken back, returned or
    declined.
    """

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    is_closing = models.BooleanField(default=False)
    content = models.JSONField()
    deliverables = models.JSONField(null=True)
    output_indicators = models.JSONField(null=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=200)
    cleared_at = models.DateTimeField(null=True)
    cleared_by = models.CharField(max_length=200, blank=True)
    cleared_person = models.BigIntegerField(null=True)
    decision = models.PositiveIntegerField(null=True)
    published_at = models.DateTimeField(null=True)
    endorsed_by = models.CharField(max_length=200, blank=True)
    dropped_at = models.DateTimeField(null=True)
    drop_reason = models.TextField(blank=True)

    class Meta:
        ordering = ["plan", "number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="edition_once")]

    def __str__(self) -> str:
        return f"{self.number}"


class ProgrammeDocument(models.Model):
    """The programme document of an entity. ``state``: of ``rules.programme_documents``; ``entity``: a key.

    ``outcomes``: outcome of the framework → how the document words it, {language: text}.
    """

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    entity = models.CharField(max_length=80)
    kind = models.CharField(max_length=40)
    title = models.JSONField()
    starts_on = models.DateField()
    ends_on = models.DateField()
    reference = models.CharField(max_length=500, blank=True)
    outcomes = models.JSONField(default=dict)
    state = models.CharField(max_length=40)
    requested_at = models.DateTimeField(null=True)
    requested_by = models.CharField(max_length=200, blank=True)
    confirmed_at = models.DateTimeField(null=True)
    confirmed_by = models.CharField(max_length=200, blank=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["entity", "starts_on", "number"]
        constraints = [models.UniqueConstraint(fields=["framework", "number"], name="programme_document_once")]

    def __str__(self) -> str:
        return f"{self.entity} {self.number}"


class Initiative(models.Model):
    """A joint programme or a joint initiative. ``number`` is its own in its framework and is never given again.

    Which sub-outputs belong to it, these say themselves: they name it (``vocabulary.Tag.JOINT``). ``modality`` and
    ``budget`` (US dollars in all): of a joint programme alone. ``left_by``: the numbers of those that named it when it
    was ended.
    """

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=400)
    kind = models.CharField(max_length=20)
    modality = models.CharField(max_length=20, blank=True)
    budget = models.DecimalField(max_digits=15, decimal_places=2, null=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    left_by = models.JSONField(default=list)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "number"], name="initiative_number_once"),
            models.UniqueConstraint(
                fields=["framework", "name"], condition=models.Q(ended_at=None), name="initiative_name_once"
            ),
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="initiative_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return self.name


class Dismissal(models.Model):
    """Somebody looked at two sub-outputs that are alike, and says why nothing follows. ``one`` has the smaller number.

    It is kept when it is taken back (``ended_at``): pages of a day gone by still know it.
    """

    one = models.ForeignKey(SubOutput, models.PROTECT, related_name="+")
    other = models.ForeignKey(SubOutput, models.PROTECT, related_name="+")
    reason = models.TextField()
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["one", "other"], condition=models.Q(ended_at=None), name="dismissal_once")
        ]

    def __str__(self) -> str:
        return f"{self.one_id} {self.other_id}"


class Deliverable(models.Model):
    """What a sub-output brings forth by a day. ``title``: {language: text}; ``delivered_on`` None: not yet.

    ``number`` is its own in its framework and is never given again. ``note``: what is told of it, or where it is found.
    """

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    sub_output = models.ForeignKey(SubOutput, models.PROTECT, related_name="deliverables")
    title = models.JSONField()
    due_on = models.DateField()
    delivered_on = models.DateField(null=True)
    note = models.CharField(max_length=2000, blank=True)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["due_on", "number"]
        constraints = [models.UniqueConstraint(fields=["framework", "number"], name="deliverable_once")]

    def __str__(self) -> str:
        return f"{self.number}"


class OutputIndicator(models.Model):
    """What an output is measured by. ``number`` is its own in its framework and is never given again.

    ``menu_code``: of ``MenuIndicator``; empty: an indicator of the country's own. ``targets``: year → number, both as
    text. ``sub_outputs``: the numbers of those that contribute. ``over_time`` and ``over_entities``: how values become
    one, as ``indicators`` has it. What was reached stands in ``OutputValue``.
    """

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    output = models.CharField(max_length=40)
    title = models.JSONField()
    unit = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=500, blank=True)
    menu_code = models.CharField(max_length=80, blank=True)
    baseline = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    baseline_year = models.PositiveSmallIntegerField(null=True)
    targets = models.JSONField(default=dict)
    sub_outputs = models.JSONField(default=list)
    over_time = models.CharField(max_length=10, default=Over.NONE)
    over_entities = models.CharField(max_length=10, default=Over.NONE)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["framework", "number"], name="output_indicator_once")]

    def __str__(self) -> str:
        return f"{self.number}"


class OutputValue(models.Model):
    """What an entity reached of an output indicator in a year. ``number`` is its own in its framework.

    ``entity``: whose part it is, and who reported it. ``printed``: the value as it was entered. ``flags``: ids of the
    rules that remarked on it. ``stage``: as of an observation of ``indicators``; a value is never overwritten. Times
    are those of the steps, ``recalled_at`` that of the last time that it was submitted and taken back; what ended was
    superseded, withdrawn or dropped.
    """

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    indicator = models.ForeignKey(OutputIndicator, models.PROTECT, related_name="values")
    year = models.PositiveSmallIntegerField()
    entity = models.CharField(max_length=80)
    value = models.DecimalField(max_digits=20, decimal_places=4)
    numerator = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    denominator = models.DecimalField(max_digits=20, decimal_places=4, null=True)
    printed = models.CharField(max_length=100)
    source = models.CharField(max_length=500, blank=True)
    evidence = models.CharField(max_length=500, blank=True)
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
        ordering = ["indicator", "year", "entity", "number"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "number"], name="output_value_number_once"),
            models.UniqueConstraint(
                fields=["indicator", "year", "entity"],
                condition=models.Q(stage=Stage.PUBLISHED),
                name="output_value_stands_once",
            ),
            models.UniqueConstraint(
                fields=["indicator", "year", "entity"],
                condition=models.Q(stage__in=OPEN),
                name="output_value_open_once",
            ),
        ]
        indexes = [models.Index(fields=["framework", "stage", "year"], name="output_value_by_stage")]

    def __str__(self) -> str:
        return f"{self.indicator_id} {self.year} {self.entity}"


class MenuIndicator(models.Model):
    """A line of the list that output indicators may be taken from. The installation imports it; it begins empty.

    ``title``: {language: text}. ``source``: whose list it is. ``ended_at``: when a later import left the line out.
    """

    code = models.CharField(max_length=80, unique=True)
    title = models.JSONField()
    unit = models.CharField(max_length=120, blank=True)
    source = models.CharField(max_length=300)
    place = models.PositiveIntegerField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["place"]

    def __str__(self) -> str:
        return self.code
