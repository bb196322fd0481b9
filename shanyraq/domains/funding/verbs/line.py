"""One line of money: set, taken out."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from decimal import Decimal
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.domains.funding.commands import ClearLine, OfLine, SetLine
from shanyraq.domains.funding.models import Line
from shanyraq.domains.funding.queries.sums import UNSPLIT, by_quarter, by_year
from shanyraq.domains.funding.rules.instruments import instruments
from shanyraq.domains.funding.rules.lines import (
    refused_entity,
    refused_instrument,
    refused_year,
    spent_is_available,
)
from shanyraq.domains.funding.rules.quarters import refused_quarters, spent_by
from shanyraq.domains.funding.rules.telling import beside_untold
from shanyraq.domains.funding.vocabulary import AMOUNTS, QUARTERS
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.workplans.mapping.values import digits, plain_money, subject_of
from shanyraq.domains.workplans.queries.around import Around, around, scope_of
from shanyraq.domains.workplans.queries.kept import Kept, found, kept, of_framework
from shanyraq.domains.workplans.queries.naming import by_names
from shanyraq.domains.workplans.rules.editing import refused_ended
from shanyraq.domains.workplans.rules.placing import key_of
from shanyraq.domains.workplans.verbs.closing import ask_open
from shanyraq.domains.workplans.verbs.sub_output import standing
from shanyraq.domains.workplans.vocabulary import MEASURES
from shanyraq.kernel.commands import Written
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop

PLACE = ("year", "entity", "contributor", "instrument")
"""What tells lines of one sub-output apart."""


class WrittenLine(Written):
    """A line that was written: the revision that the next change is made from, and its amounts."""

    revision: int
    required: float | None
    available: float | None
    spent: float | None
    spent_q1: float | None
    spent_q2: float | None
    spent_q3: float | None
    spent_q4: float | None


class Changed:
    """What a verb gives back of a line."""

    def __init__(self, row: Line) -> None:
        self.row, self.revision = row, row.revision

    def written(self) -> WrittenLine:
        """The same for programs."""
        amounts = {name: getattr(self.row, name) for name in AMOUNTS}
        plain = {name: None if amount is None else float(amount) for name, amount in amounts.items()}
        return WrittenLine(revision=self.revision, **plain)


def where(command: OfLine, **_: Any) -> Scope:
    """Where the money belongs."""
    version, stands = found(command.framework, command.number)
    return scope_of_money(scope_of(version.code, stands.facts, around(version)), command.entity)


def scope_of_money(of_sub_output: Scope, entity: str) -> Scope:
    """Money of an entity belongs to that one; what is not told apart to every entity of the sub-output."""
    return replace(of_sub_output, entities=frozenset({entity})) if entity else of_sub_output


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The line as it stands, with its revision; of one that there is not, the sub-output that it would be of."""
    number, year = (str(entered.get(name) or "") for name in ("number", "year"))
    if not entered.get("framework") or not number.isdecimal() or len(number) > 7:
        return {}
    version, stands = found(str(entered["framework"]), int(number))
    values = {"framework": version.code, "number": stands.number}
    if not year.isdecimal():
        return values
    place = {name: str(entered.get(name) or "") for name in PLACE if name != "year"}
    row = Line.objects.filter(sub_output=stands.pk, year=int(year[:4]), **place).first()
    return {**values, "year": int(year[:4]), **place, **(values_of(row) if row else {"seen": 0})}


def values_of(row: Line) -> dict[str, Any]:
    """What a line says, and its revision."""
    amounts = {name: getattr(row, name) for name in AMOUNTS}
    return {**{name: digits(amount) for name, amount in amounts.items() if amount is not None}, "seen": row.revision}


def lines_of(framework: str) -> Iterator[Thing]:
    """Every line of the sub-outputs of a framework that did not end."""
    version = version_in_force(framework)
    there = around(version)
    every = {each.pk: each for each in kept(of_framework(version.framework_id))}
    for row in Line.objects.filter(sub_output__in=list(every)).order_by("sub_output", "year", "pk"):
        stands = every[row.sub_output_id]
        values = {"framework": framework, "number": stands.number, **{name: getattr(row, name) for name in PLACE}}
        scope = scope_of_money(scope_of(framework, stands.facts, there), row.entity)
        yield Thing(stands.facts.title, {**values, **values_of(row)}, scope)


def sub_outputs_of(framework: str) -> Iterator[Thing]:
    """Every sub-output whose money one may enter: each entity of it that of its own."""
    for each in standing(framework):
        yield Thing(each.name, {"number": each.values["number"]}, each.scope)


LISTED = Listing(("number", *PLACE), lines_of)
SET = Listing(("number", *PLACE), lines_of, sets=True, within=sub_outputs_of)


