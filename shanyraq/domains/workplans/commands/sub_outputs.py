"""What the verbs of joint work plans are told."""

from datetime import date
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from shanyraq.domains.workplans.vocabulary import (
    FIELDS,
    HIGHEST,
    Act,
    Cooperation,
    Function,
    Group,
    Help,
    Humanitarian,
    Status,
)
from shanyraq.kernel.commands import HASH, Change, Command, Entry, InFramework, OfEvent, Reason, Section, Seen, written
from shanyraq.kernel.languages import Language
from shanyraq.kernel.sentences import gettext_noop

Emptied = Literal[
    "code",
    "description",
    "starts_on",
    "ends_on",
    "lead",
    "activities",
    "contributors",
    "implementers",
    "places",
    "sdg_targets",
    "functions",
    "groups",
    "helps",
    "cooperation",
    "joint_names",
    "gender",
    "gender_note",
    "rights",
    "rights_note",
    "peace",
    "peace_note",
    "humanitarian",
    "humanitarian_note",
]
"""Fields that may say nothing."""
EMPTIES: dict[str, Any] = {
    **dict.fromkeys(("code", "lead", "humanitarian", "humanitarian_note"), ""),
    **dict.fromkeys(("gender_note", "rights_note", "peace_note"), ""),
    **dict.fromkeys(("starts_on", "ends_on", "gender", "rights", "peace")),
    **{name: [] for name in ("activities", "contributors", "implementers", "places", "sdg_targets")},
    **{name: [] for name in ("functions", "groups", "helps", "cooperation", "joint_names")},
    "description": {},
}
"""Field → how it says nothing."""
SHORTLY = gettext_noop("In a few sentences.")

SentTable = Annotated[
    str,
    HASH,
    Entry("file", endings=("xlsx", "csv")),
    Field(
        title=gettext_noop("File"),
        description=gettext_noop(
            "An export of UN INFO: an Excel workbook or text with commas. For programs: the SHA-256 of a file that "
            "was sent before, as 64 letters and digits."
        ),
    ),
]


class ImportPlan(Command):
    """Takes the sub-outputs of a file of UN INFO into the work plans of a framework."""

    framework: InFramework
    file: SentTable
    country: Annotated[
        str,
        StringConstraints(max_length=200),
        Field(
            "",
            title=gettext_noop("Country"),
            description=gettext_noop("Only rows of this country, where the file holds several."),
        ),
    ]
    plan: Annotated[
        str,
        StringConstraints(max_length=300),
        Field(
            "",
            title=gettext_noop("Plan"),
            description=gettext_noop("Only rows of the plan with this name, where the file holds several."),
        ),
    ]
    dry_run: Annotated[
        bool,
        Field(
            False,
            title=gettext_noop("Only look"),
            description=gettext_noop("Says what would become of each row, and changes nothing."),
        ),
    ]


TARGET = written(r"^\d{1,2}\.[0-9a-z]{1,2}$", gettext_noop("An SDG target, such as 1.3 or 5.a"))
FIRST_YEAR, LAST_YEAR = 2000, 2100
"""The years of which anybody may tell something."""
Day = Annotated[date, Field(ge=date(FIRST_YEAR, 1, 1), le=date(LAST_YEAR, 12, 31))]
Code = Annotated[str, StringConstraints(max_length=80)]
Value = Annotated[str, StringConstraints(min_length=1, max_length=400)]
Note = Annotated[str, StringConstraints(max_length=5_000), Entry("text")]
Title = dict[Language, Annotated[str, StringConstraints(min_length=1, max_length=2_000), Entry("text")]]
"""Titles that come from UN INFO have line breaks here and there."""
Long = dict[Language, Annotated[str, StringConstraints(min_length=1, max_length=20_000)]]
Number = Annotated[
    int,
    Entry("choice", "sub_outputs"),
    Field(ge=1, le=9_999_999, title=gettext_noop("Number"), description=gettext_noop("The number of the sub-output.")),
]
MOST = 100
"""Values of a list, at most."""


def several(title: str, help: str = "") -> Any:
    """A list, which may be left out."""
    return Field(None, max_length=MOST, title=title, description=help)


class Numbered(Command):
    """One sub-output of a framework."""

    framework: InFramework
    number: Number


