"""Joint work plans: their states, what belongs to each, their editions, and what everybody may read of them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Q

from shanyraq.base.audit.queries import states
from shanyraq.base.ui.texts import by_language
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.queries.versions import version_in_force
from shanyraq.domains.workplans.mapping.values import facts_of, plain
from shanyraq.domains.workplans.models import Edition, Plan
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.board import Board, Line, board, in_order
from shanyraq.domains.workplans.queries.kept import kept, of_framework
from shanyraq.domains.workplans.rules.cycle import State
from shanyraq.domains.workplans.rules.differing import belongs, of_year, together
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.kernel.days import night_after
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop

KIND = "work_plan"
"""What the trail calls a plan."""


def key_of(outcome: str, year: int) -> str:
    """A plan as the trail names it: ``2026-A.1``."""
    return f"{year}-{outcome}"


def outcome_and_year(key: str) -> tuple[str, int]:
    """The same back.

    :raises ValueError: when it is the key of no plan.
    """
    year, dash, outcome = key.partition("-")
    if not (dash and outcome and year.isascii() and year.isdecimal()):
        raise ValueError(key)
    return outcome, int(year)


def plan(framework: str, outcome: str, year: int) -> Plan:
    """A plan that was opened.

    :raises NotFound: when there is none.
    """
    found = Plan.objects.filter(framework__code=framework, outcome=outcome, year=year).first()
    if found is None:
        words = gettext_noop("joint work plan of outcome {code} in {year}")
        raise NotFound(Sentence(words, {"code": outcome, "year": Year(year)}))
    return found


@dataclass(frozen=True, slots=True)
class PlanNow:
    """A plan as it is, or as it was on a day. ``pk``: its number in the database."""

    outcome: str
    year: int
    state: str
    due_on: date | None
    revision: int | None
    pk: int
    moved_at: datetime


def plans(version: Version, as_of: date | None = None) -> list[PlanNow]:
    """Every plan that was opened, by year and outcome; with a day as the trail says that they stood then."""
    order = {outcome.code: place for place, outcome in enumerate(recent_package(version).outcomes)}
    rows = Plan.objects.filter(framework=version.framework_id)
    found = [
        PlanNow(each.outcome, each.year, each.state, each.due_on, each.revision, each.pk, each.moved_at)
        for each in rows
    ]
    if as_of is not None:
        then = states(version.code, KIND, as_of)
        found = [_then(each, then[key]) for each in found if (key := key_of(each.outcome, each.year)) in then]
    return sorted(found, key=lambda each: (each.year, order.get(each.outcome, len(order))))


def _then(row: PlanNow, values: Mapping[str, Any]) -> PlanNow:
    due = values.get("due_on")
    return PlanNow(
        row.outcome, row.year, values["state"], date.fromisoformat(due) if due else None, None, row.pk, row.moved_at
    )


def plan_now(version: Version, outcome: str, year: int, as_of: date | None = None) -> PlanNow | None:
    """One of them; None where it was not opened by then."""
    found = (each for each in plans(version, as_of) if (each.outcome, each.year) == (outcome, year))
    return next(found, None)


def editions(plan: int, as_of: date | None = None) -> list[Edition]:
    """The editions of a plan by the end of a day, the newest first."""
    found = Edition.objects.filter(plan=plan)
    if as_of is not None:
        found = found.filter(made_at__lt=night_after(as_of))
    return list(found.order_by("-number"))


def content_on(version: Version, outcome: str, year: int, as_of: date | None) -> dict[int, Facts]:
    """The sub-outputs that belong to the plan as they stand, or as they stood on a day."""
    if as_of is None:
        return content_of(version, outcome, year)
    lines = board(version, as_of).lines
    return {
        line.number: of_year(line.facts, year)
        for line in lines
        if line.outcome == outcome and belongs(line.facts, year)
    }


def content_of(version: Version, outcome: str, year: int) -> dict[int, Facts]:
    """The sub-outputs that belong to the plan as they stand now, by number, with the money of the year alone."""
    return {number: of_year(facts, year) for number, facts in whole_content_of(version, outcome, year).items()}


def whole_content_of(version: Version, outcome: str, year: int) -> dict[int, Facts]:
    """The same with what is said of every year."""
    outputs = [line.code for line in around(version).outputs if line.outcome == outcome]
    rows = of_framework(version.framework_id).filter(output__in=outputs)
    return {each.number: each.facts for each in kept(rows) if belongs(each.facts, year)}


def written(content: Mapping[int, Facts]) -> list[dict[str, Any]]:
    """The same as an edition keeps it."""
    return [{"number": number, "facts": plain(facts)} for number, facts in sorted(content.items())]


def read_edition(edition: Edition) -> dict[int, Facts]:
    """The sub-outputs of an edition, by number."""
    return {each["number"]: facts_of(each["facts"]) for each in edition.content}


def submitted(row: Plan) -> Edition | None:
    """The edition that lies before the country team or the committee: the last that was not dropped or published."""
    found = row.editions.filter(dropped_at=None, is_closing=False, published_at=None)
    return found.order_by("-number").first()


def endorsed(row: Plan) -> Edition | None:
    """The last edition that the committee endorsed."""
    return row.editions.filter(is_closing=False, published_at__isnull=False).order_by("-number").first()


def published(framework: int, as_of: date | None = None) -> list[tuple[Plan, Edition]]:
    """Of every plan the last edition that everybody may read, by year and outcome; on a day the last of then."""
    found = Edition.objects.filter(plan__framework=framework, published_at__isnull=False).select_related("plan")
    if as_of is not None:
        found = found.filter(published_at__lt=night_after(as_of))
    last: dict[int, tuple[Plan, Edition]] = {}
    for edition in found.order_by("plan__year", "plan__outcome", "number"):
        last[edition.plan_id] = (edition.plan, edition)
    return list(last.values())


@dataclass(frozen=True)
class Endorsed:
    """What everybody may read: the sub-outputs of all published editions, and which these are."""

    board: Board
    editions: Sequence[tuple[Plan, Edition]]


def endorsed_board(version: Version, as_of: date | None = None) -> Endorsed:
    """The endorsed plans of all years together: a sub-output of several years stands once, as the last says it."""
    there = around(version)
    outcomes = {line.code: line.outcome for line in there.outputs}
    editions = published(version.framework_id, as_of)
    parts: defaultdict[int, list[Facts]] = defaultdict(list)
    for _, edition in editions:
        for number, facts in read_edition(edition).items():
            parts[number].append(facts)
    every = {number: together(each) for number, each in parts.items()}
    lines = [Line(number, facts, outcomes.get(facts.output, "")) for number, facts in every.items()]
    return Endorsed(Board(in_order(lines, there), there), editions)


def closed_by_output(version: Version) -> dict[str, frozenset[int]]:
    """Output → the years in which the plan of its outcome is closed. One statement where none is."""
    found: defaultdict[str, set[int]] = defaultdict(set)
    rows = Plan.objects.filter(framework=version.framework_id, state=State.CLOSED)
    for outcome, year in rows.values_list("outcome", "year"):
        found[outcome].add(year)
    if not found:
        return {}
    return {line.code: frozenset(found[line.outcome]) for line in around(version).outputs if line.outcome in found}


def years_of(version: Version) -> range:
    """The years of a framework."""
    return range(version.starts_on.year, version.ends_on.year + 1)


def plans_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> dict[str, dict[str, str]]:
    """What plans are called, by language: their year, and the title of their outcome. Three statements."""
    wanted = dict(_pairs(keys))
    rows = Plan.objects.filter(_any(wanted.values()), framework__code=framework).values_list("outcome", "year")
    there = {key_of(outcome, year) for outcome, year in rows} if wanted else set()
    if not there:
        return {}
    version = version_in_force(framework)
    titles = {each.code: by_language(each.title, version.language) for each in recent_package(version).outcomes}
    return {
        key: {language: f"{year}, {outcome}: {title}" for language, title in titles.get(outcome, {"en": ""}).items()}
        for key, (outcome, year) in wanted.items()
        if key in there
    }


def _pairs(keys: Iterable[str]) -> Iterable[tuple[str, tuple[str, int]]]:
    for key in keys:
        try:
            yield key, outcome_and_year(key)
        except ValueError:
            continue


def _any(pairs: Collection[tuple[str, int]]) -> Q:
    found = Q(pk__in=[])
    for outcome, year in pairs:
        found |= Q(outcome=outcome, year=year)
    return found
