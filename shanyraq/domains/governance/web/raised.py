"""What is raised to the steering committee, for whoever may see it, and what it decided of it."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.domains.governance.queries.decisions import decided_about
from shanyraq.domains.governance.registry import Raised, sources
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.packages.web.members import holds
from shanyraq.kernel.rules import RULES, Rule
from shanyraq.kernel.scopes import Scope

if TYPE_CHECKING:
    from shanyraq.domains.governance.models import Decision


@dataclass(frozen=True)
class Lists:
    """What waits for the committee, each with its rules; and what it decided of in the year, with the decision."""

    waiting: list[tuple[Raised, list[Rule]]]
    decided: list[tuple[Raised, "Decision"]]


def raised_on(page: FrameworkPage) -> Lists | None:
    """What is raised. None for whoever may see nothing of it; who sees no decisions sees all of it as waiting."""
    actor: Any = page.request.actor  # type: ignore[attr-defined]
    seen = [source for source in sources() if may(actor, source.needs, Scope(page.code))]
    if not seen:
        return None
    found = [each for source in seen for each in source.raises(page.version, page.as_of, page.asked)]
    known = holds(page, Permission.SEE_DECISIONS)
    by_year = {each.year: decided_about(page.version, each.year, page.asked) for each in found} if known else {}
    settled = {id(each): by_year.get(each.year, {}).get(each.outcome) for each in found}
    return Lists(
        [(each, [RULES[rule] for rule in each.rules]) for each in found if not settled[id(each)]],
        [(each, decision) for each in found if (decision := settled[id(each)])],
    )
