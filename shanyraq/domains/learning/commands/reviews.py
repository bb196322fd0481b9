"""What the verbs of annual reviews and course corrections are told."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from shanyraq.domains.learning.vocabulary import SECTIONS, Course, Verdict
from shanyraq.kernel.commands import Change, Command, Entry, InFramework, LongText, Reason, Seen
from shanyraq.kernel.languages import Language
from shanyraq.kernel.sentences import gettext_noop

IN_LANGUAGES = gettext_noop("In one or more languages.")
Year = Annotated[int, Field(ge=1990, le=2100, title=gettext_noop("Year"))]
Texts = Annotated[dict[Language, LongText], Entry("text")]
Outcome = Annotated[str, StringConstraints(max_length=40), Entry("choice", "outcomes")]
Told = Annotated[str, StringConstraints(max_length=2_000), Entry("text")]


class OpenReview(Command):
    """Opens the annual review of an outcome, or of the whole framework."""

    framework: InFramework
    outcome: Annotated[
        Outcome,
        Field("", title=gettext_noop("Outcome"), description=gettext_noop("Left empty: the whole framework.")),
    ]
    year: Year


class OfReview(Command):
    """Something about one annual review."""

    framework: InFramework
    number: Annotated[
        int,
        Entry("choice", "reviews"),
        Field(ge=1, le=9_999_999, title=gettext_noop("Review"), description=gettext_noop("By its number.")),
    ]
    seen: Seen


class DiscussReview(OfReview):
    """Says on which day a review was discussed."""

    discussed_on: Annotated[date, Field(title=gettext_noop("Discussed on"))]


class ReopenReview(OfReview):
    """Takes back that a review is concluded."""

    reason: Reason


class WriteReview(OfReview, Change):
    """Writes sections of a review. What is left out stays."""

    summary: Annotated[Texts | None, Field(None, title=SECTIONS["summary"], description=IN_LANGUAGES)]
    risk_notes: Annotated[Texts | None, Field(None, title=SECTIONS["risk_notes"], description=IN_LANGUAGES)]
    inputs: Annotated[Texts | None, Field(None, title=SECTIONS["inputs"], description=IN_LANGUAGES)]


Owner = Annotated[
    str,
    StringConstraints(max_length=300),
    Field(
        "",
        title=gettext_noop("Who watches it"),
        description=gettext_noop("A function or a unit; no name of a person, for it is kept."),
    ),
]


class JudgeAssumption(OfReview):
    """Says whether an assumption of the theory of change still holds, and who watches it."""

    assumption: Annotated[
        str,
        StringConstraints(min_length=1, max_length=80),
        Entry("choice", "assumptions"),
        Field(title=gettext_noop("Assumption")),
    ]
    verdict: Annotated[Verdict, Entry("choice", "assumed"), Field(title=gettext_noop("Verdict"))]
    judgement: Annotated[Texts, Field({}, title=gettext_noop("Judgement"), description=IN_LANGUAGES)]
    indicator: Annotated[
        str,
        StringConstraints(max_length=80),
        Entry("choice", "indicators"),
        Field(
            "",
            title=gettext_noop("Indicator"),
            description=gettext_noop("By which the assumption is watched, where there is one."),
        ),
    ]
    owner: Owner


class UpdateRisk(OfReview):
    """Says how a risk or an opportunity stands, beside what was signed."""

    risk: Annotated[
        str,
        StringConstraints(min_length=1, max_length=80),
        Entry("choice", "risks"),
        Field(title=gettext_noop("Risk or opportunity")),
    ]
    course: Annotated[Course, Entry("choice", "risk_courses"), Field(title=gettext_noop("How it stands"))]
    judgement: Annotated[Texts, Field({}, title=gettext_noop("Judgement"), description=IN_LANGUAGES)]
    owner: Owner


class ProposeCorrection(OfReview):
    """Proposes a course correction in a review."""

    what: Annotated[Texts, Field(min_length=1, title=gettext_noop("What is to change"), description=IN_LANGUAGES)]
    who: Annotated[
        list[Annotated[str, StringConstraints(min_length=1, max_length=400)]],
        Entry("choice", "correction_owners"),
        Field([], max_length=50, title=gettext_noop("By whom")),
    ]
    due_on: Annotated[date, Field(title=gettext_noop("By when"))]
    outcome: Annotated[
        Outcome,
        Field(
            "",
            title=gettext_noop("Outcome"),
            description=gettext_noop("Whose work plan is to change; left empty: that of the review."),
        ),
    ]
    year: Annotated[
        int | None,
        Field(
            None,
            ge=1990,
            le=2100,
            title=gettext_noop("Year of the work plan"),
            description=gettext_noop("Left empty: the year after the one that is reviewed."),
        ),
    ]


class OfCorrection(Command):
    """Something about one course correction."""

    framework: InFramework
    number: Annotated[
        int,
        Entry("choice", "corrections"),
        Field(ge=1, le=9_999_999, title=gettext_noop("Course correction"), description=gettext_noop("By its number.")),
    ]
    seen: Seen
    note: Annotated[Told, Field("", title=gettext_noop("Note"))]


class DeclineCorrection(OfCorrection):
    """Declines a course correction."""

    reason: Reason


class ReopenCorrection(OfCorrection):
    """Takes back what became of a course correction."""

    reason: Reason
