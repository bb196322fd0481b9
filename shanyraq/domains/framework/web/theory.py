"""The theory of change as a picture and as text."""

from django.http import HttpResponse

from shanyraq.domains.framework.queries.theory import theory as read_theory
from shanyraq.domains.packages.web import FrameworkPage, framework_page


@framework_page
def theory(page: FrameworkPage) -> HttpResponse:
    """If, then, impact; what is assumed, and where it bears."""
    return page.render("framework/theory.html", theory=read_theory(page.version))
