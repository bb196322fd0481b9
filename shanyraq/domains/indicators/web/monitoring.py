"""The page of reported values: what waits to be assured, what is on its way, what is published."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse, HttpResponseBase, QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.access.web import actor_in
from shanyraq.base.doors.web.together import Together
from shanyraq.base.ui.filters import FilterGroup, Option, address
from shanyraq.base.ui.texts import Picked, pick
from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.indicators.queries.monitoring import (
    COUNTED,
    Combination,
    combinations,
    compared,
    in_order,
    of_reporter,
    readable,
)
from shanyraq.domains.indicators.rules.observing import OBSERVATION
from shanyraq.domains.indicators.vocabulary import STAGES, Stage, Step
from shanyraq.domains.indicators.web.values import Shown, Words, words_of
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.packages.web.members import holds, only_for

AT_ONCE = 50
"""Values on a page."""
TOGETHER = Together(
    {
        "submit": "indicators.observation.submit",
        "assure": "indicators.observation.assure",
        "assure_only": "indicators.observation.assure",
        "publish": "indicators.observation.publish",
        "return": "indicators.observation.return",
    },
    ("assure", "assure_only"),
    {"assure": {"publish": "on"}},
    ("return",),
)
"""What can be done to several values at once."""
STEPS = {
    **{"submit": {Step.SUBMIT}, "assure": {Step.ASSURE, Step.PUBLISH}, "assure_only": {Step.ASSURE}},
    **{"publish": {Step.PUBLISH}, "return": {Step.RETURN}},
}
"""Act → the steps of a value that it takes; what is assured already is only published."""
NOTE = gettext_lazy("Why they are right, where something is odd")
NOTE_HELP = gettext_lazy("Kept with the odd ones of those that are assured. Everybody may read it.")
REASON = gettext_lazy("Why they are returned")
REASON_HELP = gettext_lazy("Kept with each of them; whoever reported it reads it.")
HEADER = (
    *("number", "indicator", "row", "disaggregation", "period", "measure", "value", "answer", "unit", "printed"),
    *("entity", "part", "source", "evidence", "reliability", "comment", "stage", "remarks", "published_on"),
)


@dataclass(frozen=True, slots=True)
class Menu:
    """A menu of the list: what it is narrowed by, and what the values are called."""

    name: str
    title: str
    word: Callable[[str], str | Picked]


def sees(page: FrameworkPage) -> bool:
    """Whether whoever asks sees values before they are published: those that were submitted, at least."""
    return holds(page, Permission.SEE_VALUES)


@framework_page
def monitoring(page: FrameworkPage) -> HttpResponseBase:
    """The values that whoever asks may read, by stage; what waits for them first."""
    if page.request.method == "POST":
        return _together(page)
    words, every = words_of(page), readable(page.version, actor_in(page.request), on=page.asked)
    known, menus = combinations(every), _menus(words)
    found = _narrowed(every, menus, page.request.GET)
    part = Paginator(in_order(found), AT_ONCE, orphans=5).get_page(page.request.GET.get("page"))
    shown = _beside(page, words.every(page.version, part.object_list))
    return page.render(
        "indicators/monitoring.html",
        every=sum(each.number for each in known),
        stages=_stages(known, page.request.GET),
        part=part,
        **_ticked(page, words, shown),
        shown=shown,
        scope=words.anywhere,
        member=sees(page),
        filters=_filters(known, menus, page.request.GET),
        downloads=sheet_links(page, "monitoring"),
    )


monitoring = require_http_methods(["GET", "HEAD", "POST"])(monitoring)


@framework_page
def monitoring_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """The values that the list holds, on all of its pages."""
    words = words_of(page)
    every = readable(page.version, actor_in(page.request), on=page.asked)
    menus, query = _menus(words), page.request.GET
    known = combinations(every)
    for menu in menus:
        asked = query.get(menu.name)
        if len(query.getlist(menu.name)) > 1:
            raise Http404(_("The address asks for several values under “%(filter)s”.") % {"filter": menu.title})
        if asked and not any(each.values[menu.name] == asked for each in known):
            words_ = {"value": asked, "filter": menu.title}
            raise Http404(_("There is no “%(value)s” under “%(filter)s”.") % words_)
    rows = in_order(_narrowed(every, menus, query)).iterator(chunk_size=2_000)
    return sheet_file(form, f"{page.code}-values", HEADER, (_cells(words.shown(row)) for row in rows))


@only_for(Permission.SEE_VALUES)
def _together(page: FrameworkPage) -> HttpResponse:
    """Does one step with every value that was chosen, each for itself: what is refused keeps no other."""

    def odd(numbers: list[int]) -> set[int]:
        rows = Observation.objects.filter(framework=page.version.framework_id, number__in=numbers)
        return {row.number for row in rows if row.flags}

    def assured(act: str, numbers: list[int]) -> dict[int, str]:
        rows = Observation.objects.filter(framework=page.version.framework_id, number__in=numbers)
        found = rows.filter(stage=Stage.ASSURED) if act == "assure" else rows.none()
        return dict.fromkeys(found.values_list("number", flat=True), "publish")

    def names(numbers: list[int]) -> dict[int, str]:
        rows = readable(page.version, actor_in(page.request), on=None).filter(number__in=numbers)
        return {each.row.number: each.name for each in words_of(page).every(page.version, rows)}

    return TOGETHER.done(page.request, page.code, odd, otherwise=assured, names=names)


def _beside(page: FrameworkPage, shown: Sequence[Shown]) -> list[Shown]:
    """The same; those that are a break in the level with the value beside which they are. One statement at most."""
    found = compared(page.version, [each.row for each in shown], page.as_of)
    return [replace(each, beside=found.get(each.row.number)) for each in shown]


def _ticked(page: FrameworkPage, words: Words, shown: Sequence[Shown]) -> dict[str, Any]:
    """What may be done with several of the values shown, the numbers of those with which it can be, and the note.
    ``left``: of those that were chosen before, the ones with which it was not done.
    """
    acts, person = _acts(page, words), page.request.actor.person  # type: ignore[attr-defined]
    possible = {step.value for act, _title in acts for step in STEPS[act]}
    ticked = set()
    for each in shown:
        mine = possible & set(OBSERVATION.acts(each.row.stage))
        if each.row.submitter is not None and each.row.submitter == person:
            mine -= {Step.ASSURE.value}
        if mine:
            ticked.add(each.row.number)
    said = {"note_label": NOTE, "note_help": NOTE_HELP, "reason_label": REASON, "reason_help": REASON_HELP}
    left = TOGETHER.left(page.request)
    return {"acts": acts, "ticked": ticked, "left": left, **(said if Step.RETURN in possible else {})}


def _acts(page: FrameworkPage, words: Words) -> list[tuple[str, str]]:
    """What whoever asks may do with several values at once, and what its button says."""
    if page.asked is not None:
        return []
    found = [("submit", _("Submit"))] if _may(page, words, Permission.REPORT_VALUES) else []
    if holds(page, Permission.ASSURE_VALUES):
        found += [("assure", _("Assure and publish")), ("assure_only", _("Assure")), ("publish", _("Publish"))]
        found += [("return", _("Return"))]
    return found


def _may(page: FrameworkPage, words: Words, permission: Permission) -> bool:
    """Whether whoever asks may do it with a value of any entity."""
    actor: Any = page.request.actor  # type: ignore[attr-defined]
    return may(actor, permission, words.anywhere)


def _menus(words: Words) -> list[Menu]:
    return [
        Menu("stage", _("Stage"), lambda stage: _(STAGES[Stage(stage)])),
        Menu("entity", _("Reported by"), words.entity),
        Menu("year", _("Year"), str),
        Menu("indicator", _("Indicator"), words.indicator),
    ]


def _narrowed(every: QuerySet[Observation], menus: Sequence[Menu], query: Mapping[str, str]) -> QuerySet[Observation]:
    """The observations that have every chosen value."""
    chosen = {menu.name: query[menu.name] for menu in menus if query.get(menu.name)}
    year = chosen.get("year", "")
    if year and not (year.isascii() and year.isdecimal() and len(year) == len("2026")):
        return every.none()
    if "\x00" in "".join(chosen.values()):
        return every.none()
    entity = of_reporter(chosen.pop("entity")) if "entity" in chosen else {}
    return every.filter(**chosen, **entity)


def _filters(known: Sequence[Combination], menus: Sequence[Menu], query: Mapping[str, str]) -> list[FilterGroup]:
    """The menus, each option with how many values would be shown if it were chosen and the others stayed."""
    chosen = {menu.name: query[menu.name] for menu in menus if query.get(menu.name)}
    groups = []
    for menu in menus:
        others = {name: value for name, value in chosen.items() if name != menu.name}
        counts: Counter[str] = Counter({each.values[menu.name]: 0 for each in known})
        for each in known:
            if all(each.values[name] == value for name, value in others.items()):
                counts[each.values[menu.name]] += each.number
        if len(counts) > 1 or menu.name in chosen:
            options = [Option.of(value, menu.word(value), number) for value, number in counts.items()]
            groups.append(FilterGroup(menu.name, menu.title, options))
    return groups


def _stages(known: Sequence[Combination], query: QueryDict) -> list[tuple[str, str, int]]:
    """The stages in which any of the values shown is: the address of those alone, the word, how many."""
    chosen = {name: query[name] for name in COUNTED if query.get(name)}
    counts: Counter[str] = Counter()
    for each in known:
        if all(each.values[name] == value for name, value in chosen.items()):
            counts[each.values["stage"]] += each.number
    return [
        (address(query, {"stage": stage}), _(title), counts[stage]) for stage, title in STAGES.items() if counts[stage]
    ]


def _cells(shown: Shown) -> list[Any]:
    row = shown.row
    return [
        *(row.number, row.indicator, row.row, pick(shown.label, shown.own).text, row.period, row.measure),
        *(row.value, row.answer, pick(shown.unit, shown.own).text, row.printed, row.entity, row.part),
        *(shown.source_text, row.evidence, row.reliability, row.comment, row.stage, len(shown.flags)),
        row.published_at.date() if row.published_at else None,
    ]
