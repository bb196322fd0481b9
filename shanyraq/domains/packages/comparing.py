"""What differs between two packages, item by item. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.items import Model


class Action(StrEnum):
    ADD = "add"
    CHANGE = "change"
    END = "end"


@dataclass(frozen=True, slots=True)
class FieldChange:
    """A field before and after; ``None`` stands for «not there»."""

    field: str
    before: Any
    after: Any


@dataclass(frozen=True, slots=True)
class Change:
    """What happens to one item: ``outcome 1 › indicator 1.2.1 › row urban``."""

    action: Action
    item: str
    fields: tuple[FieldChange, ...] = ()


NAMES = {
    "outcomes": "outcome",
    "outputs": "output",
    "indicators": "indicator",
    "rows": "row",
    "goals": "goal",
    "levels": "level",
    "signatories": "signatory",
    "organisations": "organisation",
    "bodies": "body",
    "activities": "activity",
    "categories": "category",
    "commitments": "commitment",
    "instruments": "instrument",
    "risks": "risk",
    "assumptions": "assumption",
    "paths": "path",
    "rankings": "ranking",
    "figures": "figure",
    "accelerators": "accelerator",
    "lnob_groups": "group",
    "statements": "statement",
    "provisions": "provision",
    "blocks": "clause",
    "sdg_targets": "SDG target",
    "strategies": "strategy",
    "findings": "remark",
}
"""Lists whose members are items of their own; a change inside any other list is a changed field."""

MEMBER = re.compile(rf"(?P<kind>{'|'.join(NAMES.values())}) (?P<own>.+)")
"""A member of a list by its name: ``SDG target 1.3``, ``clause §3.2-p1 (2)``."""

EMPTY: tuple[Any, ...] = (None, "", [], {})
IDENTITIES = ("key", "code", "id", "anchor", "party", "outcome")


def compare(old: Package | None, new: Package) -> list[Change]:
    """Every item that is added, changed or ended, in the order of the new package, with the fields that differ.

    Of a first package only the names are given: all of it is new.
    """
    if old is None:
        return [Change(Action.ADD, name) for name, _ in _items(new, None)]
    before, after = dict(_items(old, new)), dict(_items(new, old))
    changes = []
    for name, fields in after.items():
        if name not in before:
            changes.append(Change(Action.ADD, name, tuple(_differences({}, _held(fields)))))
        elif before[name] != fields:
            changes.append(Change(Action.CHANGE, name, tuple(_differences(before[name], fields))))
    changes += _moves(list(before), list(after))
    ended = {name: _held(fields) for name, fields in before.items() if name not in after}
    changes += [Change(Action.END, name, tuple(_differences(fields, {}))) for name, fields in ended.items()]
    return changes


def _moves(before: list[str], after: list[str]) -> Iterator[Change]:
    """Lists whose members stand in another order, each from the first member out of place to the last one.

    What is added or ended moves nothing.
    """
    for of, (old, new) in _by_list(before, after).items():
        shared = set(old) & set(new)
        was, now = [name for name in old if name in shared], [name for name in new if name in shared]
        apart = [place for place, (one, other) in enumerate(zip(was, now, strict=True)) if one != other]
        if apart:
            span = slice(apart[0], apart[-1] + 1)
            order = FieldChange("order", was[span], now[span])
            yield Change(Action.CHANGE, of, (order,))


def _by_list(before: list[str], after: list[str]) -> dict[str, tuple[list[str], list[str]]]:
    """The members of each list in both packages: ``outcome 1 › indicator`` → ``[1.2.1, …]``, ``[…]``."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    for side, names in enumerate((before, after)):
        for name in names:
            above, _, last = name.rpartition(" › ")
            member = MEMBER.fullmatch(last)
            if member:
                of = f"{above} › {member['kind']}" if above else member["kind"]
                found.setdefault(of, ([], []))[side].append(member["own"])
    return found


def _items(package: Package, other: Package | None) -> Iterator[tuple[str, dict[str, Any]]]:
    """Each item by its path in words, with its own plain fields. What the other package holds in the same place, being
    the very same object, is left out: an edit shares with the package that it was made from all but what it changed.
    """
    return _walk(package, "", other)


def _walk(model: Model, path: str, other: Model | None) -> Iterator[tuple[str, dict[str, Any]]]:
    fields: dict[str, Any] = {}
    inside: list[tuple[str, Model, Model | None]] = []
    for name in type(model).model_fields:
        value, theirs = getattr(model, name), getattr(other, name, None)
        if other is not None and value is theirs:
            continue
        if isinstance(value, list) and name in NAMES and all(isinstance(each, Model) for each in value):
            of = f"{path} › {NAMES[name]}" if path else NAMES[name]
            known = dict(_members(theirs or [], of))
            inside += [(named, member, known.get(named)) for named, member in _members(value, of)]
        elif isinstance(value, Model) and isinstance(model, Package):
            inside.append((name.replace("_", "-"), value, theirs))
        else:
            fields[name] = _plain(value)
    if not isinstance(model, Package):
        yield path, fields
    for named, member, theirs in inside:
        if member is theirs:
            yield named, {}
        else:
            yield from _walk(member, named, theirs)


def _members(models: list[Model], name: str) -> Iterator[tuple[str, Model]]:
    seen: dict[str, int] = {}
    for number, model in enumerate(models, start=1):
        own = next((str(getattr(model, field)) for field in IDENTITIES if hasattr(model, field)), "")
        own = own or str(number)
        seen[own] = seen.get(own, 0) + 1
        yield f"{name} {own}" + (f" ({seen[own]})" if seen[own] > 1 else ""), model


def _plain(value: Any) -> Any:
    if isinstance(value, Model):
        return value.model_dump(mode="json")
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value


def _differences(before: dict[str, Any], after: dict[str, Any]) -> Iterator[FieldChange]:
    for field in {**before, **after}:
        if before.get(field) != after.get(field):
            yield FieldChange(field, before.get(field), after.get(field))


def _held(fields: dict[str, Any]) -> dict[str, Any]:
    """The fields that hold something."""
    return {name: value for name, value in fields.items() if value not in EMPTY}
