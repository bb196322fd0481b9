"""The words of money: what is told of a line, and from what kind of source it comes. Pure.

Kinds of sources follow the grant financing instruments of the United Nations data standards (standard IV of the
edition of March 2021); the list stands in ``rules/instruments.yaml`` with its source, for its codes are not verified.
"""

from enum import StrEnum

from shanyraq.kernel.sentences import gettext_noop

DOLLAR = "USD"
"""The currency in which sums are added up."""


class Earmarking(StrEnum):
    """How far a contributing partner says what a contribution is for."""

    NONE = "none"
    SOFT = "soft"
    TIGHT = "tight"


EARMARKINGS: dict[str, str] = {
    Earmarking.NONE: gettext_noop("Not earmarked"),
    Earmarking.SOFT: gettext_noop("Softly earmarked: a theme or a place"),
    Earmarking.TIGHT: gettext_noop("Tightly earmarked: certain activities"),
}


class Stage(StrEnum):
    """How far the mobilisation of a contribution has got."""

    IDEA = "idea"
    IN_TALKS = "in_talks"
    PLEDGED = "pledged"
    SIGNED = "signed"
    RECEIVED = "received"
    CLOSED = "closed"
    LOST = "lost"


STAGES: dict[str, str] = {
    Stage.IDEA: gettext_noop("Idea"),
    Stage.IN_TALKS: gettext_noop("In talks"),
    Stage.PLEDGED: gettext_noop("Pledged"),
    Stage.SIGNED: gettext_noop("Agreement signed"),
    Stage.RECEIVED: gettext_noop("Received"),
    Stage.CLOSED: gettext_noop("Closed"),
    Stage.LOST: gettext_noop("Lost"),
}


class Act(StrEnum):
    """What moves a contribution on."""

    TALK = "talk"
    PLEDGE = "pledge"
    SIGN = "sign"
    RECEIVE = "receive"
    CLOSE = "close"
    LOSE = "lose"
    REOPEN = "reopen"


ACTS: dict[str, str] = {
    Act.TALK: gettext_noop("Talks began"),
    Act.PLEDGE: gettext_noop("It was pledged"),
    Act.SIGN: gettext_noop("The agreement was signed"),
    Act.RECEIVE: gettext_noop("The money was received"),
    Act.CLOSE: gettext_noop("It is closed"),
    Act.LOSE: gettext_noop("It will not come"),
    Act.REOPEN: gettext_noop("Talks began again"),
}


class Mechanism(StrEnum):
    """A newer way of financing; most contributions have none."""

    BLENDED = "blended"
    BANK = "bank"
    IMPACT = "impact"
    PRIVATE = "private"


MECHANISMS: dict[str, str] = {
    Mechanism.BLENDED: gettext_noop("Blended finance"),
    Mechanism.BANK: gettext_noop("Partnership with a development bank"),
    Mechanism.IMPACT: gettext_noop("Impact investment"),
    Mechanism.PRIVATE: gettext_noop("Partnership with the private sector"),
}


class Consent(StrEnum):
    """How far a reallocation has got."""

    PROPOSED = "proposed"
    BY_GOVERNMENT = "consented_by_government"
    BY_ENTITY = "consented_by_entity"
    EFFECTIVE = "effective"
    DECLINED_BY_GOVERNMENT = "declined_by_government"
    DECLINED_BY_ENTITY = "declined_by_entity"
    WITHDRAWN = "withdrawn"


CONSENTS: dict[str, str] = {
    Consent.PROPOSED: gettext_noop("Proposed; nobody consented yet"),
    Consent.BY_GOVERNMENT: gettext_noop("The Government consented, the entity has not yet"),
    Consent.BY_ENTITY: gettext_noop("The entity consented, the Government has not yet"),
    Consent.EFFECTIVE: gettext_noop("Both consented; the money was moved"),
    Consent.DECLINED_BY_GOVERNMENT: gettext_noop("The Government declined; no money was moved"),
    Consent.DECLINED_BY_ENTITY: gettext_noop("The entity declined; no money was moved"),
    Consent.WITHDRAWN: gettext_noop("Withdrawn before both consented"),
}

CONTRIBUTION_FIELDS: dict[str, str] = {
    "title": gettext_noop("What it is called"),
    "donor": gettext_noop("Contributing partner"),
    "entity": gettext_noop("Entity"),
    "instrument": gettext_noop("Kind of source"),
    "earmarking": gettext_noop("Earmarking"),
    "outcome": gettext_noop("Outcome that it is earmarked for"),
    "starts_on": gettext_noop("Begins"),
    "ends_on": gettext_noop("Ends"),
    "currency": gettext_noop("Currency"),
    "amount": gettext_noop("Amount"),
    "agreed_on": gettext_noop("Day of the agreement or pledge"),
    "tax_exempt": gettext_noop("National contribution, exempt from tax"),
    "cost_sharing": gettext_noop("Government cost-sharing"),
    "pooled": gettext_noop("Through a pooled fund"),
    "mechanism": gettext_noop("Newer way of financing"),
    "note": gettext_noop("Note"),
}
"""The fields of a contribution in the order in which they are shown."""

FIELDS: dict[str, str] = {
    "required": gettext_noop("Required, US dollars"),
    "available": gettext_noop("Available, US dollars"),
    "spent": gettext_noop("Spent, US dollars"),
}
QUARTERS: dict[str, str] = {
    "spent_q1": gettext_noop("Spent from January to March, US dollars"),
    "spent_q2": gettext_noop("Spent from April to June, US dollars"),
    "spent_q3": gettext_noop("Spent from July to September, US dollars"),
    "spent_q4": gettext_noop("Spent from October to December, US dollars"),
}
"""What of the spent is told by quarter."""
NAMES_OF_QUARTERS = (
    gettext_noop("January to March"),
    gettext_noop("April to June"),
    gettext_noop("July to September"),
    gettext_noop("October to December"),
)
AMOUNTS = (*FIELDS, *QUARTERS)
"""The amounts of a line of money."""
LARGEST_DIGITS = 15
"""Digits of an amount, two of them cents."""
EVENT_FIELDS: dict[str, str] = {
    **CONTRIBUTION_FIELDS,
    "rate": gettext_noop("Units of the currency for one US dollar"),
    "stage": gettext_noop("Stage"),
    "consent": gettext_noop("Consent"),
    "allocated": gettext_noop("Allocated, US dollars"),
}
"""What fields of events are called."""
FRAME_FIELDS: dict[str, str] = {
    "needed": gettext_noop("Required, US dollars"),
    "core": gettext_noop("Core resources expected, US dollars"),
    "non_core": gettext_noop("Other resources expected, US dollars"),
}
"""The amounts of a line of the multi-year funding framework."""
