"""What people and organisations send about published results, and whether they need an account for it.

Nothing here says who a person is: no name, no address, no account. A receipt is kept as its hash.
"""

from django.db import models


class Intake(models.Model):
    """Whether a framework takes feedback of people without an account. Without a row it does not."""

    framework = models.OneToOneField("packages.Framework", models.PROTECT, related_name="+")
    is_open = models.BooleanField(default=False)
    revision = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"{self.framework_id}: {self.is_open}"


class Feedback(models.Model):
    """A comment or an offered observation. It is no official data, and enters no figure.

    ``about`` and ``key`` name the thing that it is about; ``text`` is in ``language``. ``place``: an ISO 3166 code.
    ``note``: why it was declined or withdrawn, for the sender. ``answer``: {language: text}. ``without_account``: what
    limits count, ``pieces`` how many it counts as: itself and each file that came with it. ``row``: the key of a row of
    its indicator; empty for all of it. ``ended_on``: when it was declined or withdrawn; its words are kept for a while
    after that.
    """

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=20)
    about = models.CharField(max_length=20)
    key = models.CharField(max_length=80)
    row = models.CharField(max_length=80, blank=True)
    text = models.TextField(blank=True)
    language = models.CharField(max_length=10)
    sender = models.CharField(max_length=20)
    organisation = models.CharField(max_length=200, blank=True)
    place = models.CharField(max_length=20, blank=True)
    period = models.CharField(max_length=10, blank=True)
    value = models.DecimalField(max_digits=20, decimal_places=6, null=True)
    unit = models.CharField(max_length=200, blank=True)
    evidence = models.CharField(max_length=500, blank=True)
    state = models.CharField(max_length=20)
    note = models.TextField(blank=True)
    answer = models.JSONField(default=dict)
    office = models.CharField(max_length=200, blank=True)
    receipt = models.CharField(max_length=64, unique=True)
    without_account = models.BooleanField(default=True)
    pieces = models.PositiveSmallIntegerField(default=1)
    sent_on = models.DateField()
    published_on = models.DateField(null=True)
    answered_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["framework", "number"], name="feedback_number_once")]
        indexes = [
            models.Index(fields=["framework", "about", "key"], name="feedback_by_subject"),
            models.Index(fields=["framework", "sent_on"], name="feedback_by_day"),
        ]

    def __str__(self) -> str:
        return f"{self.number}"

    @property
    def subject(self) -> str:
        """What it is about: ``indicator 1.2.1``."""
        return f"{self.about} {self.key}"


class FeedbackFile(models.Model):
    """A file offered as evidence: the hash of its content, and its ending. Its name is ours: that of the sender is not
    kept.

    ``is_published``: whoever published the feedback published it too. Until then only moderators can open it.
    """

    feedback = models.ForeignKey(Feedback, models.PROTECT, related_name="files")
    place = models.PositiveSmallIntegerField()
    digest = models.CharField(max_length=64)
    size = models.BigIntegerField()
    ending = models.CharField(max_length=10)
    is_published = models.BooleanField(default=False)

    class Meta:
        ordering = ["place"]
        constraints = [models.UniqueConstraint(fields=["feedback", "place"], name="feedback_file_place_once")]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """What it is called where it is shown and saved."""
        return f"feedback-{self.feedback.number}-{self.place}.{self.ending}"
