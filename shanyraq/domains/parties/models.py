"""Organisations, signatories and the legal basis, as one version of a framework states them."""

from django.db import models


class Organisation(models.Model):
    """An organisation that the document names, or a kind of organisations (``group``)."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="organisations")
    order = models.PositiveIntegerField()
    key = models.CharField(max_length=80)
    short_name = models.CharField(max_length=60, null=True)  # noqa: DJ001 - null: none printed
    name = models.JSONField()
    kind = models.CharField(max_length=30, db_index=True)
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="children")
    printed_as = models.JSONField(default=list)
    clauses = models.JSONField()
    reconstructed = models.TextField(null=True)  # noqa: DJ001
    note = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="organisation_key_once")]

    def __str__(self) -> str:
        return self.short_name or str(self.name)


class Signatory(models.Model):
    """Who signed, for whom, in which capacity."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="signatories")
    order = models.PositiveIntegerField()
    party = models.ForeignKey(Organisation, models.CASCADE, related_name="signatories")
    capacity = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    title = models.JSONField()
    printed = models.TextField(null=True)  # noqa: DJ001
    clauses = models.JSONField()
    reconstructed = models.TextField(null=True)  # noqa: DJ001
    note = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        ordering = ["order"]

    def __str__(self) -> str:
        return self.name


class Instrument(models.Model):
    """An agreement between the Government and an entity."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="instruments")
    order = models.PositiveIntegerField()
    key = models.CharField(max_length=80)
    entity = models.ForeignKey(Organisation, models.CASCADE, related_name="instruments")
    kind = models.CharField(max_length=40)
    title = models.TextField()
    text = models.TextField()
    applies = models.ForeignKey("self", models.CASCADE, null=True, related_name="applied_by")
    dates = models.JSONField(default=list)
    clauses = models.JSONField()
    reconstructed = models.TextField(null=True)  # noqa: DJ001
    note = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="instrument_key_once")]

    def __str__(self) -> str:
        return self.title


class LegalProvision(models.Model):
    """A paragraph of the legal annex. The residual one names the entities that it covers."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="legal_provisions")
    order = models.PositiveIntegerField()
    key = models.CharField(max_length=80)
    is_residual = models.BooleanField(default=False)
    entities = models.ManyToManyField(Organisation, related_name="residual_provisions")
    text = models.TextField()
    clauses = models.JSONField()
    reconstructed = models.TextField(null=True)  # noqa: DJ001
    note = models.TextField(null=True)  # noqa: DJ001

    class Meta:
        ordering = ["order"]
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="legal_provision_key_once")]

    def __str__(self) -> str:
        return self.key
