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
from django.utils import translation
from django.utils.translation import gettext as _

from shanyraq.base.doors.remote import Answer, NotUnderstood, Server, Unreachable
from shanyraq.base.jobs.progress import Report
from shanyraq.base.workbooks.ends import Filled, RowEnd, Said
from shanyraq.cli.nearby import SERVER
from shanyraq.cli.output import Exit, complain, finding_json, print_findings, print_json, say, wrong_usage

OnServer = Annotated[str, typer.Option("--server", envvar=SERVER, help="Do it on this server.")]
TokenFile = Annotated[Path | None, typer.Option("--token-file", help="A file with the token for it.")]
PAUSE = 1.0
"""Seconds between two looks at how far a workbook is."""
PATIENCE = 30
"""Looks in a row at which nobody worked there, after which it is not waited for: a worker may just begin anew."""
TOKEN = "SHANYRAQ_TOKEN"  # noqa: S105 - the name of a variable


def server_at(url: str, token_file: Path | None) -> Server:
    """The server, with the token of whoever asks, to be asked in the language of the command."""
    token = os.environ.get(TOKEN, "")
    if token_file is not None:
        token = token_file.read_text(encoding="utf-8").strip()
    if not token:
        text = _("A server wants a token: set %(variable)s, or name a file with --token-file. /account/ makes one.")
        wrong_usage(text % {"variable": TOKEN})
    return Server(url, token, translation.get_language() or "en")


OPTIONS = {"header.Idempotency-Key": "once"}
"""What the server calls what is given with an option → that option; fields have the names of theirs."""


def done_there(server: Server, verb: str, said: Mapping[str, Any], files: Mapping[str, Path], key: str) -> Answer:
    """Sends files, each for the field that takes its hash, and does it there, or ends as the verb would end here."""
    for path in files.values():
        if not path.is_file():
            wrong_usage(_("%(path)s: there is no such file.") % {"path": path})
    try:
        hashes = {field: server.send(path) for field, path in files.items()}
        return server.do(verb, {**said, **hashes}, key=key)
    except NotUnderstood as error:
        words = [(name, word) for name, each in error.problems.items() for word in each]
        for number, (name, word) in enumerate(words, 1):
            complain(f"{number}. {f'--{OPTIONS.get(name, name)}: ' if name else ''}{word}")
        raise typer.Exit(Exit.REFUSED) from error
    except Unreachable as error:
        text = _("%(server)s does not answer: %(error)s. Under --once KEY it is done once, however often it is sent.")
        complain(text % {"server": server.url, "error": str(error).rstrip(".")})
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
        complain(_("%(server)s does not answer: %(error)s") % {"server": server.url, "error": error})
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
            text = _("Nobody works in the background at %(server)s. Nothing is lost: see %(page)s.")
            complain(text % {"server": server.url, "page": _page(told)})
            raise typer.Exit(Exit.REFUSED)
        report(told["percent"] or 0, 100)
        time.sleep(PAUSE)
        told = server.get(f"workbooks/sent/{told['id']}")
    if told["stage"] == "failed":
        text = _("%(server)s could not finish it, and nothing was changed; its log says why. Send it again.")
        complain(text % {"server": server.url})
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
    nothing = _("Everything is as it should be; nothing was changed.")
    say(f"{answer.sentence}." if answer.event else nothing)
    for name, value in (answer.result or {}).items():
        if name == "secret" and value:
            say(str(value))
    if answer.repeated:
        say(_("It had been done before, with the same key."))
    for trouble in answer.troubles:
        complain(trouble)
    print_findings(answer.findings)
