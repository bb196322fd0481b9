"""``shanyraq account``: the first administrator, invitations, and who there is."""

import os
import sys
from datetime import datetime, timedelta
from typing import Annotated, Any

import typer
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shanyraq.base.access.models import Grant, Person
from shanyraq.base.access.queries import in_force, people
from shanyraq.base.access.thresholds import longest_grant
from shanyraq.base.accounts.commands import Invite
from shanyraq.base.accounts.letters import invitation_link
from shanyraq.base.accounts.verbs import joining
from shanyraq.base.doors.binding import bind
from shanyraq.base.doors.following import followed
from shanyraq.base.verbs import verbbook
from shanyraq.cli.output import (
    LOCAL,
    AsJson,
    InLanguage,
    Language,
    complain,
    exits,
    me,
    now,
    print_json,
    say,
    sentence,
    site,
    speaking,
    wrong_usage,
)
from shanyraq.kernel.scopes import DIMENSIONS

app = typer.Typer(help="People with an account.", no_args_is_help=True)

Email = Annotated[str, typer.Argument(help="The e-mail address of the account.")]
Name = Annotated[str, typer.Option("--name", help="The name of the person.")]
Until = Annotated[
    datetime | None,
    typer.Option("--until", formats=["%Y-%m-%d"], help="The last day of the role; by default in a year."),
]


@app.callback()
def account() -> None:
    """People with an account."""


@app.command()
def first(
    email: Email,
    name: Name,
    password_stdin: Annotated[bool, typer.Option("--password-stdin", help="Read the password from input.")] = False,
    language: InLanguage = Language.EN,
) -> None:
    """Makes the first administrator, who invites others. The password is asked, or read from SHANYRAQ_PASSWORD."""
    with speaking(language):
        bound = bind(Invite, {"email": email, "name": name, "role": "administrator", "ends_on": "2026-01-01"})
        if bound.command is None:
            refused_input(bound.problems)
        person = Person(email=bound.command.email, name=bound.command.name)
        password = chosen_password(from_input=password_stdin)
        try:
            validate_password(password, person)
        except ValidationError as error:
            wrong_usage("\n".join(error.messages))
        with exits():
            made = joining.first(
                person.email, name=person.name, password=password, ends_on=last_day(None), by=me(), at=now()
            )
        text = _("%(name)s <%(email)s> is the administrator of this installation until %(day)s.")
        say(text % {"name": made.name, "email": made.email, "day": last_day(None)})


@app.command()
def invite(  # noqa: PLR0917 - an option each
    email: Email,
    name: Name,
    role: Annotated[str, typer.Option("--role", help="The role; «shanyraq docs generate» writes what each may do.")],
    framework: Annotated[str, typer.Option("--framework", help="The code of the framework.")] = "",
    outcome: Annotated[str, typer.Option("--outcome", help="The outcome, for roles of a Results Group.")] = "",
    entity: Annotated[str, typer.Option("--entity", help="The key of the entity, for roles of one.")] = "",
    partner: Annotated[str, typer.Option("--partner", help="The key of the partner, for its officials.")] = "",
    assignment: Annotated[str, typer.Option("--assignment", help="The key of the assignment of an assessor.")] = "",
    language: Annotated[Language, typer.Option("--language", help="The language of letters.")] = Language.EN,
    until: Until = None,
    send: Annotated[bool, typer.Option("--send", help="Also send the letter.")] = False,
    json: AsJson = False,
) -> None:
    """Invites somebody and prints the link, which counts once and for fourteen days."""
    place = dict(zip(DIMENSIONS, (framework, outcome, entity, partner, assignment), strict=True))
    entered = {"email": email, "name": name, "role": role, "language": language.value, **place}
    bound = bind(Invite, {**entered, "ends_on": last_day(until).isoformat()})
    if bound.command is None:
        with speaking(Language.EN):
            refused_input(bound.problems)
    with exits():
        done = verbbook()["accounts.person.invite"].perform(bound.command, by=me(), at=now())
    invited = done.result
    trouble = followed("accounts.person.invite", done, site()) if send else None
    if trouble:
        complain(str(trouble))
    link = invitation_link(invited.secret, site())
    if json:
        expires = invited.invitation.expires_at
        print_json({"email": invited.invitation.email, "link": link, "expires_at": expires.isoformat()})
        return
    say(link)
    if not settings.SITE:
        complain(f"SHANYRAQ_SITE is not set; the link begins with {LOCAL}.")


@app.command(name="list")
def list_people(language: InLanguage = Language.EN, json: AsJson = False) -> None:
    """Lists everybody with an account and the roles that they hold today."""
    with speaking(language), exits():
        grants = Prefetch("grants", Grant.objects.filter(in_force(now().date())), to_attr="shown")
        found = [_plain(person) for person in people().prefetch_related(grants)]
    if json:
        print_json(found)
        return
    with speaking(language):
        for each in found:
            ended = _("ended %(day)s") % {"day": each["ended_on"]} if each["ended_on"] else ""
            say(f"{each['name']} <{each['email']}>  {ended}".rstrip())
            for held in each["roles"]:
                where = " ".join(f"{name}={value}" for name, value in held["reach"].items()) or _("everywhere")
                say(f"    {held['role']}  {where}  {_('until %(day)s') % {'day': held['ends_on']}}")
        say(ngettext("%(n)s account.", "%(n)s accounts.", len(found)) % {"n": len(found)})


def chosen_password(*, from_input: bool) -> str:
    """The password from input, from the environment, or asked twice; never from the command line, which others see."""
    if from_input:
        return sys.stdin.readline().rstrip("\n")
    given = os.environ.get("SHANYRAQ_PASSWORD", "")
    while not given:
        given = asked_secretly(_("Password"))
        if asked_secretly(_("Repeat for confirmation")) != given:
            complain(_("The two entered values do not match."))
            given = ""
    return given


def asked_secretly(question: str) -> str:
    """What somebody types, unseen."""
    return str(typer.prompt(question, hide_input=True))


def last_day(until: datetime | None) -> Any:
    """The last day of a role that begins today."""
    today = now().date()
    return until.date() if until else today + longest_grant(today) - timedelta(days=1)


def refused_input(problems: dict[str, list[Any]]) -> None:
    """Ends the command: an option cannot be understood."""
    wrong_usage("\n".join(f"{name}: {sentence(each)}" for name, found in problems.items() for each in found))


def _plain(person: Person) -> dict[str, Any]:
    roles = [
        {
            "role": grant.role,
            "reach": {name: getattr(grant, name) for name in DIMENSIONS if getattr(grant, name)},
            "ends_on": grant.ends_on.isoformat(),
        }
        for grant in person.shown  # type: ignore[attr-defined]
    ]
    ended = person.ended_at.date().isoformat() if person.ended_at else None
    return {"email": person.email, "name": person.name, "language": person.language, "ended_on": ended, "roles": roles}
