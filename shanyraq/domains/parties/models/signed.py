"""Organisations, signatories and the legal basis, as one version of a framework states them."""

from django.db import models

from shanyraq.domains.packages.models import CitedContent


class Organisation(CitedContent):
    """An organisation that the document names, or a kind of organisations (``group``)."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="organisations")
    key = models.CharField(max_length=80)
    short_name = models.CharField(max_length=60, null=True)  # noqa: DJ001 - null: none printed
    short_names = models.JSONField(default=dict)
    name = models.JSONField()
    kind = models.CharField(max_length=30, db_index=True)
    parent = models.ForeignKey("self", models.CASCADE, null=True, related_name="children")
    printed_as = models.JSONField(default=list)
    named_for = models.JSONField(null=True)

    class Meta(CitedContent.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="organisation_key_once")]

    def __str__(self) -> str:
        return self.short_name or str(self.name)


class Signatory(CitedContent):
    """Who signed, for whom, in which capacity."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="signatories")
    party = models.ForeignKey(Organisation, models.CASCADE, related_name="signatories")
    capacity = models.CharField(max_length=20)
    name = models.CharField(max_length=200)
    title = models.JSONField()
    printed = models.TextField(null=True)  # noqa: DJ001

    def __str__(self) -> str:
        return self.name


class Instrument(CitedContent):
    """An agreement between the Government and an entity."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="instruments")
    key = models.CharField(max_length=80)
    entity = models.ForeignKey(Organisation, models.CASCADE, related_name="instruments")
    kind = models.CharField(max_length=40)
    title = models.TextField()
    text = models.TextField()
    applies = models.ForeignKey("self", models.CASCADE, null=True, related_name="applied_by")
    dates = models.JSONField(default=list)

    class Meta(CitedContent.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="instrument_key_once")]

    def __str__(self) -> str:
        return self.title


class LegalProvision(CitedContent):
    """A paragraph of the legal annex. The residual one names the entities that it covers."""

    version = models.ForeignKey("packages.Version", models.CASCADE, related_name="legal_provisions")
    key = models.CharField(max_length=80)
    is_residual = models.BooleanField(default=False)
    entities = models.ManyToManyField(Organisation, related_name="residual_provisions")
    text = models.TextField()

    class Meta(CitedContent.Meta):
        constraints = [models.UniqueConstraint(fields=["version", "key"], name="legal_provision_key_once")]

    def __str__(self) -> str:
        return self.key
