"""The theory of change as a picture and as text, with the risks to what it assumes."""

from django.http import HttpResponse

from shanyraq.base.access.vocabulary import Permission
from shanyraq.domains.framework.queries.theory import theory as read_theory
from shanyraq.domains.learning.queries.concluded import told_of_assumptions
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.members import holds
from shanyraq.domains.risks.queries import risks_by_assumption


@framework_page
def theory(page: FrameworkPage) -> HttpResponse:
    """If, then, impact; what is assumed, and where it bears."""
    found = read_theory(page.version)
    risks = risks_by_assumption(page.version)
    told = told_of_assumptions(page.version, page.asked) if holds(page, Permission.SEE_WORKPLANS) else {}
    assumptions = [(item, risks.get(item.key, []), told.get(item.key, [])) for item in found.assumptions]
    return page.render("portal/theory.html", theory=found, assumptions=assumptions)
