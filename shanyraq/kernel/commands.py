"""Commands: what a verb is told. The fields of one are its form, its API schema, its options and its columns."""

from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from shanyraq.kernel.sentences import gettext_noop


class Command(BaseModel):
    """Frozen and closed. Titles and descriptions of fields are English texts that are translated where shown."""

    model_config = ConfigDict(frozen=True, extra="forbid", str_strip_whitespace=True)

    def said(self) -> dict[str, Any]:
        """The command as plain values: for events, idempotency and both sides of a conflict."""
        return self.model_dump(mode="json")


@dataclass(frozen=True, slots=True)
class Entry:
    """How a field is entered: ``line``, ``text`` (several lines), ``email``, ``hidden``, or ``choice``.

    ``choices`` names a list that a domain offers (``frameworks``), of which the value is one member; the list
    may depend on the framework that the command names.
    """

    kind: str = "line"
    choices: str = ""


Line = Annotated[str, StringConstraints(min_length=1, max_length=300), Entry()]
LongText = Annotated[str, StringConstraints(min_length=1, max_length=20_000), Entry("text")]
Reason = Annotated[
    str,
    StringConstraints(min_length=3, max_length=2_000),
    Entry("text"),
    Field(title=gettext_noop("Reason"), description=gettext_noop("Why this is done. It is kept in the trail.")),
]
Seen = Annotated[
    int | None,
    Entry("hidden"),
    Field(
        default=None,
        ge=0,
        title=gettext_noop("Revision seen"),
        description=gettext_noop(
            "The revision that the change was made from. Where somebody changed the thing since, nothing is "
            "overwritten and both sides are shown."
        ),
    ),
]
InFramework = Annotated[
    str,
    StringConstraints(pattern=r"^[a-z]{3}-\d{4}-\d{4}(-[a-z]+)?$"),
    Entry("choice", "frameworks"),
    Field(title=gettext_noop("Framework"), description=gettext_noop("The code of the framework.")),
]
