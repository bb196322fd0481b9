"""The words of evaluations and of what they are made of. Pure.

The six criteria are those that evaluations of Cooperation Frameworks are published by; a framework may name fewer.
"""

from enum import StrEnum

from shanyraq.kernel.sentences import gettext_noop


class Kind(StrEnum):
    """What is evaluated."""

    FRAMEWORK = "framework"
    PROGRAMME = "programme"
    OUTCOME = "outcome"
    PROJECT = "project"
    THEMATIC = "thematic"


KINDS: dict[str, str] = {
    Kind.FRAMEWORK: gettext_noop("Evaluation of the framework"),
    Kind.PROGRAMME: gettext_noop("Evaluation of an entity’s programme"),
    Kind.OUTCOME: gettext_noop("Outcome evaluation"),
    Kind.PROJECT: gettext_noop("Project evaluation"),
    Kind.THEMATIC: gettext_noop("Thematic evaluation"),
}


class Criterion(StrEnum):
    """By what something is evaluated."""

    RELEVANCE = "relevance"
    COHERENCE = "coherence"
    EFFECTIVENESS = "effectiveness"
    EFFICIENCY = "efficiency"
    IMPACT = "impact"
    SUSTAINABILITY = "sustainability"


CRITERIA: dict[str, str] = {
    Criterion.RELEVANCE: gettext_noop("Relevance"),
    Criterion.COHERENCE: gettext_noop("Coherence"),
    Criterion.EFFECTIVENESS: gettext_noop("Effectiveness"),
    Criterion.EFFICIENCY: gettext_noop("Efficiency"),
    Criterion.IMPACT: gettext_noop("Orientation towards impact"),
    Criterion.SUSTAINABILITY: gettext_noop("Sustainability"),
}


class PartKind(StrEnum):
    """What an evaluation is made of."""

    MILESTONE = "milestone"
    MEMBER = "member"
    EVALUATOR = "evaluator"
    QUESTION = "question"
    FINDING = "finding"
    CONCLUSION = "conclusion"
    CHECK = "check"


PARTS: dict[str, str] = {
    PartKind.MILESTONE: gettext_noop("Milestone"),
    PartKind.MEMBER: gettext_noop("Member of the reference group"),
    PartKind.EVALUATOR: gettext_noop("Evaluator"),
    PartKind.QUESTION: gettext_noop("Question"),
    PartKind.FINDING: gettext_noop("Finding"),
    PartKind.CONCLUSION: gettext_noop("Conclusion"),
    PartKind.CHECK: gettext_noop("Answer to a check"),
}
WRITING = frozenset({PartKind.QUESTION, PartKind.FINDING, PartKind.CONCLUSION})
"""What the report says: it stands as soon as the report is final."""


class Sector(StrEnum):
    """For whom a member of a reference group speaks."""

    UNITED_NATIONS = "united_nations"
    GOVERNMENT = "government"
    CIVIL_SOCIETY = "civil_society"
    PRIVATE_SECTOR = "private_sector"
    ACADEMIA = "academia"
    DEVELOPMENT_PARTNER = "development_partner"


SECTORS: dict[str, str] = {
    Sector.UNITED_NATIONS: gettext_noop("United Nations"),
    Sector.GOVERNMENT: gettext_noop("Government"),
    Sector.CIVIL_SOCIETY: gettext_noop("Civil society"),
    Sector.PRIVATE_SECTOR: gettext_noop("Private sector"),
    Sector.ACADEMIA: gettext_noop("Academia"),
    Sector.DEVELOPMENT_PARTNER: gettext_noop("Development partner"),
}


class Place(StrEnum):
    """What an evaluator does in the team."""

    LEAD = "lead"
    MEMBER = "member"


PLACES: dict[str, str] = {Place.LEAD: gettext_noop("Leads the team"), Place.MEMBER: gettext_noop("Member of the team")}


class Answer(StrEnum):
    """How a check of quality is answered."""

    YES = "yes"
    PARTLY = "partly"
    NO = "no"


ANSWERS: dict[str, str] = {
    Answer.YES: gettext_noop("Met"),
    Answer.PARTLY: gettext_noop("Partly met"),
    Answer.NO: gettext_noop("Not met"),
}


class Act(StrEnum):
    """What moves an evaluation on."""

    AGREE_TERMS = "agree_terms"
    APPOINT_TEAM = "appoint_team"
    COLLECT = "collect"
    DRAFT = "draft"
    FINISH = "finish"
    RESPOND = "respond"
    CLOSE = "close"
    RETURN = "return"
    REOPEN = "reopen"


ACTS: dict[str, str] = {
    Act.AGREE_TERMS: gettext_noop("The terms of reference are agreed"),
    Act.APPOINT_TEAM: gettext_noop("The team is appointed"),
    Act.COLLECT: gettext_noop("Data collection begins"),
    Act.DRAFT: gettext_noop("The draft report is there"),
    Act.FINISH: gettext_noop("The report is final"),
    Act.RESPOND: gettext_noop("The management response is complete"),
    Act.CLOSE: gettext_noop("It is followed up and closed"),
    Act.RETURN: gettext_noop("It goes one step back"),
    Act.REOPEN: gettext_noop("Its follow-up goes on"),
}
