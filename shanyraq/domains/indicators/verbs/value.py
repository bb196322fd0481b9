"""Values that were printed or reported, corrected with a reason."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.domains.indicators.commands import TOTAL, SupersedeValue
from shanyraq.domains.indicators.queries.called import name_of
from shanyraq.domains.indicators.rules.amending import SIGNED, refused_correction, refused_signed
from shanyraq.domains.indicators.verbs.finding import (
    called_in,
    row_called,
    row_in,
    rows,
    scope_in,
    scope_of,
    with_row,
    words_of,
)
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.schema.results import Correction, Row, Value
from shanyraq.domains.packages.verbs.editing import Edited, edit, newest, number_of_edit, seen_package
from shanyraq.domains.packages.verbs.framework import version_facts
from shanyraq.kernel.errors import Conflict
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.subjects import Subject

MOVED = gettext_noop("what was {was} is {now} since somebody corrected it; correct that one")
GONE = gettext_noop("the row has no such value any more")
COLUMNS = {"baseline": "baseline", "latest": "latest", "target": "targets"}


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The value that a form names, as it stands, with the version that it was read from.

    :raises NotFound: when there is no such row.
    """
    framework, indicator, role = (str(entered.get(name) or "") for name in ("framework", "indicator", "role"))
    if not (framework and indicator and role in COLUMNS):
        return {}
    version, row = row_called(framework, indicator, str(entered.get("row") or TOTAL))
    year = str(entered.get("year") or "")
    found = next((each for each in _members(row, role) if str(each.year or "") == year), None)
    stands = {"framework": framework, "indicator": indicator, "row": row.key, "seen": version.number}
    return {**stands, "role": role, "year": found.year, "value": found.value} if found else stands


def every_value(framework: str) -> Iterator[Thing]:
    """Every value that stands in a row; of two for one year neither, since a correction could not tell which."""
    for version, outcome, indicator, row in rows(framework):
        for role in COLUMNS:
            needs = Permission.SET_TARGETS if role in SIGNED else None
            members = _members(row, role)
            years = Counter(member.year for member in members)
            for member in (each for each in members if years[each.year] == 1):
                values: dict[str, Any] = {"indicator": indicator.key, "row": row.key, "role": role, "year": member.year}
                values |= {"value": member.value, "seen": version.number}
                name = name_of(indicator, version.language, row, f"({words_of(member)})")
                yield Thing(name, values, scope_in(framework, outcome, indicator), needs)


@verb(
    "indicators.value.supersede",
    title=gettext_noop("Correct a value"),
    said=gettext_noop("{actor} corrected a value of indicator {indicator}, row {row}: {old} became {new}"),
    permission=Permission.SUPERSEDE_VALUES,
    scope=scope_of,
    known=known,
    listed=Listing(("indicator", "row", "role", "year"), every_value),
)
def supersede(trail: Trail, command: SupersedeValue) -> Edited:
    """Puts a corrected value in the place of one that stands in a row. Earlier versions keep what was printed."""
    trail.ask(
        refused_signed(command.role, keeps_targets=may(trail.by, Permission.SET_TARGETS, scope_of(command))),
    )
    _, version = newest(command.framework)
    package = recent_package(version)
    row = row_in(package, command)
    members = _members(row, command.role)
    if command.seen is not None and command.seen != version.number:
        before = _members(row_in(seen_package(command.framework, command.seen), command), command.role)
        _refuse_stale(trail, command, version.number, before, members)
    found = _of_year(members, command.year)
    years = [each.year for each in members]
    trail.ask(refused_correction(found=len(found), year=command.year, new_year=command.new_year, taken=years))
    (old,) = found
    new = _corrected(old, command, trail, number_of_edit(version))
    edited = edit(
        trail,
        command.framework,
        lambda package: with_row(package, command, **_put(row, command.role, old, new)),
        reason=command.reason,
    )
    if edited.version is None:
        trail.nothing_to_do()
        return edited
    about: dict[str, Any] = {
        "indicator": command.indicator,
        "row": command.row,
        "old": words_of(old),
        "new": words_of(new),
    }
    about |= called_in(package, command)
    trail.record(
        Subject("indicator", command.indicator, command.framework, command.indicator),
        {**version_facts(edited.version, edited.changes), **about},
        before={command.role: words_of(old)},
        after={command.role: words_of(new)},
        reason=command.reason,
    )
    return edited


def _members(row: Row, role: str) -> list[Value]:
    stands = getattr(row, COLUMNS[role])
    return [stands] if isinstance(stands, Value) else list(stands or [])


def _of_year(members: Iterable[Value], year: int | None) -> list[Value]:
    return [each for each in members if each.year == year]


def _refuse_stale(trail: Trail, command: SupersedeValue, current: int, before: list[Value], now: list[Value]) -> None:
    """A correction from an older version is refused where somebody else made another one of the same value."""
    was, stands = _of_year(before, command.year), _of_year(now, command.year)
    if was == stands or [(each.value, each.year) for each in stands] == [(command.value, command.year)]:
        return
    mine = {"value": command.value}
    if was and not stands:
        moved = "; ".join(words_of(each) for each in now if each not in before and each.printed == was[0].printed)
        said = Sentence(MOVED, {"was": words_of(was[0]), "now": moved}) if moved else Sentence(GONE)
        raise Conflict(said, mine=mine, theirs={"value": moved})
    trail.expect(command.seen, current, mine=mine, theirs={"value": "; ".join(words_of(each) for each in stands)})


def _corrected(old: Value, command: SupersedeValue, trail: Trail, version: int) -> Value:
    """The value with another number, and how that came about; what was printed stays, and may come back."""
    year = command.new_year if command.new_year is not None else old.year
    if (command.value, year) == (old.value, old.year):
        return old
    was = old.corrected or Correction(value=old.value, year=old.year, on=trail.at.date(), reason=command.reason)
    if was.promise is None and (command.value, year) == (was.value, was.year):
        return old.model_copy(update={"value": command.value, "year": year, "corrected": None})
    how = {"on": trail.at.date(), "by": trail.by.name, "reason": command.reason, "version": version}
    return old.model_copy(update={"value": command.value, "year": year, "corrected": was.model_copy(update=how)})


def _put(row: Row, role: str, old: Value, new: Value) -> dict[str, Any]:
    column = COLUMNS[role]
    if role == "baseline":
        return {column: new}
    return {column: [new if each is old else each for each in _members(row, role)]}
