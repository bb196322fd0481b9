"""Pages of what was reached: one output indicator, every value that is expected or there, one value."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.access.web import actor_in
from shanyraq.base.doors.web.together import Together
from shanyraq.base.ui.speech import say
from shanyraq.base.ui.texts import pick
from shanyraq.domains.indicators.queries.seen import is_seen
from shanyraq.domains.indicators.rules.flagging import remarks
from shanyraq.domains.indicators.rules.observing import OBSERVATION
from shanyraq.domains.indicators.vocabulary import ODD, OPEN, OVERS, STAGES, Over, Stage, Step
from shanyraq.domains.indicators.web.monitoring import NOTE, NOTE_HELP
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.packages.web.facets import Facet, filter_groups, found_or_404, narrowed
from shanyraq.domains.packages.web.members import holds, or_sign_in
from shanyraq.domains.workplans.models import OutputIndicator, OutputValue
from shanyraq.domains.workplans.queries.around import Around, around
from shanyraq.domains.workplans.queries.output_indicators import output_indicators, place_of
from shanyraq.domains.workplans.queries.output_values import Place, beside, given, hidden_from, history_of, output_value
from shanyraq.domains.workplans.queries.reached import Reached, reached
from shanyraq.domains.workplans.web import reaching
from shanyraq.domains.workplans.web.views import for_members
from shanyraq.domains.workplans.web.words import organisation
from shanyraq.kernel.errors import NotFound

ABSENT = "not_reported"
"""How an address names the stage of a value that is expected and that nobody entered."""
STEPS = {
    **{Step.SUBMIT: "submit", Step.RECALL: "recall", Step.ASSURE: "assure", Step.RETURN: "return"},
    **{Step.WITHDRAW: "withdraw", Step.DROP: "drop"},
}
"""The steps that have a button, and their verbs."""
TOGETHER = Together({"submit": "workplans.output_value.submit", "assure": "workplans.output_value.assure"}, ("assure",))
"""What can be done to several values at once."""
RIGHTS = {"submit": Permission.REPORT_VALUES, "assure": Permission.ASSURE_VALUES}
"""Who may do each of these."""
AT_ONCE = 50
"""Values on a page."""
HEADER = (
    *("indicator", "title", "output", "unit", "year", "entity", "value", "numerator", "denominator"),
    *("stage", "source", "evidence", "comment", "published_on", "number"),
)


def sees_values(page: FrameworkPage) -> bool:
    """Whether whoever asks sees values before they are assured."""
    return holds(page, Permission.SEE_VALUES)


def _reached(page: FrameworkPage, rows: Sequence[OutputIndicator]) -> list[Reached]:
    """What was reached, with what is on its way and exists for whoever asks."""
    hidden = hidden_from(actor_in(page.request), page.version)
    return reached(page.version, rows, page.asked, coming=sees_values(page), hidden=hidden)


@framework_page
@for_members
def indicator(page: FrameworkPage, number: int) -> HttpResponse:
    """One output indicator: its targets, what was reached by year and by entity, and how that was put together."""
    row = next((each for each in output_indicators(page.version, page.asked) if each.number == number), None)
    if row is None:
        raise Http404(_("There is no such output indicator."))
    (found,) = _reached(page, [row])
    there, today = around(page.version), page.as_of.year
    lines = reaching.lines_of(found, there, page.version, today)
    years = reaching.years_of(found)
    return page.render(
        "workplans/output_indicator.html",
        row=row,
        found=found,
        years=years,
        latest=next((each for each in reversed(years) if each.of.given), None),
        entities=reaching.by_entity(found, lines, page.version.language),
        over_time=_(OVERS[Over(row.over_time)]),
        over_entities=_(OVERS[Over(row.over_entities)]),
        how_over_time=reaching.how_over_time(found, today),
        scope=place_of(page.code, row.output, there),
        this_year=today,
    )


@dataclass(frozen=True, slots=True)
class Wanted:
    """A value that is expected, or there, of one indicator."""

    row: OutputIndicator
    line: reaching.Line

    @property
    def value(self) -> OutputValue | None:
        """What is on its way, else what stands."""
        return self.line.cell.coming or self.line.cell.stands

    @property
    def stage(self) -> str:
        return self.value.stage if self.value else ABSENT

    @property
    def flags(self) -> list[str]:
        """What is odd about what was submitted, in words."""
        told = self.value.flags if self.value and self.stage == Stage.SUBMITTED else []
        return [_(ODD[rule]) for rule in told if rule in ODD]

    @property
    def stage_name(self) -> str:
        return stage_name(self.stage)


def stage_name(stage: str) -> str:
    """What a stage is called, or that there is no value."""
    return _("Not reported") if stage == ABSENT else _(STAGES[Stage(stage)])


def _wanted(page: FrameworkPage, there: Around) -> list[Wanted]:
    """Every value of a year that has begun: those that are there, and those that are expected."""
    rows = output_indicators(page.version, page.asked)
    found: Sequence[Reached] = _reached(page, rows)
    today = page.as_of.year
    lines = [Wanted(each.row, line) for each in found for line in reaching.lines_of(each, there, page.version, today)]
    shown = [each for each in lines if each.value or each.line.waits]
    return sorted(shown, key=lambda each: (-each.line.cell.year, each.row.number, each.line.cell.entity))


def _facets(there: Around, own: str) -> list[Facet[Wanted]]:
    return [
        Facet("year", _("Year"), lambda each: [str(each.line.cell.year)]),
        Facet("stage", _("Stage"), lambda each: [each.stage], stage_name, (ABSENT, *STAGES)),
        Facet(
            "entity",
            _("Entity"),
            lambda each: [each.line.cell.entity],
            lambda key: pick(organisation(key, there), own),
            tuple(there.named),
        ),
        Facet("output", _("Output"), lambda each: [each.row.output]),
    ]


@framework_page
@for_members
def every(page: FrameworkPage) -> HttpResponse:
    """The values of output indicators by year, entity and stage: what waits to be reported, what to be assured."""
    if page.request.method == "POST":
        return _together(page)
    there = around(page.version)
    found = _wanted(page, there)
    facets, query = _facets(there, page.version.language), page.request.GET
    part = Paginator(narrowed(found, facets, query), AT_ONCE, orphans=5).get_page(query.get("page"))
    return page.render(
        "workplans/output_values.html",
        every=found,
        part=part,
        shown=list(part.object_list),
        **_ticked(page, list(part.object_list)),
        stages=[(each, stage_name(each), n) for each, n in _stages(found) if n],
        reports=_reports(page, found),
        filters=filter_groups(found, facets, query),
        downloads=sheet_links(page, "output-values"),
    )


def _reports(page: FrameworkPage, found: Sequence[Wanted]) -> bool:
    """Whether there is a value that whoever asks may report."""
    actor = page.request.actor  # type: ignore[attr-defined]
    return page.asked is None and any(may(actor, Permission.REPORT_VALUES, each.line.scope) for each in found)


def _together(page: FrameworkPage) -> HttpResponse:
    """Does one step with every value that was ticked."""

    def odd(numbers: list[int]) -> set[int]:
        rows = OutputValue.objects.filter(framework=page.version.framework_id, number__in=numbers)
        return {row.number for row in rows if row.flags}

    return TOGETHER.done(page.request, page.code, odd)


def _ticked(page: FrameworkPage, shown: Sequence[Wanted]) -> dict[str, Any]:
    """What may be done with several of the values shown, the numbers of those with which it can be, and the note."""
    actor, words = page.request.actor, {"submit": _("Submit"), "assure": _("Assure")}  # type: ignore[attr-defined]
    found: dict[str, set[int]] = {act: set() for act in words}
    for each in shown if page.asked is None else ():
        value = each.value
        for act in words if value else ():
            assert value is not None
            own = act == "assure" and value.submitter is not None and value.submitter == actor.person
            if act in OBSERVATION.acts(each.stage) and not own and may(actor, RIGHTS[act], each.line.scope):
                found[act].add(value.number)
    note = {"note_label": NOTE, "note_help": NOTE_HELP} if found["assure"] else {}
    acts = [(act, words[act]) for act, numbers in found.items() if numbers]
    return {"acts": acts, "ticked": set().union(*found.values()), "left": TOGETHER.left(page.request), **note}


def _stages(found: Sequence[Wanted]) -> list[tuple[str, int]]:
    """How many there are of each stage, what waits first."""
    return [(stage, sum(each.stage == stage for each in found)) for stage in (ABSENT, *OPEN, Stage.PUBLISHED)]


every = require_http_methods(["GET", "HEAD", "POST"])(every)


@framework_page
@for_members
def every_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """The same as a file."""
    there = around(page.version)
    found = found_or_404(_wanted(page, there), _facets(there, page.version.language), page.request.GET)
    return sheet_file(form, f"{page.code}-output-values", HEADER, _rows(found, page.version.language))


def _rows(found: Sequence[Wanted], own: str) -> Iterator[tuple[Any, ...]]:
    for each in found:
        row, value, cell = each.row, each.value, each.line.cell
        begins = (row.number, pick(row.title, own).text, row.output, row.unit, cell.year, cell.entity)
        if value is None:
            yield (*begins, None, None, None, ABSENT, "", "", "", None, None)
            continue
        published = value.published_at.date() if value.published_at else None
        made_of = (value.value, value.numerator, value.denominator)
        yield (
            *(*begins, *made_of, value.stage, value.source or row.source),
            *(value.evidence, value.comment, published, value.number),
        )


@framework_page
@or_sign_in
def one(page: FrameworkPage, number: int) -> HttpResponse:
    """One value. What was not assured yet is there for those alone who see it."""
    member = sees_values(page)
    place, row = _found(page, number)
    there = around(page.version)
    return page.render(
        "workplans/output_value.html",
        row=row,
        indicator=place.indicator,
        entity=organisation(row.entity, there),
        stage=stage_name(row.stage),
        remarks=_remarks(row, place, page),
        history=[(each, stage_name(each.stage)) for each in history_of(row, page.version, actor_in(page.request))],
        acts=[f"workplans.output_value.{STEPS[Step(act)]}" for act in OBSERVATION.acts(row.stage) if act in STEPS],
        changes=OBSERVATION.after(row.stage, Step.SUBMIT) is not None,
        scope=place.scope,
        member=member,
    )


def _found(page: FrameworkPage, number: int) -> tuple[Place, OutputValue]:
    """The value, where whoever asks may read it, on the day that they ask for.

    :raises Http404: where there is none for them.
    """
    try:
        place, row = output_value(page.code, number)
    except NotFound as error:
        raise Http404(_("There is no such value.")) from error
    if page.asked is not None and (row.published_at is None or row.published_at.date() > page.asked):
        raise Http404(_("There was no such value on that day."))
    if not is_seen(actor_in(page.request), row, place.scope):
        raise Http404(_("There is no such value."))
    return place, row


def _remarks(row: OutputValue, place: Place, page: FrameworkPage) -> list[tuple[str, str]]:
    """What rules remark on the value: of what is on its way, as it is now; else as it was when it was assured."""
    if row.stage in OPEN:
        found = remarks(given(row), beside(place, without=row.number), page.as_of)
        return [(say(each.message), each.rule) for each in found]
    return [(_(ODD[rule]), rule) for rule in row.flags if rule in ODD]
