"""Organisations, signatories, the legal basis and the register over REST."""

from collections.abc import Mapping
from datetime import date

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from shanyraq.domains.packages import schema
from shanyraq.domains.packages.api import (
    FAILURES,
    LIST_FAILURES,
    AsOf,
    Page,
    Paging,
    of_records,
    record,
    records,
    serve,
    version_of,
)
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema.items import Text
from shanyraq.domains.packages.schema.legal import LegalProvision, Residual
from shanyraq.domains.parties import parts
from shanyraq.domains.parties.queries.finding import entry_line
from shanyraq.domains.parties.queries.register import EntryLine, merges, register
from shanyraq.domains.parties.rules.register import lead
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop

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


class EntryOut(BaseModel):
    """An organisation of the register: one that joined after the signature, or that the document does not name."""

    key: str
    name: Text
    short_name: str
    kind: str
    number: str
    website: str
    note: str
    ended: bool
    merged_into: str
    leads_to: str = Field("", description="Where it was merged: the organisation to which that leads at last.")
    revision: int | None = Field(description="The field `seen` of the verbs that change it; null on a day.")


@router.get("/frameworks/{code}/register", response={200: Page[EntryOut], **LIST_FAILURES}, summary="List the register")
@of_records
def list_register(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """Every entry of the register, by key; those that ended or were merged too."""
    return records(request, _entries(request, code, as_of), paging, EntryOut)


@router.get("/frameworks/{code}/register/{key}", response={200: EntryOut, **FAILURES}, summary="One organisation")
@of_records
def get_registered(request: HttpRequest, code: str, key: str, as_of: AsOf = None) -> HttpResponse:
    """One entry of the register. Its ETag, sent back as `If-Match`, says what a change was made from."""
    found = entry_line(version_of(request, code, as_of), key, as_of)
    if found is None:
        raise NotFound(Sentence(gettext_noop("organisation {key}"), {"key": key}))
    merged = merges(code, as_of) if found.merged_into else {}
    return record(request, _out(found, merged), found.revision)


def _entries(request: HttpRequest, code: str, as_of: date | None) -> list[EntryOut]:
    found = register(version_of(request, code, as_of), as_of)
    merged = {each.key: each.merged_into for each in found if each.merged_into}
    return [_out(each, merged) for each in found]


def _out(line: EntryLine, merged: Mapping[str, str]) -> EntryOut:
    """An entry with where it leads. ``merged``: the merged entries, where it is one of them."""
    plain = EntryOut.model_validate(line, from_attributes=True)
    return plain.model_copy(update={"leads_to": lead(line.key, merged)}) if line.merged_into else plain
