"""Other targets, proposed to both sides as amendments of the framework."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.base.verbs.numbered import Result
from shanyraq.domains.indicators.commands import ProposeTarget
from shanyraq.domains.indicators.queries.called import name_of
from shanyraq.domains.indicators.queries.promises import promise_of
from shanyraq.domains.indicators.rules.amending import refused_beyond, refused_new_target
from shanyraq.domains.indicators.verbs import target as determining
from shanyraq.domains.indicators.verbs.finding import (
    called_in,
    indicator_in,
    row_in,
    rows,
    scope_in,
    scope_of,
    with_row,
    words_of,
)
from shanyraq.domains.packages.apart import in_words
from shanyraq.domains.packages.queries.amendments import KIND
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.rules.design_rules.totals import is_share
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.results import Row, Target
from shanyraq.domains.packages.verbs.amendment import add_change
from shanyraq.domains.packages.verbs.editing import newest, seen_package
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The row that a form names, with the target of the year as it stands."""
    found = dict(determining.known(entered))
    year = str(entered.get("year") or "")
    if not found or not year:
        return found
    thing = next((each for each in _of_rows(found["framework"]) if _is(each, found, year)), None)
    return {**found, **(thing.values if thing else {})}


def _is(thing: Thing, found: Mapping[str, Any], year: str) -> bool:
    values = thing.values
    return (values["indicator"], values["row"], str(values["year"])) == (found["indicator"], found["row"], year)


def _of_rows(framework: str) -> Iterator[Thing]:
    """Every target of a year of the framework, as it stands."""
    for version, outcome, indicator, row in rows(framework):
        for target in row.targets:
            if target.year is None or not version.starts_on.year <= target.year <= version.ends_on.year:
                continue
            about: dict[str, Any] = {"indicator": indicator.key, "row": row.key, "year": target.year}
            about |= {"value": target.value, "state": target.state, "seen": version.number}
            name = name_of(indicator, version.language, row, f"({words_of(target)})")
            yield Thing(name, about, scope_in(framework, outcome, indicator))


@verb(
    "indicators.target.propose",
    title=gettext_noop("Propose another target"),
    said=gettext_noop(
        "{actor} proposed for indicator {indicator}, row {row}, the target {printed} in amendment {number}: {name}"
    ),
    permission=Permission.PROPOSE_AMENDMENT,
    scope=scope_of,
    known=known,
    listed=Listing(("indicator", "row", "year"), _of_rows),
)
def propose(trail: Trail, command: ProposeTarget) -> Result:
    """Proposes another target for a year, or one for a year that has none. Nothing is changed before both sides agree;
    what is proposed under one title is one amendment.
    """
    version = newest(command.framework)[1]
    package = recent_package(version)
    row = row_in(package, command)
    indicator = indicator_in(package, command.indicator)
    promise = promise_of(indicator, row)
    trail.ask(
        refused_new_target(
            is_pending=promise is not None and not row.targets,
            measures=row.kind != "label",
            year=command.year,
            starts=version.starts_on,
            ends=version.ends_on,
        )
    )
    trail.ask(refused_beyond(command.value, is_share=is_share(indicator, package)))
    _refuse_stale(trail, command, version.number, row)

    def change(known: Package) -> Package:
        return with_row(known, command, targets=_targets(row_in(known, command), row, command))

    title = command.title or _("Targets set anew in %(year)s") % {"year": trail.at.year}
    found = add_change(trail, command.framework, change, title=title, reason=command.reason)
    if found is None:
        trail.nothing_to_do()
        return Result(0, 0)
    stood = _of_year(row, command.year)
    said = in_words(command.goal, command.year)
    about: dict[str, Any] = {"number": found.number, "indicator": command.indicator, "row": command.row}
    about |= {"printed": said, **called_in(package, command)}
    trail.record(
        Subject(KIND, str(found.number), command.framework, found.title),
        about,
        before={"target": words_of(stood) if stood else None},
        after={"target": said},
        reason=command.reason,
    )
    return Result(found.number, found.revision)


def _targets(draft: Row, signed: Row, command: ProposeTarget) -> list[Target]:
    """The targets of the row with the one that is proposed, by year; what it counts stays as it was. Where that is the
    one that is in force, it is put back as it stands.
    """
    stood, in_force = _of_year(draft, command.year), _of_year(signed, command.year)
    wanted = (command.value, command.state)
    if stood is not None and (stood.value, stood.state) == wanted:
        return draft.targets
    if in_force is not None and (in_force.value, in_force.state) == wanted:
        new = in_force
    else:
        said: dict[str, Any] = {"value": command.value, "state": command.state, "corrected": None}
        said |= {"printed": in_words(command.goal, command.year)}
        new = stood.model_copy(update=said) if stood else Target(year=command.year, **said)
    others = [each for each in draft.targets if each is not stood]
    return sorted([*others, new], key=lambda each: each.year or 0)


def _of_year(row: Row, year: int) -> Target | None:
    return next((each for each in row.targets if each.year == year), None)


def _refuse_stale(trail: Trail, command: ProposeTarget, current: int, row: Row) -> None:
    """What was made from an older version is refused where the target of the year changed since."""
    if command.seen is None or command.seen == current:
        return
    was, now = (
        _of_year(row_in(seen_package(command.framework, command.seen), command), command.year),
        _of_year(row, command.year),
    )
    if was != now:
        theirs = {"value": words_of(now) if now else ""}
        trail.expect(command.seen, current, mine={"value": in_words(command.goal, command.year)}, theirs=theirs)
