"""What values of annual reviews and their corrections are called, in feeds and on pages."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from shanyraq.base.doors.called import Inside
from shanyraq.base.ui.texts import in_words
from shanyraq.base.ui.verdicts import VERDICTS
from shanyraq.domains.framework.queries.called import entries_of_kinds
from shanyraq.domains.learning.vocabulary import ASSUMED, COURSES
from shanyraq.kernel.sentences import gettext_noop

TITLES: dict[str, str] = {
    "prepared_on": gettext_noop("Prepared on"),
    "concluded_on": gettext_noop("Concluded on"),
    "taken_on": gettext_noop("Figures as they were on"),
    "figures": gettext_noop("Rows of indicators by verdict"),
    "assumptions": gettext_noop("What is said of assumptions"),
    "risk_updates": gettext_noop("What is said of risks and opportunities"),
}
"""Fields of events that no form asks for."""
FACTS: dict[str, str] = {
    "verdict": gettext_noop("Verdict"),
    "course": gettext_noop("How it stands"),
    "judgement": gettext_noop("Judgement"),
    "indicator": gettext_noop("Indicator"),
    "owner": gettext_noop("Who watches it"),
}
"""What a review says of an assumption or a risk, in the order in which it is shown."""
CODED: dict[str, Mapping[str, str]] = {"verdict": ASSUMED, "course": COURSES}


def called(field: str) -> str | None:
    """What the figures of a review are called, in English; None for another field."""
    return TITLES[field] if field == "figures" else None


def held(_field: str, value: Mapping[str, int]) -> str:
    """How many rows have which verdict, in the reader's language."""
    return "; ".join(f"{VERDICTS[status].word}: {value[status]}" for status in VERDICTS if value.get(status)) or "–"


def things_named(framework: str, keys: Sequence[str]) -> dict[str, dict[str, str]]:
    """The words of assumptions and risks, and of indicators by which they are watched, by language. One statement."""
    return entries_of_kinds(("assumption", "risk", "indicator"), framework, keys)


def _keys(value: Mapping[str, Mapping[str, Any]]) -> Iterator[str]:
    """The keys of the things that are spoken of, and of the indicators beside them."""
    for key, facts in value.items():
        yield key
        if facts.get("indicator"):
            yield facts["indicator"]


def _says(value: Mapping[str, Mapping[str, Any]], names: Mapping[str, str]) -> str:
    """What is said of each thing: ``The economy is stable – Verdict: uncertain; Judgement: Prices rise``."""
    told = (f"{names.get(key, key).rstrip('.')} – {_facts(facts, names)}" for key, facts in value.items())
    return " · ".join(told) or "–"


def _facts(facts: Mapping[str, Any], names: Mapping[str, str]) -> str:
    return "; ".join(f"{_(FACTS[name])}: {_fact(name, facts[name], names)}" for name in FACTS if facts.get(name))


def _fact(name: str, value: Any, names: Mapping[str, str]) -> str:
    if name in CODED:
        return _(CODED[name].get(value, value))
    if isinstance(value, Mapping):
        every = [f"{in_words(language)}: {text}" for language, text in sorted(value.items())]
        return " / ".join(every) if len(every) > 1 else next(iter(value.values()))
    return names.get(value, value) if name == "indicator" else str(value)


INSIDE = Inside(_keys, _says)
