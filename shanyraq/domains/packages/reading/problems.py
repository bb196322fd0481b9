"""What pydantic finds wrong with a file, as sentences that say what to write instead."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError

from shanyraq.kernel.sentences import Sentence, gettext_noop

Location = tuple[str | int, ...]
SHOWN = 60
"""Characters of what was found that are told."""

SAID = {
    "missing": gettext_noop("this field is missing"),
    "extra_forbidden": gettext_noop("the format has no such field; see docs/reference/packages for its spelling"),
    "model_type": gettext_noop("fields are expected here, written «name: value» (found {found})"),
    "dict_type": gettext_noop("a mapping is expected here, written «name: value» (found {found})"),
    "list_type": gettext_noop("a list is expected here, each item after a «-» or in «[…]» (found {found})"),
    "string_type": gettext_noop("a text is expected here; what looks like a number needs quotes (found {found})"),
    "bool_type": gettext_noop("true or false is expected here, without quotes (found {found})"),
    "float_type": gettext_noop("a number is expected here, without quotes (found {found})"),
    "int_type": gettext_noop("a whole number is expected here, without quotes (found {found})"),
    "too_many_digits": gettext_noop(
        "a number has at most 15 digits, which are kept exactly (found {found}); round it, «printed» keeps all of them"
    ),
    "finite_number": gettext_noop("a finite number is expected here (found {found})"),
    "day": gettext_noop("a day is expected here, written «2026-01-31» (found {found})"),
    "date_from_datetime_parsing": gettext_noop("there is no such day (found {found})"),
    "literal_error": gettext_noop("one of these is expected here: {expected} (found {found})"),
    "string_too_short": gettext_noop("a text is expected here, and this one is empty"),
    "string_too_long": gettext_noop("at most {max_length} characters are allowed here (found {length}: {found})"),
    "too_short": gettext_noop("at least one is expected here, and there is none"),
    "greater_than_equal": gettext_noop("{ge} or more is expected here (found {found})"),
    "less_than_equal": gettext_noop("{le} or less is expected here (found {found})"),
    "open": gettext_noop("only this may be left open in a text here: {names} (found {found})"),
    "part": gettext_noop("a title names {part} in each of its languages where the activity has parts, and only there"),
    "at": gettext_noop("a title names {at} in each of its languages, or in none"),
    "again": gettext_noop("«again» is for an activity of two entities without parts, with {at} as in the title"),
    "years": gettext_noop("it ends before it begins"),
    "earmark": gettext_noop("what is for an outcome is earmarked softly or tightly"),
    "given": gettext_noop("what is pledged, signed or received alone is allocated to sub-outputs"),
    "text": gettext_noop("a text is expected here, or one for each language (found {found})"),
}
"""Kind of problem → what to say. A kind that is not here is told in pydantic's own words."""

FORMS = {
    r"^[a-z]{2,3}$": gettext_noop("a language is expected here: two or three small letters (found {found})"),
    r"^[a-z0-9][a-z0-9.-]*$": gettext_noop(
        "a key is expected here: small letters, digits, dots and hyphens (found {found})"
    ),
    r"^§[a-z0-9][a-z0-9.-]*$": gettext_noop("a clause is expected here, such as «§3.2-p1» (found {found})"),
    r"^[0-9A-Za-z][0-9A-Za-z.]*$": gettext_noop("a code is expected here: letters, digits and dots (found {found})"),
    r"^(1[0-7]|[1-9])\.([1-9][0-9]?|[a-d])$": gettext_noop(
        "an SDG target is expected here, such as «1.3» or «5.a» (found {found})"
    ),
    r"^[a-z]{3}-\d{4}-\d{4}(-[a-z]+)?$": gettext_noop(
        "the code of a framework is expected here, such as «abc-2026-2030» (found {found})"
    ),
    r"^[A-Z]{3}$": gettext_noop("the code of a country is expected here: three capitals of ISO 3166 (found {found})"),
    r"^[A-Z0-9_]{1,30}$": gettext_noop(
        "a unit is expected here: capitals, digits and «_», such as «PT» (found {found})"
    ),
    r"^[A-Z][A-Z0-9_]*(=[A-Z0-9_]+)?$": gettext_noop(
        "a dimension is expected here, or one code of it, such as «SEX=F» (found {found})"
    ),
    r"^[A-Za-z0-9][A-Za-z0-9.-]*$": gettext_noop(
        "a number of the register is expected here: letters, digits, dots and hyphens (found {found})"
    ),
    r"^[a-z]+(\.[a-z][a-z-]*)+$": gettext_noop(
        "the id of a rule is expected here, such as «check.old-data» (found {found})"
    ),
    r"^https?://\S+$": gettext_noop("an address is expected here that begins with https:// or http:// (found {found})"),
}
"""Pattern → what it asks for."""

