"""The list of evaluations with what the framework promised of its own, and the same as files."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.ui.texts import pick
from shanyraq.domains.learning.models import Evaluation, Part, Undertaking
from shanyraq.domains.learning.queries.evaluated import There, planned_now, there
from shanyraq.domains.learning.queries.evaluations import Whole, wholes
from shanyraq.domains.learning.queries.follow_up import Followed, follow_up
from shanyraq.domains.learning.queries.obligations import final_evaluation
from shanyraq.domains.learning.queries.undertakings import undertakings
from shanyraq.domains.learning.rules.evaluating import STATES
from shanyraq.domains.learning.rules.limits import duty_of
from shanyraq.domains.learning.rules.obligations import Owed, moved_evaluation
from shanyraq.domains.learning.vocabulary import Duty, Standing
from shanyraq.domains.learning.vocabulary.evaluations import KINDS, Kind, PartKind
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.packages.web.members import holds
from shanyraq.kernel.findings import Finding

HEADER = (
    *(
        "number",
        "kind",
        "kind_name",
        "title",
        "entity",
        "outcomes",
        "activity",
        "manager",
        "starts_on",
        "ends_on",
        "budget_usd",
    ),
    *("state", "state_name", "final_on", "report", "recommendations"),
)
Text = Any
Told = Mapping[str, Undertaking]
"""What is told of activities of the plan."""


@dataclass(frozen=True)
class Line:
    """An evaluation in the list."""

    row: Evaluation
    kind: str
    state: str
    about: Sequence[Text]
    recommendations: int


@dataclass(frozen=True)
class Planned:
    """An evaluation of the plan. ``year``: in which it counts by now; ``kept``: where it is kept here."""

    key: str
    year: int
    text: Text
    kept: Evaluation | None
    standing: Standing

    @property
    def is_own(self) -> bool:
        """Whether it is what the framework promised of its own evaluation."""
        return duty_of(self.key) is Duty.FINAL_EVALUATION


@dataclass(frozen=True)
class Milestone:
    """A milestone with its days, on the day of the page."""

    part: Part
    due_on: date
    done_on: date | None
    on: date

    @property
    def number(self) -> int:
        """That of the part."""
        return self.part.number

    @property
    def is_late(self) -> bool:
        """Whether its day has passed and it is not reached."""
        return self.done_on is None and self.due_on < self.on


@dataclass(frozen=True)
class Promised:
    """What the framework promised of its own evaluation, how it stands, those that are kept here or planned for it."""

    year: int
    owed: Owed
    kept: Sequence[Evaluation]
    milestones: Sequence[Milestone]
    activities: Sequence[Planned]
    findings: Sequence[Finding]


@framework_page
def every(page: FrameworkPage) -> HttpResponse:
    """Every evaluation, what the framework promised of its own, and those of the plan that are not kept here yet."""
    member = holds(page, Permission.SEE_EVALUATIONS)
    found = _visible(page, member=member)
    rows = [each.row for each in found]
    told = undertakings(page.version, page.asked)
    plan = _planned(page, rows, told)
    return page.render(
        "learning/evaluations.html",
        lines=_lines(page, rows, there(page.version)),
        promised=_promised(page, found, plan, told, member=member),
        planned=plan,
        member=member,
        downloads=sheet_links(page, "evaluations"),
    )


@framework_page
def every_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """The list as a file."""
    found = _visible(page, member=holds(page, Permission.SEE_EVALUATIONS))
    lines = _lines(page, [each.row for each in found], there(page.version))
    own = page.version.language
    return sheet_file(form, f"{page.code}-evaluations", HEADER, [_cells(each, own) for each in lines])


def _cells(each: Line, own: str) -> list[Any]:
    row = each.row
    named = [
        row.number,
        row.kind,
        each.kind,
        pick(row.title, own).text,
        row.entity,
        "; ".join(row.outcomes),
        row.activity,
    ]
    days = [row.manager, row.starts_on, row.ends_on, row.budget]
    return [*named, *days, row.state, each.state, row.final_on, row.report, each.recommendations]


def _visible(page: FrameworkPage, *, member: bool) -> list[Whole]:
    return [each for each in wholes(page.version, page.asked) if member or each.is_public]


def followed_by(page: FrameworkPage, *, member: bool) -> list[Followed]:
    """The recommendations that whoever asks may read."""
    return follow_up(page.version, page.as_of, page.asked, drafts=member)


def _lines(page: FrameworkPage, rows: Sequence[Evaluation], known: There) -> list[Line]:
    counts = Counter(each.row.evaluation_id for each in followed_by(page, member=True))
    return [
        Line(row, _(KINDS[row.kind]), _(STATES[row.state]), about_of(row, known), counts[row.pk])
        for row in sorted(rows, key=lambda each: (each.starts_on, each.number))
    ]


def about_of(row: Evaluation, known: There) -> list[Text]:
    """What it is about, in words: an entity, outcomes."""
    entity = [known.called(row.entity)] if row.entity else []
    return [*entity, *(_("Outcome %(code)s") % {"code": code} for code in row.outcomes)]


def _planned(page: FrameworkPage, rows: Sequence[Evaluation], told: Told) -> list[Planned]:
    """The evaluations of the plan by year, as they stand; those of a year in the order of print."""
    kept = {row.activity: row for row in rows}
    found = (
        Planned(key, year, text, kept.get(key), standing)
        for key, year, text, standing in planned_now(page.version, told, page.as_of)
    )
    return sorted(found, key=lambda each: each.year)


def _promised(
    page: FrameworkPage, found: Sequence[Whole], plan: Sequence[Planned], told: Told, *, member: bool
) -> Promised:
    """That all are planned for another year is told to members: others see only what is final."""
    last, own = page.version.ends_on.year, [each for each in found if each.row.kind == Kind.FRAMEWORK]
    owed = final_evaluation(page.version, [each.key for each in plan], page.as_of, told)
    moved = [finding for each in own for finding in moved_evaluation(each.row.ends_on.year, last)]
    return Promised(
        last - 1,
        owed,
        [each.row for each in own],
        [milestone for each in own for milestone in milestones_of(each, page.as_of)],
        [each for each in plan if each.is_own],
        moved if member and len(moved) == len(own) else [],
    )


def milestones_of(found: Whole, on: date) -> list[Milestone]:
    """The milestones of an evaluation by the day on which each is due."""
    every = [
        Milestone(part, date.fromisoformat(part.data["due_on"]), done and date.fromisoformat(done), on)
        for part in found.of(PartKind.MILESTONE)
        for done in (part.data["done_on"],)
    ]
    return sorted(every, key=lambda each: (each.due_on, each.number))
