"""What the bodies of a framework decided: all of it, one decision, the same as files."""

from django.http import Http404, HttpResponse, HttpResponseBase
from django.utils.translation import gettext as _

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.ui.texts import pick
from shanyraq.domains.governance.queries import bodies
from shanyraq.domains.governance.queries.decisions import decision, decisions
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.packages.web.members import only_for

HEADER = ("number", "decided_on", "body", "title", "text", "reference", "outcomes", "recorded_at", "recorded_by")


@framework_page
@only_for(Permission.SEE_DECISIONS)
def every(page: FrameworkPage) -> HttpResponse:
    """Every decision on record, the newest first."""
    names = {body.key: body.name for body in bodies(page.version)}
    found = [(row, names.get(row.body, row.body)) for row in decisions(page.code, page.asked)]
    return page.render("governance/decisions.html", found=found, downloads=sheet_links(page, "decisions"))


@framework_page
@only_for(Permission.SEE_DECISIONS)
def every_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """The same as a file."""
    own = page.version.language
    rows = [
        (
            row.number,
            row.decided_on,
            row.body,
            pick(row.title, own).text,
            pick(row.text, own).text,
            row.reference,
            "; ".join(row.outcomes),
            row.made_at,
            row.by,
        )
        for row in decisions(page.code, page.asked)
    ]
    return sheet_file(form, f"{page.code}-decisions", HEADER, rows)


@framework_page
@only_for(Permission.SEE_DECISIONS)
def one(page: FrameworkPage, number: int) -> HttpResponse:
    """One decision, with its documents and what was done on it."""
    row = decision(page.code, number)
    if page.asked and row.made_at.date() > page.asked:
        raise Http404(_("It was not on record yet."))
    body = next((each for each in bodies(page.version) if each.key == row.body), None)
    return page.render("governance/decision.html", row=row, body=body)
