"""From what somebody entered to a command, or to what is wrong with each field, in words that say what to do."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

from pydantic import ValidationError

from shanyraq.base.doors.choices import choices, offered
from shanyraq.base.doors.fields import EMPTIED, LANGUAGES, Field, field_of, fields_of
from shanyraq.base.doors.numerals import Ambiguous, plain_number
from shanyraq.kernel.commands import WRITTEN, Command
from shanyraq.kernel.languages import CODES
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop

Form = TypeVar("Form", bound=Command)

PROBLEMS: dict[str, str] = {
    "missing": gettext_noop("This is needed"),
    "string_too_short": gettext_noop("At least {min_length} characters are needed"),
    "string_too_long": gettext_noop("At most {max_length} characters fit"),
    "string_pattern_mismatch": gettext_noop("This is not written as it must be"),
    "string_type": gettext_noop("A text is needed"),
    "string_unicode": gettext_noop("A text is needed"),
    "int_type": gettext_noop("A whole number is needed"),
    "int_parsing": gettext_noop("A whole number is needed"),
    "int_from_float": gettext_noop("A whole number is needed"),
    "float_type": gettext_noop("A number is needed"),
    "finite_number": gettext_noop("A number is needed"),
    "float_parsing": gettext_noop("A number is needed"),
    "decimal_parsing": gettext_noop("A number is needed"),
    "decimal_type": gettext_noop("A number is needed"),
    "decimal_max_digits": gettext_noop("At most {max_digits} digits fit"),
    "decimal_max_places": gettext_noop("At most {decimal_places} digits fit after the point"),
    "decimal_whole_digits": gettext_noop("At most {whole_digits} digits fit before the point"),
    "date_from_datetime_parsing": gettext_noop("A day is written like 2026-12-31"),
    "date_from_datetime_inexact": gettext_noop("A day is written like 2026-12-31"),
    "date_type": gettext_noop("A day is written like 2026-12-31"),
    "date_parsing": gettext_noop("A day is written like 2026-12-31"),
    "bool_type": gettext_noop("Yes or no is needed"),
    "bool_parsing": gettext_noop("Yes or no is needed"),
    "enum": gettext_noop("Choose one of: {expected}"),
    "literal_error": gettext_noop("Choose one of: {expected}"),
    "list_type": gettext_noop("A list is needed"),
    "dict_type": gettext_noop("Names with values are needed"),
    "model_type": gettext_noop("Names with values are needed"),
    "model_attributes_type": gettext_noop("Names with values are needed"),
    "too_short": gettext_noop("At least {min_length} are needed"),
    "too_long": gettext_noop("At most {max_length} fit"),
    "greater_than_equal": gettext_noop("The least is {ge}"),
    "less_than_equal": gettext_noop("The most is {le}"),
    "greater_than": gettext_noop("More than {gt} is needed"),
    "less_than": gettext_noop("Less than {lt} is needed"),
    "extra_forbidden": gettext_noop("There is no such field"),
}
"""What is said for each way in which a value can be wrong; anything else in the words of whoever checks it."""
ANYTHING = gettext_noop("This cannot be understood: {problem}")
OWN = "framework_languages"
"""The list that a domain offers of the languages of a framework."""
NO_FRAMEWORK = gettext_noop("There is no such framework")
YES, NO = {"yes", "true", "1", "on"}, {"no", "false", "0", "off"}


@dataclass
class Bound:
    """A command, or problems by field; ``""`` is the whole. ``raw`` is what was entered, so that nothing is lost."""

    command: Any = None
    problems: dict[str, list[Sentence]] = field(default_factory=dict)
    raw: Mapping[str, Any] = field(default_factory=dict)


def bind(command: type[Form], entered: Mapping[str, Any], stands: Mapping[str, Any] | None = None) -> Bound:
    """Makes a command of entered texts and lists. An empty entry is none, so that a default counts.

    ``stands``: the values that the thing has now. A text that stands and is entered as empty is to be emptied.
    """
    values: dict[str, Any] = {}
    problems: dict[str, list[Sentence]] = {}
    for each in fields_of(command):
        try:
            value = _value(each, entered)
        except Ambiguous as error:
            problems[each.name] = [error.sentence]
            continue
        if value is None and each.kind in EMPTIED and each.name in entered and (stands or {}).get(each.name):
            value = ""
        if value is not None:
            values[each.name] = value
    for name in set(entered) - {key for each in fields_of(command) for key in keys_of(each, entered)}:
        problems[name] = [Sentence(PROBLEMS["extra_forbidden"])]
    return validate(command, values, raw=entered, problems=problems)


def validate(
    command: type[Form],
    values: Mapping[str, Any],
    *,
    raw: Mapping[str, Any] | None = None,
    problems: dict[str, list[Sentence]] | None = None,
) -> Bound:
    """Makes a command of typed values, as an API gets them. ``problems``: what is wrong with fields already."""
    known = problems or {}
    problems = dict(known)
    try:
        made = command.model_validate(values)
    except ValidationError as error:
        for problem in error.errors(include_url=False):
            name = str(problem["loc"][0]) if problem["loc"] else ""
            if name not in known:
                problems.setdefault(name, []).append(_of_field(command, name, problem))
        made = None
    return Bound(None if problems else made, problems, raw if raw is not None else values)


def in_words(problem: Any) -> Sentence:
    """What is wrong with a value, in words that say what to do."""
    template = _form(problem) or PROBLEMS.get(problem["type"])
    if template is None:
        text = problem["msg"].removeprefix("Value error, ")
        own = problem["type"] == "value_error" and "{" not in text  # a sentence of a command: translators know it
        return Sentence(ANYTHING, {"problem": Sentence(text) if own else text})
    bounds = dict(problem.get("ctx") or {})
    if "expected" in bounds:  # pydantic joins the last two in English
        bounds["expected"] = str(bounds["expected"]).replace(" or ", ", ")
    if str(next(reversed(problem["loc"]), "")).endswith("year"):
        bounds = {name: Year(each) if isinstance(each, int) else each for name, each in bounds.items()}
    return Sentence(template, bounds)


def _form(problem: Any) -> str | None:
    """How the text is written that a pattern asks for."""
    return WRITTEN.get((problem.get("ctx") or {}).get("pattern", ""))


def _of_field(command: type[Command], name: str, problem: Any) -> Sentence:
    """The same of a field; a code that no framework can have is that of none."""
    found = field_of(command, name)
    if found is not None and found.choices == "frameworks" and problem["type"] == "string_pattern_mismatch":
        return Sentence(NO_FRAMEWORK)
    return in_words(problem)


def keys_of(field: Field, sent: Iterable[str] = (), languages: Iterable[str] = ()) -> list[str]:
    """The names under which a form or a sheet sends a field: one, or one for each language.

    ``sent``: names that were sent or stand there; a text has those of its languages among them as well.
    ``languages``: those of the framework, in which texts are entered too.
    """
    if field.kind != "texts":
        return [field.name]
    begins = f"{field.name}."
    others = {name.removeprefix(begins) for name in sent if name.startswith(begins)} | {*languages}
    return [begins + language for language in (*LANGUAGES, *sorted((others & CODES) - set(LANGUAGES)))]


def languages_of(framework: str) -> list[str]:
    """The languages of a framework; none without one."""
    return [code for code, _name in choices(OWN, framework)] if framework and OWN in offered() else []


def _value(field: Field, entered: Mapping[str, Any]) -> Any:
    if field.kind == "texts":
        texts = {key.rpartition(".")[2]: str(entered.get(key) or "").strip() for key in keys_of(field, entered)}
        return {language: text for language, text in texts.items() if text} or None
    value = entered.get(field.name)
    if field.kind in {"several", "lines"}:
        return _list(value, parted=field.free)
    if isinstance(value, list | tuple):
        value = value[0] if value else None
    if value is None or (isinstance(value, str) and not value.strip()):
        return None
    if field.kind == "yes_no" and isinstance(value, str):
        word = value.strip().lower()
        return True if word in YES else False if word in NO else value
    return plain_number(value) if field.kind == "number" and isinstance(value, str) else value


def _list(value: Any, *, parted: bool) -> list[str] | None:
    """The values of a list. ``parted``: one of them may be several that were typed or pasted together."""
    if value is None:
        return None
    parts = value if isinstance(value, list | tuple) else [value]
    if parted or not isinstance(value, list | tuple):
        parts = [each for part in parts for each in re.split(r"[;\n]", str(part))]
    return [str(part).strip() for part in parts if str(part).strip()] or None
