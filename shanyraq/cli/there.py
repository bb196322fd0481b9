"""``shanyraq do --server``: the same verbs, done on a server with a token, with the same exit codes.

The token comes from the environment (``SHANYRAQ_TOKEN``) or a file, never from the command line, where others see it.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import typer

from shanyraq.base.doors.fields import fields_of
from shanyraq.base.doors.remote import Answer, NotUnderstood, Server, Unreachable
from shanyraq.base.verbs import Verb
from shanyraq.cli.output import Exit, complain, finding_json, print_findings, print_json, say, wrong_usage

TOKEN = "SHANYRAQ_TOKEN"  # noqa: S105 - the name of a variable


def server_at(url: str, token_file: Path | None) -> Server:
    """The server, with the token of whoever asks."""
    token = os.environ.get(TOKEN, "")
    if token_file is not None:
        token = token_file.read_text(encoding="utf-8").strip()
    if not token:
        wrong_usage(f"A server wants a token: set {TOKEN}, or name a file with --token-file. /account/ makes one.")
    return Server(url, token)


def done_there(server: Server, verb: Verb, said: Mapping[str, Any], key: str) -> Answer:
    """Does it there, or ends as the verb would end here."""
    try:
        return server.do(verb.name, with_files(server, verb, said), key=key)
    except NotUnderstood as error:
        words = [(name, word) for name, each in error.problems.items() for word in each]
        for number, (name, word) in enumerate(words, 1):
            complain(f"{number}. {f'--{name}: ' if name else ''}{word}")
        raise typer.Exit(Exit.REFUSED) from error
    except Unreachable as error:
        complain(f"{server.url} does not answer: {error}. Under --once KEY it is done once, however often it is sent.")
        raise typer.Exit(Exit.REFUSED) from error


def with_files(server: Server, verb: Verb, said: Mapping[str, Any]) -> dict[str, Any]:
    """Sends each file that is named by its path, and puts the hash of its content in its place."""
    sent = dict(said)
    for field in fields_of(verb.told):
        if field.kind == "file" and sent.get(field.name):
            path = Path(str(sent[field.name]))
            if not path.is_file():
                wrong_usage(f"{path}: there is no such file.")
            sent[field.name] = server.send(path)
    return sent


def told_from_there(answer: Answer, json: bool) -> None:
    """What was done, and what rules remarked."""
    if json:
        print_json(
            {
                "verb": answer.verb,
                "event": answer.event,
                "subject": answer.subject,
                "sentence": answer.sentence or None,
                "findings": [finding_json(finding) for finding in answer.findings],
                "result": answer.result,
                "repeated": answer.repeated,
                "troubles": list(answer.troubles),
            }
        )
        return
    nothing = "Everything is as it should be; nothing was changed."
    say(f"{answer.sentence}." if answer.event else nothing)
    for name, value in (answer.result or {}).items():
        if name == "secret" and value:
            say(str(value))
    if answer.repeated:
        say("It had been done before, with the same key.")
    for trouble in answer.troubles:
        complain(trouble)
    print_findings(answer.findings)
