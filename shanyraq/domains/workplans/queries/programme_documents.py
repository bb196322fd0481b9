"""Programme documents of entities: all of a framework, one, which entities have none, how they word outcomes."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from shanyraq.base.audit.queries import states
from shanyraq.base.ui.texts import by_language
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.called import numbers
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.workplans.models import ProgrammeDocument
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.rules.verbatim import Piece, is_verbatim, pieces
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop

KIND = "programme_document"
"""What the trail calls one."""
FIELDS = ("entity", "kind", "title", "starts_on", "ends_on", "reference", "outcomes", "state")
"""What events tell of a document."""
CALLED = gettext_noop("programme document {number}")
Texts = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Wording:
    """An outcome of the framework, and how a document words it. ``own`` empty: it leaves the outcome out.

    ``pieces``: None where the document has no text in the language that was signed.
    """

    outcome: str
    statement: str | Texts
    own: Texts
    verbatim: bool
    pieces: Sequence[Piece] | None


@dataclass(frozen=True, slots=True)
class OfEntity:
    """An entity of the framework with its documents. ``outcomes``: those to which it contributes, if to any."""

    entity: str
    name: str | Texts
    outcomes: Sequence[str]
    documents: Sequence[ProgrammeDocument]


def values(row: ProgrammeDocument) -> dict[str, Any]:
    """The document as plain values."""
    days = {"starts_on": row.starts_on.isoformat(), "ends_on": row.ends_on.isoformat()}
    return {name: getattr(row, name) for name in FIELDS} | days


def document(framework: str, number: int) -> ProgrammeDocument:
    """One document, ended or not.

    :raises NotFound: when there is none of this number.
    """
    found = ProgrammeDocument.objects.filter(framework__code=framework, number=number).first()
    if found is None:
        raise NotFound(Sentence(CALLED, {"number": str(number)}))
    return found


def document_on(version: Version, number: int, as_of: date | None = None) -> ProgrammeDocument:
    """One document as it stands, ended or not; with a day as it stood then.

    :raises NotFound: when there is none of this number, or there was none yet.
    """
    if as_of is None:
        return document(version.code, number)
    for row in documents(version, as_of):
        if row.number == number:
            return row
    raise NotFound(Sentence(CALLED, {"number": str(number)}))


def has_documents(version: Version) -> bool:
    """Whether any was ever registered in the framework of a version, ended or not."""
    return ProgrammeDocument.objects.filter(framework=version.framework_id).exists()


def documents(version: Version, as_of: date | None = None) -> list[ProgrammeDocument]:
    """Every document that did not end; with a day as the trail says that they stood then."""
    rows = list(ProgrammeDocument.objects.filter(framework=version.framework_id))
    if as_of is None:
        return [row for row in rows if row.ended_at is None]
    then = states(version.code, KIND, as_of)
    return [_then(row, then[str(row.number)]) for row in rows if _counted(then.get(str(row.number)))]


def _counted(then: Mapping[str, Any] | None) -> bool:
    return then is not None and not then.get("ended")


def _then(row: ProgrammeDocument, then: Mapping[str, Any]) -> ProgrammeDocument:
    for name in FIELDS:
        if name in then:
            days = name in {"starts_on", "ends_on"}
            setattr(row, name, date.fromisoformat(then[name]) if days else then[name])
    return row


def by_entity(version: Version, as_of: date | None = None) -> list[OfEntity]:
    """Each entity that signed or contributes to an outcome, in the order of the document, with what it registered."""
    package = recent_package(version)
    known = around(version).named
    outcomes: dict[str, list[str]] = {
        each.party: [] for each in package.framework.signatories if each.capacity == "entity"
    }
    for outcome in package.outcomes:
        for key in {party.party for output in outcome.outputs for party in output.entities} | {
            party.party for party in outcome.entities
        }:
            outcomes.setdefault(key, []).append(outcome.code)
    rows = documents(version, as_of)
    return [
        OfEntity(key, each.called, outcomes[key], [row for row in rows if row.entity == key])
        for key, each in known.items()
        if key in outcomes
    ]


def wordings(version: Version, row: ProgrammeDocument) -> list[Wording]:
    """Each outcome of the framework beside its wording in the document."""
    own = version.language
    return [
        _wording(each.code, each.statement, row.outcomes.get(each.code, {}), own)
        for each in recent_package(version).outcomes
    ]


def _wording(code: str, statement: str | Texts, text: Texts, own: str) -> Wording:
    signed = statement if isinstance(statement, str) else statement.get(own, "")
    said = text.get(own)
    if said is None:
        return Wording(code, statement, text, False, None)
    return Wording(code, statement, text, is_verbatim(signed, said), pieces(signed, said))


def otherwise(version: Version, row: ProgrammeDocument) -> list[str]:
    """The codes of outcomes that the document words otherwise than the framework."""
    return [each.outcome for each in wordings(version, row) if each.own and not each.verbatim]


def documents_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> dict[str, dict[str, str]]:
    """The titles of documents by their numbers and by language, as they are called now. One statement."""
    found = ProgrammeDocument.objects.filter(framework__code=framework, number__in=numbers(keys))
    rows = found.values_list("number", "title")
    return {str(number): by_language(title, next(iter(title), "en")) for number, title in rows}
