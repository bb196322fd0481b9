"""``shanyraq training``: copies of frameworks to practise with."""

from collections import Counter
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer
from django.db import transaction
from django.utils.translation import gettext as _

from shanyraq.cli.inventing import Everything, invent_everything
from shanyraq.cli.output import (
    AsJson,
    Code,
    Exit,
    InLanguage,
    Language,
    exits,
    me,
    now,
    print_findings,
    print_json,
    say,
    speaking,
)
from shanyraq.cli.serving import packages_folder
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.reading import TRAINING, read_package
from shanyraq.domains.packages.reading.files import there
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.domains.workplans.training.drawn import summed
from shanyraq.domains.workplans.vocabulary import MEASURES

MORE = ("deliverables", "output_indicators", "output_values", "contributions", "frames")
TEAM = ("documents", "initiatives", "dismissed", "reviewed", "evaluations", "reviews", "feedback")
"""What is invented beside sub-outputs: of what they bring forth and cost, of what entities do about them."""

app = typer.Typer(help="Copies of frameworks to practise with.", no_args_is_help=True)


@app.callback()
def training() -> None:
    """Copies of frameworks to practise with."""


@app.command("fill")
def fill_copy(
    code: Code,
    *,
    folder: Annotated[
        Path | None, typer.Option("--from", help="The folder with training.yaml; else the one that comes along.")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only say what would be written.")] = False,
    json: AsJson = False,
    language: InLanguage = Language.EN,
) -> None:
    """Writes an invented work plan into a copy for training: sub-outputs, money, narratives, some flaws to be found;
    deliverables, output indicators, contributions and a funding framework; programme documents, joint programmes and
    initiatives, annual reviews; how activities of the monitoring and evaluation plan stand; evaluations with
    recommendations, and what is done about them; what people would say of results.

    Each part once: where the copy has sub-outputs already, they stay as they are, and so on. Exit code 1: the framework
    is no copy for training, or its training.yaml says nothing of work plans.
    """
    with speaking(language), exits():
        version = version_in_force(code)
        plans = _plans(folder or _shipped(code)) if version.is_copy else None
        with transaction.atomic():
            invented = invent_everything(version, plans, by=me(), at=now())
            transaction.set_rollback(dry_run)
        counts = counted(code, invented, dry_run=dry_run)
        if json:
            print_json(counts)
        else:
            _tell(counts)


def _shipped(code: str) -> Path | None:
    return next((each for each in packages_folder() if each.name == code), None)


def _plans(folder: Path | None) -> TrainingPlans | None:
    if folder is None or not there(folder / TRAINING):
        return None
    reading = read_package(folder)
    if reading.errors:
        print_findings(reading.errors)
        raise typer.Exit(Exit.REFUSED)
    return reading.work_plans


def counted(code: str, invented: Everything, *, dry_run: bool) -> dict[str, Any]:
    """What was drawn, in numbers: sub-outputs by status, money by year; ``there``: those that stood already."""
    filled, drawn = invented.plans, invented.plans.drawn
    sums = summed([line for each in drawn for line in each.lines])
    return {
        "framework": code,
        "dry_run": dry_run,
        "there": filled.there,
        "sub_outputs": len(drawn),
        "by_status": dict(sorted(Counter(each.facts.status for each in drawn).items())),
        "entities": len({key for each in drawn for key in each.facts.entities}),
        "with_a_flaw": sum(bool(each.flaws) for each in drawn),
        "lines": sum(len(each.lines) for each in drawn),
        "deliverables": invented.deliverables,
        "output_indicators": invented.output_indicators,
        "output_values": invented.output_values,
        **asdict(invented.money),
        "documents": invented.documents,
        "initiatives": len(invented.joint.formed),
        "dismissed": len(invented.joint.dismissed),
        "reviewed": invented.reviewed,
        "activities": invented.activities,
        "values": invented.values,
        "evaluations": invented.evaluations,
        "reviews": invented.reviews,
        "feedback": invented.feedback,
        "money": {str(year): {name: getattr(each, name) for name in MEASURES} for year, each in sums.items()},
    }


def _tell(counts: dict[str, Any]) -> None:
    more, team = ([name for name in names if counts[name]] for names in (MORE, TEAM))
    if counts["there"]:
        nothing = _("%(framework)s has %(there)s sub-outputs already: nothing was changed.")
        added = _("%(framework)s has %(there)s sub-outputs already, which stay as they are.")
        say((added if more or team or counts["values"] or counts["activities"] else nothing) % counts)
    else:
        _tell_plans(counts)
    if more:
        say(
            _(
                "Invented too: %(deliverables)s deliverables, %(output_indicators)s output indicators with "
                "%(output_values)s values, "
                "%(contributions)s contributions with %(allocations)s allocations and %(reallocations)s reallocations, "
                "%(frames)s lines of the funding framework."
            )
            % counts
        )
    if team:
        say(
            _(
                "Of entities: %(documents)s programme documents, %(initiatives)s joint programmes and initiatives, "
                "%(dismissed)s dismissed pairs, %(reviewed)s plans in or after their annual review, "
                "%(evaluations)s evaluations, %(reviews)s annual reviews, %(feedback)s pieces of feedback."
            )
            % counts
        )
    if counts["values"]:
        say(_("Of indicators: %(values)s reported values, and a round that asks for more.") % counts)
    if counts["activities"]:
        say(_("Of the monitoring and evaluation plan: %(activities)s activities with a state or dates.") % counts)
    if counts["dry_run"]:
        say(_("Nothing was changed: this was a dry run."))


def _tell_plans(counts: dict[str, Any]) -> None:
    words = _(
        "%(framework)s: %(sub_outputs)s invented sub-outputs of %(entities)s entities, with %(lines)s lines of money; "
        "%(with_a_flaw)s have a flaw to be found."
    )
    say(words % counts)
    for year, sums in counts["money"].items():
        amounts = {name: f"{amount or 0:,.0f}" for name, amount in sums.items()}
        say(
            _("%(year)s, US dollars: required %(required)s, available %(available)s, spent %(spent)s")
            % {"year": year, **amounts}
        )
