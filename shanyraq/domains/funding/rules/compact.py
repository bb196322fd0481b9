"""The country figures of the Funding Compact. Pure."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from shanyraq.domains.funding.rules.raising import limit
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source

COMPACT = Source(
    document="Funding Compact",
    clause="shares of core, pooled, thematic and multi-year funding (wording not yet compared with its own text)",
    edition="2019 and 2024",
    url="https://unsdg.un.org/resources/funding-compact",
)
CORE = ("core",)
NON_CORE = ("pooled", "thematic", "project", "vertical", "local", "in_kind")
"""Kinds of sources of ``instruments.yaml`` that are voluntary. Assessed contributions and other revenue are neither."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A share: part ÷ whole, in US dollars. ``target``: what was committed to, as a share of 1; None where nothing."""

    key: str
    title: str
    formula: Sentence
    part: Decimal
    whole: Decimal
    target: Decimal | None = None

    @property
    def share(self) -> Decimal | None:
        """None where the whole is nothing."""
        return self.part / self.whole if self.whole else None


@dataclass(frozen=True, slots=True)
class Agreement:
    """A contribution behind which an agreement stands."""

    starts_on: date
    ends_on: date
    dollars: Decimal


@rule(
    id="funding.compact",
    title=gettext_noop("The figures of the Funding Compact are shares of what is available and of what was agreed."),
    source=COMPACT,
)
def figures(available: Mapping[str, Decimal], agreements: Sequence[Agreement], on: date) -> list[Figure]:
    """Takes what work plans have available by kind of source, and contributions that are signed, received or closed.
    Money of which nobody told the kind of source is in none of the shares.
    """
    core = _together(available, CORE)
    non_core = _together(available, NON_CORE)
    return [
        Figure(
            "core",
            gettext_noop("Core share of voluntary funding"),
            Sentence(gettext_noop("Voluntary core ÷ (voluntary core + voluntary non-core), of what is available")),
            core,
            core + non_core,
            limit("core-target", on),
        ),
        Figure(
            "pooled",
            gettext_noop("Pooled share of non-core funding"),
            Sentence(gettext_noop("Inter-agency pooled funds ÷ voluntary non-core, of what is available")),
            _together(available, ("pooled",)),
            non_core,
        ),
        Figure(
            "thematic",
            gettext_noop("Thematic share of non-core funding"),
            Sentence(gettext_noop("Single-agency thematic funds ÷ voluntary non-core, of what is available")),
            _together(available, ("thematic",)),
            non_core,
        ),
        _multi_year(agreements, int(limit("multi-year-months", on))),
    ]


def _multi_year(agreements: Sequence[Agreement], least: int) -> Figure:
    formula = gettext_noop(
        "Agreements of {months} months or longer ÷ all that are signed, received or closed, by amount"
    )
    long = [each.dollars for each in agreements if months(each.starts_on, each.ends_on) >= least]
    return Figure(
        "multi_year",
        gettext_noop("Multi-year share of agreements"),
        Sentence(formula, {"months": least}),
        sum(long, Decimal(0)),
        sum((each.dollars for each in agreements), Decimal(0)),
    )


def months(starts_on: date, ends_on: date) -> int:
    """How many months lie between two days, both included: 1 January 2026 to 31 December 2027 are 24."""
    after = ends_on + timedelta(days=1)
    return (after.year - starts_on.year) * 12 + after.month - starts_on.month - (after.day < starts_on.day)


def _together(available: Mapping[str, Decimal], kinds: Sequence[str]) -> Decimal:
    return sum((available.get(kind, Decimal(0)) for kind in kinds), Decimal(0))
