"""The register: organisations that joined after the signature, and contact people. Written by verbs.

What the document names is content of a version and is not repeated here. A key names one organisation of a
framework, whether the document or the register has it. Nothing is deleted: an entry ends, or is merged.
"""

from django.db import models


class Entry(models.Model):
    """What entries of the register share. ``revision`` counts the changes made by verbs."""

    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)
    merged_into = models.CharField(max_length=80, blank=True)
    revision = models.PositiveIntegerField(default=1)

    class Meta:
        abstract = True


class Registered(Entry):
    """An organisation of the register. ``number`` is its number in a national register of legal persons."""

    key = models.CharField(max_length=80)
    name = models.JSONField()
    short_name = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=30, db_index=True)
    number = models.CharField(max_length=40, blank=True)
    website = models.URLField(max_length=300, blank=True)
    note = models.TextField(blank=True)

    class Meta:
        ordering = ["key"]
        constraints = [
            models.UniqueConstraint(fields=["framework", "key"], name="registered_key_once"),
            models.UniqueConstraint(
                fields=["framework", "number"],
                condition=~models.Q(number="") & models.Q(ended_at=None),
                name="registered_number_once",
            ),
        ]

    def __str__(self) -> str:
        return self.short_name or self.key


class Mark(models.Model):
    """What no two entries share: a folded name (``rules.register.folded``), the key, the number.

    By its marks a second entry of the same organisation is found (``queries.register.marks_of``).
    """

    entry = models.ForeignKey(Registered, models.CASCADE, related_name="marks")
    framework = models.ForeignKey("packages.Framework", models.PROTECT, related_name="+")
    mark = models.CharField(max_length=310)

    class Meta:
        indexes = [models.Index(fields=["framework", "mark"], name="registered_by_mark")]

    def __str__(self) -> str:
        return self.mark


class Contact(Entry):
    """Somebody to turn to in an organisation. Shown to people with a role in the framework only."""

    name = models.CharField(max_length=200)
    position = models.CharField(max_length=200, blank=True)
    organisation = models.CharField(max_length=80, db_index=True)
    email = models.EmailField(max_length=254, blank=True)
    phone = models.CharField(max_length=40, blank=True)

    class Meta:
        ordering = ["name", "pk"]

    def __str__(self) -> str:
        return self.name
