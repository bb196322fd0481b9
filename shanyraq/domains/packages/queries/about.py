"""What findings are about, said before what was found: for doors that show a sentence and nothing beside it.

A finding names its subject in words for programs, «indicator 1.2.1, row urban»; here it becomes a part of the
sentence, in the reader's language when that is said: «Indicator 1.2.1 “…”, row “Urban”: …».
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace

from django.utils.functional import Promise, lazy
from django.utils.text import capfirst
from django.utils.translation import gettext

from shanyraq.base.ui.clauses import clause_label
from shanyraq.domains.packages.queries.naming import titles_of
from shanyraq.domains.packages.rules.design_rules.places import indicators
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.items import Text
from shanyraq.domains.packages.vocabulary import KIND, KINDS
from shanyraq.kernel.findings import Finding
from shanyraq.kernel.sentences import Sentence, gettext_noop

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
    parts = [_part(first, names.get(first), _first_word)]
    return parts + [_part(each, names.get(f"{first}, {each}"), Sentence) for each in more]


def _part(piece: str, name: Name | None, said: Callable[[str], Part]) -> Part:
    if piece.removeprefix("clause ").startswith("§"):
        return _label(piece.removeprefix("clause "))
    found = KIND.match(piece)
    if not found:
        return piece
    kind = found[0]
    word, own = said(KINDS[kind]), piece.removeprefix(kind).strip()
    if name and kind == "indicator" and own[:1].isdigit():
        return Sentence(NUMBERED, {"kind": word, "code": own, "title": _short(name)})
    if name:
        return Sentence(TITLED, {"kind": word, "title": _short(name)})
    return Sentence("{kind} {own}", {"kind": word, "own": own}) if own else word


def _capital(title: str) -> str:
    return capfirst(gettext(title))


_first_word = lazy(_capital, str)
"""A kind as the first word of a sentence, in the language in which that is said."""


def _short(name: Name) -> Name:
    if isinstance(name, Sentence):
        return name
    if isinstance(name, Mapping):
        return {language: _cut(text) for language, text in name.items()}
    return _cut(name)


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1].rstrip()}…"
