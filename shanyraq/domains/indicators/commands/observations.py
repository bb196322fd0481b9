"""What the verbs of observations are told."""

from typing import Annotated, Any, ClassVar

from pydantic import AfterValidator, Field, StringConstraints

from shanyraq.domains.indicators.commands.printed import Number, OfIndicator, OfRow
from shanyraq.domains.indicators.vocabulary import OBSERVATION_FIELDS, OVER_ENTITIES, PERIOD, Measure, Over
from shanyraq.kernel.commands import Command, Entry, InFramework, PublicReason, Reason, Section, Seen, written
from shanyraq.kernel.sentences import gettext_noop

F = OBSERVATION_FIELDS
KeyOrNone = Annotated[str, written(r"^([a-z0-9][a-z0-9.-]*)?$", gettext_noop("The key of an entity"), max_length=80)]
Note = Annotated[str, StringConstraints(max_length=2_000), Entry("text")]
Address = Annotated[
    str, written(r"^(https?://\S+)?$", gettext_noop("An address that begins with https://"), max_length=500)
]
WhichPeriod = Annotated[
    str,
    written(f"^{PERIOD}$", gettext_noop("A year, half-year, quarter or month: 2026, 2026-S1, 2026-Q2, 2026-03")),
    Entry("choice", "periods", free=True),
    Field(title=F["period"], description=gettext_noop("2026, or a part of it: 2026-S1, 2026-Q2, 2026-03")),
]


class ReportObservation(OfRow):
    """Reports the value of a row for a period. What is left out stays as it was entered before."""

    named_by: ClassVar[tuple[str, ...]] = ("indicator", "row")
    sections: ClassVar[tuple[Section, ...]] = (
        Section("quality", gettext_noop("Where it comes from"), ("source", "evidence", "reliability", "comment")),
        Section("made", gettext_noop("What it is made of"), ("measure", "part", "numerator", "denominator", "unit")),
    )

    period: WhichPeriod
    value: Annotated[
        Number | None,
        Field(None, title=F["value"], description=gettext_noop("Zero is a value.")),
    ]
    answer: Annotated[
        str | None,
        StringConstraints(max_length=200),
        Field(None, title=F["answer"], description=gettext_noop("Instead of a value, of what is judged.")),
    ]
    entity: Annotated[
        KeyOrNone,
        Entry("choice", "reporters"),
        Field(
            "",
            title=F["entity"],
            description=gettext_noop(
                "Empty: the entity that leads the indicator, or yours, where there is only one. Entities that work on "
                "its outcome report their own part alone."
            ),
        ),
    ]
    source: Annotated[
        str | None,
        StringConstraints(max_length=500),
        Field(None, title=F["source"], description=gettext_noop("Empty: the source that the framework names.")),
    ]
    evidence: Annotated[
        Address | None,
        Field(None, title=F["evidence"], description=gettext_noop("Where it can be read.")),
    ]
    reliability: Annotated[
        Note | None,
        Field(
            None,
            title=F["reliability"],
            description=gettext_noop("How sure it is: size of a sample, interval, change of method."),
        ),
    ]
    comment: Annotated[Note | None, Field(None, title=F["comment"])]
    measure: Annotated[Measure, Entry("choice", "measures"), Field(Measure.PERIOD, title=F["measure"])]
    part: Annotated[
        KeyOrNone,
        Entry("choice", "reporters"),
        Field(
            "",
            title=F["part"],
            description=gettext_noop("Empty: the whole. An entity reports its part where parts are added up."),
        ),
    ]
    numerator: Annotated[Number | None, Field(None, title=F["numerator"])]
    denominator: Annotated[Number | None, Field(None, title=F["denominator"])]
    unit: Annotated[
        str | None,
        written(r"^([A-Z0-9_]{1,30})?$", gettext_noop("A code of capital letters, digits and underlines, such as PT")),
        Entry("choice", "units", free=True),
        Field(None, title=F["unit"], description=gettext_noop("Only where it is another than that of the row.")),
    ]
    submit: Annotated[
        bool,
        Field(
            False,
            title=gettext_noop("Submit it"),
            description=gettext_noop("To the monitoring group, which assures or returns it. Else it stays a draft."),
        ),
    ]
    printed: Annotated[
        str | None,
        StringConstraints(max_length=100),
        Entry("hidden"),
        Field(None, title=gettext_noop("As entered"), description=gettext_noop("The digits as they were typed.")),
    ]
    seen: Seen

    def facts(self) -> dict[str, Any]:
        """What is said of the value; what is None stays as it was."""
        names = ("value", "answer", "numerator", "denominator", "unit", "source", "evidence", "reliability", "comment")
        return {name: getattr(self, name) for name in names if getattr(self, name) is not None}


WhyRight = Annotated[
    Note,
    Field(
        "",
        title=gettext_noop("Note"),
        description=gettext_noop("Why it is right; asked for where rules remarked on it. Everybody may read it."),
    ),
]
"""What whoever assures a value says of it."""


class OfObservation(Command):
    """Something about one observation."""

    framework: InFramework
    number: Annotated[
        int,
        Entry("choice", "observations"),
        Field(ge=1, le=9_999_999, title=gettext_noop("Observation"), description=gettext_noop("By its number.")),
    ]
    seen: Seen


class StepObservation(OfObservation):
    """Moves an observation on."""

    note: Annotated[Note, Field("", title=gettext_noop("Note"))]


class AssureObservation(OfObservation):
    """Assures a value that was submitted."""

    note: WhyRight
    publish: Annotated[bool, Field(False, title=gettext_noop("Publish it at once"))]


class ReturnObservation(OfObservation):
    """Returns a value to whoever reported it."""

    reason: Reason


class WithdrawObservation(OfObservation):
    """Withdraws a value that was published."""

    reason: PublicReason


def _over_entities(value: Over) -> Over:
    if value not in OVER_ENTITIES:
        raise ValueError(gettext_noop("of entities there is no latest one"))
    return value


OverTime = Annotated[Over, Entry("choice", "overs")]
OverEntities = Annotated[Over, AfterValidator(_over_entities), Entry("choice", "overs_entities")]


class SetAggregation(OfIndicator):
    """States how the values of an indicator become one."""

    named_by: ClassVar[tuple[str, ...]] = ("indicator",)

    over_time: Annotated[
        OverTime,
        Field(
            title=gettext_noop("Over time"),
            description=gettext_noop("How quarters, halves or months of a year become the value of the year."),
        ),
    ]
    over_entities: Annotated[
        OverEntities,
        Field(
            title=gettext_noop("Over entities"),
            description=gettext_noop("How the parts of several entities become the whole."),
        ),
    ]
    reason: Reason
    seen: Seen
