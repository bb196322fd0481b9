"""What people say, for everybody: the list, one piece of it, the same as files."""

from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shanyraq.base.access.rules import may_anywhere
from shanyraq.base.access.vocabulary import Permission
from shanyraq.domains.engagement.queries import feedback, is_open, published
from shanyraq.domains.engagement.vocabulary import PUBLIC
from shanyraq.domains.engagement.web.showing import AT_ONCE, HEADER, cells, facets, shown
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.packages.web.facets import filter_groups, found_or_404, narrowed
from shanyraq.domains.packages.web.members import holds, or_sign_in
from shanyraq.kernel.errors import NotFound


@framework_page
def every(page: FrameworkPage) -> HttpResponse:
    """What was published, the newest first, with answers."""
    rows, menus = published(page.version, page.asked), facets(page.version)
    found = narrowed(rows, menus, page.request.GET)
    part = Paginator(found, AT_ONCE).get_page(page.request.GET.get("page"))
    return page.render(
        "engagement/feedback.html",
        every=rows,
        answered=sum(bool(row.answer) for row in rows),
        found=found,
        part=part,
        shown=list(shown(page.version, part.object_list)),
        filters=filter_groups(rows, menus, page.request.GET),
        result=_result(len(found), len(rows)),
        downloads=sheet_links(page, "feedback"),
        is_open=is_open(page.code),
        reports=reports(page),
    )


@framework_page
def every_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """The same as a file; every line says that it is no official data."""
    found = found_or_404(published(page.version, page.asked), facets(page.version), page.request.GET)
    rows = [cells(each, page.version.language) for each in shown(page.version, found)]
    return sheet_file(form, f"{page.code}-feedback", HEADER, rows)


@framework_page
@or_sign_in
def one(page: FrameworkPage, number: int) -> HttpResponse:
    """One piece: for everybody once it is published, for moderators in any state."""
    moderates = holds(page, Permission.MODERATE_FEEDBACK)
    if moderates and not page.asked:
        try:
            row = feedback(page.code, number)
        except NotFound as error:
            raise Http404(_("There is no such feedback.")) from error
    else:
        row = next((each for each in published(page.version, page.asked) if each.number == number), None)  # type: ignore[assignment]
    if row is None:
        raise Http404(_("There is no such feedback."))
    (each,) = shown(page.version, [row])
    return page.render(
        "engagement/one_page.html",
        each=each,
        row=row,
        moderates=moderates,
        is_public=row.state in PUBLIC,
        reports=reports(page),
    )


def reports(page: FrameworkPage) -> bool:
    """Whether whoever reads may report values somewhere: they are shown the way to that."""
    actor: Any = page.request.actor  # type: ignore[attr-defined]
    return may_anywhere(actor, Permission.REPORT_VALUES)


def _result(found: int, every: int) -> str:
    return ngettext("%(found)s of %(every)s piece of feedback", "%(found)s of %(every)s pieces of feedback", every) % {
        "found": found,
        "every": every,
    }