WORDS = {"None": "null", "True": "true", "False": "false"}
"""What has another name in YAML than in Python."""
OTHERWISE = gettext_noop("{problem} (found {found})")
TEXT_OR_TEXTS = {"string_type", "dict_type"}


@dataclass(frozen=True)
class Problem:
    """One thing wrong: where in the value of the file, and what to write instead. A file may have a hundred thousand,
    of which a few are put into words.
    """

    location: Location
    error: Mapping[str, Any]

    @property
    def message(self) -> Sentence:
        """What to write instead."""
        return _message(self.error)


def problems(error: ValidationError, value: Any) -> list[Problem]:
    """What is wrong with the value of a file, in the order of the file's fields.

    A field that may be one of several kinds (a text, or one for each language) has one problem, not one for
    each kind.
    """
    groups: dict[Location, list[Mapping[str, Any]]] = {}
    for each in error.errors(include_url=False):
        groups.setdefault(_within(each["loc"], value, each["type"]), []).append(each)
    return [
        Problem(location, each)
        for location, found in groups.items()
        if not _explained_inside(location, found, groups)
        for each in _told(found)
    ]


def _within(location: Sequence[str | int], value: Any, kind: str) -> Location:
    """The steps of a location that lead through the value; names of kinds of a union are left out."""
    steps: list[str | int] = []
    for place, step in enumerate(location):
        if _leads(step, value):
            value = value[step]
        elif not (kind == "missing" and place == len(location) - 1):
            continue
        steps.append(step)
    return tuple(steps)


def _leads(step: str | int, value: Any) -> bool:
    if isinstance(value, list):
        return isinstance(step, int) and step < len(value)
    return isinstance(value, dict) and step in value


def _explained_inside(
    location: Location, found: list[Mapping[str, Any]], groups: Mapping[Location, list[Mapping[str, Any]]]
) -> bool:
    """Whether this is «no text» of what was written as one text for each language, one of them wrong."""
    if {each["type"] for each in found} != {"string_type"} or not isinstance(found[0]["input"], dict):
        return False
    return any(other[: len(location)] == location and other != location for other in groups)


def _told(found: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    """What is told of errors in one place."""
    kinds = {each["type"] for each in found}
    if kinds >= TEXT_OR_TEXTS:
        yield {**found[0], "type": "text"}
        return
    literals = [each for each in found if each["type"] == "literal_error"]
    if len(literals) > 1:
        words = " or ".join(each["ctx"]["expected"] for each in literals)
        yield {**literals[0], "ctx": {"expected": words}}
        return
    of_a_union = len(found) > 1
    yield from (each for each in found if not (of_a_union and each["type"] in TEXT_OR_TEXTS))


def _message(each: Mapping[str, Any]) -> Sentence:
    values = {name: value for name, value in each.get("ctx", {}).items() if name != "error"}
    given = each.get("input")
    shown = WORDS.get(repr(given), repr(given))
    values["found"] = shown if len(shown) <= SHOWN else f"{shown[: SHOWN - 3]}…"
    values["length"] = len(given) if isinstance(given, str) else 0
    template = SAID.get(_kind(each["type"])) or FORMS.get(values.get("pattern", ""), OTHERWISE)
    return Sentence(template, {**values, "problem": each["msg"]})


def _kind(kind: str) -> str:
    """Kinds that are one to whoever writes a package."""
    return {"int_from_float": "int_type", "model_attributes_type": "model_type", "date_type": "day"}.get(kind, kind)
