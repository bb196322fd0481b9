"""Parts of what is not told apart: whose they are. The sum of the year stays what it is."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.domains.funding.commands import TellLine
from shanyraq.domains.funding.models import Line
from shanyraq.domains.funding.rules.instruments import instruments
from shanyraq.domains.funding.rules.lines import refused_entity, refused_instrument
from shanyraq.domains.funding.rules.quarters import refused_quarters
from shanyraq.domains.funding.rules.telling import parted, refused_nobodys, refused_part
from shanyraq.domains.funding.verbs.line import (
    PLACE,
    Changed,
    amounts_of,
    row_of,
    stands_of,
    untold_of,
    values_of,
    where,
)
from shanyraq.domains.workplans.mapping.values import digits, subject_of
from shanyraq.domains.workplans.queries.kept import found
from shanyraq.domains.workplans.queries.naming import by_names
from shanyraq.domains.workplans.vocabulary import MEASURES
from shanyraq.kernel.sentences import gettext_noop


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """All that is not told apart in the year; whose it is, where the sub-output leaves no choice."""
    number, year = (str(entered.get(name) or "") for name in ("number", "year"))
    if not entered.get("framework") or not number.isdecimal() or len(number) > 7:
        return {}
    version, stands = found(str(entered["framework"]), int(number))
    place = {name: str(entered.get(name) or _only(stands.facts, name)) for name in PLACE if name != "year"}
    values = {"framework": version.code, "number": stands.number, **place}
    if not year.isdecimal():
        return values
    return {**values, "year": int(year[:4]), **values_of(untold_of(stands, int(year[:4])))}


def _only(facts: Any, name: str) -> str:
    of = {"entity": facts.entities, "contributor": facts.contributors}.get(name, ())
    return str(of[0]) if len(of) == 1 else ""


@verb(
    "funding.line.tell_apart",
    title=gettext_noop("Tell whose money it is"),
    said=gettext_noop("{actor} told whose money of {year} it is: {name}"),
    permission=Permission.EDIT_WORKPLANS,
    scope=where,
    sees=Permission.SEE_WORKPLANS,
    known=known,
)
def tell_apart(trail: Trail, command: TellLine) -> Changed:
    """Tells whose a part of the money of a year is, of which that was not said: it goes from what is not told apart to
    the line of an entity, a contributing partner or a kind of source. The sum of the year stays.
    """
    version, stands, there = stands_of(trail, command)
    trail.ask(by_names(refused_entity(command.entity, stands.facts.entities), there))
    trail.ask(refused_instrument(command.instrument, instruments()))
    row, rest = row_of(command, stands, there), untold_of(stands, command.year)
    trail.ask(refused_nobodys(row.entity, row.contributor, row.instrument))
    parts = command.parts()
    mine = {name: digits(amount) for name, amount in parts.items()}
    trail.expect(command.seen, rest.revision, mine=mine, theirs=values_of(rest))
    trail.ask(refused_part(parts, amounts_of(rest)))
    move(row, rest, parts)
    trail.ask(refused_quarters(rest.spent, rest.quarters))
    about = {name: str(getattr(row, name)) for name in PLACE if getattr(row, name)}
    trail.record(subject_of(version.code, stands.number, stands.facts), {**about, **mine})
    return Changed(row)


def move(row: Line, rest: Line, parts: Mapping[str, Decimal]) -> None:
    """Moves parts from what is not told apart to a line; with a minus, back."""
    for name in MEASURES:
        if name in parts:
            told, untold = parted(getattr(row, name), getattr(rest, name), parts[name])
            setattr(row, name, told)
            setattr(rest, name, untold)
    for each in (row, rest):
        each.revision += 1
        each.save()
