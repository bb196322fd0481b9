"""The pages of annual reviews: years and outcomes, and the room of one."""

from dataclasses import dataclass

from django.http import HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.access.web import actor_in
from shanyraq.domains.framework.queries.results import outcomes_of
from shanyraq.domains.framework.queries.texts import OutcomeName
from shanyraq.domains.learning.models import Correction, Review
from shanyraq.domains.learning.queries import reviews as queries
from shanyraq.domains.learning.queries.concluded import concluded_reviews
from shanyraq.domains.learning.rules.obligations import owed_review
from shanyraq.domains.learning.vocabulary import Corrected
from shanyraq.domains.learning.web.course import WHOLE
from shanyraq.domains.learning.web.room import room_page
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_links
from shanyraq.domains.packages.web.members import holds
from shanyraq.domains.workplans.web.views import for_members
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop

OPEN = (Corrected.PROPOSED, Corrected.ACCEPTED)
"""The states of course corrections of which something is still to be done."""


@dataclass(frozen=True, slots=True)
class Cell:
    """A review of a year, or the place of one: ``scope`` where whoever reads may open it; None where it cannot be."""

    year: int
    row: Review | None
    scope: Scope | None


@dataclass(frozen=True, slots=True)
class Row:
    """The reviews of an outcome, or of the whole framework."""

    outcome: OutcomeName | None
    cells: list[Cell]

    @property
    def code(self) -> str:
        """As verbs name it."""
        return self.outcome.code if self.outcome else ""

    @property
    def address(self) -> str:
        """As addresses name it."""
        return self.code or WHOLE


@framework_page
def every(page: FrameworkPage) -> HttpResponse:
    """Outcomes × years. Whoever has no role in the framework sees which reviews were concluded."""
    member = holds(page, Permission.SEE_WORKPLANS)
    years = range(page.version.starts_on.year, page.version.ends_on.year + 1)
    concluded = concluded_reviews(page.version, page.asked)
    reviews = queries.whole_reviews(page.version, page.asked) if member else []
    found = {(row.outcome, row.year): row for row, _corrections in reviews}
    owed = [owed_review(year, concluded[year], page.as_of) for year in years if year <= page.as_of.year]
    return page.render(
        "learning/reviews.html",
        member=member,
        begins=may(actor_in(page.request), Permission.REVIEW_RESULTS, Scope(page.code)),
        years=list(years),
        table=[_row(page, outcome, years, found) for outcome in (None, *outcomes_of(page.version))],
        concluded={(name, year): day for year, each in concluded.items() for name, day in each.items() if day},
        number=sum(day is not None for each in concluded.values() for day in each.values()),
        owed=owed[-1] if owed else None,
        corrections=[each for _review, corrections in reviews for each in corrections if each.state in OPEN],
        downloads=sheet_links(page, "reviews"),
    )


def _row(page: FrameworkPage, outcome: OutcomeName | None, years: range, found: dict[tuple[str, int], Review]) -> Row:
    code = outcome.code if outcome else ""
    place = queries.place_of(page.code, code)
    opens = not page.asked and may(actor_in(page.request), Permission.REVIEW_RESULTS, place)
    return Row(
        outcome,
        [Cell(year, found.get((code, year)), place if opens and year <= page.as_of.year else None) for year in years],
    )


@framework_page
@for_members
def room(page: FrameworkPage, year: int, outcome: str) -> HttpResponse:
    """The room of one review, as it is prepared, discussed and printed."""
    row, corrections, others = review_among(page, year, outcome)
    actor = page.request.actor  # type: ignore[attr-defined]
    place = queries.place_of(page.code, row.outcome)
    return page.render(
        "learning/review.html",
        **room_page(page, row, corrections, others),
        scope=place,
        reviews=may(actor, Permission.REVIEW_RESULTS, place),
        title=_("Annual review %(year)s") % {"year": year},
        downloads=sheet_links(page, "review", str(year), outcome),
    )


def review_at(page: FrameworkPage, year: int, outcome: str) -> tuple[Review, list[Correction]]:
    """The review of an address, with its course corrections, as they stand or stood.

    :raises NotFound: when there is none.
    """
    return review_among(page, year, outcome)[:2]


def review_among(page: FrameworkPage, year: int, outcome: str) -> tuple[Review, list[Correction], list[Review]]:
    """The same, and all other reviews beside it.

    :raises NotFound: when there is none.
    """
    code = "" if outcome == WHOLE else outcome
    there = queries.whole_reviews(page.version, page.asked)
    found = next((each for each in there if (each[0].outcome, each[0].year) == (code, year)), None)
    if found is None:
        raise NotFound(Sentence(gettext_noop("annual review {number}"), {"number": queries.review_name(year, code)}))
    return *found, [each for each, _corrections in there if each is not found[0]]


@framework_page
@for_members
def numbered(page: FrameworkPage, number: int) -> HttpResponseBase:
    """Leads to the room of a review by its number, for the trail and for what was said of it."""
    row = queries.review(page.code, number)
    return redirect("review", page.code, row.year, row.outcome or WHOLE)
