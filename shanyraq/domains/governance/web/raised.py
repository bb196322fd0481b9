"""What is raised to the steering committee, for whoever may see it."""

from typing import Any

from shanyraq.base.access.rules import may
from shanyraq.domains.governance.registry import sources
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.kernel.findings import Finding
from shanyraq.kernel.rules import RULES, Rule
from shanyraq.kernel.scopes import Scope

Raised = tuple[Finding, Rule, str]
"""A finding, its rule, and the name of the page that tells more."""


def raised_on(page: FrameworkPage) -> list[Raised] | None:
    """None for whoever may see nothing of it."""
    actor: Any = page.request.actor  # type: ignore[attr-defined]
    seen = [source for source in sources() if may(actor, source.needs, Scope(page.code))]
    if not seen:
        return None
    return [
        (finding, RULES[finding.rule], source.page)
        for source in seen
        for finding in source.raises(page.version, page.as_of, page.asked)
    ]
