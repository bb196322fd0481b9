"""The words of the domain: where a version comes from, which codes name copies, what kinds of things are called.

``fields.py`` calls the fields of the package format, ``values.py`` the codes in them.
"""

import re
from enum import StrEnum

from shanyraq.kernel.sentences import gettext_noop


class Origin(StrEnum):
    """Where a version comes from. What came along may be replaced by what comes along later."""

    SOFTWARE = "software"
    """The package came along with the software and was loaded as it is."""
    TEAM = "team"
    """Somebody applied a package of their own."""


COPY = "-training"
"""What the code of a copy for training ends in (``abc-2026-2030-training``)."""


def is_copy(code: str) -> bool:
    """Whether the code names a copy: it has one more word than that of a framework."""
    return code.count("-") > 2


class AmendmentState(StrEnum):
    """Where an amendment stands; the table of transitions is in ``rules/amendments.py``."""

    PROPOSED = "proposed"
    AGREED_BY_GOVERNMENT = "agreed_by_government"
    AGREED_BY_UN = "agreed_by_un"
    AGREED = "agreed"
    APPLIED = "applied"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"


STATES: dict[str, str] = {
    AmendmentState.PROPOSED: gettext_noop("proposed"),
    AmendmentState.AGREED_BY_GOVERNMENT: gettext_noop("agreed by the Government"),
    AmendmentState.AGREED_BY_UN: gettext_noop("agreed by the United Nations"),
    AmendmentState.AGREED: gettext_noop("agreed by both sides"),
    AmendmentState.APPLIED: gettext_noop("applied"),
    AmendmentState.REJECTED: gettext_noop("rejected"),
    AmendmentState.WITHDRAWN: gettext_noop("withdrawn"),
}
"""What the states of an amendment are called."""

BECAME: dict[str, str] = {
    "added": gettext_noop("was added"),
    "changed": gettext_noop("was changed"),
    "ended": gettext_noop("was ended"),
}
"""What a version made of a thing, as its event says it."""

KINDS: dict[str, str] = {
    "abbreviation": gettext_noop("abbreviation"),
    "accelerator": gettext_noop("accelerator"),
    "activity": gettext_noop("activity"),
    "assumption": gettext_noop("assumption"),
    "baseline": gettext_noop("baseline"),
    "body": gettext_noop("body"),
    "category": gettext_noop("category"),
    "clause": gettext_noop("clause"),
    "commitment": gettext_noop("commitment"),
    "commitments": gettext_noop("commitments"),
    "context": gettext_noop("country context"),
    "document": gettext_noop("document"),
    "entity": gettext_noop("entity"),
    "evaluation of the framework": gettext_noop("evaluation of the framework"),
    "figure": gettext_noop("figure"),
    "findings": gettext_noop("remarks on findings"),
    "framework": gettext_noop("framework"),
    "funding": gettext_noop("funding"),
    "goal": gettext_noop("goal"),
    "governance": gettext_noop("governance"),
    "group": gettext_noop("group"),
    "hact": gettext_noop("cash transfers"),
    "indicator": gettext_noop("indicator"),
    "instrument": gettext_noop("instrument"),
    "legal": gettext_noop("legal basis"),
    "latest": gettext_noop("latest value"),
    "level": gettext_noop("level"),
    "monitoring-plan": gettext_noop("monitoring plan"),
    "operations": gettext_noop("operations"),
    "organisation": gettext_noop("organisation"),
    "outcome": gettext_noop("outcome"),
    "output": gettext_noop("output"),
    "output indicators": gettext_noop("output indicators"),
    "parties": gettext_noop("parties"),
    "partners": gettext_noop("partners"),
    "path": gettext_noop("path"),
    "provision": gettext_noop("provision"),
    "ranking": gettext_noop("ranking"),
    "readme": gettext_noop("description of the package"),
    "remark": gettext_noop("remark"),
    "remark on": gettext_noop("remark on"),
    "risk": gettext_noop("risk"),
    "risks": gettext_noop("risks"),
    "row": gettext_noop("row"),
    "SDG target": gettext_noop("SDG target"),
    "signatory": gettext_noop("signatory"),
    "statement": gettext_noop("statement"),
    "strategy": gettext_noop("strategy"),
    "target": gettext_noop("target"),
    "theory-of-change": gettext_noop("theory of change"),
}
"""What rules and comparisons call things, and how people say it."""

KIND = re.compile("|".join(rf"{re.escape(kind)}(?= |$)" for kind in sorted(KINDS, key=len, reverse=True)))
"""A kind at the beginning of what a rule or a comparison calls a thing."""
