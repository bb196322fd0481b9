"""The page of one activity: how it stands, who is responsible, what shows it, what use was made of it."""

from typing import Any

from shanyraq.base.access.rules import is_member, may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.domains.framework.queries.called import clauses_named
from shanyraq.domains.learning.queries import activity_on, scope_of
from shanyraq.domains.learning.rules.activities import ACTIVITY
from shanyraq.domains.learning.rules.limits import duties, duty_of
from shanyraq.domains.learning.vocabulary import Act
from shanyraq.domains.packages.web import FrameworkPage

ORDER = (Act.FINISH, Act.BEGIN, Act.MOVE, Act.POSTPONE, Act.DROP, Act.REOPEN)
"""In which the buttons stand."""


def activity_page(page: FrameworkPage, key: str) -> dict[str, Any]:
    """The context of ``learning/activity.html``.

    :raises NotFound: when there is no such activity on the day.
    """
    plan, each = activity_on(page.version, key, page.as_of, page.asked)
    possible, actor = ACTIVITY.acts(each.state), page.request.actor  # type: ignore[attr-defined]
    scope = scope_of(page.code, each)
    return {
        "each": each,
        "category": next((one for one in plan.categories if one.key == each.category), None),
        "acts": [f"learning.activity.{act}" for act in ORDER if act in possible],
        "scope": scope,
        "keeps": may(actor, Permission.KEEP_MONITORING_PLAN, scope),
        "member": is_member(actor, page.code),
        "duty": duty_of(key) if each.number is None else None,
        "asked_by": _asked_by(page, key) if each.number is None else [],
    }


def _asked_by(page: FrameworkPage, key: str) -> list[str]:
    """The clauses that ask for what the activity shows, beside its own."""
    duty = duty_of(key)
    wanted = [clause.removeprefix("§") for clause in duties()[duty].clauses] if duty else []
    known = clauses_named(page.code, wanted, page.asked) if wanted else {}
    return [f"§{name}" for name in wanted if name in known]
