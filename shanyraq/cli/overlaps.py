"""``shanyraq workplan overlaps``: which sub-outputs of different entities are alike, or complete each other."""

from typing import Annotated

import typer
from django.utils.translation import gettext as _

from shanyraq.base.ui.speech import say as spoken
from shanyraq.base.ui.texts import pick
from shanyraq.cli.output import (
    AsJson,
    AsOf,
    Code,
    InLanguage,
    Language,
    day,
    now,
    print_json,
    reading,
    refuse_nothing,
    say,
    speaking,
)
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.workplans.queries.board import Line, board
from shanyraq.domains.workplans.queries.overlaps import Met, overlaps, told
from shanyraq.domains.workplans.rules.overlaps.judging import KINDS

WithDismissed = Annotated[bool, typer.Option("--dismissed", help="Also those that were dismissed.")]


def overlap_list(
    code: Code,
    as_of: AsOf = None,
    language: InLanguage = Language.EN,
    dismissed: WithDismissed = False,
    json: AsJson = False,
) -> None:
    """Lists pairs of sub-outputs that overlap or open a chance for a joint initiative, each with its reasons."""
    with reading() as there:
        refuse_nothing(there, code)
        version = version_in_force(code, day(as_of))
        found = overlaps(version, board(version, day(as_of)), day(as_of) or now().date(), day(as_of))
    listed = [met for met in found if dismissed or met.dismissed is None]
    if json:
        print_json([told(met) for met in listed])
        return
    with speaking(language):
        for met in listed:
            _print(met, version.language)
        if not listed:
            say(_("No two sub-outputs of different entities are alike."))


def _print(met: Met, own: str) -> None:
    score = round(met.pair.score * 100)
    say(f"\n{_(KINDS[met.pair.kind])}, {score}: {_side(met.one, own)} – {_side(met.other, own)}")
    for reason in met.pair.reasons:
        say(f"  {spoken(reason)}")
    if met.dismissed:
        say("  " + _("Dismissed:") + f" {met.dismissed.reason}")


def _side(line: Line, own: str) -> str:
    return f"{line.number} {pick(line.facts.title, own).text} ({', '.join(line.facts.entities)})"
