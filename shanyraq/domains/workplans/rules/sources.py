"""The authorities that rules on sub-outputs cite: help pages of UN INFO, an audit of its exports, our own reading."""

from shanyraq.kernel.sources import Source

_HELP = "UN INFO Help Center"
_STRUCTURE = "https://help.uninfo.org/un-info/results-framework/results-framework-structure"
_TAGGING = f"{_STRUCTURE}/suboutput-level/guidance-on-applying-tags-and-markers"


def publication(check: str) -> Source:
    """A check of the data that UN INFO makes when a plan is published."""
    return Source(
        document=_HELP,
        clause=f"How to Publish a Plan, data quality assurance: {check}",
        edition="since February 2024",
        url=f"{_STRUCTURE}/how-to-publish-a-plan",
    )


def mandatory(tag: str) -> Source:
    """A tag or marker that every sub-output must have at least once."""
    return Source(
        document=_HELP,
        clause=f"Mandatory Tags and Markers for Key Activities/Sub-Outputs: {tag}",
        edition="UN INFO 2.0",
        url=f"{_TAGGING}/mandatory-tags-and-markers-for-key-activities-sub-outputs",
    )


JUSTIFICATION = Source(
    document=_HELP,
    clause="Guidance on Applying the Gender Equality, Human Rights and Sustaining Peace Markers: justification",
    edition="UN INFO 2.0",
    url=f"{_TAGGING}/guidance-on-applying-the-gender-equality-human-rights-and-sustaining-peace-markers",
)
"""«A short justification (max 3 sentences) at the time of coding»."""
MONEY = Source(
    document=_HELP,
    clause="Common Budgetary Framework or Funding Framework",
    edition="UN INFO 2.0",
    url=f"{_STRUCTURE}/suboutput-level/common-budgetary-framework-or-funding-framework",
)
"""Required, available and expenditure by year; blocked until entity and contributing partner are tagged."""
JOINT = Source(
    document=_HELP,
    clause="FAQs on Joint Programmes/Initiatives: sub-outputs of joint programmes are those of one entity",
    edition="UN INFO 2.0",
    url="https://help.uninfo.org/un-info/~gitbook/pdf?only=yes&page=5RzK3zCwYihj6HExJVwQ",
)
"""A sub-output of several entities is not linked; whole outputs of country programmes hide joint programmes."""


HUMANITARIAN = Source(
    document="Exports of joint work plans from UN INFO",
    clause="columns «Humanitarian marker» and «Humanitarian marker narrative»",
    edition="April to June 2025",
)
AGENDA = Source(
    document="Transforming our world: the 2030 Agenda for Sustainable Development",
    clause="Sustainable Development Goals and targets",
    edition="A/RES/70/1, 25 September 2015",
)


def audit(share: str) -> Source:
    """What was counted in the work plans that UN INFO published: 7,318 sub-outputs of 120 countries."""
    return Source(
        document="Exports of joint work plans from UN INFO: an audit of 7,318 published sub-outputs",
        clause=share,
        edition="April to June 2025",
    )


def ours(clause: str) -> Source:
    """What follows from the plan itself, as Shanyraq reads it; no guidance words it so."""
    return Source("Shanyraq checks of joint work plans", clause)


CONSISTENT = ours("a plan does not contradict itself")
WITHIN = ours("a work plan carries out its framework")
READABLE = ours("who reads a title knows what is done")