SECTIONS = (
    Section("partners", gettext_noop("Partners and places"), ("contributors", "implementers", "places")),
    Section("purpose", gettext_noop("What it serves, and whom"), ("sdg_targets", "functions", "groups")),
    Section("together", gettext_noop("Help and cooperation"), ("helps", "cooperation", "joint_names")),
    Section(
        "markers",
        gettext_noop("Markers"),
        (
            *("gender", "gender_note", "rights", "rights_note"),
            *("peace", "peace_note", "humanitarian", "humanitarian_note"),
        ),
    ),
    Section("texts", gettext_noop("Activities, description, code"), ("activities", "description", "code")),
)
"""What the form folds away: below output, title, entities, days and status, which everybody fills."""


class SubOutputFields(Command):
    """What can be said of a sub-output. What is left out is not said."""

    sections: ClassVar[tuple[Section, ...]] = SECTIONS

    output: Annotated[
        Code | None,
        Entry("choice", "outputs"),
        Field(None, title=FIELDS["output"], description=gettext_noop("The output of the framework that it serves.")),
    ]
    title: Annotated[
        Title | None,
        Field(
            None,
            title=FIELDS["title"],
            description=gettext_noop("What is done, in a few words; in one or more languages. Not the output itself."),
        ),
    ]
    code: Annotated[Code | None, Field(None, title=FIELDS["code"])]
    description: Annotated[Long | None, Entry("text"), Field(None, title=FIELDS["description"])]
    entities: Annotated[
        list[Value] | None,
        Entry("choice", "entities"),
        several(FIELDS["entities"], gettext_noop("One, so that everybody knows whose money and results they are.")),
    ]
    lead: Annotated[
        Value | None,
        Entry("choice", "entities"),
        Field(
            None,
            title=FIELDS["lead"],
            description=gettext_noop("Which of its entities leads. UN INFO has no column for it: it stays here."),
        ),
    ]
    starts_on: Annotated[Day | None, Field(None, title=FIELDS["starts_on"])]
    ends_on: Annotated[Day | None, Field(None, title=FIELDS["ends_on"])]
    status: Annotated[
        Status | None,
        Entry("choice", "statuses"),
        Field(
            None,
            title=FIELDS["status"],
            description=gettext_noop("How far it has got when it is entered. From then on it is moved step by step."),
        ),
    ]
    activities: Annotated[
        list[Value] | None,
        several(
            FIELDS["activities"],
            gettext_noop("What is done to bring it about, one a line. UN INFO has no column for it: it stays here."),
        ),
    ]
    contributors: Annotated[
        list[Value] | None,
        Entry("choice", "contributors", free=True),
        several(FIELDS["contributors"], gettext_noop("Who pays; core resources as well.")),
    ]
    implementers: Annotated[
        list[Value] | None,
        Entry("choice", "implementers", free=True),
        several(FIELDS["implementers"], gettext_noop("Who does it.")),
    ]
    places: Annotated[
        list[Value] | None, Entry("choice", "places", free=True), several(FIELDS["places"], gettext_noop("Where."))
    ]
    sdg_targets: Annotated[
        list[Annotated[str, TARGET]] | None,
        Entry("choice", "sdg_targets", free=True),
        several(FIELDS["sdg_targets"], gettext_noop("Those to which it contributes most.")),
    ]
    functions: Annotated[list[Function] | None, Entry("choice", "functions"), several(FIELDS["functions"])]
    groups: Annotated[list[Group] | None, Entry("choice", "groups"), several(FIELDS["groups"])]
    helps: Annotated[list[Help] | None, Entry("choice", "helps"), several(FIELDS["helps"])]
    cooperation: Annotated[
        list[Cooperation] | None,
        Entry("choice", "cooperations"),
        several(
            FIELDS["cooperation"],
            gettext_noop("With whom it works beyond the country. UN INFO has no column for it: it stays here."),
        ),
    ]
    joint_names: Annotated[
        list[Value] | None,
        Entry("choice", "joint_names", free=True),
        several(FIELDS["joint_names"], gettext_noop("The names under which its entities work together.")),
    ]
    gender: Annotated[int | None, Entry("choice", "gender"), Field(None, ge=0, le=HIGHEST, title=FIELDS["gender"])]
    gender_note: Annotated[Note | None, Field(None, title=FIELDS["gender_note"], description=SHORTLY)]
    rights: Annotated[int | None, Entry("choice", "rights"), Field(None, ge=0, le=HIGHEST, title=FIELDS["rights"])]
    rights_note: Annotated[Note | None, Field(None, title=FIELDS["rights_note"], description=SHORTLY)]
    peace: Annotated[int | None, Entry("choice", "peace"), Field(None, ge=0, le=HIGHEST, title=FIELDS["peace"])]
    peace_note: Annotated[Note | None, Field(None, title=FIELDS["peace_note"], description=SHORTLY)]
    humanitarian: Annotated[
        Humanitarian | None, Entry("choice", "humanitarians"), Field(None, title=FIELDS["humanitarian"])
    ]
    humanitarian_note: Annotated[Note | None, Field(None, title=FIELDS["humanitarian_note"])]

    def changed(self) -> dict[str, Any]:
        """The fields that are said, as plain values."""
        said = self.model_dump(mode="json", exclude={"framework", "number", "empty", "seen", "reason"})
        return {name: value for name, value in said.items() if value is not None}


