"""What findings rest on: clauses, indicators, sub-outputs, addresses. Pure."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from shanyraq.domains.learning.rules.evaluation_sources import CREDIBLE
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop

ADDRESS = "https://"
KINDS = {"indicator": "indicator", "sub-output": "sub_output", "risk": "risk", "decision": "decision"}
"""How evidence names a thing of the framework → its kind in the trail."""


@dataclass(frozen=True, slots=True)
class Reference:
    """A piece of evidence. ``kind`` empty: an address; None: it was not understood."""

    text: str
    kind: str | None
    key: str = ""


def understood(text: str) -> Reference:
    """What a piece of evidence names: ``§4-p4``, ``indicator 1.2.1``, ``sub-output 7``, ``https://…``."""
    if text.startswith(ADDRESS):
        return Reference(text, "", text)
    if text.startswith("§"):
        return Reference(text, "clause", text.removeprefix("§"))
    word, _, key = text.partition(" ")
    kind = KINDS.get(word.casefold())
    return Reference(text, kind, key.strip()) if kind and key.strip() else Reference(text, None)


@rule(
    id="learning.evidence_found",
    field="evidence",
    title=gettext_noop("Evidence of a finding can be looked up: a clause, a thing of the framework, or an address."),
    source=CREDIBLE,
)
def refused_evidence(evidence: Sequence[str], known: Collection[tuple[str, str]]) -> list[Finding]:
    """Looks whether each piece is understood, and is there. ``known``: kind and key of what there is."""
    unread = gettext_noop("“{text}” is no clause, no indicator or sub-output, and no address")
    absent = gettext_noop("The framework has no {text}")
    found: list[Finding] = []
    for each in map(understood, evidence):
        if each.kind is None:
            found += [Finding("learning.evidence_found", Severity.ERROR, Sentence(unread, {"text": each.text}))]
        elif each.kind and (each.kind, each.key) not in known:
            found += [Finding("learning.evidence_found", Severity.ERROR, Sentence(absent, {"text": each.text}))]
    return found
