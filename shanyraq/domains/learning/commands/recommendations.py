"""What the verbs of recommendations are told: added, amended, answered, ended."""

from datetime import date
from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from shanyraq.domains.learning.vocabulary.recommendations import Origin, Priority, Response
from shanyraq.kernel.commands import Change, Command, Entry, InFramework, LongText, Reason, Seen
from shanyraq.kernel.languages import Language
from shanyraq.kernel.sentences import gettext_noop

Key = Annotated[str, StringConstraints(max_length=80)]
Addressee = Annotated[str, StringConstraints(min_length=1, max_length=80)]
Link = Annotated[str, StringConstraints(min_length=1, max_length=20)]
Short = Annotated[str, StringConstraints(max_length=80)]
MOST = 40
IN_LANGUAGES = gettext_noop("In one or more languages.")
T = {
    "origin": gettext_noop("Source"),
    "evaluation": gettext_noop("Evaluation"),
    "activity": gettext_noop("Activity of the M&E plan"),
    "symbol": gettext_noop("Document symbol"),
    "paragraph": gettext_noop("Paragraph"),
    "issued_on": gettext_noop("Day of the document"),
    "text": gettext_noop("Recommendation"),
    "addressees": gettext_noop("Addressed to"),
    "priority": gettext_noop("Priority"),
    "findings": gettext_noop("Rests on findings"),
    "response": gettext_noop("Response"),
    "response_text": gettext_noop("Words of the response"),
}
"""What the fields of a recommendation are called."""
H = {
    "evaluation": gettext_noop("The evaluation kept here that recommends it."),
    "activity": gettext_noop("The evaluation of the plan that recommends it, where it is not kept here."),
    "symbol": gettext_noop("Of a human-rights mechanism, such as A/HRC/43/10."),
    "paragraph": gettext_noop("Where it stands in its document."),
    "issued_on": gettext_noop("Of what is not an evaluation kept here."),
    "addressees": gettext_noop("The entities and bodies that are to act."),
    "findings": gettext_noop("Of an evaluation kept here."),
}


class AddRecommendation(Command):
    """Adds a recommendation of an evaluation or of a human-rights mechanism."""

    named_by: ClassVar[tuple[str, ...]] = ("origin", "evaluation")
    framework: InFramework
    origin: Annotated[Origin, Entry("choice", "recommendation_origins"), Field(title=T["origin"])]
    evaluation: Annotated[
        int | None,
        Entry("choice", "evaluations"),
        Field(None, ge=1, le=9_999_999, title=T["evaluation"], description=H["evaluation"]),
    ]
    activity: Annotated[
        Key, Entry("choice", "planned_evaluations"), Field("", title=T["activity"], description=H["activity"])
    ]
    symbol: Annotated[Short, Field("", title=T["symbol"], description=H["symbol"])]
    paragraph: Annotated[Short, Field("", title=T["paragraph"], description=H["paragraph"])]
    issued_on: Annotated[date | None, Field(None, title=T["issued_on"], description=H["issued_on"])]
    text: Annotated[
        dict[Language, LongText], Entry("text"), Field(min_length=1, title=T["text"], description=IN_LANGUAGES)
    ]
    addressees: Annotated[
        list[Addressee],
        Entry("choice", "addressees"),
        Field(min_length=1, max_length=MOST, title=T["addressees"], description=H["addressees"]),
    ]
    priority: Annotated[Priority, Entry("choice", "priorities"), Field(Priority.MEDIUM, title=T["priority"])]
    findings: Annotated[
        list[Link],
        Entry("choice", "evaluation_findings"),
        Field([], max_length=MOST, title=T["findings"], description=H["findings"]),
    ]


class OfRecommendation(Command):
    """One recommendation of a framework."""

    named_by: ClassVar[tuple[str, ...]] = ("number",)
    framework: InFramework
    number: Annotated[
        int,
        Entry("choice", "recommendations"),
        Field(
            ge=1, le=9_999_999, title=gettext_noop("Number"), description=gettext_noop("That of the recommendation.")
        ),
    ]
    seen: Seen


class AmendRecommendation(OfRecommendation, Change):
    """Amends a recommendation. What is left out stays; its source stays what it is."""

    symbol: Annotated[Short | None, Field(None, title=T["symbol"], description=H["symbol"])]
    paragraph: Annotated[Short | None, Field(None, title=T["paragraph"], description=H["paragraph"])]
    issued_on: Annotated[date | None, Field(None, title=T["issued_on"], description=H["issued_on"])]
    text: Annotated[
        dict[Language, LongText] | None, Entry("text"), Field(None, title=T["text"], description=IN_LANGUAGES)
    ]
    addressees: Annotated[
        list[Addressee] | None,
        Entry("choice", "addressees"),
        Field(None, min_length=1, max_length=MOST, title=T["addressees"], description=H["addressees"]),
    ]
    priority: Annotated[Priority | None, Entry("choice", "priorities"), Field(None, title=T["priority"])]
    findings: Annotated[
        list[Link] | None,
        Entry("choice", "evaluation_findings"),
        Field(None, max_length=MOST, title=T["findings"], description=H["findings"]),
    ]


class Respond(OfRecommendation):
    """Gives the management response to a recommendation."""

    response: Annotated[Response, Entry("choice", "responses"), Field(title=T["response"])]
    text: Annotated[
        dict[Language, LongText],
        Entry("text"),
        Field(
            {},
            title=T["response_text"],
            description=gettext_noop("Why, where it is not accepted in whole; in one or more languages."),
        ),
    ]


class EndRecommendation(OfRecommendation):
    """Ends a recommendation that was entered by mistake, or twice."""

    reason: Reason
