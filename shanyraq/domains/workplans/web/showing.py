"""What the pages of work plans show of sub-outputs, in the reader's words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from shanyraq.base.ui.dates import format_day, format_month, unbroken
from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.workplans.commands import EMPTIES
from shanyraq.domains.workplans.queries.around import Around, around, scope_of
from shanyraq.domains.workplans.queries.board import Board, Line, added
from shanyraq.domains.workplans.queries.quality import found_in
from shanyraq.domains.workplans.registry import MoneyLine, money
from shanyraq.domains.workplans.rules.facts import Sums
from shanyraq.domains.workplans.rules.quality import FIELD_OF_RULE
from shanyraq.domains.workplans.rules.statuses import SUB_OUTPUT
from shanyraq.domains.workplans.vocabulary import ACT_TITLES, FIELDS, Act, Marker
from shanyraq.domains.workplans.web.contents import KeptDeliverable
from shanyraq.domains.workplans.web.promised import promised
from shanyraq.domains.workplans.web.words import Text, level, organisation, printed_place, word
from shanyraq.kernel.findings import Finding
from shanyraq.kernel.rules import RULES


@dataclass(frozen=True, slots=True)
class Shown:
    """A sub-output in a list. ``entities`` and ``period`` are said once for all rows that have the same."""

    number: int
    href: str
    code: str
    title: Text
    entities: str
    status: Text
    period: str
    sums: Sums
    grave: int = 0
    """How many errors and warnings the rules found."""


@dataclass(frozen=True)
class Group:
    """An output with its sub-outputs, and their money together."""

    outcome: str
    code: str
    statement: Text
    lines: list[Shown]
    sums: Sums


def groups(
    page: FrameworkPage,
    found: Board,
    shown: Sequence[Line],
    year: int | None,
    findings: Mapping[int, Sequence[Finding]],
) -> list[Group]:
    """The outputs under which sub-outputs are shown, in the order of the document."""
    statements, lister = output_statements(page), Lister(page, found.around)
    by_output: dict[str, list[Line]] = {}
    for line in shown:
        by_output.setdefault(line.facts.output, []).append(line)
    return [
        Group(
            lines[0].outcome,
            output,
            statements.get(output, ""),
            [lister.shown(line, year, findings.get(line.number, ())) for line in lines],
            added([line.sums(year) for line in lines]),
        )
        for output, lines in by_output.items()
    ]


def output_statements(page: FrameworkPage) -> dict[str, Any]:
    """The statement of every output by its code."""
    package = recent_package(page.version)
    return {output.code: output.statement for outcome in package.outcomes for output in outcome.outputs}


def _month(day: date | None) -> str:
    """A month in words; of a day that nobody has said, dots."""
    return unbroken(format_month(day)) if day else "…"


class Lister:
    """Says what rows have in common once: entities, periods, states."""

    def __init__(self, page: FrameworkPage, there: Around) -> None:
        own = page.version.language
        self.place = reverse("workplans", args=[page.code])
        self.day = f"?as_of={page.asked.isoformat()}" if page.asked else ""
        self.entities = cache(lambda keys: ", ".join(pick(organisation(key, there), own).text for key in keys) or "–")
        self.period = cache(lambda starts, ends: f"{_month(starts)} – {_month(ends)}")
        self.status = cache(lambda status: word("status", status, there) or "–")

    def shown(self, line: Line, year: int | None = None, findings: Sequence[Finding] = ()) -> Shown:
        """One sub-output in a list."""
        facts = line.facts
        return Shown(
            line.number,
            f"{self.place}{line.number}/{self.day}",
            facts.code,
            facts.title,
            self.entities(facts.led),
            self.status(facts.status),
            self.period(facts.starts_on, facts.ends_on),
            line.sums(year),
            len(findings),
        )


@dataclass(frozen=True)
class YearOf:
    """A year of a sub-output: its money and what is told of it."""

    year: int
    sums: Sums
    narrative: Text


TEXTS = ("title", "description", "activities", "narratives", "money", "published", "output", "code", "identifier")
"""Fields that the page shows in places of their own."""
AMENDED = ("description", "status", *(name for name in EMPTIES if name != "description"))
"""Fields that may say nothing, and can be changed one at a time."""
EMPTY_VALUES: tuple[Any, ...] = (None, "", (), {})
MARKED = {marker.value for marker in Marker}


def shown_page(
    page: FrameworkPage, line: Line, *, member: bool = True, endorsed: Sequence[KeptDeliverable] = ()
) -> dict[str, Any]:
    """The context of ``workplans/sub_output.html``. Whoever has no role reads the deliverables that were endorsed, and
    what the rules find in what was endorsed: the score of the entity is made of it.
    """
    facts = line.facts
    there = around(page.version, page.asked)
    years = sorted({*facts.money, *facts.narratives})
    can_change = member and not line.ended and not page.asked
    return {
        "scope": scope_of(page.code, facts, there),
        "shown": Lister(page, there).shown(line),
        "findings": [
            (FIELD_OF_RULE[finding.rule], _(FIELDS[FIELD_OF_RULE[finding.rule]]), finding, RULES[finding.rule])
            for finding in found_in(line, there, page.as_of)
        ],
        "output_statement": output_statements(page).get(facts.output, ""),
        "facts": list(_facts(line, there, page.version.language)),
        "unsaid": [(name, _(FIELDS[name])) for name in AMENDED if getattr(line.facts, name) in EMPTY_VALUES],
        "years": [YearOf(year, facts.money.get(year, Sums()), facts.narratives.get(year, "")) for year in years],
        "sums": line.sums(),
        "money_lines": _money_lines(page, line, there, member=member, untold_alone=can_change),
        "moves": [(act, ACT_TITLES[Act(act)]) for act in SUB_OUTPUT.acts(facts.status)],
        **(_allocated(line, there) if member and line.pk else {}),
        "can_change": can_change,
        "deliverables": promised(page, line.number) if member else endorsed,
        "printed": sorted((line.printed or {}).items()),
    }


def _money_lines(
    page: FrameworkPage, line: Line, there: Around, *, member: bool, untold_alone: bool
) -> list[tuple[MoneyLine, Text, Text]]:
    """Every line of money, with entity and contributing partner in words; none where nothing is told apart or by
    quarter, unless somebody may tell it (``untold_alone``). What was endorsed has sums of years alone.
    """
    lines = money().lines(line.pk) if line.pk else []
    if page.asked and member:
        lines = money().lines_on(page.code, line.number, line.facts.money, page.asked)
    if not untold_alone and not any(each.is_told or each.quarters for each in lines):
        return []
    return [
        (
            each,
            organisation(each.entity, there) if each.is_told else _("not told apart"),
            organisation(each.contributor, there),
        )
        for each in lines
    ]


def _allocated(line: Line, there: Around) -> dict[str, Any]:
    """What contributions give it, and where lines of money say something else, with partner and entity in words."""
    given, apart = money().allocated(line.pk or 0)
    return {
        "allocations": [
            (each, organisation(each.contributor, there), organisation(each.entity, there)) for each in given
        ],
        "apart": [
            (
                each,
                organisation(each.contributor, there),
                RULES[each.finding.rule],
                [(taken, organisation(taken.entity, there)) for taken in each.lines],
            )
            for each in apart
        ],
    }


def _facts(line: Line, there: Around, own: str) -> Iterator[tuple[str, str, list[Any]]]:
    """Field, title and values of every other field that says something, in the order of ``FIELDS``."""
    for name, title in FIELDS.items():
        value = getattr(line.facts, name)
        if name in TEXTS or value in ("", None, ()):
            continue
        if name in MARKED:
            yield name, _(title), [level(Marker(name), value)]
        elif name == "places":
            yield name, _(title), [printed_place(each, there, own) for each in value]
        elif name == "entities":
            yield name, _(title), [word(name, each, there) for each in line.facts.led]
        elif isinstance(value, tuple):
            yield name, _(title), [word(name, each, there) for each in value]
        elif isinstance(value, date):
            yield name, _(title), [format_day(value)]
        else:
            yield name, _(title), [word(name, value, there)]
