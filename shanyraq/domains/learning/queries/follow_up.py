"""How recommendations stand on a day: the response, what is done, what is late. In a fixed number of statements."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from shanyraq.domains.learning.models import Action, Evaluation, Recommendation
from shanyraq.domains.learning.queries.evaluations import evaluations
from shanyraq.domains.learning.queries.recommendations import actions, as_action, recommendations
from shanyraq.domains.learning.rules import following
from shanyraq.domains.learning.rules.answering import standing
from shanyraq.domains.learning.rules.evaluating import PUBLIC
from shanyraq.domains.learning.rules.following import Quarter
from shanyraq.domains.learning.vocabulary.recommendations import OPEN, ActionState, Standing
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.findings import Finding


@dataclass(frozen=True)
class Done:
    """An action on a day. ``asked``: the quarters that it owes an update; ``findings``: what is late of it."""

    row: Action
    asked: Sequence[Quarter]
    is_due_soon: bool
    findings: Sequence[Finding]

    @property
    def is_open(self) -> bool:
        """Whether something is still to be done."""
        return self.row.state in OPEN

    @property
    def is_overdue(self) -> bool:
        """Whether its day has passed."""
        return any(each.rule == following.OVERDUE for each in self.findings)


@dataclass(frozen=True)
class Followed:
    """A recommendation on a day. ``made_on``: the day of its document; None while its report is a draft."""

    row: Recommendation
    evaluation: Evaluation | None
    standing: Standing
    actions: Sequence[Done]
    findings: Sequence[Finding]
    made_on: date | None

    @property
    def is_public(self) -> bool:
        """Whether everybody reads it."""
        return self.made_on is not None

    @property
    def late(self) -> set[str]:
        """The rules that found something late of it, or of what is done about it."""
        every = [*self.findings, *(each for action in self.actions for each in action.findings)]
        return {each.rule for each in every}

    @property
    def next_due(self) -> date | None:
        """The day on which the next open action is due."""
        return min((each.row.due_on for each in self.actions if each.is_open), default=None)

    @property
    def finished(self) -> int:
        """How many actions are done."""
        return sum(each.row.state == ActionState.DONE for each in self.actions)

    @property
    def of_entities(self) -> set[str]:
        """Whoever it is addressed to, and whoever acts."""
        return {*self.row.addressees, *(each.row.who for each in self.actions)}


def follow_up(version: Version, on: date, as_of: date | None = None, *, drafts: bool = False) -> list[Followed]:
    """Every recommendation, by its number; those of reports that are not final where ``drafts`` are asked for. Two
    statements, six with a day; one where there is none.
    """
    rows = recommendations(version, as_of)
    if not rows:
        return []
    own = _evaluations(version, rows, as_of)
    of: defaultdict[int, list[Action]] = defaultdict(list)
    for action in actions(version, as_of):
        of[action.recommendation_id].append(action)
    found = [_followed(row, own, of[row.pk], on) for row in rows if _counts(row, own)]
    return [each for each in found if drafts or each.is_public]


def _evaluations(version: Version, rows: Sequence[Recommendation], as_of: date | None) -> dict[int, Evaluation]:
    """The evaluations of recommendations that did not end, by primary key."""
    if as_of is not None:
        return {each.pk: each for each in evaluations(version, as_of)}
    return {row.evaluation.pk: row.evaluation for row in rows if row.evaluation and row.evaluation.ended_at is None}


def _counts(row: Recommendation, own: dict[int, Evaluation]) -> bool:
    """Whether its evaluation, if it has one, did not end."""
    return row.evaluation_id is None or row.evaluation_id in own


def _followed(row: Recommendation, own: dict[int, Evaluation], acts: Sequence[Action], on: date) -> Followed:
    evaluation = own[row.evaluation_id] if row.evaluation_id else None
    made_on = row.issued_on if evaluation is None else evaluation.final_on if evaluation.state in PUBLIC else None
    done = [done_on(action, on) for action in acts]
    findings = following.unanswered(row.response, made_on, on)
    return Followed(row, evaluation, standing(row.response, [each.state for each in acts]), done, findings, made_on)


def done_on(action: Action, on: date) -> Done:
    """An action as it stands on a day."""
    facts = as_action(action)
    findings = [*following.overdue(facts, on), *following.without_update(facts, on)]
    return Done(action, list(following.untold(facts, on)), following.is_due_soon(facts, on), findings)
