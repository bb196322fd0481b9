"""What the verb of the multi-year funding framework is told."""

from typing import Annotated, Any, Self

from pydantic import Field, StringConstraints, model_validator

from shanyraq.domains.funding.commands.lines import Amount
from shanyraq.domains.funding.vocabulary import FRAME_FIELDS
from shanyraq.kernel.commands import Command, Entry, InFramework, Seen
from shanyraq.kernel.sentences import gettext_noop


class SetFrame(Command):
    """Sets what an entity needs for an outcome in a year, and what it expects. What is left out stays."""

    framework: InFramework
    outcome: Annotated[
        str,
        StringConstraints(min_length=1, max_length=40),
        Entry("choice", "outcomes"),
        Field(title=gettext_noop("Outcome")),
    ]
    entity: Annotated[
        str,
        StringConstraints(min_length=1, max_length=400),
        Entry("choice", "entities"),
        Field(title=gettext_noop("Entity")),
    ]
    year: Annotated[int, Field(ge=2000, le=2100, title=gettext_noop("Year"))]
    needed: Annotated[Amount | None, Field(None, title=FRAME_FIELDS["needed"])]
    core: Annotated[Amount | None, Field(None, title=FRAME_FIELDS["core"])]
    non_core: Annotated[Amount | None, Field(None, title=FRAME_FIELDS["non_core"])]
    seen: Seen

    @model_validator(mode="after")
    def says_something(self) -> Self:
        """A line names at least one amount."""
        if not self.changed():
            raise ValueError(gettext_noop("enter at least one amount"))
        return self

    def changed(self) -> dict[str, Any]:
        """The amounts that are said, as texts with two decimals."""
        said = {name: getattr(self, name) for name in FRAME_FIELDS}
        return {name: f"{amount:.2f}" for name, amount in said.items() if amount is not None}
