"""``shanyraq audit``: proves the trail, prints it, and says where it ends."""

from typing import Annotated

import typer
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shanyraq.base.audit.queries import trail
from shanyraq.base.audit.recording import COVERED
from shanyraq.base.audit.verifying import Proof
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
    language: InLanguage = Language.EN,
    json: AsJson = False,
) -> None:
    """Recomputes every digest and follows the chain; ends with 1 where anything is not as it was written."""
    with speaking(language), exits():
        proof = prove()
    head = f"{proof.count}:{proof.head}"
    cut = bool(expect) and not proof.flaws and not _reaches(expect)
    if json:
        flaws = [{"event": flaw.number, "problem": str(flaw.problem)} for flaw in proof.flaws]
        print_json({"count": proof.count, "head": proof.head, "flaws": flaws, "cut": cut})
    else:
        with speaking(language):
            _print(proof, head, expect if cut else "")
    if proof.flaws or cut:
        raise typer.Exit(Exit.REFUSED)


def _print(proof: Proof, head: str, cut: str) -> None:
    """What was proved, in the active language. ``cut``: the event that was the last once, and is not there."""
    for flaw in proof.flaws:
        complain(_("Event %(number)s: %(problem)s") % {"number": flaw.number, "problem": spoken(flaw.problem)})
    if cut:
        complain(
            _("The trail no longer holds the event %(event)s: what was written before is missing.") % {"event": cut}
        )
    events = ngettext("%(n)s event", "%(n)s events", proof.count) % {"n": proof.count}
    faults = ngettext("%(n)s flaw", "%(n)s flaws", len(proof.flaws)) % {"n": len(proof.flaws)}
    state = faults if proof.flaws else _("all as written")
    say(_("%(events)s, %(state)s. Keep: %(head)s") % {"events": events, "state": state, "head": head})


@app.command()
def files(language: InLanguage = Language.EN, json: AsJson = False) -> None:
    """Hashes every document that is kept anew; ends with 1 where one is missing or is not as it was sent."""
    with speaking(language), exits():
        found = list(faults())
    wrong = [each for each in found if each]
    if json:
        told = [{"digest": fault.digest, "problem": spoken(fault.problem)} for fault in wrong]
        print_json({"count": len(found), "faults": told})
    else:
        with speaking(language):
            for fault in wrong:
                words = {"digest": fault.digest, "problem": spoken(fault.problem)}
                complain(_("File %(digest)s: %(problem)s") % words)
            kept = ngettext("%(n)s file", "%(n)s files", len(found)) % {"n": len(found)}
            bad = ngettext("%(n)s fault", "%(n)s faults", len(wrong)) % {"n": len(wrong)}
            say(f"{kept}, {bad if wrong else _('all as sent')}.")
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
    with speaking(language), exits():
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
