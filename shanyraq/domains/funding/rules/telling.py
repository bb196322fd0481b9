"""Money of which it is told whose it is: parts of what is not told apart; a change of it taken back. Pure."""

from collections.abc import Mapping
from decimal import Decimal

from shanyraq.domains.funding.rules.lines import MONEY
from shanyraq.domains.funding.vocabulary import FIELDS
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop

Amounts = Mapping[str, Decimal | None]
"""By measure; None: not said."""


@rule(
    id="funding.part_of_untold",
    title=gettext_noop("What is told apart is part of what is not."),
    source=MONEY,
)
def refused_part(part: Amounts, untold: Amounts) -> list[Finding]:
    """Looks whether so much is not told apart. The sum of the year stays; more is entered as money of the year."""
    message = gettext_noop("{left} US dollars are not told apart ({measure}); more is entered as money of the year")
    return [
        Finding(
            "funding.part_of_untold",
            Severity.ERROR,
            Sentence(message, {"left": untold.get(name) or Decimal(0), "measure": Sentence(FIELDS[name])}),
            field=name,
        )
        for name, amount in part.items()
        if amount is not None and amount > (untold.get(name) or 0)
    ]


@rule(
    id="funding.told_of_somebody",
    field="entity",
    title=gettext_noop("Whoever tells money apart says whose it is."),
    source=MONEY,
)
def refused_nobodys(entity: str, contributor: str, instrument: str) -> list[Finding]:
    """Looks whether an entity, a contributing partner or a kind of source is named."""
    if entity or contributor or instrument:
        return []
    message = gettext_noop("Say whose money it is: an entity, a contributing partner or a kind of source")
    return [Finding("funding.told_of_somebody", Severity.ERROR, Sentence(message))]


@rule(
    id="funding.beside_untold",
    title=gettext_noop("Money that is told apart is not counted twice."),
    source=MONEY,
)
def beside_untold(year: int, untold: Amounts) -> list[Finding]:
    """Looks for money of the same year of which it is not told whose it is, when a line of somebody is new. It is told
    and does not stand in the way: both may be right.
    """
    told = [(name, amount) for name, amount in untold.items() if amount]
    message = gettext_noop(
        "{amount} US dollars of {year} are not told apart ({measure}), and this was added to them; where it is part of "
        "them, take this back and use «Tell whose money it is»"
    )
    return [
        Finding(
            "funding.beside_untold",
            Severity.WARNING,
            Sentence(message, {"amount": amount, "year": Year(year), "measure": Sentence(FIELDS[name])}),
        )
        for name, amount in told[:1]
    ]


def parted(told: Decimal | None, untold: Decimal | None, part: Decimal) -> tuple[Decimal | None, Decimal | None]:
    """Both amounts after a part went from what is not told apart to what is (or back: with a minus). Nothing left is
    not said.
    """
    return (told or Decimal(0)) + part or None, (untold or Decimal(0)) - part or None


def as_before(now: Decimal | None, sum_before: Decimal | None, sum_after: Decimal | None) -> Decimal | None:
    """What a line said before a change of it alone, from the sums of its year before and after."""
    if sum_before == sum_after:
        return now
    if sum_before is None:
        return None
    return (now or Decimal(0)) - ((sum_after or Decimal(0)) - sum_before) or (None if sum_before else Decimal(0))


def left_untold(wanted: Decimal | None, told: Decimal | None) -> Decimal | None:
    """What of a sum is not told apart; None where nothing is left to be said."""
    if wanted is None or told is None:
        return wanted
    return wanted - told or None
