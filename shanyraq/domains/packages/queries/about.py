"""What findings are about, said before what was found: for doors that show a sentence and nothing beside it.

A finding names its subject in words for programs, «indicator 1.2.1, row urban»; here it becomes a part of the
sentence, in the reader's language when that is said: «Indicator 1.2.1 “…”, row “Urban”: …».
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace

from django.utils.functional import Promise, lazy

from shanyraq.base.ui.clauses import clause_label
from shanyraq.domains.packages.queries.naming import titles_of
from shanyraq.domains.packages.rules.design_rules.places import indicators
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.items import Text
from shanyraq.kernel.findings import Finding
from shanyraq.kernel.sentences import Sentence, gettext_noop

FIRST = {
    "abbreviation": gettext_noop("Abbreviation"),
    "accelerator": gettext_noop("Accelerator"),
    "activity": gettext_noop("Activity"),
    "body": gettext_noop("Body"),
    "category": gettext_noop("Category"),
    "entity": gettext_noop("Entity"),
    "evaluation of the framework": gettext_noop("Evaluation of the framework"),
    "figure": gettext_noop("Figure"),
    "funding": gettext_noop("Funding"),
    "group": gettext_noop("Group"),
    "indicator": gettext_noop("Indicator"),
    "organisation": gettext_noop("Organisation"),
    "outcome": gettext_noop("Outcome"),
    "output indicators": gettext_noop("Output indicators"),
    "output": gettext_noop("Output"),
    "ranking": gettext_noop("Ranking"),
    "SDG target": gettext_noop("SDG target"),
    "signatory": gettext_noop("Signatory"),
}
"""What design rules find something about, as the first word of a sentence."""
LATER = {
    "baseline": gettext_noop("baseline"),
    "latest": gettext_noop("latest value"),
    "partners": gettext_noop("partners"),
    "row": gettext_noop("row"),
    "SDG target": gettext_noop("SDG target"),
    "strategy": gettext_noop("strategy"),
    "target": gettext_noop("target"),
}
"""What in it."""
TITLED = gettext_noop("{kind} “{title}”")
NUMBERED = gettext_noop("{kind} {code} “{title}”")
LONGEST = 110
"""Characters: a longer title is cut."""
Name = Text | Sentence
Part = str | Promise | Sentence
_label = lazy(clause_label, str)
"""The short name of a clause, in the language in which it is said."""


def with_subjects(findings: Iterable[Finding], package: Package) -> list[Finding]:
    """The findings, whose sentences now begin with what they are about in this package."""
    names = _names(package)
    return [_with_subject(each, names) if each.subject else each for each in findings]


def _with_subject(finding: Finding, names: Mapping[str, Name]) -> Finding:
    said = {"about": _about(finding.subject, names), "found": finding.message}
    return replace(finding, message=Sentence("{about}: {found}", said))


def _names(package: Package) -> dict[str, Name]:
    """What has a title, by the words of subjects; indicators and their rows under the codes that rules name."""
    names: dict[str, Name] = dict(titles_of(package))
    for place in indicators(package):
        names[place.subject] = place.indicator.title
        names.update((row.subject, row.name) for row in place.rows())
    return names


def _about(subject: str, names: Mapping[str, Name]) -> list[Part]:
    """The parts of a subject; a row is one of the indicator before it."""
    first, *more = subject.split(", ")
    parts = [_part(first, names.get(first), FIRST)]
    return parts + [_part(each, names.get(f"{first}, {each}"), LATER) for each in more]


def _part(piece: str, name: Name | None, words: Mapping[str, str]) -> Part:
    if piece.removeprefix("clause ").startswith("§"):
        return _label(piece.removeprefix("clause "))
    kind = next((each for each in words if re.match(rf"{re.escape(each)}( |$)", piece)), "")
    if not kind:
        return piece
    word, own = Sentence(words[kind]), piece.removeprefix(kind).strip()
    if name and kind == "indicator" and own[:1].isdigit():
        return Sentence(NUMBERED, {"kind": word, "code": own, "title": _short(name)})
    if name:
        return Sentence(TITLED, {"kind": word, "title": _short(name)})
    return Sentence("{kind} {own}", {"kind": word, "own": own}) if own else word


def _short(name: Name) -> Name:
    if isinstance(name, Sentence):
        return name
    if isinstance(name, Mapping):
        return {language: _cut(text) for language, text in name.items()}
    return _cut(name)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
