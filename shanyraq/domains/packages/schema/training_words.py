"""What the sections of ``work_plans`` share: open texts, donors that are examples, shares."""

from string import Formatter
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, Field
from pydantic_core import PydanticCustomError

from shanyraq.domains.packages.schema.items import Key, Model, Text

InstrumentCode = Literal["assessed", "core", "pooled", "thematic", "project", "vertical", "local", "in_kind", "other"]
AT, PART, COUNT = "at", "part", "count"
"""What may be filled in: a place, one of the parts of an activity, a number of people or things."""


def fills(*names: str) -> Any:
    """A text that leaves open nothing but these: ``Training of nurses {at}``."""

    def check(text: Any) -> Any:
        for one in text.values() if isinstance(text, dict) else (text,):
            try:
                found = {name for _, name, _, _ in Formatter().parse(one) if name is not None}
            except ValueError:
                found = {""}
            if not found <= set(names):
                raise PydanticCustomError("open", "what is filled in here is one of: {names}", {"names": _told(names)})
        return text

    return AfterValidator(check)


def _told(names: tuple[str, ...]) -> str:
    return ", ".join("{" + name + "}" for name in names)


Share = Annotated[int, Field(strict=True, ge=0, le=100)]


class Donor(Model):
    """Whose money is invented: an example that says so. With a key it joins the copy's register."""

    key: Key | None = None
    name: Text
    instrument: InstrumentCode = Field(description="From what kind of source the money comes.")
