"""One body, with what the document asks of it."""

from django.http import HttpResponse

from shanyraq.domains.governance.queries import body as read_body
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.portal.queries.duties import activities_of, commitments_of


@framework_page
def body(page: FrameworkPage, key: str) -> HttpResponse:
    """Who chairs and belongs to a body, how often it meets, what for, what is asked of it."""
    return page.render(
        "portal/body.html",
        shown=read_body(page.version, key),
        commitments=commitments_of(page.version, key),
        activities=activities_of(page.version, key),
    )