class InPlan(Command):
    """The work plans of a framework."""

    framework: InFramework


class AddSubOutput(SubOutputFields, InPlan):
    """Adds a sub-output to the work plans."""

    output: Annotated[
        Code,
        Entry("choice", "outputs"),
        Field(title=FIELDS["output"], description=gettext_noop("The output of the framework that it serves.")),
    ]
    title: Annotated[
        Title,
        Field(
            min_length=1,
            title=FIELDS["title"],
            description=gettext_noop("What is done, in a few words; in one or more languages. Not the output itself."),
        ),
    ]
    entities: Annotated[
        list[Value],
        Entry("choice", "entities"),
        Field(
            min_length=1,
            max_length=MOST,
            title=FIELDS["entities"],
            description=gettext_noop("One, so that everybody knows whose money and results they are."),
        ),
    ]


class AmendSubOutput(SubOutputFields, Numbered, Change):
    """Amends a sub-output. What is left out stays; what is given as empty is emptied."""

    sections: ClassVar[tuple[Section, ...]] = (
        *SECTIONS,
        Section("emptied", gettext_noop("Fields that are to say nothing any more"), ("empty",)),
    )
    empty: Annotated[
        list[Emptied],
        Entry("choice", "emptied"),
        Field(
            [],
            max_length=len(EMPTIES),
            title=gettext_noop("Empty these"),
            description=gettext_noop("Fields that are to say nothing any more: a wrong date, a marker set by mistake."),
        ),
    ]
    seen: Seen
    reason: Annotated[
        str,
        StringConstraints(max_length=2_000),
        Entry("text"),
        Field("", title=gettext_noop("Reason"), description=gettext_noop("Why, where it does not go without saying.")),
    ]

    @model_validator(mode="after")
    def fills_or_empties(self) -> Self:
        """A change does not both fill and empty a field."""
        if super().changed().keys() & set(self.empty):
            raise ValueError(gettext_noop("a field is either filled or emptied"))
        return self

    def changed(self) -> dict[str, Any]:
        """The fields that are said, and those that are to be emptied, as plain values."""
        return {**super().changed(), **{name: EMPTIES[name] for name in self.empty}}


class MoveSubOutput(Numbered):
    """Moves a sub-output to another status, by what happened."""

    act: Annotated[Act, Entry("choice", "sub_output_acts"), Field(title=gettext_noop("What happened"))]
    reason: Annotated[
        str,
        StringConstraints(max_length=2_000),
        Entry("text"),
        Field(
            "",
            title=gettext_noop("Reason"),
            description=gettext_noop(
                "Needed where the work is stopped, or the status goes back. It is kept in the trail."
            ),
        ),
    ]
    seen: Seen


class OfSubOutput(Numbered):
    """Something about one sub-output."""

    seen: Seen
    reason: Reason


class EndSubOutput(OfSubOutput):
    """Ends a sub-output: it was entered by mistake, or twice. One that is stopped gets the status «Cancelled»."""


class RestoreSubOutput(OfSubOutput):
    """Takes back that a sub-output was ended."""


class NarrateSubOutput(Numbered):
    """Writes what was done in a year."""

    year: Annotated[int, Field(ge=FIRST_YEAR, le=LAST_YEAR, title=gettext_noop("Year"))]
    text: Annotated[
        Long,
        Entry("text"),
        Field(
            min_length=1,
            title=FIELDS["narratives"],
            description=gettext_noop("What was done and what came of it, for readers who were not there."),
        ),
    ]
    seen: Seen


class TakeBackChange(OfEvent, Numbered):
    """Takes back a change of a sub-output: what it changed is again as it was before."""

    def happened_to(self) -> tuple[str, str, str]:
        """The sub-output."""
        return "sub_output", self.framework, str(self.number)
