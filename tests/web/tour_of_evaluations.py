"""Every page of evaluations and recommendations, for ``test_templates``: with something of everything on it."""

from django.test import Client

from tests.domains.evaluating import done, drafted, upr
from tests.domains.test_register import XAA


def tour_of_evaluations(officer: Client) -> None:
    """An evaluation whose report is a draft, and a recommendation with an action; each on its page."""
    drafted()
    done("milestone.write")
    done("member.write")
    number = upr()
    done("recommendation.respond", number=number)
    done("follow_up_action.plan", recommendation=number)
    pages = ("evaluations/", "evaluations/1/", "recommendations/", f"recommendations/{number}/")
    for page in pages:
        assert officer.get(f"/{XAA}/{page}").status_code == 200, page
