"""``shanyraq audit``: proves the trail, prints it, and says where it ends."""

from typing import Annotated

import typer

from shanyraq.base.audit.queries import trail
from shanyraq.base.audit.recording import COVERED
from shanyraq.base.audit.verifying import verify as prove
from shanyraq.base.doors.feed import sentences
from shanyraq.base.files.verifying import faults
from shanyraq.base.ui.speech import say as spoken
from shanyraq.cli.output import (
    AsJson,
    AsOf,
    Exit,
    InLanguage,
    Language,
    complain,
    day,
    exits,
    number,
    print_json,
    say,
    speaking,
)

app = typer.Typer(help="The trail of everything that was done.", no_args_is_help=True)


@app.command()
def verify(
    expect: Annotated[
        str, typer.Option(help="COUNT:DIGEST that was printed before: events cut off since then show.")
    ] = "",
    json: AsJson = False,
) -> None:
    """Recomputes every digest and follows the chain; ends with 1 where anything is not as it was written."""
    with exits():
        proof = prove()
    head = f"{proof.count}:{proof.head}"
    cut = bool(expect) and not proof.flaws and not _reaches(expect)
    if json:
        flaws = [{"event": flaw.number, "problem": str(flaw.problem)} for flaw in proof.flaws]
        print_json({"count": proof.count, "head": proof.head, "flaws": flaws, "cut": cut})
    else:
        for flaw in proof.flaws:
            complain(f"Event {flaw.number}: {flaw.problem}")
        if cut:
            complain(f"The trail no longer holds the event {expect}: what was written before is missing.")
        state = number(len(proof.flaws), "flaw") if proof.flaws else "all as written"
        say(f"{number(proof.count, 'event')}, {state}. Keep: {head}")
    if proof.flaws or cut:
        raise typer.Exit(Exit.REFUSED)


@app.command()
def files(json: AsJson = False) -> None:
    """Hashes every document that is kept anew; ends with 1 where one is missing or is not as it was sent."""
    with exits():
        found = list(faults())
    wrong = [each for each in found if each]
    if json:
        told = [{"digest": fault.digest, "problem": spoken(fault.problem)} for fault in wrong]
        print_json({"count": len(found), "faults": told})
    else:
        for fault in wrong:
            complain(f"File {fault.digest}: {spoken(fault.problem)}")
        say(f"{number(len(found), 'file')}, {number(len(wrong), 'fault') if wrong else 'all as sent'}.")
    if wrong:
        raise typer.Exit(Exit.REFUSED)


def _reaches(expect: str) -> bool:
    """Whether the trail holds the event that once was its last, at its place."""
    count, _, digest = expect.partition(":")
    if not count.isdecimal():
        return False
    before = int(count)
    if before == 0:
        return True
    event = trail().order_by("pk")[before - 1 : before].values_list("digest", flat=True).first()
    return event == digest


@app.command(name="list")
def list_events(  # noqa: PLR0917 - each option stands alone
    framework: Annotated[str | None, typer.Option(help="Only events of this framework.")] = None,
    kind: Annotated[str, typer.Option(help="Only events about things of this kind.")] = "",
    key: Annotated[str, typer.Option(help="Only events about the thing with this key.")] = "",
    as_of: AsOf = None,
    most: Annotated[int, typer.Option(help="At most so many, the newest first.")] = 50,
    language: InLanguage = Language.EN,
    json: AsJson = False,
) -> None:
    """Prints events, the newest first. With --json every column, as it is covered by the digest."""
    with exits():
        found = list(trail(framework=framework, kind=kind, key=key, until=day(as_of))[:most])
    if json:
        print_json(
            [
                {"number": each.pk, "digest": each.digest, **{name: getattr(each, name) for name in COVERED}}
                for each in found
            ]
        )
        return
    with speaking(language):
        for event, sentence in zip(found, sentences(found), strict=True):
            say(f"{event.at:%Y-%m-%d %H:%M} {spoken(sentence)}" + (f" ({event.reason})" if event.reason else ""))
