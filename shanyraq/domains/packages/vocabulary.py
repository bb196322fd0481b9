"""The words of the domain: where a version comes from, and which codes name copies."""

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
