"""Targets that the document left to be set: determined, or lapsed."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.domains.indicators.commands import TOTAL, DetermineTarget, LapseTarget, OfRow
from shanyraq.domains.indicators.queries.called import name_of
from shanyraq.domains.indicators.queries.promises import hanging_on, printed_in, promise_of
from shanyraq.domains.indicators.rules.amending import refused_beyond, refused_lapse, refused_target
from shanyraq.domains.indicators.rules.late_target import late_target
from shanyraq.domains.indicators.verbs.finding import (
    called_in,
    indicator_in,
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
from shanyraq.domains.packages.rules.design_rules.totals import is_share
from shanyraq.domains.packages.schema import Indicator, Package
from shanyraq.domains.packages.schema.results import Correction, PendingTarget, Row, Target
from shanyraq.domains.packages.verbs.editing import Edited, edit, newest, number_of_edit, seen_package
from shanyraq.domains.packages.verbs.framework import version_facts
from shanyraq.kernel.errors import Conflict, NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.subjects import Subject

SET_SINCE = gettext_noop("somebody set the target in the meantime: {targets}")


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The row that a form names, with the version that it was read from."""
    framework, indicator = (str(entered.get(name) or "") for name in ("framework", "indicator"))
    if not framework or not indicator:
        return {}
    named = str(entered.get("row") or "")
    try:
        version, row = row_called(framework, indicator, named or TOTAL)
    except NotFound:
        if named:
            raise
        return {}  # without a total a row is still to be chosen
    return {"framework": framework, "indicator": indicator, "row": row.key, "seen": version.number}


def pending_rows(framework: str) -> Iterator[Thing]:
    """Every row whose target was left to be set; a label stands for the rows beneath it, and measures nothing."""
    return _things(framework, lambda indicator, row: row.kind != "label" and promise_of(indicator, row) is not None)


def printed_promises(framework: str) -> Iterator[Thing]:
    """Every row beside which the document says that a target is to be set."""
    return _things(framework, lambda _indicator, row: row.target_pending is not None)


def _things(framework: str, counts: Callable[[Indicator, Row], bool]) -> Iterator[Thing]:
    for version, outcome, indicator, row in rows(framework):
        if counts(indicator, row):
            values = {"indicator": indicator.key, "row": row.key, "seen": version.number}
            name = name_of(indicator, version.language, row)
            yield Thing(name, values, scope_in(framework, outcome, indicator))


PENDING = Listing(("indicator", "row"), pending_rows)
PRINTED = Listing(("indicator", "row"), printed_promises)


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
    package = recent_package(version)
    indicator, row = indicator_in(package, command.indicator), row_in(package, command)
    _refuse_stale_row(trail, command, version.number)
    promise, label = promise_of(indicator, row), printed_in(indicator, row)
    beneath = [each.key for each in hanging_on(indicator, row)] if row.kind == "label" else None
    trail.ask(
        refused_target(
            is_pending=promise is not None,
            year=command.year,
            starts=version.starts_on,
            ends=version.ends_on,
            taken=[target.year for target in row.targets],
            beneath=beneath,
        )
    )
    trail.ask(refused_beyond(command.value, is_share=is_share(indicator, package)))
    assert promise is not None
    otherwise = Otherwise(promise.otherwise)
    trail.ask(late_target(due_on=promise.due_on, otherwise=otherwise, on=trail.at.date(), clause=row.clauses[0]))
    target = _set_now(trail, command, promise, number_of_edit(version))
    said = in_words(command.goal, command.year)
    targets = sorted([*row.targets, target], key=lambda each: each.year or 0)
    edited = edit(
        trail,
        command.framework,
        lambda package: _kept(with_row(package, command, targets=targets, target_pending=None), command, label),
        reason=command.reason,
    )
    assert edited.version is not None
    about: dict[str, Any] = {"indicator": command.indicator, "row": command.row, "printed": said}
    about |= called_in(package, command)
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
    listed=PRINTED,
)
def lapse(trail: Trail, command: LapseTarget) -> Edited:
    """Records that a target was not set by the day that the document names; the row is then not monitored."""
    _, version = newest(command.framework)
    package = recent_package(version)
    row = row_in(package, command)
    _refuse_stale_row(trail, command, version.number)
    pending, elsewhere = row.target_pending, printed_in(indicator_in(package, command.indicator), row)
    trail.ask(
        refused_lapse(
            is_pending=pending is not None,
            due_on=pending.due_on if pending else None,
            otherwise=Otherwise(pending.otherwise) if pending else None,
            on=trail.at.date(),
            printed_in=elsewhere.key if elsewhere else "",
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
    about: dict[str, Any] = {"indicator": command.indicator, "row": command.row}
    about |= called_in(package, command)
    trail.record(
        _subject(command),
        {**version_facts(edited.version, edited.changes), **about},
        before={"otherwise": pending.otherwise},
        after={"otherwise": lapsed.otherwise},
        reason=command.reason,
    )
    return edited


def _kept(package: Package, command: DetermineTarget, label: Row | None) -> Package:
    """The package in which the promise beside a label is over once every row beneath it has its target."""
    if label is None or label.kind != "label":
        return package
    indicator = indicator_in(package, command.indicator)
    if hanging_on(indicator, row_in(package, of := command.model_copy(update={"row": label.key}))):
        return package
    return with_row(package, of, target_pending=None)


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
