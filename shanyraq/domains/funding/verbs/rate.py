"""Rates of exchange: entered as they were published."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.domains.funding.commands import SetRate
from shanyraq.domains.funding.commands.allocations import MONTH
from shanyraq.domains.funding.models import Rate
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.kernel.commands import Written
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject

PLACE = ("currency", "month")
"""What tells rates of one framework apart."""


class WrittenRate(Written):
    """A rate that was written."""

    currency: str
    month: str
    rate: str
    revision: int


class Changed:
    """What the verb gives back."""

    def __init__(self, row: Rate) -> None:
        self.row, self.revision = row, row.revision

    def written(self) -> WrittenRate:
        """For programs."""
        row = self.row
        return WrittenRate(
            currency=row.currency, month=f"{row.month:%Y-%m}", rate=str(row.rate.normalize()), revision=row.revision
        )


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The rate as it stands, with its revision; of a month that nobody entered, that nobody did."""
    framework, currency, month = (str(entered.get(name) or "") for name in ("framework", *PLACE))
    if not (framework and currency and re.fullmatch(MONTH, month)):
        return {}
    place = {"framework__code": framework, "currency": currency, "month": date.fromisoformat(f"{month}-01")}
    row = Rate.objects.filter(**place).first()
    stands = {**_values(row), "seen": row.revision} if row else {"seen": 0}
    return {"framework": framework, "currency": currency, "month": month, **stands}


def every(framework: str) -> Iterator[Thing]:
    """Every rate of a framework."""
    for row in Rate.objects.filter(framework__code=framework):
        about = {"framework": framework, "currency": row.currency, "month": f"{row.month:%Y-%m}"}
        yield Thing(str(row), {**about, **_values(row), "seen": row.revision}, Scope(framework))


@verb(
    "funding.rate.set",
    title=gettext_noop("Enter a rate of exchange"),
    said=gettext_noop("{actor} entered the rate of exchange {name}"),
    permission=Permission.EDIT_MONEY,
    sees=Permission.SEE_WORKPLANS,
    known=known,
    listed=Listing(PLACE, every, sets=True),
)
def set_rate(trail: Trail, command: SetRate) -> Changed:
    """Enters the UN operational rate of a currency in a month. Many come in a workbook or a file with commas. What was
    turned into dollars before keeps its rate until its amount is entered anew.
    """
    version = version_in_force(command.framework)
    place = {"framework_id": version.framework_id, "currency": command.currency, "month": command.first_day}
    row = Rate.objects.filter(**place).first() or Rate(**place, revision=0)
    before = _values(row) if row.pk else {}
    after = {"rate": str(command.rate.normalize()), "source": command.source}
    if before == after:
        trail.nothing_to_do()
        return Changed(row)
    trail.expect(command.seen, row.revision, mine=after, theirs={"rate": None, "source": None, **before})
    row.rate, row.source, row.revision = command.rate, command.source, row.revision + 1
    row.save()
    name = f"{row.currency} {command.month}"
    trail.record(Subject("rate", name, version.code, name), before=before, after=after)
    return Changed(row)


def _values(row: Rate) -> Mapping[str, Any]:
    return {"rate": str(row.rate.normalize()), "source": row.source}
