"""What the verbs of indicators are told."""

from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import AfterValidator, Field, StringConstraints, model_validator

from shanyraq.kernel.commands import KEY, Change, Command, Entry, InFramework, LongText, PublicReason
from shanyraq.kernel.digits import kept
from shanyraq.kernel.languages import Language
from shanyraq.kernel.sentences import gettext_noop

Key = Annotated[str, KEY]
Texts = Annotated[dict[Language, LongText], Field(min_length=1)]
Year = Annotated[int, Field(ge=1990, le=2100, title=gettext_noop("Year"))]


LARGEST, SMALLEST = 1e15, 1e-12
"""What no indicator counts: a number beyond is a slip of the keyboard, and no page could show it."""


def _kept(value: float) -> float:
    if not kept(value) or abs(value) >= LARGEST or 0 < abs(value) < SMALLEST:
        raise ValueError(gettext_noop("enter a number of at most 15 digits"))
    return value


Number = Annotated[float, Field(allow_inf_nan=False), AfterValidator(_kept)]
VersionSeen = Annotated[
    int | None,
    Entry("hidden"),
    Field(
        None,
        ge=1,
        title=gettext_noop("Version seen"),
        description=gettext_noop(
            "The version of the framework that the change was made from. Where somebody changed the same thing "
            "since, nothing is overwritten and both sides are shown."
        ),
    ),
]


CHOICES = (
    *(gettext_noop("increase"), gettext_noop("decrease")),
    *(gettext_noop("baseline"), gettext_noop("latest"), gettext_noop("target")),
)
"""The words of the fixed lists below, for the translators."""


TOTAL = "total"
"""The key of the row without a breakdown."""


class OfIndicator(Command):
    """Something about one indicator."""

    framework: InFramework
    indicator: Annotated[
        Key,
        Entry("choice", "indicators"),
        Field(title=gettext_noop("Indicator"), description=gettext_noop("The key of the indicator.")),
    ]


class AmendIndicator(OfIndicator, Change):
    """Amends what an indicator is, who leads it, and where its data come from. What is left empty stays."""

    title: Annotated[
        Texts | None, Field(None, title=gettext_noop("Title"), description=gettext_noop("In one or more languages."))
    ]
    source: Annotated[
        Texts | None,
        Field(None, title=gettext_noop("Source"), description=gettext_noop("Who publishes the data, and where.")),
    ]
    lead_entities: Annotated[
        list[Key] | None,
        Entry("choice", "entities"),
        Field(
            None,
            title=gettext_noop("Lead entities"),
            description=gettext_noop("The UN entities that report the values."),
            max_length=10,
        ),
    ]
    desired: Annotated[
        Literal["increase", "decrease"] | None,
        Field(
            None,
            title=gettext_noop("Desired direction"),
            description=gettext_noop("Whether a larger or a smaller value is better."),
        ),
    ]
    desired_reason: Annotated[
        Texts | None,
        Field(None, title=gettext_noop("Why this direction"), description=gettext_noop("In one or more languages.")),
    ]
    reason: PublicReason
    seen: VersionSeen

    def changed(self) -> dict[str, Any]:
        """The fields that are to change."""
        names = ("title", "source", "lead_entities", "desired", "desired_reason")
        return {name: getattr(self, name) for name in names if getattr(self, name) is not None}


class OfRow(OfIndicator):
    """Something about one row of an indicator."""

    row: Annotated[
        Key,
        Entry("choice", "rows"),
        Field(
            TOTAL,
            title=gettext_noop("Row"),
            description=gettext_noop("A row of the indicator by its key; the total is «total»."),
        ),
    ]


class DetermineTarget(OfRow):
    """Determines a target that the document left to be set."""

    year: Year
    value: Annotated[
        Number | None, Field(None, title=gettext_noop("Value"), description=gettext_noop("In the unit of the row."))
    ]
    state: Annotated[
        LongText | None,
        Field(
            None,
            title=gettext_noop("Answer"),
            description=gettext_noop("For a qualitative or yes/no indicator, instead of a value."),
        ),
    ]
    reason: PublicReason
    seen: VersionSeen

    @model_validator(mode="after")
    def one_of_both(self) -> Self:
        """A target is a number or an answer."""
        if (self.value is None) == (self.state is None):
            raise ValueError(gettext_noop("enter a value, or an answer, and not both"))
        return self

    @property
    def goal(self) -> float | str:
        """The value, or the answer, that is to be reached."""
        return self.value if self.value is not None else str(self.state)


class ProposeTarget(DetermineTarget):
    """Proposes another target for a year, or one for a year without a target, as part of an amendment."""

    accompanies: ClassVar[frozenset[str]] = frozenset({"reason", "title"})

    title: Annotated[
        str,
        StringConstraints(max_length=300),
        Field(
            "",
            title=gettext_noop("Title of the amendment"),
            description=gettext_noop(
                "For example «Targets of 2028»; left empty, that of the running year. What you propose under one title "
                "becomes one amendment, until a side agrees to it."
            ),
        ),
    ]


class LapseTarget(OfRow):
    """Records that a target was not set in time: the row is not monitored any more."""

    reason: PublicReason
    seen: VersionSeen


class SupersedeValue(OfRow):
    """Puts a corrected value in the place of one that was printed or reported."""

    role: Annotated[
        Literal["baseline", "latest", "target"],
        Field(title=gettext_noop("Which value"), description=gettext_noop("Baseline, later value, or target.")),
    ]
    year: Annotated[
        int | None,
        Field(
            None,
            ge=1900,
            le=2100,
            title=gettext_noop("Year of the value"),
            description=gettext_noop("As it stands now; empty where none was printed."),
        ),
    ]
    value: Annotated[
        Number, Field(title=gettext_noop("Corrected value"), description=gettext_noop("In the unit of the row."))
    ]
    new_year: Annotated[
        int | None,
        Field(
            None,
            ge=1900,
            le=2100,
            title=gettext_noop("Corrected year"),
            description=gettext_noop("Only where the year changes."),
        ),
    ]
    reason: PublicReason
    seen: VersionSeen
