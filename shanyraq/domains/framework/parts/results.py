"""Goals, outcomes and outputs with their links."""

from collections import defaultdict
from typing import Any

from shanyraq.domains.framework.models import (
    Goal,
    Level,
    LnobMention,
    Outcome,
    Output,
    Participation,
    SdgLink,
    Strategy,
    Wording,
)
from shanyraq.domains.packages.mapping import item_from, row_from, save_all
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import GoalNode, Mention, Package, SdgTargetLink
from shanyraq.domains.packages.schema import Level as LevelItem
from shanyraq.domains.packages.schema import Outcome as OutcomeItem
from shanyraq.domains.packages.schema import Output as OutputItem
from shanyraq.domains.packages.schema import Strategy as StrategyItem
from shanyraq.domains.packages.schema.results import LnobMention as LnobItem
from shanyraq.domains.packages.schema.results import Wording as WordingItem


def write(version: Version, package: Package) -> None:
    """Goals first, then outcomes, outputs and everything linked to them."""
    goals = _write_goals(version, package)
    outcomes = save_all(
        [
            row_from(item, Outcome, version=version, order=n, parent=goals.get(item.parent or ""))
            for n, item in enumerate(package.outcomes)
        ]
    )
    outputs = save_all(
        [
            row_from(output, Output, version=version, order=n, outcome=outcomes[item.code])
            for item in package.outcomes
            for n, output in enumerate(item.outputs)
        ]
    )
    for model, field in (
        (Wording, "wordings"),
        (SdgLink, "sdg_targets"),
        (Strategy, "strategies"),
        (LnobMention, "lnob_groups"),
    ):
        save_all(
            [
                row_from(link, model, version=version, order=n, outcome=outcomes[item.code])
                for item in package.outcomes
                for n, link in enumerate(getattr(item, field))
            ]
        )
    _write_participations(version, package, outcomes, outputs)


def _write_goals(version: Version, package: Package) -> dict[str, Goal]:
    framework = package.framework
    levels = save_all([row_from(item, Level, version=version, order=n) for n, item in enumerate(framework.levels)])
    goals = save_all(
        [
            row_from(item, Goal, version=version, order=n, level=levels[item.level])
            for n, item in enumerate(framework.goals)
        ]
    )
    children = [item for item in framework.goals if item.parent]
    for item in children:
        goals[item.key].parent = goals[str(item.parent)]
    Goal.objects.bulk_update([goals[item.key] for item in children], ["parent"])
    return goals


def _write_participations(
    version: Version, package: Package, outcomes: dict[str, Outcome], outputs: dict[str, Output]
) -> None:
    parties = {row.key: row for row in version.organisations.all()}
    rows: list[Participation] = []

    def add(mentions: list[Mention], role: str, outcome: Outcome, output: Output | None) -> None:
        for order, mention in enumerate(mentions):
            rows.append(
                Participation(
                    version=version,
                    order=order,
                    outcome=outcome,
                    output=output,
                    party=parties[mention.party],
                    role=role,
                    printed=mention.printed,
                )
            )

    for item in package.outcomes:
        outcome = outcomes[item.code]
        add(item.entities, "entity", outcome, None)
        add(item.partners, "partner", outcome, None)
        for output in item.outputs:
            add(output.entities, "entity", outcome, outputs[output.code])
    save_all(rows)


def read(version: Version) -> dict[str, Any]:
    """Goals and outcomes, the latter without their indicators."""
    return {"framework": read_levels(version), "outcomes": read_outcomes(version)}


def read_levels(version: Version) -> dict[str, Any]:
    """The levels above outcomes, and the goals on them."""
    goals = Goal.objects.filter(version=version).select_related("level", "parent")
    return {
        "levels": [item_from(row, LevelItem) for row in Level.objects.filter(version=version)],
        "goals": [
            item_from(row, GoalNode, level=row.level.key, parent=row.parent.key if row.parent else None)
            for row in goals
        ],
    }


def read_outcomes(version: Version) -> list[OutcomeItem]:
    """Outcomes with everything but their indicators, in seven statements."""
    links: dict[str, dict[int, list[Any]]] = {}
    for name, model, form in (
        ("wordings", Wording, WordingItem),
        ("sdg_targets", SdgLink, SdgTargetLink),
        ("strategies", Strategy, StrategyItem),
        ("lnob_groups", LnobMention, LnobItem),
    ):
        links[name] = defaultdict(list)
        for row in model.objects.filter(version=version).order_by("order"):
            links[name][row.outcome_id].append(item_from(row, form))
    mentions: dict[tuple[int, int | None, str], list[Mention]] = defaultdict(list)
    for part in Participation.objects.filter(version=version).select_related("party").order_by("order"):
        key = (part.outcome_id, part.output_id, part.role)
        mentions[key].append(Mention(party=part.party.key, printed=part.printed))
    outputs: dict[int, list[OutputItem]] = defaultdict(list)
    for output in Output.objects.filter(version=version).order_by("order"):
        entities = mentions[(output.outcome_id, output.pk, "entity")]
        outputs[output.outcome_id].append(item_from(output, OutputItem, entities=entities))
    return [
        item_from(
            row,
            OutcomeItem,
            parent=row.parent.key if row.parent else None,
            entities=mentions[(row.pk, None, "entity")],
            partners=mentions[(row.pk, None, "partner")],
            outputs=outputs[row.pk],
            **{name: found[row.pk] for name, found in links.items()},
        )
        for row in Outcome.objects.filter(version=version).select_related("parent")
    ]
