"""What the verbs of lines of money are told."""

from decimal import Decimal
from typing import Annotated, ClassVar, Literal, Self

from pydantic import Field, StringConstraints, model_validator

from shanyraq.domains.funding.vocabulary import AMOUNTS, FIELDS, LARGEST_DIGITS, QUARTERS
from shanyraq.kernel.commands import Command, Entry, InFramework, Reason, Section, Seen
from shanyraq.kernel.sentences import gettext_noop

Amount = Annotated[Decimal, Field(ge=0, max_digits=LARGEST_DIGITS, decimal_places=2)]
Emptied = Literal["required", "available", "spent", "spent_q1", "spent_q2", "spent_q3", "spent_q4"]


class OfLine(Command):
    """Money of one year of a sub-output, of one entity, one contributing partner and one kind of source."""

    framework: InFramework
    number: Annotated[
        int,
        Entry("choice", "sub_outputs"),
        Field(ge=1, le=9_999_999, title=gettext_noop("Sub-output"), description=gettext_noop("By its number.")),
    ]
    year: Annotated[int, Field(ge=2000, le=2100, title=gettext_noop("Year"))]
    entity: Annotated[
        str,
        StringConstraints(max_length=400),
        Entry("choice", "entities"),
        Field("", title=gettext_noop("Entity"), description=gettext_noop("Whose money it is.")),
    ]
    contributor: Annotated[
        str,
        StringConstraints(max_length=400),
        Field("", title=gettext_noop("Contributing partner"), description=gettext_noop("Who gives it, by name.")),
    ]
    instrument: Annotated[
        str,
        StringConstraints(max_length=40),
        Entry("choice", "instruments"),
        Field("", title=gettext_noop("Kind of source")),
    ]


class SetLine(OfLine):
    """Sets money of a year. What is left out stays; where quarters alone are told, they are what was spent."""

    sections: ClassVar[tuple[Section, ...]] = (
        Section("quarters", gettext_noop("Spent by quarter"), tuple(QUARTERS)),
        Section("emptied", gettext_noop("Fields that are to say nothing any more"), ("empty",)),
    )

    required: Annotated[Amount | None, Field(None, title=FIELDS["required"])]
    available: Annotated[Amount | None, Field(None, title=FIELDS["available"])]
    spent: Annotated[Amount | None, Field(None, title=FIELDS["spent"])]
    spent_q1: Annotated[
        Amount | None, Field(None, title=QUARTERS["spent_q1"], description=gettext_noop("A part of what is spent."))
    ]
    spent_q2: Annotated[Amount | None, Field(None, title=QUARTERS["spent_q2"])]
    spent_q3: Annotated[Amount | None, Field(None, title=QUARTERS["spent_q3"])]
    spent_q4: Annotated[Amount | None, Field(None, title=QUARTERS["spent_q4"])]
    empty: Annotated[
        list[Emptied],
        Entry("choice", "emptied_amounts"),
        Field(
            [],
            max_length=len(AMOUNTS),
            title=gettext_noop("Empty these"),
            description=gettext_noop("Amounts that nobody knows after all: they say nothing any more, which is not 0."),
        ),
    ]
    seen: Seen

    @model_validator(mode="after")
    def says_something(self) -> Self:
        """A line names at least one amount, and does not both say and empty it."""
        if not self.changed():
            raise ValueError(gettext_noop("enter at least one amount"))
        if self._said().keys() & set(self.empty):
            raise ValueError(gettext_noop("a field is either filled or emptied"))
        return self

    def changed(self) -> dict[str, str | None]:
        """The amounts that are said, as texts with two decimals, and those that are to be emptied, as None."""
        return {**self._said(), **dict.fromkeys(self.empty)}

    def _said(self) -> dict[str, str | None]:
        said = {name: getattr(self, name) for name in AMOUNTS}
        return {name: f"{amount:.2f}" for name, amount in said.items() if amount is not None}


class TellLine(OfLine):
    """Tells whose a part of the money of a year is, of which that was not said."""

    required: Annotated[Amount | None, Field(None, title=FIELDS["required"])]
    available: Annotated[Amount | None, Field(None, title=FIELDS["available"])]
    spent: Annotated[Amount | None, Field(None, title=FIELDS["spent"])]
    seen: Seen

    @model_validator(mode="after")
    def says_something(self) -> Self:
        """A part names at least one amount."""
        if not any(self.parts().values()):
            raise ValueError(gettext_noop("enter at least one amount"))
        return self

    def parts(self) -> dict[str, Decimal]:
        """The amounts that are said, and are more than nothing."""
        said = {name: getattr(self, name) for name in FIELDS}
        return {name: amount for name, amount in said.items() if amount}


class ClearLine(OfLine):
    """Takes a line out: it was entered by mistake."""

    seen: Seen
    reason: Reason
