"""What the page of the plan shows: the lines of each category, the same year by year, and what the document asks."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.urls import reverse
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from shanyraq.base.access.rules import reaches
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.sheets import FORMS
from shanyraq.base.ui.filters import address
from shanyraq.domains.learning.queries import Calendar, Category, Followed, Line, followed, lines, obligations
from shanyraq.domains.learning.queries.obligations import Obligation
from shanyraq.domains.learning.vocabulary import STANDINGS, Kept, Standing
from shanyraq.domains.learning.web.facets import plan_facets
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.packages.web.facets import filter_groups, narrowed
from shanyraq.kernel.scopes import Scope


@dataclass(frozen=True)
class Block:
    """A category with its lines; each line holds its activity, or nothing, for every year shown."""

    category: Category
    lines: list[tuple[Line, list[tuple[int, Followed | None]]]]


@dataclass(frozen=True)
class YearOf:
    """A year with the activities of each category."""

    year: int
    count: int
    done: int
    categories: list[tuple[Category, list[Followed]]]


def overview(page: FrameworkPage) -> dict[str, Any]:
    """The context of ``learning/plan.html``."""
    calendar = followed(page.version, page.as_of, page.asked)
    common, shown, years = in_common(page, calendar)
    owed = obligations(page.version, calendar, page.as_of, page.asked)
    return {
        **common,
        "blocks": _blocks(calendar, shown, years),
        "by_year": [_year(calendar, shown, year) for year in years],
        "owed": _now_owed(owed, page.as_of.year),
        "overdue": sum(each.owed.kept == Kept.OVERDUE for each in owed),
        "downloads": downloads(page),
        "adds": _adds(page),
    }


def _adds(page: FrameworkPage) -> Scope | None:
    """Where whoever reads may add an activity: in the framework, or for an entity of theirs."""
    actor = page.request.actor  # type: ignore[attr-defined]
    held = [each for each in reaches(actor, Permission.KEEP_MONITORING_PLAN) if each.framework in {"", page.code}]
    if page.asked or not held:
        return None
    wide = any(not each.entity for each in held)
    return Scope(page.code, entities=frozenset() if wide else frozenset({held[0].entity}))


def in_common(page: FrameworkPage, calendar: Calendar) -> tuple[dict[str, Any], list[Followed], list[int]]:
    """What the page of the plan and its timeline show alike; the activities and years that are shown."""
    query, every = page.request.GET, calendar.activities
    facets = plan_facets(calendar, page.version.language)
    shown = narrowed(every, facets, query)
    asked = [year for year in calendar.years if str(year) == query.get("year")]
    years = asked or list(calendar.years)
    this_year = [each for each in every if each.year == page.as_of.year]
    common = {
        "plan": calendar.plan,
        "every": every,
        "shown": shown,
        "years": years,
        "this_year": page.as_of.year,
        "due_now": len(this_year),
        "done_now": sum(each.standing is Standing.DONE for each in this_year),
        "late": sum(each.standing is Standing.LATE for each in every),
        "unassigned": sum(each.nobody for each in every),
        "added": sum(each.number is not None for each in every),
        "legend": _legend(page, shown),
        "filters": filter_groups(every, facets, query),
        "result": _result(len(shown), len(every)),
        "views": _views(page),
    }
    return common, shown, years


def _legend(page: FrameworkPage, shown: Sequence[Followed]) -> list[tuple[str, int, str]]:
    """Each state that there is, how many are in it, and the address that narrows the page to it."""
    counts = Counter(each.standing for each in shown)
    return [(code, counts[code], address(page.request.GET, {"state": code})) for code in STANDINGS if counts[code]]  # type: ignore[index]


def _views(page: FrameworkPage) -> list[tuple[str, str, str]]:
    """The ways of looking at the plan, each with the filters kept."""
    query = address(page.request.GET, {})
    return [
        (name, title, reverse(name, args=[page.code]) + (query if len(query) > 1 else ""))
        for name, title in (("monitoring-plan", _("By category and year")), ("plan-timeline", _("Timeline of a year")))
    ]


def _now_owed(owed: Sequence[Obligation], year: int) -> list[Obligation]:
    """What is owed now: of this year, of none in particular, of an earlier year and overdue, or of the one to come."""
    shown = [
        each
        for each in owed
        if each.owed.year is None or each.owed.year >= year or each.owed.kept in {Kept.OVERDUE, Kept.DUE}
    ]
    order = {Kept.OVERDUE: 0, Kept.DUE: 1}
    return sorted(shown, key=lambda each: (order.get(each.owed.kept, 2), each.owed.due_on))


def _blocks(calendar: Calendar, shown: Sequence[Followed], years: list[int]) -> list[Block]:
    """Lines as they were signed: what was moved stands in its printed year, as long as that year is shown."""
    by_key = {each.key: each for each in shown}
    found = lines(
        each.activity if each.activity.year in years else replace(each.activity, year=each.year) for each in shown
    )

    def cell(line: Line, year: int) -> Followed | None:
        held = line.years.get(year)
        return by_key[held.key] if held else None

    return [
        Block(category, [(line, [(year, cell(line, year)) for year in years]) for line in found[category.key]])
        for category in calendar.plan.categories
        if category.key in found
    ]


def _year(calendar: Calendar, shown: Sequence[Followed], year: int) -> YearOf:
    own = [each for each in shown if each.year == year]
    categories = [
        (category, [each for each in own if each.category == category.key]) for category in calendar.plan.categories
    ]
    done = sum(each.standing is Standing.DONE for each in own)
    return YearOf(year, len(own), done, [(category, members) for category, members in categories if members])


def _result(shown: int, known: int) -> str:
    return ngettext("%(shown)s of %(known)s activity", "%(shown)s of %(known)s activities", known) % {
        "shown": shown,
        "known": known,
    }


def downloads(page: FrameworkPage, **narrowed_to: str) -> dict[str, str]:
    """The files of what is shown; ``narrowed_to``: filters beside those of the address."""
    query = page.request.GET
    calendar = address(query, {**narrowed_to, "lang": (get_language() or "en").split("-")[0]})
    asked = address(query, narrowed_to).removesuffix("?")
    return {
        _("Calendar (.ics)"): reverse("monitoring-plan-ics", args=[page.code]) + calendar,
        **{form.upper(): reverse(f"monitoring-plan-{form}", args=[page.code]) + asked for form in FORMS},
    }
