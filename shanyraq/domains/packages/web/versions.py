"""The versions of a framework, and what differs between two of them: first how much of what, then item by item."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpResponse

from shanyraq.base.ui.speech import say
from shanyraq.domains.packages.comparing import Action, Change
from shanyraq.domains.packages.queries.history import Difference
from shanyraq.domains.packages.queries.history import difference as difference_between
from shanyraq.domains.packages.queries.history import versions as versions_of
from shanyraq.domains.packages.queries.naming import Titles, titles_of
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.packages.web.pages import FrameworkPage, framework_page
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop

LONGEST = 9
"""Digits of a version's number."""
FEW = 40
"""So many changes stand open; more are folded by the part of the framework that they are in."""
HEADER = ("version", "on_record_since", "by", "reason", "added", "changed", "ended")
CHANGES_HEADER = ("action", "item", "field", "before", "after")
SEPARATOR = " › "


@dataclass(frozen=True, slots=True)
class Kind:
    """Things of one kind that were added or that ended, inside a part of the framework."""

    name: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What changed in a part of the framework: ``outcome 1``, ``commitments``, ``document``."""

    name: str
    anchor: str
    changed: tuple[Change, ...]
    added: tuple[Kind, ...]
    ended: tuple[Kind, ...]

    @property
    def counts(self) -> tuple[int, int, int]:
        """How many were added, changed, ended."""
        return _size(self.added), len(self.changed), _size(self.ended)


@framework_page
def versions(page: FrameworkPage) -> HttpResponse:
    """Every version, newest first."""
    downloads = sheet_links(page, "versions")
    return page.render("packages/versions.html", lines=versions_of(page.version), downloads=downloads)


@framework_page
def versions_sheet(page: FrameworkPage, form: str) -> HttpResponse:
    """One line for each version."""
    rows = [
        (line.number, line.applied_at.isoformat(), line.author, say(line.reason), *_counts(line.counts))
        for line in versions_of(page.version)
    ]
    return sheet_file(form, f"{page.code}-versions", HEADER, rows)


@framework_page
def difference(page: FrameworkPage, number: int) -> HttpResponse:
    """What differs between a version and the one before it, or the one of ``?since=``."""
    found = _asked(page, number)
    return page.render(
        "packages/difference.html",
        difference=found,
        parts=parts_of(found.changes),
        folded=len(found.changes) > FEW,
        titles=_titles(found),
        lines=versions_of(page.version),
        downloads=sheet_links(page, "difference", str(number)),
    )


@framework_page
def difference_sheet(page: FrameworkPage, number: int, form: str) -> HttpResponse:
    """One line for each item, and for each field of one that changed."""
    rows = _rows(_asked(page, number).changes)
    if form != "json":
        rows = (tuple(map(_cell, row)) for row in rows)
    return sheet_file(form, f"{page.code}-changes-{number}", CHANGES_HEADER, rows)


def parts_of(changes: Sequence[Change]) -> list[Part]:
    """The changes by the part of the framework that their path begins with, in the order of the changes."""
    parts: dict[str, list[Change]] = {}
    for change in changes:
        parts.setdefault(change.item.partition(SEPARATOR)[0], []).append(change)
    return [
        Part(
            name,
            f"part-{name.replace(' ', '-')}",
            tuple(change for change in of if change.action is Action.CHANGE),
            _kinds(of, Action.ADD),
            _kinds(of, Action.END),
        )
        for name, of in parts.items()
    ]


def _kinds(changes: Sequence[Change], action: Action) -> tuple[Kind, ...]:
    kinds: dict[str, list[Change]] = {}
    for change in changes:
        if change.action is action:
            kinds.setdefault(_kind(change.item), []).append(change)
    return tuple(Kind(name, tuple(of)) for name, of in kinds.items())


def _kind(item: str) -> str:
    """«outcome 1 › indicator 1.2.1 › row urban» → row; a part itself is of no kind."""
    above, _, last = item.rpartition(SEPARATOR)
    return "SDG target" if last.startswith("SDG target") else last.partition(" ")[0] if above else ""


def _size(kinds: Sequence[Kind]) -> int:
    return sum(len(kind.changes) for kind in kinds)


def _asked(page: FrameworkPage, number: int) -> Difference:
    since = page.request.GET.get("since", "")
    if number > 10**LONGEST:
        raise NotFound(Sentence(gettext_noop("version {number}"), {"number": str(number)}))
    before = int(since) if since.isdecimal() and len(since) <= LONGEST else None
    return difference_between(page.version, number, before)


def _titles(found: Difference) -> Titles:
    """What things are called; in the newer version where they are in both."""
    named = {key: title for side in found.sides for key, title in titles_of(recent_package(side)).items()}
    return Titles(named, found.after.language)


def _counts(counts: Any) -> tuple[int | None, ...]:
    return tuple((counts or {}).get(action) for action in ("add", "change", "end"))


def _rows(changes: Sequence[Change]) -> Iterator[tuple[Any, ...]]:
    for change in changes:
        for field in change.fields or (None,):
            cells = (field.field, field.before, field.after) if field else ("", "", "")
            yield (change.action.value, change.item, *cells)


def _cell(value: Any) -> Any:
    """A number or a text as it is; what has parts, such as a text in several languages, as JSON."""
    return value if isinstance(value, int | float | str | None) else json.dumps(value, ensure_ascii=False, default=str)
