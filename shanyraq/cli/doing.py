"""``shanyraq do VERB``: any verb from the command line, its fields as options, under the same rules as everywhere."""

import json as jsons
import sys
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any, NoReturn

import typer
from django.utils.translation import gettext as _

from shanyraq.base.access.models import Person
from shanyraq.base.access.queries import actor_of
from shanyraq.base.doors.binding import Bound, bind, keys_of, validate
from shanyraq.base.doors.feed import sentence_of, sentences
from shanyraq.base.doors.fields import fields_of
from shanyraq.base.doors.following import followed, shown_once
from shanyraq.base.files.keeping import keep
from shanyraq.base.ui.speech import say as spoken
from shanyraq.base.verbs import Done, Verb, standing_or_nothing, verbbook
from shanyraq.cli import there
from shanyraq.cli.output import (
    Exit,
    Language,
    complain,
    exits,
    finding_json,
    me,
    now,
    print_findings,
    print_json,
    say,
    sentence,
    site,
    speaking,
    wrong_usage,
)
from shanyraq.kernel.actors import Actor, Door

OWN = {"as", "from", "server", "token-file", "once", "json", "help"}
"""Options of the command itself; a field of the same name is given in a file (``--from``)."""


def do(
    context: typer.Context,
    verb: Annotated[
        str, typer.Argument(help="The verb, such as parties.organisation.create; without one they are listed.")
    ] = "",
    acting: Annotated[str, typer.Option("--as", help="Act as the account with this address, with its roles.")] = "",
    source: Annotated[str, typer.Option("--from", help="A JSON file with the fields; - reads standard input.")] = "",
    *,
    server: there.OnServer = "",
    token_file: there.TokenFile = None,
    key: Annotated[str, typer.Option("--once", help="An idempotency key: under it, done once on the server.")] = "",
    language: Annotated[
        Language | None,
        typer.Option("--language", help="The language of what is printed; and a field of this name."),
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print data as JSON.")] = False,
) -> None:
    """Does something: every verb, with its fields as options. Without the fields that it needs it names them all."""
    with speaking(language or Language.EN), exits(making=not server):
        if server and acting:
            wrong_usage(_("A server knows who acts by the token; --as is for this machine."))
        known = {name: each for name, each in verbbook().items() if Door.CLI in each.doors}
        if not verb:
            listed(known, json)
            return
        chosen = one_of(known, verb)
        if not (context.args or source) and any(field.required for field in fields_of(chosen.told)):
            described(chosen, json)
            return
        entered = {**in_field(chosen, language), **options(chosen, context.args)}
        if server:
            said, files = said_there(chosen, entered, source)
            there.told_from_there(there.done_there(there.server_at(server, token_file), verb, said, files, key), json)
            return
        by = actor(acting)
        done = performed(chosen, sent(chosen, entered, by), source, by)
        trouble = followed(verb, done, site())
        told(chosen, done, json)
        if trouble:
            complain(sentence(trouble))


def one_of(known: dict[str, Verb], verb: str) -> Verb:
    """The verb by its name."""
    if verb.startswith("-"):
        wrong_usage(_("No such option: %(option)s") % {"option": verb})
    if verb not in known:
        wrong_usage(_("There is no verb %(verb)s. shanyraq do lists them.") % {"verb": verb})
    return known[verb]


def in_field(verb: Verb, language: Language | None) -> dict[str, Any]:
    """The option for the language as a field, where the verb has one of that name."""
    has_field = language is not None and any("language" in keys_of(field) for field in fields_of(verb.told))
    return {"language": str(language)} if has_field else {}


def listed(known: dict[str, Verb], json: bool) -> None:
    """Every verb with what it does."""
    if json:
        print_json(
            [{"name": each.name, "title": each.title, "permission": str(each.permission)} for each in known.values()]
        )
        return
    for each in known.values():
        say(f"{each.name}  {spoken(each.title)}")


def described(verb: Verb, json: bool) -> None:
    """The fields of a verb."""
    if json:
        print_json(verb.told.model_json_schema())
        return
    say(f"{verb.name}: {spoken(verb.help)}")
    for field in fields_of(verb.told):
        needed = _("needed") if field.required else _("not needed")
        title = spoken(field.title)
        for key in keys_of(field):
            if field.kind == "file":
                say(f"  --{key} PATH  {title} ({needed}). {_one_of(field.endings)}")
                continue
            of = f" {_one_of(field.options)}" if field.options else ""
            say(f"  --{key}  {title} ({needed}). {spoken(field.help)}{of}".rstrip())


def _one_of(codes: Iterable[str]) -> str:
    return _("One of: %(codes)s.") % {"codes": ", ".join(codes)}


def options(verb: Verb, args: Sequence[str]) -> dict[str, Any]:
    """``--field value`` pairs; a field that takes several is given several times."""
    given = [each.removeprefix("--").partition("=")[0].replace("-", "_") for each in args]
    keys = {key: field.kind for field in fields_of(verb.told) for key in keys_of(field, given)}
    entered: dict[str, Any] = {}
    rest = list(args)
    while rest:
        option = rest.pop(0)
        name, equals, value = option.removeprefix("--").partition("=")
        name = name.replace("-", "_")
        if not option.startswith("--") or name not in keys:
            has = {"verb": verb.name, "option": option, "options": ", ".join(f"--{key}" for key in keys)}
            wrong_usage(_("%(verb)s has no option %(option)s. It has: %(options)s.") % has)
        if not equals:
            if not rest:
                wrong_usage(_("--%(name)s wants a value.") % {"name": name})
            value = rest.pop(0)
        if keys[name] in {"several", "lines"}:
            entered.setdefault(name, []).append(value)
        else:
            entered[name] = value
    return entered


def said_there(verb: Verb, entered: dict[str, Any], source: str) -> tuple[dict[str, Any], dict[str, Path]]:
    """The fields as the server gets them, and the files to send before; what is wrong is said before anything is sent.

    What stands there is not known here: an option that is given as empty is sent so.
    """
    files = {
        field.name: Path(entered[field.name])
        for field in fields_of(verb.told)
        if field.kind == "file" and entered.get(field.name)
    }
    probe = {**entered, **dict.fromkeys(files, "0" * 64)}
    if source:
        bound = validate(verb.told, {**read(source), **probe})
    else:
        bound = bind(verb.told, probe, stands=dict.fromkeys(entered, True))
    if bound.command is None:
        refuse(bound)
    return bound.command.said(), files


def sent(verb: Verb, entered: dict[str, Any], by: Actor) -> dict[str, Any]:
    """Keeps each file that is named by its path, and puts the hash of its content in its place."""
    for field in fields_of(verb.told):
        path = Path(str(entered.get(field.name) or ""))
        if field.kind != "file" or field.name not in entered:
            continue
        if not path.is_file():
            wrong_usage(_("%(path)s: there is no such file.") % {"path": path})
        with path.open("rb") as file:
            size = path.stat().st_size
            kept = keep(file, path.name, size, person=by.person, at=now(), taken=field.endings)
        entered[field.name] = kept.upload.blob.digest
    return entered


def performed(verb: Verb, entered: dict[str, Any], source: str, by: Actor) -> Done[Any]:
    """Does it, or ends with what is wrong with each field."""
    if source:
        bound = validate(verb.told, {**read(source), **entered})
    else:
        bound = bind(verb.told, entered, standing_or_nothing(verb, by, entered))
    if bound.command is None:
        refuse(bound)
    return verb.perform(bound.command, by=by, at=now())


def refuse(bound: Bound) -> NoReturn:
    """Ends with what is wrong with each field."""
    wrong = [(name, problem) for name, problems in bound.problems.items() for problem in problems]
    for number, (name, problem) in enumerate(wrong, 1):
        complain(f"{number}. {f'--{name}: ' if name else ''}{sentence(problem)}")
    raise typer.Exit(Exit.REFUSED)


def read(source: str) -> dict[str, Any]:
    """The fields in a JSON file."""
    try:
        if source == "-":
            found = jsons.load(sys.stdin)
        else:
            with open(source, encoding="utf-8") as file:
                found = jsons.load(file)
    except (OSError, ValueError) as error:
        wrong_usage(_("%(source)s cannot be read as JSON: %(error)s") % {"source": source, "error": error})
    if not isinstance(found, dict):
        wrong_usage(_("%(source)s holds no fields: «{name: value}» is expected.") % {"source": source})
    return found


def actor(address: str, door: Door = Door.CLI) -> Actor:
    """Who acts: the person at the keyboard, or an account with its roles."""
    if not address:
        return replace(me(), door=door)
    person = Person.objects.filter(email__iexact=address, is_active=True).first()
    if person is None:
        wrong_usage(_("There is no account %(address)s.") % {"address": address})
    return actor_of(person, door, now().date())


def told(verb: Verb, done: Done[Any], json: bool) -> None:
    """What was done, and what rules remarked."""
    event, once = done.event, shown_once(verb.name, done, site())
    if json:
        about = {"kind": event.kind, "key": event.key, "framework": event.framework} if event else None
        print_json(
            {
                "verb": verb.name,
                "event": event.pk if event else None,
                "subject": about,
                "sentence": str(sentence_of(event)) if event else None,
                "findings": [finding_json(finding) for finding in done.findings],
                **({"once": once} if once else {}),
            }
        )
        return
    unchanged = _("Everything is as it should be; nothing was changed.")
    if done.looked:
        unchanged = _("Nothing was changed: this was a dry run.")
    say(f"{sentence(sentences([event])[0])}." if event else unchanged)
    if once:
        say(once)
    print_findings(done.findings)
