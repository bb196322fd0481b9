"""What the verbs of values of output indicators are told."""

from typing import Annotated, Any, ClassVar

from pydantic import Field, StringConstraints

from shanyraq.domains.indicators.commands.observations import Address, Note, OverEntities, OverTime, WhyRight
from shanyraq.domains.indicators.vocabulary import OBSERVATION_FIELDS
from shanyraq.domains.workplans.commands.output_indicators import Amount, OfOutputIndicator, Years
from shanyraq.kernel.commands import KEY, Command, Entry, InFramework, PublicReason, Reason, Section, Seen
from shanyraq.kernel.sentences import gettext_noop

F = OBSERVATION_FIELDS


class AggregateOutputIndicator(OfOutputIndicator):
    """States how the values of an output indicator become one."""

    named_by: ClassVar[tuple[str, ...]] = ("number",)

    over_entities: Annotated[
        OverEntities,
        Field(
            title=gettext_noop("Over entities"),
            description=gettext_noop("How the values of several entities become the value of the year."),
        ),
    ]
    over_time: Annotated[
        OverTime,
        Field(
            title=gettext_noop("Over time"),
            description=gettext_noop("How the values of several years become one for all of them."),
        ),
    ]
    reason: Reason


class ReportOutputValue(Command):
    """Reports what an entity reached in a year. What is left out stays as it was entered before."""

    named_by: ClassVar[tuple[str, ...]] = ("output_indicator",)
    sections: ClassVar[tuple[Section, ...]] = (
        Section("quality", gettext_noop("Where it comes from"), ("source", "evidence", "comment")),
        Section("made", gettext_noop("What it is made of"), ("numerator", "denominator")),
    )

    framework: InFramework
    output_indicator: Annotated[
        int,
        Entry("choice", "output_indicators"),
        Field(ge=1, le=9_999_999, title=gettext_noop("Output indicator"), description=gettext_noop("By its number.")),
    ]
    year: Annotated[Years, Field(title=gettext_noop("Year"))]
    entity: Annotated[
        str,
        KEY,
        Entry("choice", "entities"),
        Field(title=F["entity"], description=gettext_noop("Whose value it is.")),
    ]
    value: Annotated[Amount | None, Field(None, title=F["value"], description=gettext_noop("Zero is a value."))]
    numerator: Annotated[Amount | None, Field(None, title=F["numerator"])]
    denominator: Annotated[Amount | None, Field(None, title=F["denominator"])]
    source: Annotated[
        str | None,
        StringConstraints(max_length=500),
        Field(None, title=F["source"], description=gettext_noop("Empty: the source that the indicator names.")),
    ]
    evidence: Annotated[
        Address | None, Field(None, title=F["evidence"], description=gettext_noop("Where it can be read."))
    ]
    comment: Annotated[Note | None, Field(None, title=F["comment"])]
    submit: Annotated[
        bool,
        Field(
            False,
            title=gettext_noop("Submit it"),
            description=gettext_noop("To the monitoring group, which assures or returns it. Else it stays a draft."),
        ),
    ]
    seen: Seen

    def facts(self) -> dict[str, Any]:
        """What is said of the value; what is None stays as it was."""
        names = ("value", "numerator", "denominator", "source", "evidence", "comment")
        return {name: found for name in names if (found := getattr(self, name)) is not None}


class OfOutputValue(Command):
    """Something about one value of an output indicator."""

    framework: InFramework
    number: Annotated[
        int,
        Entry("choice", "output_values"),
        Field(ge=1, le=9_999_999, title=gettext_noop("Value"), description=gettext_noop("By its number.")),
    ]
    seen: Seen


class StepOutputValue(OfOutputValue):
    """Moves a value on."""

    note: Annotated[Note, Field("", title=gettext_noop("Note"))]


class AssureOutputValue(OfOutputValue):
    """Assures a value that was submitted; from then on it counts and everybody may read it."""

    note: WhyRight


class ReturnOutputValue(OfOutputValue):
    """Returns a value to whoever reported it."""

    reason: Reason


class WithdrawOutputValue(OfOutputValue):
    """Withdraws a value that counted."""

    reason: PublicReason
