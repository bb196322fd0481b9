"""What verbs are told about work of several entities: pairs that are dismissed, or become a joint initiative."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from shanyraq.domains.workplans.vocabulary import FIELDS, Joint, Modality
from shanyraq.kernel.commands import Command, Entry, InFramework, Reason
from shanyraq.kernel.sentences import gettext_noop


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

    name: Annotated[
        str,
        StringConstraints(min_length=3, max_length=400),
        Field(title=gettext_noop("Name"), description=gettext_noop("Both sub-outputs will name it.")),
    ]
    kind: Annotated[
        Joint,
        Entry("choice", "joints"),
        Field(
            title=gettext_noop("Kind"),
            description=gettext_noop(
                "A joint programme has a document, a results framework, a work plan and a budget; a joint initiative "
                "has no formal agreement."
            ),
        ),
    ]
    modality: Annotated[
        Modality | None,
        Entry("choice", "modalities"),
        Field(
            None,
            title=gettext_noop("Fund modality"),
            description=gettext_noop("Of a joint programme alone."),
        ),
    ]
    starts_on: Annotated[date, Field(title=FIELDS["starts_on"])]
    ends_on: Annotated[date, Field(title=FIELDS["ends_on"])]
