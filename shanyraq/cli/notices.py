"""``shanyraq notices``: the letters about what waits and what is due."""

from typing import Annotated, Any

import typer
from django.conf import settings

from shanyraq.base.notices.sending import Delivered, Outcome, preview
from shanyraq.base.notices.sending import send as send_letters
from shanyraq.cli.output import AsJson, Exit, complain, exits, now, number, print_json, say, wrong_usage

app = typer.Typer(help="Letters about what waits for people and what is due.", no_args_is_help=True)


@app.callback()
def notices() -> None:
    """Letters about what waits for people and what is due."""


@app.command()
def send(
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say which letters would be sent.")] = False,
    json: AsJson = False,
) -> None:
    """Sends the letters whose turn it is, each once. The worker (``shanyraq work``) does the same every ten minutes.

    Letters are due daily, or on Mondays, from the hour SHANYRAQ_NOTICES_HOUR on. Whoever has nothing new gets none.
    """
    if not (settings.SITE or dry_run):
        wrong_usage("SHANYRAQ_SITE is not set, so the links of the letters would lead nowhere.")
    with exits():
        done = list(preview(now()) if dry_run else send_letters(now(), settings.SITE))
    failed = sum(each.outcome is Outcome.FAILED for each in done)
    if json:
        print_json([_plain(each) for each in done])
    else:
        for each in done:
            say(f"{each.digest.person.email}: {_counted(each)}: {each.outcome}")
        say(f"{number(len(done), 'letter')}, {failed} failed.")
    if failed:
        complain("The log says why. A letter that the post office may take later is tried again.")
        raise typer.Exit(Exit.REFUSED)


def _counted(delivered: Delivered) -> str:
    return ", ".join(f"{part.kind.name} {len(part.notices)}" for part in delivered.digest.told)


def _plain(delivered: Delivered) -> dict[str, Any]:
    digest = delivered.digest
    return {
        "email": digest.person.email,
        "language": digest.person.language,
        "outcome": delivered.outcome,
        "notices": [
            {
                "kind": part.kind.name,
                "said": str(notice.said),
                "framework": notice.framework,
                "path": notice.path,
                "since": notice.since.isoformat(),
                "due_on": notice.due_on.isoformat() if notice.due_on else None,
            }
            for part in digest.told
            for notice in part.notices
        ],
    }
