"""A framework and its versions. A version is whole and never changes once it is written.

Every table of a framework's content carries ``version``: applying a package writes a complete new
set of rows. What was in force on a day is one look-up, and comparing two versions needs no history.
"""

from django.db import models

from shanyraq.domains.packages.vocabulary import Origin, is_copy


class Framework(models.Model):
    """One Cooperation Framework, by its code (``abc-2026-2030``)."""

    code = models.SlugField(max_length=60, unique=True)

    class Meta:
        ordering = ["code"]

    def __str__(self) -> str:
        return self.code


class Version(models.Model):
    """A framework as it stood from ``applied_at`` until the next version."""

    framework = models.ForeignKey(Framework, models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    applied_at = models.DateTimeField()
    author = models.CharField(max_length=200)
    reason = models.TextField()
    digest = models.CharField(max_length=64)
    origin = models.CharField(max_length=10, choices=[(each, each) for each in Origin], default=Origin.TEAM)

    format = models.PositiveSmallIntegerField(default=1)
    title = models.JSONField()
    country = models.JSONField()
    iso3 = models.CharField(max_length=3, db_index=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    language = models.CharField(max_length=3)
    languages = models.JSONField()
    place = models.CharField(max_length=100, null=True)  # noqa: DJ001 - null: not printed
    links = models.JSONField(default=list)
    outcome_name = models.JSONField()
    output_name = models.JSONField()
    theory_partners = models.JSONField(default=list)

    class Meta:
        ordering = ["framework", "number"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "number"], name="version_number_once"),
            models.CheckConstraint(
                condition=models.Q(ends_on__gt=models.F("starts_on")), name="version_ends_after_start"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.framework.code} version {self.number}"

    @property
    def code(self) -> str:
        """The framework's code."""
        return self.framework.code

    @property
    def is_copy(self) -> bool:
        """Whether this is a copy for training, with illustrative figures."""
        return is_copy(self.framework.code)


class Remark(models.Model):
    """A word of the package's authors on one design finding."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="remarks")
    order = models.PositiveIntegerField()
    rule = models.CharField(max_length=80)
    subject = models.CharField(max_length=200)
    explanation = models.JSONField()

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["version", "rule", "subject"], name="remark_once")]

    def __str__(self) -> str:
        return f"{self.rule}: {self.subject}"


class Readme(models.Model):
    """What the package says about itself. A table of its own: no page that lists versions reads it."""

    version = models.OneToOneField(Version, models.CASCADE, related_name="readme")
    text = models.TextField()

    def __str__(self) -> str:
        return f"{self.version} README.md"


class Findings(models.Model):
    """What the design rules find in a version on every day, as one ``edition`` of the rules found it.

    Derived from the package, written with it (decision 0012); another edition finds anew.
    """

    version = models.OneToOneField(Version, models.CASCADE, related_name="findings")
    edition = models.CharField(max_length=64)
    content = models.TextField()
    """JSON as text: no database may turn a number into another of the same value."""

    def __str__(self) -> str:
        return f"findings in {self.version}"
