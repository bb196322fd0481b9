"""``shanyraq do --server``: the same verbs, done on a server with a token, with the same exit codes.

The token comes from the environment (``SHANYRAQ_TOKEN``) or a file, never from the command line, where others see it.
"""

import os
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import quote, urlencode

import typer

from shanyraq.base.doors.remote import Answer, NotUnderstood, Server, Unreachable
from shanyraq.base.jobs.progress import Report
from shanyraq.base.workbooks.filling import Filled, RowEnd, Said
from shanyraq.cli.output import Exit, complain, finding_json, print_findings, print_json, say, wrong_usage

OnServer = Annotated[str, typer.Option("--server", envvar="SHANYRAQ_SERVER", help="Do it on this server.")]
TokenFile = Annotated[Path | None, typer.Option("--token-file", help="A file with the token for it.")]
PAUSE = 1.0
"""Seconds between two looks at how far a workbook is."""
PATIENCE = 30
"""Looks in a row at which nobody worked there, after which it is not waited for: a worker may just begin anew."""
TOKEN = "SHANYRAQ_TOKEN"  # noqa: S105 - the name of a variable


def server_at(url: str, token_file: Path | None) -> Server:
    """The server, with the token of whoever asks."""
    token = os.environ.get(TOKEN, "")
    if token_file is not None:
        token = token_file.read_text(encoding="utf-8").strip()
    if not token:
        wrong_usage(f"A server wants a token: set {TOKEN}, or name a file with --token-file. /account/ makes one.")
    return Server(url, token)


def done_there(server: Server, verb: str, said: Mapping[str, Any], files: Mapping[str, Path], key: str) -> Answer:
    """Sends files, each for the field that takes its hash, and does it there, or ends as the verb would end here."""
    for path in files.values():
        if not path.is_file():
            wrong_usage(f"{path}: there is no such file.")
    try:
        hashes = {field: server.send(path) for field, path in files.items()}
        return server.do(verb, {**said, **hashes}, key=key)
    except NotUnderstood as error:
        words = [(name, word) for name, each in error.problems.items() for word in each]
        for number, (name, word) in enumerate(words, 1):
            complain(f"{number}. {f'--{name}: ' if name else ''}{word}")
        raise typer.Exit(Exit.REFUSED) from error
    except Unreachable as error:
        complain(f"{server.url} does not answer: {error}. Under --once KEY it is done once, however often it is sent.")
        raise typer.Exit(Exit.REFUSED) from error


@contextmanager
def answered(server: Server) -> Iterator[None]:
    """Turns what a server does not answer, or does not understand, into words and an exit code."""
    try:
        yield
    except NotUnderstood as error:
        complain(str(error))
        raise typer.Exit(Exit.REFUSED) from error
    except Unreachable as error:
        complain(f"{server.url} does not answer: {error}")
        raise typer.Exit(Exit.REFUSED) from error


def template_from(server: Server, verb: str, framework: str) -> bytes:
    """The workbook of a verb, as the server writes it for whoever the token is of."""
    with answered(server):
        return server.content(f"workbooks/{quote(verb)}/template?{urlencode({'framework': framework})}")


def filled_there(
    server: Server, verb: str, framework: str, file: Path, reason: str, report: Report, *, apply: bool
) -> Filled:
    """What became of the rows of a workbook there, or would."""
    query = urlencode({"framework": framework, "reason": reason})
    with answered(server):
        told = _ended(server, server.send_to(f"workbooks/{quote(verb)}?{query}", file), report)
        if apply and told["can_be_applied"]:
            told = _ended(server, server.post(f"workbooks/sent/{told['id']}/apply"), report)
    return filled_of(told)


def _ended(server: Server, told: Any, report: Report) -> Any:
    """Waits until a worker there is through with it. Ends where it failed, or nobody works there."""
    without = 0
    while told["stage"] in {"waiting", "applying", "following"}:
        without = without + 1 if told.get("nobody_works") else 0
        if without > PATIENCE:
            complain(f"Nobody works in the background at {server.url}. Nothing is lost: see {_page(told)}.")
            raise typer.Exit(Exit.REFUSED)
        report(told["percent"] or 0, 100)
        time.sleep(PAUSE)
        told = server.get(f"workbooks/sent/{told['id']}")
    if told["stage"] == "failed":
        complain(f"{server.url} could not finish it, and nothing was changed; its log says why. Send it again.")
        raise typer.Exit(Exit.REFUSED)
    return told


def _page(told: Any) -> str:
    return f"/workbooks/uploaded/{told['id']}/"


def filled_of(told: Mapping[str, Any]) -> Filled:
    """What the server tells of a workbook, as if it had been filled in here."""
    rows = [RowEnd(each["row"], each["state"], each["sentence"]) for each in told["ends"]]
    by_row: dict[int | None, list[Said]] = {}
    for each in told["findings"]:
        by_row.setdefault(each["row"], []).append(Said(each["cell"], each["message"], each["level"]))
    rows = [replace(row, said=tuple(by_row.get(row.number, ()))) for row in rows]
    of_file = by_row.get(None, [])
    problems, remarks = ([said for said in of_file if (said.level == "problem") is wrong] for wrong in (True, False))
    return Filled(rows, problems, told["stage"] == "applied", told["sheet"], remarks)


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
