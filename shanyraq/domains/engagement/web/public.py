"""What people say, for everybody: the list, one piece of it, the same as files."""

from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shanyraq.base.access.rules import may_anywhere
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.attachments.web import saved_as
from shanyraq.domains.engagement.models import Feedback
from shanyraq.domains.engagement.queries import (
    feedback,
    file_of,
    is_open,
    on_day,
    public,
    published,
    published_one,
    sorts,
)
from shanyraq.domains.engagement.vocabulary import PUBLIC, State
from shanyraq.domains.engagement.web.showing import HEADER, asked_in, cells, facets, part_of, shown
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.packages.web.facets import filter_groups, found_or_404, narrowed
from shanyraq.domains.packages.web.members import holds, or_sign_in
from shanyraq.kernel.errors import NotFound


@framework_page
def listed(page: FrameworkPage) -> HttpResponse:
    """What was published, the newest first, with answers."""
    rows, menus = public(page.version, page.asked), facets(page.version, page.request.GET)
    every = sorts(rows)
    found = narrowed(every, menus, page.request.GET)
    part = part_of(asked_in(rows, menus, page.request.GET), len(found), page.request.GET.get("page"))
    return page.render(
        "engagement/feedback.html",
        every=every,
        answered=sum(each.state == State.ANSWERED for each in every),
        found=found,
        part=part,
        shown=list(shown(page.version, [on_day(row, page.asked) for row in part.object_list])),
        filters=filter_groups(every, menus, page.request.GET),
        result=_result(len(found), len(every)),
        downloads=sheet_links(page, "feedback"),
        is_open=is_open(page.code),
        reports=reports(page),
    )


@framework_page
def every_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """The same as a file; every line says that it is no official data."""
    found = found_or_404(published(page.version, page.asked), facets(page.version, page.request.GET), page.request.GET)
    rows = [cells(each, page.version.language) for each in shown(page.version, found)]
    return sheet_file(form, f"{page.code}-feedback", HEADER, rows)


@framework_page
@or_sign_in
def one(page: FrameworkPage, number: int) -> HttpResponse:
    """One piece: for everybody once it is published, for moderators in any state."""
    moderates = holds(page, Permission.MODERATE_FEEDBACK)
    row = _row(page, number, moderates=moderates)
    (each,) = shown(page.version, [row])
    return page.render(
        "engagement/one_page.html",
        each=each,
        row=row,
        moderates=moderates,
        is_public=row.state in PUBLIC,
        reports=reports(page),
    )


@framework_page
@or_sign_in
def file(page: FrameworkPage, number: int, place: int) -> HttpResponseBase:
    """A file that came as evidence: for everybody once it is published, for moderators always; saved, and not shown."""
    moderates = holds(page, Permission.MODERATE_FEEDBACK)
    row = _row(page, number, moderates=moderates)
    try:
        found = file_of(row, place, moderates=moderates)
        return saved_as(found.name, found.digest, found.size)
    except NotFound as error:
        raise Http404(_("There is no such file.")) from error


def _row(page: FrameworkPage, number: int, *, moderates: bool) -> Feedback:
    """The piece, for whoever may read it.

    :raises Http404: when there is none for them.
    """
    try:
        if moderates and not page.asked:
            return feedback(page.code, number)
        return published_one(page.version, number, page.asked)
    except NotFound as error:
        raise Http404(_("There is no such feedback.")) from error


def reports(page: FrameworkPage) -> bool:
    """Whether whoever reads may report values somewhere: they are shown the way to that."""
    actor: Any = page.request.actor  # type: ignore[attr-defined]
    return may_anywhere(actor, Permission.REPORT_VALUES)


def _result(found: int, every: int) -> str:
    return ngettext("%(found)s of %(every)s piece of feedback", "%(found)s of %(every)s pieces of feedback", every) % {
        "found": found,
        "every": every,
    }
