"""An outcome and an output with everything that the document links them to."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from shanyraq.domains.framework.models import Goal, Outcome, Output, Participation, SdgLink
from shanyraq.domains.framework.queries.shapes import (
    GoalName,
    GroupMention,
    OutcomePage,
    OutputPage,
    OutputView,
    Said,
    StrategyView,
    TargetsOfGoal,
    TargetView,
    WordingView,
)
from shanyraq.domains.framework.queries.texts import OutcomeName, PartyName, Text, anchors, named, party
from shanyraq.domains.framework.queries.wording import compare
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import Recent
from shanyraq.domains.packages.rules.design_rules.logic import difference
from shanyraq.domains.packages.rules.design_rules.wording import wording_in
from shanyraq.domains.reference.queries import sdg_goal
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop

_outcomes_read: Recent[OutcomePage] = Recent(128)
_outputs_read: Recent[OutputPage] = Recent(256)


def outcome_page(version: Version, code: str) -> OutcomePage:
    """One outcome, in 11 statements whatever its size; from memory when it was asked for before.

    :raises NotFound: when the version has no such outcome.
    """
    return _outcomes_read.get((version.pk, version.digest, code), lambda: _outcome_page(version, code))


def _outcome_page(version: Version, code: str) -> OutcomePage:
    outcomes = list(Outcome.objects.filter(version=version))
    row = next((outcome for outcome in outcomes if outcome.code == code), None)
    if row is None:
        raise NotFound(Sentence(gettext_noop("outcome {code}"), {"code": str(code)}))
    names = tuple(named(outcome) for outcome in outcomes)
    mentions = _mentions(row)
    said = _propositions(row)
    return OutcomePage(
        name=next(name for name in names if name.pk == row.pk),
        others=names,
        goals=_goals(version, row.parent_id),
        statement=row.statement,
        clauses=anchors(row.clauses),
        note=row.note,
        reconstructed=row.reconstructed,
        wordings=_wordings(row, version),
        targets=_targets(row),
        strategies=_strategies(row, version),
        entities=mentions[(None, "entity")],
        partners=mentions[(None, "partner")],
        groups=_groups(row, version),
        outputs=_outputs(row, mentions, said),
        thens=said[(None, "then")],
        assumptions=_leaning(version.assumptions.all(), "outcomes", code),
    )


def output_page(version: Version, code: str) -> OutputPage:
    """One output, in six statements; from memory when it was asked for before.

    :raises NotFound: when the version has no such output.
    """
    return _outputs_read.get((version.pk, version.digest, code), lambda: _output_page(version, code))


def _output_page(version: Version, code: str) -> OutputPage:
    found = Output.objects.filter(version=version, code=code).select_related("outcome").first()
    if found is None:
        raise NotFound(Sentence(gettext_noop("output {code}"), {"code": str(code)}))
    outcome = found.outcome
    outputs = _outputs(outcome, _mentions(outcome), _propositions(outcome))
    return OutputPage(
        outcome=named(outcome),
        goals=_goals(version, outcome.parent_id),
        output=next(output for output in outputs if output.code == code),
        others=tuple((output.code, output.statement) for output in outputs),
        assumptions=_leaning(version.assumptions.all(), "outputs", code),
    )


def _goals(version: Version, parent: int | None) -> tuple[GoalName, ...]:
    """The goals above, from the top. A goal is met once at most, whatever the rows say."""
    goals = {goal.pk: goal for goal in Goal.objects.filter(version=version).select_related("level")}
    chain: list[GoalName] = []
    while parent in goals:
        goal = goals.pop(parent)
        chain.append(GoalName(goal.level.name, goal.code, goal.title, goal.statement, anchors(goal.clauses)))
        parent = goal.parent_id
    return tuple(reversed(chain))


def _mentions(outcome: Outcome) -> defaultdict[tuple[int | None, str], tuple[PartyName, ...]]:
    """(output or nothing, role) → who is listed there, as printed."""
    found: defaultdict[tuple[int | None, str], tuple[PartyName, ...]] = defaultdict(tuple)
    for row in Participation.objects.filter(outcome=outcome).select_related("party").order_by("order"):
        found[(row.output_id, row.role)] += (party(row.party, row.printed),)
    return found


def _propositions(outcome: Outcome) -> defaultdict[tuple[int | None, str], tuple[Said, ...]]:
    found: defaultdict[tuple[int | None, str], tuple[Said, ...]] = defaultdict(tuple)
    for row in outcome.propositions.all():
        found[(row.output_id, row.kind)] += (said(row),)
    return found


def said(row: Any, text: str = "text") -> Said:
    """A row that says something, as a sentence with its clauses."""
    return Said(getattr(row, text), anchors(row.clauses), row.note, row.reconstructed)


def _leaning(rows: Iterable[Any], field: str, code: str) -> tuple[Said, ...]:
    return tuple(said(row) for row in rows if code in getattr(row, field))


def _wordings(outcome: Outcome, version: Version) -> tuple[WordingView, ...]:
    own, words = _in(outcome.statement, version.language), wording_in(version.language)
    found = []
    for clause, text in outcome.wordings.values_list("clause", "text"):
        same = difference(own, text, words) is None
        found.append(WordingView(clause, compare(own, text), same))
    return tuple(found)


def _in(text: Any, language: str) -> str:
    """A text in the signed language."""
    return str(text.get(language) or next(iter(text.values()))) if isinstance(text, dict) else str(text)


def _targets(outcome: Outcome) -> tuple[TargetsOfGoal, ...]:
    """By the goal under which they are printed."""
    found: dict[int, list[TargetView]] = defaultdict(list)
    for row in outcome.sdg_links.order_by("order"):
        found[row.goal].append(target_view(row))
    return tuple(TargetsOfGoal(goal, goal_name(goal), tuple(of)) for goal, of in found.items())


def goal_name(number: int) -> Text:
    """The short name of an SDG."""
    goal = sdg_goal(number)
    return goal.name if goal else str(number)


def target_view(row: SdgLink) -> TargetView:
    """An SDG link as pages show it."""
    strayed = row.code.split(".", 1)[0] != str(row.goal)
    return TargetView(row.code, row.goal, row.text, row.printed, strayed, anchors(row.clauses), row.note)


def _strategies(outcome: Outcome, version: Version) -> tuple[StrategyView, ...]:
    last = version.ends_on.year
    return tuple(
        StrategyView(row.text, row.starts, row.ends, row.ends is not None and row.ends < last, anchors(row.clauses))
        for row in outcome.strategies.order_by("order")
    )


def _groups(outcome: Outcome, version: Version) -> tuple[GroupMention, ...]:
    names = dict(version.lnob_groups.values_list("key", "name"))
    return tuple(
        GroupMention(text, tuple((key, names[key]) for key in keys if key in names))
        for text, keys in outcome.lnob_mentions.order_by("order").values_list("text", "groups")
    )


def _outputs(
    outcome: Outcome,
    mentions: defaultdict[tuple[int | None, str], tuple[PartyName, ...]],
    said: defaultdict[tuple[int | None, str], tuple[Said, ...]],
) -> tuple[OutputView, ...]:
    return tuple(
        OutputView(
            code=row.code,
            printed_label=row.printed_label,
            statement=row.statement,
            entities=mentions[(row.pk, "entity")],
            conditions=said[(row.pk, "if")],
            clauses=anchors(row.clauses),
            note=row.note,
        )
        for row in outcome.outputs.all()
    )


def outcomes_of(version: Version) -> tuple[OutcomeName, ...]:
    """All outcomes by name, in printed order."""
    return tuple(named(row) for row in Outcome.objects.filter(version=version))
