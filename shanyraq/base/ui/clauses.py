"""Clause anchors as people read them: ``§3.2-p3`` → ``§3.2 ¶3``, ``§annex-1-8.2.1`` → ``Annex 1, 8.2.1``."""

import re
from datetime import date

from django.urls import get_script_prefix
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

WORDS = {
    "annex": _("Annex"),
    "outcome": _("outcome"),
    "output": _("output"),
    "summary": _("Summary"),
    "declaration": _("Declaration"),
    "abbreviations": _("Abbreviations"),
    "contents": _("Contents"),
    "cover": _("Cover"),
    "figure": _("figure"),
    "assumption": _("assumption"),
    "indicators": _("indicators"),
    "strategies": _("strategies"),
    "entities": _("entities"),
    "partners": _("partners"),
    "sdg": "SDG",
    "lnob": "LNOB",
    "un": "UN",
    "if": "IF",
    "then": "THEN",
}
MARKS = {"p": "¶{}", "i": "({})", "n": "n. {}"}
PLACE = re.compile(r"^([pin])(\d+)$")


def clause_label(anchor: str) -> str:
    """A short name of the place. An anchor of another kind is returned without its dashes."""
    parts = anchor.removeprefix("§").split("-")
    named: list[str] = []
    marks: list[str] = []
    for part in parts:
        place = PLACE.match(part)
        if place:
            marks.append(MARKS[place[1]].format(place[2]))
        elif marks:
            marks.append(f"({part})")
        elif part in WORDS:
            named.append(str(WORDS[part]))
        elif named and part[:1].isdigit() and named[-1] in {str(word) for word in WORDS.values()}:
            named[-1] += f"\u00a0{part}"
        elif part == "s":
            named.append(gettext("signature"))
        else:
            named.append(part)
    section = ", ".join(named)
    section = f"§{section}" if section[:1].isdigit() else section[:1].upper() + section[1:]
    return "\u00a0".join([section, *marks])


def clause_href(framework: str, anchor: str, as_of: date | None = None) -> str:
    """The address of a clause: ``/abc-2026-2030/document#§3.2-p3``; a day that was asked for is kept."""
    asked = f"?as_of={as_of.isoformat()}" if as_of else ""
    return f"{get_script_prefix()}{framework}/document{asked}#{anchor}"
