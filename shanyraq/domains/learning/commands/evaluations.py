"""What the verbs of evaluations are told: added, amended, moved on, ended."""

from datetime import date
from decimal import Decimal
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from shanyraq.domains.learning.vocabulary.evaluations import Act, Kind
from shanyraq.kernel.commands import Change, Command, Entry, InFramework, LongText, Reason, Section, Seen, written
from shanyraq.kernel.languages import Language
from shanyraq.kernel.sentences import gettext_noop

Words = Annotated[str, StringConstraints(min_length=1, max_length=300)]
Texts = Annotated[dict[Language, LongText], Entry("text")]
Named = Annotated[str, StringConstraints(max_length=200)]
Key = Annotated[str, StringConstraints(max_length=80)]
Outcome = Annotated[str, StringConstraints(min_length=1, max_length=40)]
Dollars = Annotated[Decimal, Field(ge=0, max_digits=15, decimal_places=2)]
Address = Annotated[
    str, written(r"^(https://\S+)?$", gettext_noop("An address that begins with https://"), max_length=500)
]
MOST = 50
"""Outcomes of one evaluation."""
T = {
    "kind": gettext_noop("Kind"),
    "title": gettext_noop("Title"),
    "entity": gettext_noop("Whose programme"),
    "outcomes": gettext_noop("About outcomes"),
    "activity": gettext_noop("Activity of the M&E plan"),
    "manager": gettext_noop("Managed by"),
    "starts_on": gettext_noop("Begins"),
    "ends_on": gettext_noop("Ends"),
    "budget": gettext_noop("Budget, US dollars"),
    "report": gettext_noop("Address of the report"),
    "purpose": gettext_noop("Purpose and use"),
    "scope": gettext_noop("What it covers"),
    "method": gettext_noop("Method"),
    "omitted": gettext_noop("Why criteria are left out"),
}
"""What the fields of an evaluation are called."""
H = {
    "title": gettext_noop("In one or more languages."),
    "entity": gettext_noop("Empty for the framework and for what belongs to no single entity."),
    "outcomes": gettext_noop("Empty where it is about all of them, or none."),
    "activity": gettext_noop("Where the plan names this evaluation."),
    "manager": gettext_noop("The person or office that manages it, and carries out neither it nor what is evaluated."),
    "report": gettext_noop("Where the final report is published, beginning with https://"),
    "purpose": gettext_noop("Why it is carried out, who will use it, and for which decisions."),
    "scope": gettext_noop("Which years, places, results and groups it looks at, and which it does not."),
    "method": gettext_noop("How it finds out: data, sources, whom it hears, how it is made sure that it is true."),
    "omitted": gettext_noop("Where the questions ask by fewer criteria than there are."),
}
TERMS = (Section("terms", gettext_noop("Terms of reference"), ("purpose", "scope", "method", "omitted")),)
"""The texts that are agreed before a team is sought; more of them stands in questions, milestones and people."""


class AddEvaluation(Command):
    """Adds an evaluation: of what, when, managed by whom."""

    sections: ClassVar[tuple[Section, ...]] = TERMS
    framework: InFramework
    kind: Annotated[Kind, Entry("choice", "evaluation_kinds"), Field(title=T["kind"])]
    title: Annotated[dict[Language, Words], Field(min_length=1, title=T["title"], description=H["title"])]
    starts_on: Annotated[date, Field(title=T["starts_on"])]
    ends_on: Annotated[date, Field(title=T["ends_on"])]
    manager: Annotated[Named, Field("", title=T["manager"], description=H["manager"])]
    entity: Annotated[Key, Entry("choice", "entities"), Field("", title=T["entity"], description=H["entity"])]
    outcomes: Annotated[
        list[Outcome],
        Entry("choice", "outcomes"),
        Field([], max_length=MOST, title=T["outcomes"], description=H["outcomes"]),
    ]
    activity: Annotated[
        Key, Entry("choice", "planned_evaluations"), Field("", title=T["activity"], description=H["activity"])
    ]
    budget: Annotated[Dollars | None, Field(None, title=T["budget"])]
    report: Annotated[Address, Field("", title=T["report"], description=H["report"])]
    purpose: Annotated[Texts, Field({}, title=T["purpose"], description=H["purpose"])]
    scope: Annotated[Texts, Field({}, title=T["scope"], description=H["scope"])]
    method: Annotated[Texts, Field({}, title=T["method"], description=H["method"])]
    omitted: Annotated[Texts, Field({}, title=T["omitted"], description=H["omitted"])]


class OfEvaluation(Command):
    """One evaluation of a framework."""

    named_by: ClassVar[tuple[str, ...]] = ("number",)
    framework: InFramework
    number: Annotated[
        int,
        Entry("choice", "evaluations"),
        Field(ge=1, le=9_999_999, title=gettext_noop("Number"), description=gettext_noop("That of the evaluation.")),
    ]
    seen: Seen


class AmendEvaluation(OfEvaluation, Change):
    """Amends an evaluation. What is left out stays."""

    sections: ClassVar[tuple[Section, ...]] = TERMS
    kind: Annotated[Kind | None, Entry("choice", "evaluation_kinds"), Field(None, title=T["kind"])]
    title: Annotated[dict[Language, Words] | None, Field(None, title=T["title"], description=H["title"])]
    starts_on: Annotated[date | None, Field(None, title=T["starts_on"])]
    ends_on: Annotated[date | None, Field(None, title=T["ends_on"])]
    manager: Annotated[Named | None, Field(None, title=T["manager"], description=H["manager"])]
    entity: Annotated[Key | None, Entry("choice", "entities"), Field(None, title=T["entity"], description=H["entity"])]
    outcomes: Annotated[
        list[Outcome] | None,
        Entry("choice", "outcomes"),
        Field(None, max_length=MOST, title=T["outcomes"], description=H["outcomes"]),
    ]
    activity: Annotated[
        Key | None, Entry("choice", "planned_evaluations"), Field(None, title=T["activity"], description=H["activity"])
    ]
    budget: Annotated[Dollars | None, Field(None, title=T["budget"])]
    report: Annotated[Address | None, Field(None, title=T["report"], description=H["report"])]
    purpose: Annotated[Texts | None, Field(None, title=T["purpose"], description=H["purpose"])]
    scope: Annotated[Texts | None, Field(None, title=T["scope"], description=H["scope"])]
    method: Annotated[Texts | None, Field(None, title=T["method"], description=H["method"])]
    omitted: Annotated[Texts | None, Field(None, title=T["omitted"], description=H["omitted"])]


class MoveEvaluation(OfEvaluation):
    """Moves an evaluation one step on, or back."""

    act: Annotated[Act, Entry("choice", "evaluation_acts"), Field(title=gettext_noop("What happened"))]
    note: Annotated[
        str,
        StringConstraints(max_length=2_000),
        Entry("text"),
        Field("", title=gettext_noop("Note"), description=gettext_noop("Why, where that is not clear.")),
    ]


class EndEvaluation(OfEvaluation):
    """Ends an evaluation that was entered by mistake, or that will not take place."""

    reason: Reason