@verb(
    "funding.line.set",
    title=gettext_noop("Set money of a year"),
    said=gettext_noop("{actor} set the money of {year}: {name}"),
    permission=Permission.EDIT_WORKPLANS,
    scope=where,
    sees=Permission.SEE_WORKPLANS,
    known=known,
    listed=SET,
)
def set_line(trail: Trail, command: SetLine) -> Changed:
    """Sets what is required, available and spent in a year of a sub-output, as far as it is known whose money it is:
    which entity has it, which partner gives it, from what kind of source. What is spent may be told by quarter.
    """
    version, stands, there = stands_of(trail, command)
    trail.ask(refused_year(command.year, version.starts_on.year, version.ends_on.year))
    trail.ask(by_names(refused_entity(command.entity, stands.facts.entities), there))
    trail.ask(refused_instrument(command.instrument, instruments()))
    row, before = row_of(command, stands, there), money_of(stands)
    theirs = values_of(row)
    mine = command.changed()
    if all(theirs.get(name) == amount for name, amount in mine.items()):
        trail.nothing_to_do()
        return Changed(row)
    trail.expect(command.seen, row.revision if row.pk else 0, mine=mine, theirs={**dict.fromkeys(AMOUNTS), **theirs})
    if row.pk is None and any(getattr(row, name) for name in PLACE if name != "year"):
        trail.ask(beside_untold(row.year, amounts_of(untold_of(stands, row.year))))
    quarters = row.quarters
    for name in mine:
        setattr(row, name, getattr(command, name))
    if "spent" not in mine and mine.keys() & QUARTERS.keys():
        row.spent = spent_by(row.spent, quarters, row.quarters)
    trail.ask(refused_quarters(row.spent, row.quarters))
    trail.ask(spent_is_available(row.available, row.spent))
    return _written(trail, command, version, stands, row, before)


@verb(
    "funding.line.clear",
    title=gettext_noop("Take money of a year out"),
    said=gettext_noop("{actor} took money of {year} out: {name}"),
    permission=Permission.EDIT_WORKPLANS,
    scope=where,
    sees=Permission.SEE_WORKPLANS,
    known=known,
    listed=LISTED,
)
def clear(trail: Trail, command: ClearLine) -> Changed:
    """Takes a line of money out that was entered by mistake. The trail keeps what it said."""
    version, stands, there = stands_of(trail, command)
    row, before = row_of(command, stands, there), money_of(stands)
    if row.pk is None:
        raise NotFound(Sentence(gettext_noop("money of {year} like this"), {"year": str(command.year)}))
    theirs = values_of(row)
    trail.expect(command.seen, row.revision, mine=dict.fromkeys(AMOUNTS), theirs=theirs)
    if theirs.keys() == {"seen"}:
        trail.nothing_to_do()
        return Changed(row)
    for name in AMOUNTS:
        setattr(row, name, None)
    return _written(trail, command, version, stands, row, before, reason=command.reason)


def stands_of(trail: Trail, command: OfLine) -> tuple[Version, Kept, Around]:
    """The sub-output that is meant: it did not end, and the year of its plan is not closed."""
    version, stands = found(command.framework, command.number)
    trail.ask(refused_ended(str(stands.number), has_ended=stands.ended))
    ask_open(trail, version, years={stands.facts.output: [command.year]})
    return version, stands, around(version)


def row_of(command: OfLine, stands: Kept, there: Around) -> Line:
    """The line, or a new one that is not kept yet."""
    place = {"year": command.year, "entity": command.entity, "contributor": partner_of(command.contributor, there)}
    place["instrument"] = command.instrument
    row = Line.objects.filter(sub_output=stands.pk, **place).first()
    return row or Line(sub_output_id=stands.pk, revision=0, **place)


def partner_of(name: str, there: Around) -> str:
    """A contributing partner by its key where it is known by this name, else as it is named."""
    return name if name in there.named else (key_of([name], there.keys) or name if name else "")


def untold_of(stands: Kept, year: int) -> Line:
    """The line of what is not told apart in a year, or a new one that says nothing."""
    row = Line.objects.filter(UNSPLIT, sub_output=stands.pk, year=year).first()
    return row or Line(sub_output_id=stands.pk, revision=0, year=year)


def amounts_of(row: Line) -> dict[str, Decimal | None]:
    """The amounts of a line by measure."""
    return {name: getattr(row, name) for name in MEASURES}


def _written(
    trail: Trail,
    command: OfLine,
    version: Version,
    stands: Kept,
    row: Line,
    before: Mapping[str, Any],
    *,
    reason: str = "",
) -> Changed:
    row.revision += 1
    row.save()
    subject = subject_of(version.code, stands.number, stands.facts)
    about = {name: str(getattr(row, name)) for name in PLACE if getattr(row, name)}
    trail.record(subject, about, before=before, after=money_of(stands), reason=reason)
    return Changed(row)


def money_of(stands: Kept) -> dict[str, Any]:
    """The sums of each year of a sub-output, and what of the spent is told by quarter: what its event tells."""
    quarters = by_quarter([stands.pk]).get(stands.pk, {})
    told = {str(year): [digits(amount) for amount in amounts] for year, amounts in sorted(quarters.items())}
    return {"money": plain_money(by_year([stands.pk]).get(stands.pk, {})), "quarters": told}
