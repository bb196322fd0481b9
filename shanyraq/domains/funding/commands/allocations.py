"""What the verbs of rates, allocations and reallocations are told."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field, StringConstraints

from shanyraq.domains.funding.commands.contributions import Code, F, Named, Number, Positive, Titled
from shanyraq.domains.funding.commands.lines import Amount
from shanyraq.kernel.commands import Command, Entry, InFramework, Reason, Seen, written
from shanyraq.kernel.sentences import gettext_noop

MONTH = r"^20\d\d-(0[1-9]|1[0-2])$"


class SetRate(Command):
    """Enters the UN operational rate of exchange of a currency in a month, as it was published."""

    framework: InFramework
    currency: Annotated[Code, Field(title=F["currency"], description=gettext_noop("Three letters, such as EUR."))]
    month: Annotated[
        str,
        written(MONTH, gettext_noop("A year and a month, such as 2026-03")),
        Field(title=gettext_noop("Month"), description=gettext_noop("Year and month, such as 2026-03.")),
    ]
    rate: Annotated[
        Decimal,
        Field(
            gt=0,
            max_digits=18,
            decimal_places=6,
            title=gettext_noop("Rate"),
            description=gettext_noop("So many units of the currency are one US dollar."),
        ),
    ]
    source: Annotated[
        Titled, Field(title=gettext_noop("Source"), description=gettext_noop("Where the rate was read, and when."))
    ]
    seen: Seen

    @property
    def first_day(self) -> date:
        """The first day of the month."""
        return date.fromisoformat(f"{self.month}-01")


class SetAllocation(Command):
    """Sets what of a contribution goes to a sub-output in a year. Zero takes it out."""

    framework: InFramework
    number: Number
    sub_output: Annotated[
        int, Entry("choice", "sub_outputs"), Field(ge=1, le=9_999_999, title=gettext_noop("Sub-output"))
    ]
    year: Annotated[int, Field(ge=2000, le=2100, title=gettext_noop("Year"))]
    entity: Annotated[Named, StringConstraints(min_length=1), Entry("choice", "entities"), Field(title=F["entity"])]
    amount: Annotated[Amount, Field(title=gettext_noop("Allocated, US dollars"))]
    note: Annotated[str, StringConstraints(max_length=2_000), Entry("text"), Field("", title=F["note"])]
    seen: Seen


class ProposeReallocation(Command):
    """Proposes to move money that is not earmarked from one sub-output to another."""

    framework: InFramework
    number: Number
    entity: Annotated[Named, StringConstraints(min_length=1), Entry("choice", "entities"), Field(title=F["entity"])]
    source: Annotated[
        int, Entry("choice", "sub_outputs"), Field(ge=1, le=9_999_999, title=gettext_noop("From the sub-output"))
    ]
    source_year: Annotated[int, Field(ge=2000, le=2100, title=gettext_noop("From the year"))]
    target: Annotated[
        int, Entry("choice", "sub_outputs"), Field(ge=1, le=9_999_999, title=gettext_noop("To the sub-output"))
    ]
    target_year: Annotated[int, Field(ge=2000, le=2100, title=gettext_noop("To the year"))]
    amount: Annotated[Positive, Field(title=gettext_noop("Amount, US dollars"))]
    reason: Annotated[
        Reason, Field(title=gettext_noop("Reason"), description=gettext_noop("Why it is equally worthwhile there."))
    ]


class OfReallocation(Command):
    """Something about one reallocation."""

    framework: InFramework
    number: Annotated[
        int,
        Entry("choice", "reallocations"),
        Field(ge=1, le=9_999_999, title=gettext_noop("Reallocation"), description=gettext_noop("By its number.")),
    ]
    seen: Seen


class ConsentReallocation(OfReallocation):
    """Consents to a reallocation for one side."""

    note: Annotated[
        str,
        StringConstraints(min_length=3, max_length=2_000),
        Entry("text"),
        Field(title=gettext_noop("Words of the consent"), description=gettext_noop("They are kept with it.")),
    ]


class DeclineReallocation(OfReallocation):
    """Declines a reallocation for one side, with the reason."""

    reason: Reason


class WithdrawReallocation(OfReallocation):
    """Withdraws a reallocation before both sides consented."""

    reason: Reason
