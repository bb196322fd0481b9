"""One commitment with the words around it, in seven statements."""

from dataclasses import dataclass
from datetime import date

from shanyraq.domains.commitments.queries.passages import Passage, passage
from shanyraq.domains.commitments.queries.register import Registered, register
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop


@dataclass(frozen=True, slots=True)
class CommitmentPage:
    """``passages`` are its clauses with their words; ``before`` and ``after`` its neighbours in the register."""

    commitment: Registered
    passages: tuple[Passage, ...]
    shown: Passage | None
    """The passage that holds the quotation, else the main clause."""
    others: tuple[str, ...]
    """Its other clauses."""
    before: Registered | None
    after: Registered | None


def commitment(version: Version, key: str, as_of: date) -> CommitmentPage:
    """A commitment by its id, in whatever capitals.

    :raises NotFound: when the version has no such commitment.
    """
    known = register(version, as_of)
    place = next((number for number, item in enumerate(known) if item.id.casefold() == key.casefold()), None)
    if place is None:
        raise NotFound(Sentence(gettext_noop("commitment {key}"), {"key": str(key)}))
    item = known[place]
    passages = _passages(version, item)
    shown = next((each for each in passages if each.found), passages[0] if passages else None)
    return CommitmentPage(
        item,
        passages,
        shown,
        tuple(clause for clause in item.clauses if shown is None or clause != shown.clause),
        known[place - 1] if place else None,
        known[place + 1] if place + 1 < len(known) else None,
    )


def _passages(version: Version, item: Registered) -> tuple[Passage, ...]:
    paragraphs = version.blocks.filter(anchor__in=item.clauses).exclude(kind="table")
    texts = {anchor: (kind, text) for anchor, kind, text in paragraphs.values_list("anchor", "kind", "text")}
    tables = version.blocks.filter(kind="table").values_list("anchor", "anchors", "text")
    for anchor, inside, text in tables:
        for clause in (anchor, *inside):
            if clause in item.clauses:
                texts[clause] = ("table", text)
    return tuple(passage(clause, *texts[clause], item.text) for clause in item.clauses if clause in texts)
