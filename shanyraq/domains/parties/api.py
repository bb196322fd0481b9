"""Organisations, signatories and the legal basis over REST."""

from ninja import Router

from shanyraq.domains.packages import schema
from shanyraq.domains.packages.api import serve
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema.legal import LegalProvision, Residual
from shanyraq.domains.parties import parts

router = Router(tags=["Parties"])


def _residual(version: Version) -> list[Residual]:
    """The clause for entities without an instrument of their own, where the document has one."""
    residual = parts.read(version)["legal"].residual
    return [residual] if residual else []


serve(router, "organisations", schema.Organisation, lambda version: parts.read(version)["parties"].organisations)
serve(router, "legal-instruments", schema.Instrument, lambda version: parts.read(version)["legal"].instruments)
serve(router, "legal-provisions", LegalProvision, lambda version: parts.read(version)["legal"].provisions)
serve(router, "legal-residual", Residual, _residual)
serve(router, "signatories", schema.Signatory, lambda version: parts.read(version)["framework"]["signatories"])
