"""Pages of joint work plans: the grid of all, one plan, its differences."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.http import Http404, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from shanyraq.base.audit.models import Event
from shanyraq.domains.governance.queries.decisions import decisions
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.members import or_sign_in
from shanyraq.domains.workplans.models import Edition
from shanyraq.domains.workplans.queries.around import Around, around
from shanyraq.domains.workplans.queries.board import Board, added, in_order
from shanyraq.domains.workplans.queries.carrying import can_be_taken_back
from shanyraq.domains.workplans.queries.changes import revision_of
from shanyraq.domains.workplans.queries.contents import contents_of, contents_on
from shanyraq.domains.workplans.queries.output_indicators import output_indicators
from shanyraq.domains.workplans.queries.plans import PlanNow, editions, plan_now, plans, published
from shanyraq.domains.workplans.queries.quality import findings, grave, is_grave
from shanyraq.domains.workplans.queries.reached import reached
from shanyraq.domains.workplans.rules.carrying import refused_early
from shanyraq.domains.workplans.rules.contents import Contents, Differences
from shanyraq.domains.workplans.rules.contents import apart as compared
from shanyraq.domains.workplans.rules.cycle import State
from shanyraq.domains.workplans.rules.mandatory import STEPS, untagged
from shanyraq.domains.workplans.vocabulary import FIELDS
from shanyraq.domains.workplans.web import planning, reaching
from shanyraq.domains.workplans.web.contents import Beside, beside
from shanyraq.domains.workplans.web.differences import changed, changed_beside
from shanyraq.domains.workplans.web.judging import by_rule
from shanyraq.domains.workplans.web.showing import groups
from shanyraq.domains.workplans.web.views import OPEN_AT_MOST, for_members, sees
from shanyraq.kernel.scopes import Scope

UNDER_WAY = frozenset({State.DRAFT, State.REVIEW, State.CLEARED})
NOW = "now"
"""The plan as it stands, among its editions."""


@dataclass(frozen=True)
class Shown:
    """A plan on a page. ``edition`` None: as it stands. Whoever has no role sees published editions alone."""

    page: FrameworkPage
    row: PlanNow
    editions: list[Edition]
    edition: Edition | None

    @cached_property
    def there(self) -> Around:
        """What the framework says around it."""
        return around(self.page.version)

    @cached_property
    def contents(self) -> Contents:
        """What it holds."""
        if self.edition is not None:
            return contents_of(self.edition)
        return contents_on(self.page.version, self.row.outcome, self.row.year, self.page.asked)

    @cached_property
    def board(self) -> Board:
        """Its sub-outputs in the order of outputs."""
        return Board(in_order(planning.lines_of(self.contents.sub_outputs, self.row.outcome), self.there), self.there)

    @cached_property
    def beside(self) -> Beside:
        """Its deliverables and output indicators."""
        return beside(self.contents, [line.code for line in self.there.outputs])

    @cached_property
    def reached(self) -> dict[int, reaching.Year]:
        """What was reached of its output indicators in its year, by their numbers, as of the day of the page."""
        if not self.beside.indicators:
            return {}
        numbers = {each.number for each in self.beside.indicators}
        rows = output_indicators(self.page.version, self.page.asked)
        found = reached(self.page.version, [row for row in rows if row.number in numbers], self.page.asked)
        return {
            each.row.number: reaching.in_words(year, each)
            for each in found
            if (year := each.of(self.row.year)) is not None
        }

    @property
    def endorsed(self) -> Edition | None:
        """The last edition that the committee endorsed."""
        return next((each for each in self.editions if each.published_at and not each.is_closing), None)

    @property
    def under_way(self) -> Edition | None:
        """The edition that lies before the country team or the committee."""
        found = (each for each in self.editions if not (each.published_at or each.dropped_at or each.is_closing))
        return next(found, None)


def shown_plan(page: FrameworkPage, outcome: str, year: int) -> Shown:
    """The plan and the edition that the address asks for.

    :raises Http404: when there is none that whoever asks may see.
    """
    row = plan_now(page.version, outcome, year, page.asked)
    if row is None:
        raise Http404(_("There is no such plan."))
    found = editions(row.pk, page.asked)
    if not sees(page):
        found = [each for each in found if each.published_at]
    asked = page.request.GET.get("edition", "")
    edition = next((each for each in found if str(each.number) == asked), None)
    if (asked and edition is None) or not (found or sees(page)):
        raise Http404(_("There is no such plan."))
    return Shown(page, row, found, edition if asked or sees(page) else found[0])


@framework_page
def every(page: FrameworkPage) -> HttpResponse:
    """The plans of all outcomes and years; for whoever has no role those that were endorsed."""
    found, member = plans(page.version, page.asked), sees(page)
    if not member:
        own = {plan.pk for plan, _edition in published(page.version.framework_id, page.asked)}
        found = [_as_published(each) for each in found if each.pk in own]
    years = range(page.version.starts_on.year, page.version.ends_on.year + 1)
    return page.render(
        "workplans/plans.html",
        grid=planning.grid(page, found),
        years=list(years),
        found=found,
        member=member,
        endorsed=sum(each.state not in UNDER_WAY for each in found),
    )


def _as_published(row: PlanNow) -> PlanNow:
    """What everybody reads of a plan that is being revised: that it is endorsed, for that stands."""
    return replace(row, state=State.ENDORSED, due_on=None) if row.state in UNDER_WAY else row


@framework_page
@or_sign_in
def one(page: FrameworkPage, outcome: str, year: int) -> HttpResponse:
    """One plan: where it is on its way, what it holds, what differs from what was endorsed."""
    shown = shown_plan(page, outcome, year)
    found, member = shown.board, sees(page)
    found_grave = grave(found, found.lines, page.as_of)
    return page.render(
        "workplans/plan.html",
        shown=shown,
        **_way(shown),
        member=member,
        acts=planning.acts(shown.row.state, was_endorsed=shown.endorsed is not None),
        scope=Scope(page.code, frozenset({outcome})),
        groups=groups(page, found, found.lines, year, found_grave),
        lines=found.lines,
        folded=len(found.lines) > OPEN_AT_MOST,
        sums=added([line.sums(year) for line in found.lines]),
        since=shown.under_way or shown.endorsed,
        apart=_since(shown) if member and shown.edition is None else None,
        revision=_revision(shown) if member else None,
        editions=[(each, planning.edition_title(each)) for each in shown.editions],
        decisions={each.number: each for each in decisions(page.code)},
    )


def _way(shown: Shown) -> dict[str, Any]:
    """The plan, where it is on its way, and whether that of the year before is carried over or this is taken back."""
    row = shown.row
    page = shown.page
    return {
        "row": row,
        "key": f"{row.year}-{row.outcome}",
        "steps": planning.steps(row.state),
        "carries": not refused_early(row.year, page.as_of),
        "takes_back": sees(page) and can_be_taken_back(page.version, row.outcome, row.year),
    }


def _revision(shown: Shown) -> Event | None:
    """The event that opened the revision which the page shows; None where it shows none."""
    is_one = shown.row.state in UNDER_WAY and shown.endorsed is not None
    if not is_one or shown.edition not in (None, shown.under_way):
        return None
    return revision_of(shown.page.code, shown.row.outcome, shown.row.year, shown.page.asked)


def _since(shown: Shown) -> Differences | None:
    """What was changed since the plan was submitted, else since it was endorsed; None where it was neither."""
    last = shown.under_way or shown.endorsed
    return compared(contents_of(last), shown.contents, shown.row.year) if last else None


def _missing(shown: Shown) -> list[tuple[int, str, Any, list[str]]]:
    """The sub-outputs that lack mandatory tags: number, address, title, tags."""
    page, every = shown.page, shown.contents.sub_outputs
    return [
        (number, reverse("sub-output", args=[page.code, number]), every[number].title, [FIELDS[tag] for tag in tags])
        for number, tags in untagged(every, STEPS[-1], page.as_of).items()
    ]


@framework_page
@for_members
def to_mend(page: FrameworkPage, outcome: str, year: int) -> HttpResponse:
    """What the rules find in the sub-outputs of one plan, as it stands or in an edition."""
    shown = shown_plan(page, outcome, year)
    found = shown.board
    judged = findings(found, found.lines, page.as_of)
    return page.render(
        "workplans/plan_quality.html",
        shown=shown,
        row=shown.row,
        lines=found.lines,
        in_order=sum(not is_grave(each) for each in judged.values()),
        missing=_missing(shown),
        rules=by_rule(found.lines, judged),
    )


@framework_page
@for_members
def apart(page: FrameworkPage, outcome: str, year: int) -> HttpResponse:
    """In what two editions of a plan differ, an edition and the plan as it stands, or the plans of two years."""
    shown = shown_plan(page, outcome, year)
    sides = _sides(shown)
    before, after = _chosen(page, sides, "from", _before(shown, sides)), _chosen(page, sides, "to", NOW)
    found = compared(_contents(shown, before), _contents(shown, after), shown.row.year)
    return page.render(
        "workplans/differences.html",
        shown=shown,
        row=shown.row,
        sides=sides,
        before=before,
        after=after,
        found=found,
        sub_outputs=list(changed(found.sub_outputs, shown.there, page.version.language)),
        deliverables=list(changed_beside(found.deliverables)),
        indicators=list(changed_beside(found.indicators)),
    )


def _sides(shown: Shown) -> dict[str, str]:
    """What can be compared: the plan as it stands, its editions, the plan of the year before."""
    found = {NOW: _("as it stands")}
    for each in shown.editions:
        found[str(each.number)] = _("edition %(number)s, %(what)s") % {
            "number": each.number,
            "what": planning.edition_title(each),
        }
    last = shown.row.year - 1
    if last >= shown.page.version.starts_on.year:
        found[f"year-{last}"] = _("plan of %(year)s, as it stands") % {"year": last}
    return found


def _before(shown: Shown, sides: Mapping[str, str]) -> str:
    """What is compared where nobody chose: what was endorsed last, else what was submitted, else the year before."""
    last = shown.endorsed or shown.under_way
    return str(last.number) if last else list(sides)[-1]


def _chosen(page: FrameworkPage, sides: Mapping[str, str], name: str, otherwise: str) -> str:
    asked = page.request.GET.get(name, "")
    if asked and asked not in sides:
        raise Http404(_("There is no such edition."))
    return asked or otherwise


def _contents(shown: Shown, side: str) -> Contents:
    page, row = shown.page, shown.row
    if side == NOW:
        return contents_on(page.version, row.outcome, row.year, page.asked)
    if side.startswith("year-"):
        return contents_on(page.version, row.outcome, row.year - 1, page.asked)
    return contents_of(next(each for each in shown.editions if str(each.number) == side))
