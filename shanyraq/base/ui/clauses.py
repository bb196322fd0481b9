"""Clause anchors as people read them: ``§3.2-p3`` → ``§3.2 ¶3``, ``§annex-1-8.2.1`` → ``Annex 1, 8.2.1``."""

import re
from datetime import date
from functools import lru_cache

from django.urls import get_script_prefix
from django.utils.translation import get_language, pgettext_lazy
from django.utils.translation import gettext_lazy as _

WORDS = {
    "annex": _("Annex"),
    "annexes": _("Annexes"),
    "cover": _("Cover"),
    "contents": _("Contents"),
    "declaration": _("Declaration"),
    "s": _("signature"),
    "signatures": _("signatures"),
    "government": _("Government"),
    "abbreviations": _("Abbreviations"),
    "summary": _("Summary"),
    "contacts": _("Contacts"),
    "vision": _("vision"),
    "priorities": _("priorities"),
    "partnerships": _("partnerships"),
    "future": _("future"),
    "progress": _("progress"),
    "rankings": _("rankings"),
    "innovation": _("innovation"),
    "demography": _("demography"),
    "services": _("services"),
    "economy": _("economy"),
    "environment": _("environment"),
    "governance": _("governance"),
    "box": _("box"),
    "table": _("table"),
    "figure": pgettext_lazy("a picture in the document", "figure"),
    "assumption": _("assumption"),
    "assumptions": _("assumptions"),
    "impact": _("impact"),
    "if": _("IF"),
    "then": _("THEN"),
    "partner": _("partner"),
    "partners": _("partners"),
    "outcome": _("outcome"),
    "output": _("output"),
    "indicators": _("indicators"),
    "strategies": _("strategies"),
    "entities": _("entities"),
    "sdg": _("SDG"),
    "lnob": _("leaving no one behind"),
    "un": _("UN"),
    "social-protection": _("social protection"),
    "field": _("field monitoring"),
    "review": _("review"),
    "surveys": _("surveys"),
    "monitoring": _("monitoring"),
    "reviews": _("reviews"),
    "evaluations": _("evaluations"),
    "capacity": _("capacity development"),
    "use": _("use of data"),
    "residual": _("residual clause"),
}
"""Parts of an anchor that are words. Another country may have others; they are shown as they stand."""

SHORT_NAMES = {"s", "abbreviations", "rankings"}
"""What follows one of these is an abbreviation: ``§declaration-s-un-habitat``, ``§abbreviations-jsc``."""
MARKS = {"p": "¶{}", "i": "({})"}
NOTE = _("note {}")
ANCHOR = re.compile(r"§[a-z0-9.]+(?:-[a-z0-9]+(?:\.[a-z0-9]+)*)+")
"""An anchor inside a text; a place without a dash (``§2.7``) is its own name."""
PLACE = re.compile(r"^([pin])(\d+)$")


def clause_label(anchor: str) -> str:
    """A short name of the place. An anchor of another kind is returned without its dashes."""
    return _label(anchor, get_language())


@lru_cache(16384)
def _label(anchor: str, _language: str | None) -> str:
    """The name in the active language; a table names the same places again and again."""
    named: list[str] = []
    marks: list[str] = []
    before = ""
    for part in _parts(anchor):
        place = PLACE.match(part)
        if place and place[1] == "n":
            named.append(str(NOTE).format(place[2]))
        elif place:
            marks.append(MARKS[place[1]].format(place[2]))
        elif marks:
            marks.append(f"({WORDS.get(part, part)})")
        elif before in WORDS and part[:1].isdigit():
            named[-1] += f"\u00a0{part}"
        else:
            named.append(str(WORDS.get(part, part)))
        before = part
    section = ", ".join(named)
    section = f"§{section}" if section[:1].isdigit() else section[:1].upper() + section[1:]
    return "\u00a0".join([section, *marks])


def anchor_words(text: str) -> str:
    """A name of a place as its anchor says it: «Приложение 4» → «annex 4», in the reader's language."""
    known = {str(word).casefold(): part for part, word in WORDS.items()}
    return " ".join(known.get(word.strip(",").casefold(), word) for word in text.split())


def named_clauses(text: str) -> str:
    """A text with the short names of the places that it names by their anchors."""
    return ANCHOR.sub(lambda found: clause_label(found[0]), text) if "§" in text else text


def _parts(anchor: str) -> list[str]:
    """The parts between the dashes; a word with a dash is one, and an abbreviation, in capitals, is one."""
    parts = anchor.removeprefix("§").split("-")
    for number, part in enumerate(parts[:-1], start=1):
        rest = parts[number:]
        if part in SHORT_NAMES and rest[-1] not in WORDS and not PLACE.match(rest[0]):
            return [*parts[:number], "-".join(rest).upper()]
        if f"{part}-{parts[number]}" in WORDS:
            return [*parts[: number - 1], f"{part}-{parts[number]}", *parts[number + 1 :]]
    return parts


def clause_href(framework: str, anchor: str, as_of: date | None = None) -> str:
    """The address of a clause: ``/abc-2026-2030/document#§3.2-p3``; a day that was asked for is kept."""
    asked = f"?as_of={as_of.isoformat()}" if as_of else ""
    return f"{get_script_prefix()}{framework}/document{asked}#{anchor}"
