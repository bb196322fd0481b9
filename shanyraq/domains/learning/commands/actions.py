"""What the verbs of actions on recommendations are told: planned, amended, moved on, told of."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from shanyraq.domains.learning.vocabulary.recommendations import Step
from shanyraq.kernel.commands import Change, Command, Entry, InFramework, LongText, Reason, Seen
from shanyraq.kernel.languages import Language
from shanyraq.kernel.sentences import gettext_noop

Words = Annotated[str, StringConstraints(min_length=1, max_length=1_000)]
Owner = Annotated[str, StringConstraints(min_length=1, max_length=80)]
WHAT, WHO, DUE = gettext_noop("What is done"), gettext_noop("By whom"), gettext_noop("Due on")
IN_LANGUAGES = gettext_noop("In one or more languages.")


class PlanAction(Command):
    """Plans what is done about a recommendation, by whom and by when."""

    named_by: ClassVar[tuple[str, ...]] = ("recommendation",)
    framework: InFramework
    recommendation: Annotated[
        int,
        Entry("choice", "recommendations"),
        Field(ge=1, le=9_999_999, title=gettext_noop("Recommendation"), description=gettext_noop("By its number.")),
    ]
    text: Annotated[dict[Language, Words], Entry("text"), Field(min_length=1, title=WHAT, description=IN_LANGUAGES)]
    who: Annotated[Owner, Entry("choice", "addressees"), Field(title=WHO)]
    due_on: Annotated[date, Field(title=DUE)]


class OfAction(Command):
    """One action of a framework."""

    named_by: ClassVar[tuple[str, ...]] = ("number",)
    framework: InFramework
    number: Annotated[
        int,
        Entry("choice", "follow_up_actions"),
        Field(ge=1, le=9_999_999, title=gettext_noop("Number"), description=gettext_noop("That of the action.")),
    ]
    seen: Seen


class AmendAction(OfAction, Change):
    """Amends an action. What is left out stays."""

    text: Annotated[dict[Language, Words] | None, Entry("text"), Field(None, title=WHAT, description=IN_LANGUAGES)]
    who: Annotated[Owner | None, Entry("choice", "addressees"), Field(None, title=WHO)]
    due_on: Annotated[date | None, Field(None, title=DUE)]
    reason: Reason


class MoveAction(OfAction):
    """Moves an action on: begun, done, dropped with the reason."""

    act: Annotated[Step, Entry("choice", "follow_up_steps"), Field(title=gettext_noop("What happened"))]
    note: Annotated[
        str,
        StringConstraints(max_length=2_000),
        Entry("text"),
        Field(
            "", title=gettext_noop("Note"), description=gettext_noop("Why, where it is dropped or goes on after all.")
        ),
    ]


class TellAction(OfAction):
    """Tells how an action went in a quarter."""

    named_by = ("number", "year", "quarter")
    year: Annotated[int, Field(ge=1900, le=2100, title=gettext_noop("Year"))]
    quarter: Annotated[int, Field(ge=1, le=4, title=gettext_noop("Quarter"), description=gettext_noop("From 1 to 4."))]
    text: Annotated[
        dict[Language, LongText],
        Entry("text"),
        Field(min_length=1, title=gettext_noop("How it went"), description=IN_LANGUAGES),
    ]
