"""What verbs are told about work of several entities: pairs that are dismissed, or become a joint initiative."""

from datetime import date
from decimal import Decimal
from typing import Annotated

from pydantic import Field, StringConstraints

from shanyraq.domains.workplans.vocabulary import FIELDS, Joint, Modality
from shanyraq.kernel.commands import Change, Command, Entry, InFramework, Reason, Seen
from shanyraq.kernel.sentences import gettext_noop

Name = Annotated[str, StringConstraints(min_length=3, max_length=400)]
NAME, KIND, MODALITY = gettext_noop("Name"), gettext_noop("Kind"), gettext_noop("Fund modality")
TWO_KINDS = gettext_noop(
    "A joint programme has a document, a results framework, a work plan and a budget; a joint initiative "
    "has no formal agreement."
)
OF_PROGRAMMES = gettext_noop("Of a joint programme alone.")
Budget = Annotated[
    Decimal | None,
    Field(
        None,
        ge=0,
        max_digits=15,
        decimal_places=2,
        title=gettext_noop("Total budget, US dollars"),
        description=gettext_noop("As the document of the joint programme says. Of a joint programme alone."),
    ),
]


class OfPair(Command):
    """Two sub-outputs of a framework, in any order."""

    framework: InFramework
    one: Annotated[
        int,
        Entry("choice", "sub_outputs"),
        Field(ge=1, le=9_999_999, title=gettext_noop("One sub-output"), description=gettext_noop("By its number.")),
    ]
    other: Annotated[
        int,
        Entry("choice", "sub_outputs"),
        Field(ge=1, le=9_999_999, title=gettext_noop("The other one"), description=gettext_noop("By its number.")),
    ]


class DismissPair(OfPair):
    """Says why nothing follows from the likeness of two sub-outputs."""

    reason: Reason


class RestorePair(OfPair):
    """Takes back that a pair was dismissed."""

    reason: Reason


class FormInitiative(OfPair):
    """Makes a joint programme or a joint initiative of two sub-outputs."""

    name: Annotated[Name, Field(title=NAME, description=gettext_noop("Both sub-outputs will name it."))]
    kind: Annotated[Joint, Entry("choice", "joints"), Field(title=KIND, description=TWO_KINDS)]
    modality: Annotated[
        Modality | None, Entry("choice", "modalities"), Field(None, title=MODALITY, description=OF_PROGRAMMES)
    ]
    budget: Budget
    starts_on: Annotated[date, Field(title=FIELDS["starts_on"])]
    ends_on: Annotated[date, Field(title=FIELDS["ends_on"])]


class OfInitiative(Command):
    """A joint programme or a joint initiative of a framework, that stands or was ended."""

    framework: InFramework
    number: Annotated[
        int,
        Entry("choice", "initiatives"),
        Field(ge=1, le=9_999_999, title=gettext_noop("Number"), description=gettext_noop("That of the initiative.")),
    ]
    seen: Seen


class AmendInitiative(OfInitiative, Change):
    """Amends a joint programme or a joint initiative. What is left out stays."""

    name: Annotated[
        Name | None,
        Field(None, title=NAME, description=gettext_noop("The sub-outputs that name it will name it so.")),
    ]
    kind: Annotated[Joint | None, Entry("choice", "joints"), Field(None, title=KIND, description=TWO_KINDS)]
    modality: Annotated[
        Modality | None, Entry("choice", "modalities"), Field(None, title=MODALITY, description=OF_PROGRAMMES)
    ]
    budget: Budget
    starts_on: Annotated[date | None, Field(None, title=FIELDS["starts_on"])]
    ends_on: Annotated[date | None, Field(None, title=FIELDS["ends_on"])]


class EndInitiative(OfInitiative):
    """Ends a joint programme or a joint initiative, with the reason."""

    reason: Reason


class RestoreInitiative(OfInitiative):
    """Takes back that it was ended."""

    number: Annotated[
        int,
        Entry("choice", "ended_initiatives"),
        Field(ge=1, le=9_999_999, title=gettext_noop("Number"), description=gettext_noop("That of the initiative.")),
    ]
    reason: Reason
