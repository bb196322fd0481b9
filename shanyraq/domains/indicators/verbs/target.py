"""Targets that the document left to be set: determined, or lapsed."""

from collections.abc import Iterator, Mapping
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.domains.indicators.commands import TOTAL, DetermineTarget, LapseTarget, OfRow
from shanyraq.domains.indicators.rules.amending import refused_lapse, refused_target
from shanyraq.domains.indicators.rules.late_target import late_target
from shanyraq.domains.indicators.verbs.finding import (
    name_of,
    row_called,
    row_in,
    rows,
    scope_in,
    scope_of,
    with_row,
    words_of,
)
from shanyraq.domains.indicators.vocabulary import Otherwise
from shanyraq.domains.packages.apart import in_words
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.schema.results import Correction, PendingTarget, Target
from shanyraq.domains.packages.verbs.editing import Edited, edit, newest, number_of_edit, seen_package
from shanyraq.domains.packages.verbs.framework import version_facts
from shanyraq.kernel.errors import Conflict
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.subjects import Subject

SET_SINCE = gettext_noop("somebody set the target in the meantime: {targets}")


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The row that a form names, with the version that it was read from."""
    framework, indicator = (str(entered.get(name) or "") for name in ("framework", "indicator"))
    if not framework or not indicator:
        return {}
    version, row = row_called(framework, indicator, str(entered.get("row") or TOTAL))
    return {"framework": framework, "indicator": indicator, "row": row.key, "seen": version.number}


def pending_rows(framework: str) -> Iterator[Thing]:
    """Every row whose target was left to be set."""
    for version, outcome, indicator, row in rows(framework):
        if row.target_pending is not None:
            values = {"indicator": indicator.key, "row": row.key, "seen": version.number}
            name = name_of(indicator, version.language, row)
            yield Thing(name, values, scope_in(framework, outcome, indicator))


PENDING = Listing(("indicator", "row"), pending_rows)


@verb(
    "indicators.target.determine",
    title=gettext_noop("Determine a target"),
    said=gettext_noop("{actor} determined the target of indicator {indicator}, row {row}: {printed}"),
    permission=Permission.SET_TARGETS,
    scope=scope_of,
    known=known,
    listed=PENDING,
)
def determine(trail: Trail, command: DetermineTarget) -> Edited:
    """Sets a target that the document left to be set, for a year of the framework."""
    _, version = newest(command.framework)
    row = row_in(recent_package(version), command)
    _refuse_stale_row(trail, command, version.number)
    trail.ask(
        refused_target(
            is_pending=row.target_pending is not None,
            year=command.year,
            starts=version.starts_on,
            ends=version.ends_on,
            taken=[target.year for target in row.targets],
        )
    )
    promise = row.target_pending
    assert promise is not None
    otherwise = Otherwise(promise.otherwise)
    trail.ask(late_target(due_on=promise.due_on, otherwise=otherwise, on=trail.at.date(), clause=row.clauses[0]))
    target = _set_now(trail, command, promise, number_of_edit(version))
    said = in_words(command.goal, command.year)
    targets = sorted([*row.targets, target], key=lambda each: each.year or 0)
    edited = edit(
        trail,
        command.framework,
        lambda package: with_row(package, command, targets=targets, target_pending=None),
        reason=command.reason,
    )
    assert edited.version is not None
    about = {"indicator": command.indicator, "row": command.row, "printed": said}
    trail.record(
        _subject(command),
        {**version_facts(edited.version, edited.changes), **about},
        before={"target": None},
        after={"target": said},
        reason=command.reason,
    )
    return edited


@verb(
    "indicators.target.lapse",
    title=gettext_noop("Let a target lapse"),
    said=gettext_noop("{actor} recorded that the target of indicator {indicator}, row {row} was not set in time"),
    permission=Permission.SET_TARGETS,
    scope=scope_of,
    known=known,
    listed=PENDING,
)
def lapse(trail: Trail, command: LapseTarget) -> Edited:
    """Records that a target was not set by the day that the document names; the row is then not monitored."""
    _, version = newest(command.framework)
    row = row_in(recent_package(version), command)
    _refuse_stale_row(trail, command, version.number)
    pending = row.target_pending
    trail.ask(
        refused_lapse(
            is_pending=pending is not None,
            due_on=pending.due_on if pending else None,
            otherwise=Otherwise(pending.otherwise) if pending else None,
            on=trail.at.date(),
        )
    )
    assert pending is not None
    lapsed = pending.model_copy(
        update={"otherwise": str(Otherwise.NOT_MONITORED), "due_on": pending.due_on or trail.at.date()}
    )
    edited = edit(
        trail,
        command.framework,
        lambda package: with_row(package, command, target_pending=lapsed),
        reason=command.reason,
    )
    assert edited.version is not None
    about = {"indicator": command.indicator, "row": command.row}
    trail.record(
        _subject(command),
        {**version_facts(edited.version, edited.changes), **about},
        before={"otherwise": pending.otherwise},
        after={"otherwise": lapsed.otherwise},
        reason=command.reason,
    )
    return edited


def _set_now(trail: Trail, command: DetermineTarget, promise: PendingTarget, number: int) -> Target:
    """The target as it is set in the version of that number: what is printed is the promise."""
    how = {"on": trail.at.date(), "by": trail.by.name, "reason": command.reason, "version": number}
    corrected = Correction(value=None, year=None, promise=promise, **how)
    value, state = command.value, command.state
    return Target(value=value, state=state, year=command.year, printed=promise.note, corrected=corrected)


def _subject(command: OfRow) -> Subject:
    return Subject("indicator", command.indicator, command.framework, command.indicator)


def _refuse_stale_row(trail: Trail, command: DetermineTarget | LapseTarget, current: int) -> None:
    """A change made from an older version is refused where the targets of the row changed since."""
    if command.seen is None or command.seen == current:
        return
    before = row_in(seen_package(command.framework, command.seen), command)
    now = row_in(seen_package(command.framework, current), command)
    if (before.targets, before.target_pending) == (now.targets, now.target_pending):
        return
    new = [each for each in now.targets if each not in before.targets] or now.targets
    mine, stand = _asked(command), "; ".join(map(words_of, new))
    theirs = dict.fromkeys(mine, stand)
    if now.target_pending is None:
        raise Conflict(Sentence(SET_SINCE, {"targets": stand}), mine=mine, theirs=theirs)
    trail.expect(command.seen, current, mine=mine, theirs=theirs)


def _asked(command: DetermineTarget | LapseTarget) -> dict[str, str]:
    """The target that was asked for, in words, under the field that it was entered in; none where one is to lapse."""
    if isinstance(command, LapseTarget):
        return {}
    return {"state" if command.value is None else "value": in_words(command.goal, command.year)}
