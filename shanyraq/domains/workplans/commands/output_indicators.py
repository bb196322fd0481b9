"""What the verbs of output indicators and of their menu are told."""

from decimal import Decimal
from typing import Annotated, Any, Self

from pydantic import Field, StringConstraints, model_validator

from shanyraq.kernel.commands import Change, Command, Entry, InFramework, Line, Reason, Seen
from shanyraq.kernel.languages import Language
from shanyraq.kernel.sentences import gettext_noop

Words = Annotated[str, StringConstraints(min_length=1, max_length=500)]
Unit = Annotated[str, StringConstraints(max_length=120)]
Origin = Annotated[str, StringConstraints(max_length=500)]
Code = Annotated[str, StringConstraints(max_length=80)]
Amount = Annotated[Decimal, Field(max_digits=20, decimal_places=4)]
Years = Annotated[int, Field(ge=1990, le=2100)]
SubOutput = Annotated[int, Field(ge=1, le=9_999_999)]
TITLE, UNIT, SOURCE = gettext_noop("Title"), gettext_noop("Unit"), gettext_noop("Source")
MENU, BASELINE, BASELINE_YEAR = (
    gettext_noop("Code of the menu"),
    gettext_noop("Baseline"),
    gettext_noop("Baseline year"),
)
SUB_OUTPUTS = gettext_noop("Sub-outputs that contribute")
IN_LANGUAGES = gettext_noop("In one or more languages.")
OWN_OR_MENU = gettext_noop("In one or more languages; left empty it is that of the menu.")
FROM_MENU = gettext_noop("Left empty: an indicator of your own.")
FOUND = gettext_noop("Who publishes the figures, or where they are found.")


class AddOutputIndicator(Command):
    """Adds an indicator to an output: its own, or one of the menu."""

    framework: InFramework
    output: Annotated[
        str,
        StringConstraints(min_length=1, max_length=40),
        Entry("choice", "outputs"),
        Field(title=gettext_noop("Output")),
    ]
    menu_code: Annotated[Code, Entry("choice", "menu_indicators"), Field("", title=MENU, description=FROM_MENU)]
    title: Annotated[dict[Language, Words], Field({}, title=TITLE, description=OWN_OR_MENU)]
    unit: Annotated[Unit, Field("", title=UNIT)]
    source: Annotated[Origin, Field("", title=SOURCE, description=FOUND)]
    baseline: Annotated[Amount | None, Field(None, title=BASELINE)]
    baseline_year: Annotated[Years | None, Field(None, title=BASELINE_YEAR)]
    sub_outputs: Annotated[list[SubOutput], Entry("choice", "sub_outputs"), Field([], title=SUB_OUTPUTS)]


class OfOutputIndicator(Command):
    """One output indicator of a framework."""

    framework: InFramework
    number: Annotated[
        int,
        Entry("choice", "output_indicators"),
        Field(ge=1, le=9_999_999, title=gettext_noop("Number"), description=gettext_noop("That of the indicator.")),
    ]
    seen: Seen


class AmendOutputIndicator(OfOutputIndicator, Change):
    """Amends what an output indicator is. What is left out stays."""

    title: Annotated[dict[Language, Words] | None, Field(None, title=TITLE, description=IN_LANGUAGES)]
    unit: Annotated[Unit | None, Field(None, title=UNIT)]
    source: Annotated[Origin | None, Field(None, title=SOURCE, description=FOUND)]
    baseline: Annotated[Amount | None, Field(None, title=BASELINE)]
    baseline_year: Annotated[Years | None, Field(None, title=BASELINE_YEAR)]
    sub_outputs: Annotated[list[SubOutput] | None, Entry("choice", "sub_outputs"), Field(None, title=SUB_OUTPUTS)]

    def changed(self) -> dict[str, Any]:
        """The fields that are said, as plain values."""
        found = super().changed()
        return found if self.baseline is None else {**found, "baseline": number_text(self.baseline)}


class SetOutputTarget(OfOutputIndicator):
    """Sets what is to be reached in a year; without a value the target of the year is taken out."""

    year: Annotated[Years, Field(title=gettext_noop("Year"))]
    value: Annotated[
        Amount | None,
        Field(
            None,
            title=gettext_noop("Target"),
            description=gettext_noop("Left empty: the target of the year is taken out."),
        ),
    ]


class EndOutputIndicator(OfOutputIndicator):
    """Ends an output indicator, with the reason."""

    reason: Reason


class MenuLine(Command):
    """One line of the list that output indicators may be taken from."""

    code: Annotated[str, StringConstraints(min_length=1, max_length=80)]
    title: Words
    unit: Unit = ""


class ImportMenu(Command):
    """Makes a list the menu of output indicators."""

    lines: Annotated[list[MenuLine], Field(min_length=1, max_length=5000)]
    source: Line
    language: Language

    @model_validator(mode="after")
    def each_once(self) -> Self:
        """A code stands once."""
        codes = [line.code for line in self.lines]
        if len(set(codes)) < len(codes):
            raise ValueError(gettext_noop("a code stands twice"))
        return self


def number_text(value: Decimal) -> str:
    """A number as events and targets keep it: ``12.5``, without zeros behind."""
    return f"{value.normalize():f}"
