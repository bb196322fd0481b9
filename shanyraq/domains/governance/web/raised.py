"""What is raised to the steering committee, for whoever may see it."""

from typing import Any

from shanyraq.base.access.rules import may
from shanyraq.domains.governance.registry import Raised, sources
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.kernel.rules import RULES, Rule
from shanyraq.kernel.scopes import Scope


def raised_on(page: FrameworkPage) -> list[tuple[Raised, list[Rule]]] | None:
    """What is raised, each with its rules. None for whoever may see nothing of it."""
    actor: Any = page.request.actor  # type: ignore[attr-defined]
    seen = [source for source in sources() if may(actor, source.needs, Scope(page.code))]
    if not seen:
        return None
    found = [each for source in seen for each in source.raises(page.version, page.as_of, page.asked)]
    return [(each, [RULES[rule] for rule in each.rules]) for each in found]
