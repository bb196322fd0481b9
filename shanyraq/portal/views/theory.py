"""The theory of change as a picture and as text, with the risks to what it assumes."""

from django.http import HttpResponse

from shanyraq.domains.framework.queries.theory import theory as read_theory
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.risks.queries import risks_by_assumption


@framework_page
def theory(page: FrameworkPage) -> HttpResponse:
    """If, then, impact; what is assumed, and where it bears."""
    found = read_theory(page.version)
    risks = risks_by_assumption(page.version)
    assumptions = [(item, risks.get(item.key, [])) for item in found.assumptions]
    return page.render("portal/theory.html", theory=found, assumptions=assumptions)
