"""Commands about any thing: which one it is, by framework, kind and key; and the kinds there are to choose from."""

from typing import Annotated

from django.utils.translation import gettext as _
from pydantic import Field, StringConstraints

from shanyraq.base.doors.choices import Choices
from shanyraq.base.doors.subjects import kinds_with_names, title_of
from shanyraq.kernel.commands import Command, Entry, InFramework, written
from shanyraq.kernel.sentences import gettext_noop


class OfThing(Command):
    """What is said of a thing or hung on it. Where a form knows the thing already, it does not ask for it again."""

    framework: InFramework
    kind: Annotated[
        str,
        written(r"^[a-z][a-z_]{0,39}$", gettext_noop("A kind of thing by its own name, such as indicator")),
        Entry("choice", "things"),
        Field(title=gettext_noop("Kind of thing"), description=gettext_noop("What it is about.")),
    ]
    key: Annotated[
        str,
        StringConstraints(min_length=1, max_length=200),
        Field(
            title=gettext_noop("Key of the thing"),
            description=gettext_noop("As its address ends: 1.2.1 of an indicator, 3.2-p1 of a clause."),
        ),
    ]


THING = tuple(OfThing.model_fields)
"""The fields that name the thing."""


def things_list(framework: str) -> Choices:
    """Every kind of thing that something can be said of."""
    return [(kind, _(title_of(kind))) for kind in kinds_with_names()]
