"""What the verbs of the parts of an evaluation are told: milestones, people, questions, findings, conclusions, checks.

A part is written with the number that it has; without a number it is a new one.
"""

from datetime import date
from typing import Annotated, Any, ClassVar

from pydantic import Field, StringConstraints

from shanyraq.domains.learning.vocabulary.evaluations import Answer, Criterion, PartKind, Place, Sector
from shanyraq.kernel.commands import Command, Entry, InFramework, Line, LongText, Reason, Seen
from shanyraq.kernel.languages import Language
from shanyraq.kernel.sentences import gettext_noop

Words = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Named = Annotated[str, StringConstraints(max_length=200)]
Told = Annotated[str, StringConstraints(max_length=2_000), Entry("text")]
Link = Annotated[str, StringConstraints(min_length=1, max_length=20)]
Evidence = Annotated[str, StringConstraints(min_length=1, max_length=500)]
EVALUATION = gettext_noop("Evaluation")
IN_LANGUAGES = gettext_noop("In one or more languages.")
MOST = 40
"""Links of one part."""


class OfPart(Command):
    """A part of an evaluation."""

    kind: ClassVar[PartKind]
    named_by: ClassVar[tuple[str, ...]] = ("evaluation",)
    framework: InFramework
    evaluation: Annotated[
        int,
        Entry("choice", "evaluations"),
        Field(ge=1, le=9_999_999, title=EVALUATION, description=gettext_noop("By its number.")),
    ]
    seen: Seen

    def facts(self) -> dict[str, Any]:
        """What is said of it, as plain values."""
        return self.model_dump(mode="json", exclude={"framework", "evaluation", "number", "seen", "text"})

    def words(self) -> dict[str, str]:
        """Its text by language; empty where it has none."""
        said: dict[str, str] = getattr(self, "text", {})
        return dict(said)


class OfNumbered(OfPart):
    """A part that is named by its number."""

    number: Annotated[
        int | None,
        Entry("hidden"),
        Field(
            None,
            ge=1,
            le=9_999_999,
            title=gettext_noop("Number"),
            description=gettext_noop("Its number in the evaluation; left out for a new one."),
        ),
    ]


class WriteMilestone(OfNumbered):
    """Writes a milestone of an evaluation: what is to be reached by a day."""

    kind = PartKind.MILESTONE
    text: Annotated[dict[Language, Words], Field(min_length=1, title=gettext_noop("What"), description=IN_LANGUAGES)]
    due_on: Annotated[date, Field(title=gettext_noop("Due on"))]
    done_on: Annotated[date | None, Field(None, title=gettext_noop("Reached on"))]


class WriteMember(OfNumbered):
    """Writes a member of the reference group."""

    kind = PartKind.MEMBER
    name: Annotated[Line, Field(title=gettext_noop("Name or office"))]
    organisation: Annotated[Named, Field("", title=gettext_noop("Organisation"))]
    sector: Annotated[Sector, Entry("choice", "evaluation_sectors"), Field(title=gettext_noop("Speaks for"))]


class WriteEvaluator(OfNumbered):
    """Writes somebody who is to evaluate, with what they declare."""

    kind = PartKind.EVALUATOR
    name: Annotated[Line, Field(title=gettext_noop("Name"))]
    organisation: Annotated[
        Named,
        Field("", title=gettext_noop("Organisation"), description=gettext_noop("Where they work, or worked last.")),
    ]
    place: Annotated[Place, Entry("choice", "evaluator_places"), Field(Place.MEMBER, title=gettext_noop("In the team"))]
    declared_on: Annotated[
        date | None,
        Field(
            None,
            title=gettext_noop("Declared on"),
            description=gettext_noop("The day of the signed declaration of independence and interests."),
        ),
    ]
    took_part: Annotated[
        bool,
        Field(
            False,
            title=gettext_noop("Took part"),
            description=gettext_noop("Planned, managed or carried out something of what is evaluated."),
        ),
    ]
    conflict: Annotated[
        Told,
        Field(
            "",
            title=gettext_noop("Conflict of interest"),
            description=gettext_noop("What was declared; empty where there is none."),
        ),
    ]
    cleared: Annotated[Told, Field("", title=gettext_noop("How the conflict was resolved"))]


class WriteQuestion(OfNumbered):
    """Writes what an evaluation asks."""

    kind = PartKind.QUESTION
    criterion: Annotated[Criterion, Entry("choice", "evaluation_criteria"), Field(title=gettext_noop("Criterion"))]
    text: Annotated[
        dict[Language, LongText],
        Entry("text"),
        Field(min_length=1, title=gettext_noop("Question"), description=IN_LANGUAGES),
    ]


class WriteFinding(OfNumbered):
    """Writes what was found, with the evidence."""

    kind = PartKind.FINDING
    questions: Annotated[
        list[Link],
        Entry("choice", "evaluation_questions"),
        Field(min_length=1, max_length=MOST, title=gettext_noop("Answers questions")),
    ]
    text: Annotated[
        dict[Language, LongText],
        Entry("text"),
        Field(min_length=1, title=gettext_noop("Finding"), description=IN_LANGUAGES),
    ]
    evidence: Annotated[
        list[Evidence],
        Field(
            [],
            max_length=MOST,
            title=gettext_noop("Evidence"),
            description=gettext_noop(
                "One a line: a clause (§4-p4), an indicator (indicator 1.2.1), a sub-output (sub-output 7), or an "
                "address that begins with https://"
            ),
        ),
    ]


class WriteConclusion(OfNumbered):
    """Writes a conclusion, with the findings that it rests on."""

    kind = PartKind.CONCLUSION
    findings: Annotated[
        list[Link],
        Entry("choice", "evaluation_findings"),
        Field(min_length=1, max_length=MOST, title=gettext_noop("Rests on findings")),
    ]
    text: Annotated[
        dict[Language, LongText],
        Entry("text"),
        Field(min_length=1, title=gettext_noop("Conclusion"), description=IN_LANGUAGES),
    ]


class AnswerCheck(OfPart):
    """Answers a check of the quality of an evaluation."""

    kind = PartKind.CHECK
    named_by = ("evaluation", "check")
    check: Annotated[
        str,
        StringConstraints(min_length=1, max_length=40),
        Entry("choice", "evaluation_checks"),
        Field(title=gettext_noop("Check")),
    ]
    answer: Annotated[Answer, Entry("choice", "check_answers"), Field(title=gettext_noop("Answer"))]
    remark: Annotated[Told, Field("", title=gettext_noop("Remark"))]


class EndPart(Command):
    """Ends a part of an evaluation that was entered by mistake."""

    named_by: ClassVar[tuple[str, ...]] = ("evaluation", "part", "number")
    framework: InFramework
    evaluation: Annotated[
        int,
        Entry("choice", "evaluations"),
        Field(ge=1, le=9_999_999, title=EVALUATION, description=gettext_noop("By its number.")),
    ]
    part: Annotated[PartKind, Entry("choice", "evaluation_parts"), Field(title=gettext_noop("What"))]
    number: Annotated[int, Field(ge=1, le=9_999_999, title=gettext_noop("Number"))]
    seen: Seen
    reason: Reason
