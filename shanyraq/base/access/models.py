"""People, what they were granted, who was invited, and tokens of programs.

An account, a grant, a token is not deleted: it ends, with who, when and why in the trail. Invitations that nobody
accepted are forgotten after a while.
"""

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower

from shanyraq.base.access.results import WrittenGrant
from shanyraq.base.access.vocabulary import ROLES
from shanyraq.kernel.scopes import Reach


class People(BaseUserManager["Person"]):
    """Finds accounts by address, whatever its capitals."""

    def get_by_natural_key(self, username: str | None) -> "Person":
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Somebody with an account. ``revision`` counts the changes made by verbs."""

    email = models.EmailField(max_length=254, unique=True)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, default="en")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = People()

    class Meta:
        ordering = ["name", "pk"]
        constraints = [models.UniqueConstraint(Lower("email"), name="person_email_once")]

    def __str__(self) -> str:
        return self.name

    def get_full_name(self) -> str:
        return self.name


class Grant(models.Model):
    """A role that a person holds in a place and for a time."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="grants")
    role = models.CharField(max_length=40, choices=[(role, role) for role in ROLES])
    framework = models.CharField(max_length=60, blank=True)
    outcome = models.CharField(max_length=40, blank=True)
    entity = models.CharField(max_length=80, blank=True)
    partner = models.CharField(max_length=80, blank=True)
    assignment = models.CharField(max_length=80, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField()
    given_by = models.CharField(max_length=200)
    given_at = models.DateTimeField()
    reason = models.TextField(blank=True)
    ended_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["framework", "role", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(ends_on__gte=models.F("starts_on")), name="grant_ends_after_start"
            ),
        ]
        indexes = [models.Index(fields=["framework", "role"], name="grant_by_role")]

    def __str__(self) -> str:
        return f"{self.role} {self.person_id}"

    @property
    def reach(self) -> Reach:
        return Reach(self.framework, self.outcome, self.entity, self.partner, self.assignment)

    def written(self) -> WrittenGrant:
        return WrittenGrant(number=self.pk, ends_on=self.ends_on, revision=self.revision)


class Invitation(models.Model):
    """An address that may open an account, and the role that it will hold. Only a hash of the secret is kept."""

    email = models.EmailField(max_length=254)
    name = models.CharField(max_length=200)
    language = models.CharField(max_length=2, default="en")
    role = models.CharField(max_length=40, blank=True)
    reach = models.JSONField(default=dict)
    ends_on = models.DateField()
    secret = models.CharField(max_length=64, unique=True)
    invited_by = models.CharField(max_length=200)
    invited_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    accepted_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    person = models.ForeignKey(Person, models.PROTECT, null=True, related_name="invitations")
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-invited_at", "pk"]

    def __str__(self) -> str:
        return self.email


class Token(models.Model):
    """A token of a program that acts for a person: shown once, kept as a hash, for some verbs and for a time."""

    person = models.ForeignKey(Person, models.PROTECT, related_name="tokens")
    name = models.CharField(max_length=100)
    begins = models.CharField(max_length=12)
    secret = models.CharField(max_length=64, unique=True)
    verbs = models.JSONField(null=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    used_at = models.DateTimeField(null=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-made_at", "pk"]

    def __str__(self) -> str:
        return self.name
