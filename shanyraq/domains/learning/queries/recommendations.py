"""Recommendations with what is done about them: all of a framework, one of them, as they stood on a day."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from shanyraq.base.audit.queries import states
from shanyraq.base.ui.texts import by_language
from shanyraq.domains.learning.models import Action, Recommendation
from shanyraq.domains.learning.queries.evaluations import plain
from shanyraq.domains.learning.rules import following
from shanyraq.domains.learning.rules.evaluating import PUBLIC
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.called import numbers
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop

KIND, ACTION = "recommendation", "follow_up_action"
"""What the trail calls a recommendation, and an action."""
FIELDS = ("symbol", "paragraph", "issued_on", "text", "addressees", "priority", "findings")
"""What people enter of a recommendation beside its source."""
ORIGIN = ("origin", "activity")
RESPONSE = ("response", "response_text", "responded_on")
ACTION_FIELDS = ("text", "who", "due_on")
ACTION_STATE = ("state", "note", "done_on", "updates")
DAYS = frozenset({"issued_on", "responded_on", "due_on", "done_on"})


def values(row: Recommendation) -> dict[str, Any]:
    """A recommendation as plain values; its evaluation by the number that people see."""
    held = {name: plain(name, getattr(row, name)) for name in (*ORIGIN, *FIELDS, *RESPONSE)}
    return {"evaluation": row.evaluation.number if row.evaluation else None, **held}


def action_values(row: Action) -> dict[str, Any]:
    """An action as plain values; its recommendation by the number that people see."""
    held = {name: plain(name, getattr(row, name)) for name in (*ACTION_FIELDS, *ACTION_STATE)}
    return {"recommendation": row.recommendation.number, **held}


def kept(name: str, value: Any) -> Any:
    """A value of an event as the table keeps it."""
    return date.fromisoformat(value) if name in DAYS and value else value


def recommendation(framework: str, number: int) -> Recommendation:
    """One of them, ended or not, with its evaluation.

    :raises NotFound: when there is none of this number.
    """
    rows = Recommendation.objects.select_related("evaluation")
    found = rows.filter(framework__code=framework, number=number).first()
    if found is None:
        raise NotFound(Sentence(gettext_noop("recommendation {number}"), {"number": str(number)}))
    return found


def action(framework: str, number: int) -> Action:
    """One action, with its recommendation.

    :raises NotFound: when there is none of this number.
    """
    rows = Action.objects.select_related("recommendation__evaluation")
    found = rows.filter(framework__code=framework, number=number).first()
    if found is None:
        raise NotFound(Sentence(gettext_noop("action {number}"), {"number": str(number)}))
    return found


def recommendations(version: Version, as_of: date | None = None) -> list[Recommendation]:
    """Those that did not end, by their numbers; with a day as they stood then. One statement, two with a day."""
    rows = list(Recommendation.objects.filter(framework=version.framework_id).select_related("evaluation"))
    if as_of is None:
        return [row for row in rows if row.ended_at is None]
    then = states(version.code, KIND, as_of)
    found = []
    for row in rows:
        held = then.get(str(row.number))
        if held and not held.get("ended"):
            _lay(row, held, (*ORIGIN, *FIELDS, *RESPONSE))
            found.append(row)
    return found


def actions(version: Version, as_of: date | None = None, only: Collection[int] | None = None) -> list[Action]:
    """Every action, by its number; ``only``: of these recommendations. One statement, two with a day."""
    found = Action.objects.filter(framework=version.framework_id).select_related("recommendation__evaluation")
    rows = list(found if only is None else found.filter(recommendation__in=only))
    if as_of is None:
        return rows
    then = states(version.code, ACTION, as_of)
    there = [row for row in rows if str(row.number) in then]
    for row in there:
        _lay(row, then[str(row.number)], (*ACTION_FIELDS, *ACTION_STATE))
    return there


def _lay(row: Any, held: Mapping[str, Any], names: Sequence[str]) -> None:
    for name in names:
        if name in held:
            setattr(row, name, kept(name, held[name]))
    row.revision = 0


def as_action(row: Action) -> following.Action:
    """An action as the rules on follow-up look at it."""
    told = [following.Quarter(*map(int, quarter.split("-"))) for quarter in row.updates]
    return following.Action(row.number, row.state, row.made_at.date(), row.due_on, told)


def is_public(row: Recommendation) -> bool:
    """Whether everybody may read it: it is of no evaluation that is kept here, or of one whose report is final."""
    return row.evaluation is None or row.evaluation.state in PUBLIC


def scope_of(framework: str, row: Recommendation) -> Scope:
    """To what a recommendation belongs: to everybody to whom it is addressed, of either side; while the report is a
    draft to nobody outside the country team.
    """
    return _of(framework, row.addressees, among_us=not is_public(row))


def scope_of_action(framework: str, who: str, own: Recommendation | None = None) -> Scope:
    """To what an action belongs: to whoever is to act, as far as the recommendation is theirs to see."""
    return _of(framework, [who], among_us=own is not None and not is_public(own))


def _of(framework: str, keys: Collection[str], *, among_us: bool) -> Scope:
    return Scope(framework, entities=frozenset(keys), partners=frozenset() if among_us else frozenset(keys))


def recommendations_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> dict[str, dict[str, str]]:
    """The words of recommendations by their numbers and by language. One statement."""
    found = Recommendation.objects.filter(framework__code=framework, number__in=numbers(keys))
    rows = found.values_list("number", "text")
    return {str(number): by_language(text, next(iter(text), "en")) for number, text in rows}


def actions_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> dict[str, dict[str, str]]:
    """The same of actions."""
    found = Action.objects.filter(framework__code=framework, number__in=numbers(keys))
    rows = found.values_list("number", "text")
    return {str(number): by_language(text, next(iter(text), "en")) for number, text in rows}


def has_recommendations(version: Version) -> bool:
    """Whether any was ever entered in the framework of a version, ended or not."""
    return Recommendation.objects.filter(framework=version.framework_id).exists()
