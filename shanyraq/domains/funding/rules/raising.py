"""Which outcomes are raised to the steering committee: those that lack money, those that lag behind. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache

from shanyraq.domains.funding.rules.gaps import gap_share
from shanyraq.domains.funding.rules.pipeline import MOBILISATION
from shanyraq.domains.workplans.rules.facts import Sums
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop
from shanyraq.kernel.thresholds import Threshold, read_thresholds

UNDERFUNDED, UNDERPERFORMING = "funding.underfunded_outcome", "funding.underperforming_outcome"


@cache
def thresholds() -> Mapping[str, Threshold]:
    """Every threshold by its name."""
    return read_thresholds(__package__)


def limit(name: str, on: date) -> Decimal:
    """The value of a threshold on a day."""
    return Decimal(str(thresholds()[name].on(on)))


@dataclass(frozen=True, slots=True)
class Standing:
    """An outcome on a day: the money of its running year; of its rows, how many could be assessed and lag behind."""

    outcome: str
    year: int
    sums: Sums
    assessed: int = 0
    lagging: int = 0


@rule(
    id=UNDERFUNDED,
    title=gettext_noop("An outcome that lacks much of the money of the running year is raised to the committee."),
    source=MOBILISATION,
)
def underfunded(standing: Standing, on: date) -> list[Finding]:
    """Looks at what is to be mobilised of what the running year requires. The UN Country Team brings a need to mobilise
    more before the joint steering committee; the bound is set by configuration.
    """
    share = gap_share(standing.sums.required, standing.sums.available)
    if share is None or share < limit("underfunded-share", on):
        return []
    message = gettext_noop(
        "Outcome {outcome} is underfunded: {available} of {required} US dollars required for {year} are there; "
        "missing: {share:.0f}%"
    )
    said = Sentence(message, _figures(standing))
    return [Finding(UNDERFUNDED, Severity.WARNING, said, subject=standing.outcome)]


@rule(
    id=UNDERPERFORMING,
    title=gettext_noop("An outcome in which many rows lag behind is raised to the committee."),
    source=MOBILISATION,
)
def underperforming(standing: Standing, on: date) -> list[Finding]:
    """Looks how many of the rows that could be assessed are insufficient or move away. Resources are sought for
    underperforming outcomes above all; where nothing could be assessed, nothing is said.
    """
    if not standing.assessed or Decimal(standing.lagging) / standing.assessed < limit("underperforming-share", on):
        return []
    message = gettext_noop(
        "Outcome {outcome} is underperforming: {lagging} of {assessed} assessed rows are insufficient or move away"
    )
    said = Sentence(message, _figures(standing))
    return [Finding(UNDERPERFORMING, Severity.WARNING, said, subject=standing.outcome)]


def _figures(standing: Standing) -> dict[str, object]:
    return {
        "outcome": standing.outcome,
        "available": round(standing.sums.available or Decimal(0)),
        "required": round(standing.sums.required or Decimal(0)),
        "year": Year(standing.year),
        "share": (gap_share(standing.sums.required, standing.sums.available) or Decimal(0)) * 100,
        "lagging": standing.lagging,
        "assessed": standing.assessed,
    }


BOTH = gettext_noop(
    "Outcome {outcome} is both underfunded and underperforming: {available} of {required} US dollars required for "
    "{year} are there; missing: {share:.0f}%; {lagging} of {assessed} assessed rows are insufficient or move away"
)


@dataclass(frozen=True, slots=True)
class Raised:
    """An outcome that is raised: how it stands, which of the two rules found it or both, and one sentence of it."""

    standing: Standing
    rules: tuple[str, ...]
    said: Sentence


def raised(every: Sequence[Standing], on: date) -> list[Raised]:
    """Each outcome that is to be raised, once; those of which both is found come first."""
    found = []
    for each in every:
        findings = [*underfunded(each, on), *underperforming(each, on)]
        if findings:
            said = findings[0].message if len(findings) == 1 else Sentence(BOTH, _figures(each))
            found.append(Raised(each, tuple(one.rule for one in findings), said))
    return sorted(found, key=lambda one: -len(one.rules))
