"""The queue of feedback, for those who moderate it."""

from collections import Counter

from django.http import HttpResponse
from django.utils.translation import gettext as _

from shanyraq.base.access.vocabulary import Permission
from shanyraq.domains.engagement.queries import is_open, queue, sorts
from shanyraq.domains.engagement.vocabulary import STATES
from shanyraq.domains.engagement.web.public import reports
from shanyraq.domains.engagement.web.showing import asked_in, facets, part_of, shown
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.facets import filter_groups, narrowed
from shanyraq.domains.packages.web.members import only_for


@framework_page
@only_for(Permission.MODERATE_FEEDBACK)
def waiting(page: FrameworkPage) -> HttpResponse:
    """Everything that was sent, what waits first; it is published, declined and answered in place."""
    rows, menus = queue(page.version), facets(page.version, page.request.GET)
    every = sorts(rows)
    found = narrowed(every, menus, page.request.GET)
    part = part_of(asked_in(rows, menus, page.request.GET), len(found), page.request.GET.get("page"))
    counts = Counter(row.state for row in every)
    return page.render(
        "engagement/queue.html",
        every=every,
        states=[(state, _(title), counts[state]) for state, title in STATES.items() if counts[state]],
        found=found,
        part=part,
        shown=list(shown(page.version, part.object_list)),
        filters=filter_groups(every, menus, page.request.GET),
        moderates=True,
        is_open=is_open(page.code),
        reports=reports(page),
    )
