"""The page of deliverables of all sub-outputs, and the same as a file."""

from collections import Counter

from django.http import HttpResponse, HttpResponseBase

from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.workplans.rules.deliverables import State
from shanyraq.domains.workplans.web.promised import promised
from shanyraq.domains.workplans.web.views import for_members

HEADER = ("number", "title", "sub_output", "sub_output_title", "output", "due_on", "delivered_on", "state", "note")


@framework_page
@for_members
def every(page: FrameworkPage) -> HttpResponse:
    """Every deliverable of sub-outputs that did not end, by the day on which it is due."""
    found = promised(page)
    states = Counter(each.state for each in found)
    return page.render(
        "workplans/deliverables.html",
        deliverables=found,
        late=states[State.LATE],
        soon=states[State.SOON],
        delivered=states[State.ON_TIME] + states[State.DELIVERED_LATE],
        downloads=sheet_links(page, "deliverables"),
    )


@framework_page
@for_members
def every_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """The same as a file."""
    own = page.version.language
    rows = []
    for each in promised(page):
        row, of = each.row, each.row.sub_output
        begins = (row.number, pick(row.title, own).text, of.number, pick(of.title, own).text, of.output)
        rows.append((*begins, row.due_on, row.delivered_on, each.state.value, row.note))
    return sheet_file(form, f"{page.code}-deliverables", HEADER, rows)
