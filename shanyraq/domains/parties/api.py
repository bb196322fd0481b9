"""Organisations, signatories and the legal basis over REST."""

from ninja import Router

from shanyraq.domains.packages import schema
from shanyraq.domains.packages.api import serve
from shanyraq.domains.parties import parts

router = Router(tags=["Parties"])

serve(router, "organisations", schema.Organisation, lambda version: parts.read(version)["parties"].organisations)
serve(router, "legal-instruments", schema.Instrument, lambda version: parts.read(version)["legal"].instruments)
serve(router, "signatories", schema.Signatory, lambda version: parts.read(version)["framework"]["signatories"])
