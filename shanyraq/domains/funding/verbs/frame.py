"""The multi-year funding framework: one line of it set."""

from collections.abc import Iterator, Mapping
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.domains.funding.commands import SetFrame
from shanyraq.domains.funding.models import Frame
from shanyraq.domains.funding.rules.frames import refused_frame
from shanyraq.domains.funding.rules.lines import refused_year
from shanyraq.domains.funding.vocabulary import FRAME_FIELDS
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.workplans.mapping.values import digits
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.naming import by_names
from shanyraq.kernel.commands import Written
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject

PLACE = ("outcome", "entity", "year")


class WrittenFrame(Written):
    """A line that was written: the revision that the next change is made from, and its amounts."""

    revision: int
    needed: float | None
    core: float | None
    non_core: float | None


class Changed:
    """What the verb gives back."""

    def __init__(self, row: Frame) -> None:
        self.row, self.revision = row, row.revision

    def written(self) -> WrittenFrame:
        """The same for programs."""
        amounts = {name: getattr(self.row, name) for name in FRAME_FIELDS}
        plain = {name: None if amount is None else float(amount) for name, amount in amounts.items()}
        return WrittenFrame(revision=self.revision, **plain)


def where(command: SetFrame, **_: Any) -> Scope:
    """It belongs to its outcome and its entity."""
    return Scope(command.framework, frozenset({command.outcome}), frozenset({command.entity}))


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The line as it stands, with its revision."""
    code, year = (str(entered.get(name) or "") for name in ("framework", "year"))
    place = {name: str(entered.get(name) or "") for name in ("outcome", "entity")}
    if not code or not all(place.values()) or not (year.isascii() and year.isdecimal() and len(year) == 4):
        return {}
    row = Frame.objects.filter(framework__code=code, year=int(year), **place).first()
    return {"framework": code, **place, "year": int(year), **(_values(row) if row else {"seen": 0})}


def _values(row: Frame) -> dict[str, Any]:
    amounts = {name: getattr(row, name) for name in FRAME_FIELDS}
    return {**{name: digits(amount) for name, amount in amounts.items() if amount is not None}, "seen": row.revision}


def every(framework: str) -> Iterator[Thing]:
    """Every line of a framework."""
    for row in Frame.objects.filter(framework__code=framework):
        place = {name: getattr(row, name) for name in PLACE}
        scope = Scope(framework, frozenset({row.outcome}), frozenset({row.entity}))
        yield Thing(str(row), {"framework": framework, **place, **_values(row)}, scope)


@verb(
    "funding.frame.set",
    title=gettext_noop("Set a line of the funding framework"),
    said=gettext_noop("{actor} set the funding framework: {name}"),
    permission=Permission.EDIT_MONEY,
    scope=where,
    sees=Permission.SEE_WORKPLANS,
    known=known,
    listed=Listing(PLACE, every, sets=True),
)
def set_frame(trail: Trail, command: SetFrame) -> Changed:
    """Sets what an entity needs for an outcome in a year, and what it expects of core and of other resources. What is
    to be mobilised is derived.
    """
    version = version_in_force(command.framework)
    there = around(version)
    outcomes = {line.code: line.outcome for line in there.outputs}
    entities = {
        key for code, each in there.of_output.items() for key in each.entities if outcomes[code] == command.outcome
    }
    trail.ask(refused_year(command.year, version.starts_on.year, version.ends_on.year))
    trail.ask(by_names(refused_frame(command.outcome, command.entity, outcomes.values(), entities), there))
    place = {"framework_id": version.framework_id, **{name: getattr(command, name) for name in PLACE}}
    row = Frame.objects.filter(**place).first() or Frame(**place, revision=0)
    before, mine = _values(row), command.changed()
    if all(before.get(name) == amount for name, amount in mine.items()):
        trail.nothing_to_do()
        return Changed(row)
    trail.expect(command.seen, row.revision, mine=mine, theirs={**dict.fromkeys(FRAME_FIELDS), **before})
    for name in mine:
        setattr(row, name, getattr(command, name))
    row.revision += 1
    row.save()
    key = f"{command.outcome}/{command.entity}/{command.year}"
    told = {name: value for name, value in before.items() if name != "seen"}
    trail.record(Subject("frame", key, version.code, str(row)), before=told, after={**told, **mine})
    return Changed(row)
