"""What the verbs of accounts are told."""

from datetime import date
from typing import Annotated

from pydantic import Field, StringConstraints

from shanyraq.base.access.vocabulary import Role
from shanyraq.kernel.commands import ADDRESS, Command, Entry, Reason, Seen, written
from shanyraq.kernel.scopes import DIMENSIONS, Reach
from shanyraq.kernel.sentences import gettext_noop

Email = Annotated[
    str,
    written(r"^[^@\s]+@[^@\s.]+(\.[^@\s.]+)+$", ADDRESS, max_length=254, to_lower=True),
    Entry("email"),
]
Who = Annotated[Email, Field(title=gettext_noop("Person"), description=gettext_noop("The address of the account."))]
Place = Annotated[str, StringConstraints(max_length=80)]
LastDay = Annotated[
    date,
    Field(
        title=gettext_noop("Last day"), description=gettext_noop("At most a year from now; roles are reviewed yearly.")
    ),
]


OwnName = Annotated[
    str, StringConstraints(min_length=2, max_length=200), Field(title=gettext_noop("Name of the person"))
]
InLanguage = Annotated[
    str,
    written("^(en|ru|kk)$", gettext_noop("The code of a language of the interface: en, ru or kk")),
    Entry("choice", "languages"),
    Field("en", title=gettext_noop("Language"), description=gettext_noop("The language of letters to this person.")),
]


class InPlace(Command):
    """A role and where it holds. Which of the places a role needs is a rule."""

    role: Annotated[Role, Entry("choice", "roles"), Field(title=gettext_noop("Role"))]
    framework: Annotated[
        str,
        Entry("choice", "frameworks"),
        Field(
            "",
            title=gettext_noop("Framework"),
            description=gettext_noop("Where the role holds; empty for the whole installation."),
        ),
    ]
    outcome: Annotated[
        Place,
        Entry("choice", "outcomes"),
        Field(
            "",
            title=gettext_noop("Outcome"),
            description=gettext_noop("Only for roles of a Results Group: the code of the outcome."),
        ),
    ]
    entity: Annotated[
        Place,
        Entry("choice", "entities"),
        Field("", title=gettext_noop("Entity"), description=gettext_noop("Only for roles of a UN entity: its key.")),
    ]
    partner: Annotated[
        Place,
        Entry("choice", "partners"),
        Field(
            "",
            title=gettext_noop("Partner"),
            description=gettext_noop(
                "For officials of an implementing partner, and for counterparts in a ministry: the key of their "
                "organisation."
            ),
        ),
    ]
    assignment: Annotated[
        Place,
        Field(
            "",
            title=gettext_noop("Assignment"),
            description=gettext_noop("Only for assessors and auditors: the key of their assignment."),
        ),
    ]

    @property
    def reach(self) -> Reach:
        return Reach(**{name: getattr(self, name) for name in DIMENSIONS})


class Invite(InPlace):
    """Invites somebody by e-mail, with the role that they will hold."""

    email: Annotated[Email, Field(title=gettext_noop("E-mail address"))]
    name: OwnName
    language: InLanguage
    ends_on: LastDay


class Give(InPlace):
    """Gives a role to somebody with an account."""

    person: Who
    ends_on: LastDay
    reason: Reason


class OfGrant(Command):
    """One grant, by its number."""

    number: Annotated[int, Field(ge=1, title=gettext_noop("Number of the grant"))]
    seen: Seen
    reason: Reason


class Prolong(OfGrant):
    """Prolongs a role after its yearly review."""

    ends_on: LastDay


class Revoke(OfGrant):
    """Takes a role away."""


class EndPerson(Command):
    """Ends an account with its roles and tokens."""

    person: Who
    seen: Seen
    reason: Reason


class AmendOwn(Command):
    """Amends your own name and language."""

    name: OwnName
    language: InLanguage
    seen: Seen


class EndSession(Command):
    """Signs you out in one browser."""

    number: Annotated[int, Field(ge=1, title=gettext_noop("Number of the session"))]


class EndInvitation(Command):
    """Withdraws an invitation that was not accepted yet."""

    number: Annotated[int, Field(ge=1, title=gettext_noop("Number of the invitation"))]
    reason: Reason


class MakeToken(Command):
    """Makes a token for a program that acts for you."""

    name: Annotated[str, StringConstraints(min_length=2, max_length=100), Field(title=gettext_noop("What it is for"))]
    verbs: Annotated[
        list[str] | None,
        Entry("choice", "verbs"),
        Field(
            None,
            title=gettext_noop("Actions"),
            description=gettext_noop("What the program may do of what you may; nothing chosen means everything."),
        ),
    ]
    days: Annotated[
        int, Field(90, ge=1, le=366, title=gettext_noop("Days"), description=gettext_noop("How long it counts."))
    ]


class EndToken(Command):
    """Ends a token at once."""

    number: Annotated[int, Field(ge=1, title=gettext_noop("Number of the token"))]
