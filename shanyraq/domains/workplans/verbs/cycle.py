"""What the steps of a joint work plan have in common: its subject, its state, its editions."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.workplans.commands.plans import EndorsePlan, MovePlan, MovePlanOn, OfPlan, ReturnPlan
from shanyraq.domains.workplans.models import Edition, Plan
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.contents import kept_as
from shanyraq.domains.workplans.queries.plans import KIND, key_of, plan, submitted
from shanyraq.domains.workplans.queries.quality import grave_of
from shanyraq.domains.workplans.rules import cycle
from shanyraq.domains.workplans.rules.beforehand import told_before
from shanyraq.domains.workplans.rules.contents import Contents
from shanyraq.domains.workplans.rules.cycle import PLAN
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.rules.mandatory import missing_tags
from shanyraq.kernel.commands import Written
from shanyraq.kernel.findings import Finding
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.subjects import Subject


class WrittenPlan(Written):
    """A plan that was written: its state, and the revision that the next step is made from."""

    outcome: str
    year: int
    state: str
    revision: int


class Moved:
    """What a verb gives back of a plan."""

    def __init__(self, row: Plan) -> None:
        self.row = row

    def written(self) -> WrittenPlan:
        """The same for programs."""
        row = self.row
        return WrittenPlan(outcome=row.outcome, year=row.year, state=row.state, revision=row.revision)


def where(command: OfPlan, **_: Any) -> Scope:
    """The outcome of the plan."""
    return Scope(command.framework, frozenset({command.outcome}))


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The plan as it stands, with its revision."""
    year = str(entered.get("year") or "")
    if not (entered.get("framework") and entered.get("outcome") and year.isascii() and year.isdecimal()):
        return {}
    row = plan(str(entered["framework"]), str(entered["outcome"]), int(year[:4]))
    due = row.due_on.isoformat() if row.due_on else None
    found = {"framework": entered["framework"], "outcome": row.outcome, "year": row.year, "seen": row.revision}
    return found if due is None else {**found, "due_on": due}


NAMED_AT_MOST = 10
"""Sub-outputs that a finding names, at most."""
step = partial(verb, scope=where, sees=Permission.SEE_WORKPLANS, known=known)
"""A verb about a plan that was opened."""


def asked(trail: Trail, command: MovePlan | ReturnPlan | EndorsePlan, act: str) -> tuple[Plan, Version]:
    """The plan, in a state in which the act is possible; and the version in force."""
    row = plan(command.framework, command.outcome, command.year)
    trail.expect(command.seen, row.revision, mine={"state": act}, theirs={"state": row.state})
    trail.ask(cycle.refused_act(row.state, act))
    return row, version_in_force(command.framework)


def looks(command: MovePlanOn | EndorsePlan, **_: Any) -> bool:
    """Whether it is only asked what would be said of the plan."""
    return command.dry_run


def tell(trail: Trail, version: Version, sub_outputs: Mapping[int, Facts], act: str) -> dict[int, list[Finding]]:
    """Says how much is to be mended in the sub-outputs of a plan, and refuses one that lacks mandatory tags; gives the
    errors and warnings of each.
    """
    on = trail.at.date()
    found = grave_of(sub_outputs, around(version), on)
    trail.ask([*told_before(found), *missing_tags(sub_outputs, act, on)])
    return found


def under_way(row: Plan) -> Edition:
    """The edition that was submitted."""
    edition = submitted(row)
    assert edition is not None, "a plan that was submitted has an edition"
    return edition


def keep_edition(trail: Trail, row: Plan, contents: Contents, **more: Any) -> Edition:
    """Keeps the plan as it is now."""
    last = row.editions.order_by("-number").values_list("number", flat=True).first() or 0
    return Edition.objects.create(
        plan=row, number=last + 1, made_at=trail.at, made_by=trail.by.name, **kept_as(contents), **more
    )


def dropped(trail: Trail, command: ReturnPlan, act: str) -> Moved:
    """The plan goes back to its Results Group; what was submitted counts no more."""
    row, version = asked(trail, command, act)
    edition = under_way(row)
    edition.dropped_at, edition.drop_reason = trail.at, command.reason
    edition.save(update_fields=["dropped_at", "drop_reason"])
    return moved(trail, version, row, act, reason=command.reason)


def moved(
    trail: Trail, version: Version, row: Plan, act: str, *, reason: str = "", about: Mapping[str, Any] | None = None
) -> Moved:
    """Writes the state that the act leads to, and the event."""
    before = row.state
    row.state, row.revision, row.moved_at = PLAN.move(before, act), row.revision + 1, trail.at
    row.save(update_fields=["state", "revision", "moved_at"])
    trail.record(subject_of(version, row), about, before={"state": before}, after={"state": row.state}, reason=reason)
    return Moved(row)


def subject_of(version: Version, row: Plan) -> Subject:
    """A plan as the trail names it, in the language of the signed document."""
    title: Any = next((each.title for each in recent_package(version).outcomes if each.code == row.outcome), "")
    words = title if isinstance(title, str) else title.get(version.language, "")
    return Subject(KIND, key_of(row.outcome, row.year), version.code, f"{row.year}, {row.outcome}: {words}"[:200])


def day_of(day: date | None) -> str | None:
    """A day as events keep it."""
    return day.isoformat() if day else None


def titles(facts: Sequence[Facts]) -> list[str]:
    """What sub-outputs are called, as a finding names them: the first few."""
    named = [next(iter(each.title.values()), each.code) for each in facts]
    return named if len(named) <= NAMED_AT_MOST else [*named[:NAMED_AT_MOST], f"… +{len(named) - NAMED_AT_MOST}"]
