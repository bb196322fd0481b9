"""What the verbs of activities of the monitoring and evaluation plan are told."""

from datetime import date
from decimal import Decimal
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from shanyraq.domains.learning.vocabulary import AMOUNTS, DAYS, FIELDS, LARGEST_DIGITS
from shanyraq.kernel.commands import KEY, Change, Command, Entry, InFramework, LongText, Reason, Seen
from shanyraq.kernel.languages import Language
from shanyraq.kernel.sentences import gettext_noop

MOST = 50
"""Organisations or bodies that are responsible for one activity."""
Amount = Annotated[Decimal, Field(ge=0, max_digits=LARGEST_DIGITS, decimal_places=2)]
Called = Annotated[str, StringConstraints(min_length=1, max_length=400)]
Organisations = Annotated[list[Called], Entry("choice", "organisations")]
Bodies = Annotated[list[Called], Entry("choice", "bodies")]
Words = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]
Told = Annotated[str, StringConstraints(max_length=2_000)]
Source = Annotated[str, StringConstraints(max_length=300)]
CategoryKey = Annotated[str, StringConstraints(min_length=1, max_length=80), Entry("choice", "plan_categories")]
Year = Annotated[int, Field(ge=1990, le=2100)]
IN_LANGUAGES = gettext_noop("In one or more languages.")
WHY = gettext_noop("Needed where it moves to another year, or where its dates were set already.")
HELP = {
    "entities": gettext_noop("Beside those that the plan names."),
    "in_charge": gettext_noop("A function or a unit, such as «data officer»; no name of a person, for it is kept."),
    "funding": gettext_noop("Out of what it is paid: a budget, a project, a partner."),
    "statement": gettext_noop("What was done and where it is found. Needed where no document is attached to it."),
    "use": gettext_noop("What was decided or changed because of it, and by whom. Empty: nothing is said of it."),
}


class OfActivity(Command):
    """Something about one activity of the plan."""

    framework: InFramework
    key: Annotated[
        str,
        KEY,
        Entry("choice", "plan_activities"),
        Field(title=gettext_noop("Activity"), description=gettext_noop("By its key.")),
    ]
    seen: Seen


class AddActivity(Command):
    """Adds an activity that the signed plan does not have."""

    framework: InFramework
    category: Annotated[CategoryKey, Field(title=FIELDS["category"])]
    year: Annotated[Year, Field(title=FIELDS["year"])]
    text: Annotated[
        dict[Language, Words],
        Entry("text"),
        Field(min_length=1, title=FIELDS["text"], description=IN_LANGUAGES),
    ]
    starts_on: Annotated[date | None, Field(None, title=FIELDS["starts_on"])]
    ends_on: Annotated[date | None, Field(None, title=FIELDS["ends_on"])]
    entities: Annotated[Organisations, Field([], max_length=MOST, title=FIELDS["entities"])]
    bodies: Annotated[Bodies, Field([], max_length=MOST, title=FIELDS["bodies"])]
    in_charge: Annotated[Source, Field("", title=FIELDS["in_charge"], description=HELP["in_charge"])]
    cost_planned: Annotated[Amount | None, Field(None, title=FIELDS["cost_planned"])]
    funding: Annotated[Source, Field("", title=FIELDS["funding"], description=HELP["funding"])]
    note: Annotated[Told, Entry("text"), Field("", title=FIELDS["note"])]


class BeginActivity(OfActivity):
    """Says that an activity is under way."""

    starts_on: Annotated[
        date | None,
        Field(None, title=FIELDS["starts_on"], description=gettext_noop("Left empty: today, where no day was set.")),
    ]


class FinishActivity(OfActivity):
    """Says that an activity is done, with what shows it."""

    done_on: Annotated[date, Field(title=FIELDS["done_on"])]
    statement: Annotated[
        dict[Language, LongText], Entry("text"), Field({}, title=FIELDS["statement"], description=HELP["statement"])
    ]
    cost_spent: Annotated[Amount | None, Field(None, title=FIELDS["cost_spent"])]


class MoveActivity(OfActivity):
    """Sets the dates of an activity, or moves it to others."""

    year: Annotated[
        Year | None,
        Field(None, title=FIELDS["year"], description=gettext_noop("Left empty: that of the day on which it ends.")),
    ]
    starts_on: Annotated[date | None, Field(None, title=FIELDS["starts_on"])]
    ends_on: Annotated[date | None, Field(None, title=FIELDS["ends_on"])]
    reason: Annotated[
        str,
        StringConstraints(max_length=2_000),
        Entry("text"),
        Field("", title=gettext_noop("Reason"), description=WHY),
    ]


class PostponeActivity(OfActivity):
    """Puts an activity off: it has no dates until it is moved or begun."""

    year: Annotated[
        Year | None,
        Field(
            None, title=FIELDS["year"], description=gettext_noop("The year into which it is put off, if it is known.")
        ),
    ]
    reason: Reason


class DropActivity(OfActivity):
    """Says that an activity will not take place."""

    reason: Reason


class TakeBackActivity(OfActivity):
    """Takes back that an activity has begun."""

    reason: Reason


class ReopenActivity(OfActivity):
    """Takes back that an activity is done or dropped."""

    reason: Reason


class UseFindings(OfActivity):
    """Says what use was made of what an activity found."""

    use: Annotated[dict[Language, LongText], Entry("text"), Field({}, title=FIELDS["use"], description=HELP["use"])]


class AmendActivity(OfActivity, Change):
    """Amends what is told of an activity. What is left out stays."""

    entities: Annotated[
        Organisations | None, Field(None, max_length=MOST, title=FIELDS["entities"], description=HELP["entities"])
    ]
    bodies: Annotated[Bodies | None, Field(None, max_length=MOST, title=FIELDS["bodies"], description=HELP["entities"])]
    in_charge: Annotated[Source | None, Field(None, title=FIELDS["in_charge"], description=HELP["in_charge"])]
    cost_planned: Annotated[Amount | None, Field(None, title=FIELDS["cost_planned"])]
    cost_spent: Annotated[Amount | None, Field(None, title=FIELDS["cost_spent"])]
    funding: Annotated[Source | None, Field(None, title=FIELDS["funding"], description=HELP["funding"])]
    statement: Annotated[
        dict[Language, LongText] | None,
        Entry("text"),
        Field(None, title=FIELDS["statement"], description=IN_LANGUAGES),
    ]
    note: Annotated[Told | None, Entry("text"), Field(None, title=FIELDS["note"])]

    def changed(self) -> dict[str, Any]:
        """The fields that are said, as plain values; amounts with their cents."""
        said = self.model_dump(exclude={"framework", "key", "seen"}, exclude_none=True)
        return {name: plain(name, value) for name, value in said.items()}


def plain(name: str, value: Any) -> Any:
    """A field of an activity as events and forms tell it: days in ISO form, amounts with their cents."""
    if value is None:
        return None
    if name in DAYS:
        return value.isoformat() if isinstance(value, date) else value
    return f"{Decimal(value):.2f}" if name in AMOUNTS else value
