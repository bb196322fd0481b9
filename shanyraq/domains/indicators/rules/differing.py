"""Where the document and a national source say different values for a year, and what a person decided of it. Pure."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from shanyraq.domains.indicators.rules.agreeing import agree
from shanyraq.domains.indicators.rules.linking import DIFFERENCES
from shanyraq.domains.indicators.rules.matching_shapes import Told
from shanyraq.domains.indicators.vocabulary import Choice
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import gettext_noop


class Beside(StrEnum):
    """How the two values of a year stand to each other."""

    EQUAL = "equal"
    OPEN = "open"
    DECIDED = "decided"
    ALONE = "alone"


BESIDES: dict[str, str] = {
    Beside.EQUAL: gettext_noop("the same"),
    Beside.OPEN: gettext_noop("differs, to be decided"),
    Beside.DECIDED: gettext_noop("differs, decided"),
    Beside.ALONE: gettext_noop("in the document alone"),
}


@dataclass(frozen=True, slots=True)
class Judged:
    """What a person decided of two values, as they stood then."""

    year: int
    printed: str
    national: str
    choice: Choice
    reason: str
    by: str


@dataclass(frozen=True, slots=True)
class YearBeside:
    """The two values of a year. ``difference``: the national one less the printed one. ``judged`` counts for them."""

    year: int
    printed: Told
    national: Told | None
    how: Beside
    judged: Judged | None = None

    @property
    def difference(self) -> Decimal | None:
        return None if self.national is None else self.national.value - self.printed.value


@rule(
    id="indicators.values_differ",
    title=gettext_noop(
        "Where the document prints another value than the national source, that is open until a person decides."
    ),
    source=DIFFERENCES,
)
def years_beside(
    printed: Mapping[int, Told], national: Mapping[int, Told], judged: Iterable[Judged] = ()
) -> list[YearBeside]:
    """Puts the printed value of each year beside that of the source.

    A decision counts for the two values of which it was made: when the source revises its value, or the document is
    amended, somebody decides anew.
    """
    decided = {each.year: each for each in judged}
    found = []
    for year in sorted(printed):
        mine, theirs = printed[year], national.get(year)
        judgement = decided.get(year)
        if theirs is None:
            found.append(YearBeside(year, mine, None, Beside.ALONE))
        elif agree(mine, theirs):
            found.append(YearBeside(year, mine, theirs, Beside.EQUAL))
        elif judgement and (judgement.printed, judgement.national) == (mine.printed, theirs.printed):
            found.append(YearBeside(year, mine, theirs, Beside.DECIDED, judgement))
        else:
            found.append(YearBeside(year, mine, theirs, Beside.OPEN))
    return found


def handed_on(printed: Mapping[int, Told], national: Mapping[int, Told], judged: Iterable[Judged] = ()) -> list[int]:
    """The years of which the value of the source counts: where the document prints none, the same, or another one that
    a person decided against.
    """
    against = {
        each.year
        for each in years_beside(printed, national, judged)
        if each.how is Beside.OPEN or (each.judged is not None and each.judged.choice is Choice.PRINTED)
    }
    return sorted(year for year in national if year not in against)
