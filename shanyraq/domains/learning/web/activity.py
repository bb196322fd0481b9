"""The page of one activity: how it stands, who is responsible, what shows it, what use was made of it."""

from collections.abc import Mapping
from typing import Any

from shanyraq.base.access.rules import is_member, may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.domains.learning.queries import activity_on, scope_of
from shanyraq.domains.learning.queries.concluded import inputs_of
from shanyraq.domains.learning.queries.obligations import asking
from shanyraq.domains.learning.rules.activities import ACTIVITY
from shanyraq.domains.learning.rules.limits import duties, duty_of
from shanyraq.domains.learning.vocabulary import Act, Duty
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.packages.web.members import holds

ORDER = (Act.FINISH, Act.BEGIN, Act.TAKE_BACK, Act.MOVE, Act.POSTPONE, Act.DROP, Act.REOPEN)
"""In which the buttons stand."""


def activity_page(page: FrameworkPage, key: str) -> dict[str, Any]:
    """The context of ``learning/activity.html``.

    :raises NotFound: when there is no such activity on the day.
    """
    plan, each = activity_on(page.version, key, page.as_of, page.asked)
    possible, actor = ACTIVITY.acts(each.state), page.request.actor  # type: ignore[attr-defined]
    scope, duty = scope_of(page.code, each), duty_of(key) if each.number is None else None
    return {
        "each": each,
        "category": next((one for one in plan.categories if one.key == each.category), None),
        "acts": [f"learning.activity.{act}" for act in ORDER if act in possible],
        "scope": scope,
        "keeps": may(actor, Permission.KEEP_MONITORING_PLAN, scope),
        "member": is_member(actor, page.code),
        "duty": duty,
        "inputs": _inputs(page, each.year) if duty is Duty.CCA_UPDATE else None,
        "asked_by": [clause for clause in duties()[duty].clauses if clause in asking(page.version)] if duty else [],
    }


def _inputs(page: FrameworkPage, year: int) -> list[tuple[int, str, Mapping[str, str]]] | None:
    """What annual reviews of the year before and of its own give to the update of an analysis.
    None for whoever may not read reviews.
    """
    member = holds(page, Permission.SEE_WORKPLANS)
    return inputs_of(page.version, (year - 1, year), page.asked) if member else None
