"""Who may evaluate: nobody who planned, managed or carried out what is evaluated. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shanyraq.domains.learning.rules.evaluating import PUBLIC, State
from shanyraq.domains.learning.rules.evaluation_sources import INDEPENDENT
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop

INDEPENDENT_ONLY = "learning.evaluator_independent"
APPOINTED = frozenset({State.TEAM, State.COLLECTION, State.DRAFT, *PUBLIC})
"""States in which the team is at work, or was."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody who is to evaluate. ``organisation``: a key, or as entered. ``took_part``: in what is evaluated, as they
    say; ``conflict``: what they declared beside, empty for none; ``declared_on``: None before they signed.
    """

    name: str
    organisation: str
    took_part: bool
    conflict: str
    cleared: str
    declared_on: date | None


@rule(
    id=INDEPENDENT_ONLY,
    title=gettext_noop("Nobody evaluates what they or their organisation planned, managed or carried out."),
    source=INDEPENDENT,
)
def refused_evaluator(candidate: Candidate, manager: str, involved: Sequence[str]) -> list[Finding]:
    """Looks at what they declare, at their organisation and at their name. A conflict of interest that was declared is
    refused unless it is said how it was resolved.

    ``involved``: the organisations that carry out what is evaluated, by keys and names.
    """
    found: list[Finding] = []
    if candidate.took_part:
        message = gettext_noop("{name} took part in what is evaluated, and cannot evaluate it")
        found += [
            Finding(INDEPENDENT_ONLY, Severity.ERROR, Sentence(message, {"name": candidate.name}), field="took_part")
        ]
    if _same(candidate.name, manager):
        message = gettext_noop("{name} manages the evaluation, and cannot carry it out as well")
        found += [Finding(INDEPENDENT_ONLY, Severity.ERROR, Sentence(message, {"name": candidate.name}), field="name")]
    if candidate.organisation and any(_same(candidate.organisation, each) for each in involved):
        message = gettext_noop("{organisation} carries out what is evaluated; nobody of it evaluates it")
        found += [
            Finding(
                INDEPENDENT_ONLY,
                Severity.ERROR,
                Sentence(message, {"organisation": candidate.organisation}),
                field="organisation",
            )
        ]
    if candidate.conflict.strip() and not candidate.cleared.strip():
        message = gettext_noop(
            "{name} declared a conflict of interest; say how it was resolved, or choose somebody else"
        )
        found += [
            Finding(INDEPENDENT_ONLY, Severity.ERROR, Sentence(message, {"name": candidate.name}), field="cleared")
        ]
    return found


@rule(
    id="learning.evaluator_declared",
    field="declared_on",
    title=gettext_noop("An evaluator is appointed after declaring their independence and conflicts of interest."),
    source=INDEPENDENT,
)
def undeclared(candidate: Candidate, state: str, on: date) -> list[Finding]:
    """Looks whether the declaration was signed by the day. Before the team is appointed this is a warning."""
    if candidate.declared_on is not None and candidate.declared_on <= on:
        return []
    message = gettext_noop("{name} has not declared their independence and conflicts of interest")
    grave = Severity.ERROR if state in APPOINTED else Severity.WARNING
    return [Finding("learning.evaluator_declared", grave, Sentence(message, {"name": candidate.name}))]


@rule(
    id="learning.evaluation_team",
    title=gettext_noop("A team is appointed when somebody is in it, and one of them leads it."),
    source=INDEPENDENT,
)
def wanting_team(members: int, leaders: int) -> list[Finding]:
    """Counts the evaluators and who leads them."""
    if not members:
        return [
            Finding("learning.evaluation_team", Severity.ERROR, Sentence(gettext_noop("The team has no member yet")))
        ]
    if leaders != 1:
        message = gettext_noop("One evaluator leads the team; these do: {count}")
        return [Finding("learning.evaluation_team", Severity.ERROR, Sentence(message, {"count": leaders}))]
    return []


def _same(one: str, other: str) -> bool:
    return bool(one.strip()) and " ".join(one.casefold().split()) == " ".join(other.casefold().split())
