"""How ``plan`` and ``apply`` print what differs between two versions of a framework."""

from collections.abc import Iterator
from json import dumps
from typing import Any

from shanyraq.cli.output import say
from shanyraq.domains.packages.comparing import Action, Change
from shanyraq.domains.packages.verbs.framework import count

SIGNS = {Action.ADD: "+", Action.CHANGE: "~", Action.END: "-"}
SHOWN = 70


def show(change: Change) -> None:
    """Prints a change with the fields that it touches."""
    say(f"  {SIGNS[change.action]} {change.item}")
    for field in change.fields:
        for path, before, after in _inside(field.field, field.before, field.after):
            say(f"      {path}: {_short(before)} → {_short(after)}")


def _inside(path: str, before: Any, after: Any) -> Iterator[tuple[str, Any, Any]]:
    """The leaves that differ: ``targets[0].value``, before, after."""
    if isinstance(before, dict) and isinstance(after, dict):
        for name in {**before, **after}:
            yield from _inside(f"{path}.{name}", before.get(name), after.get(name))
    elif isinstance(before, list) and isinstance(after, list):
        for number in range(max(len(before), len(after))):
            old = before[number] if number < len(before) else None
            new = after[number] if number < len(after) else None
            yield from _inside(f"{path}[{number}]", old, new)
    elif before != after:
        yield path, before, after


def _short(value: Any) -> str:
    text = "–" if value is None else value if isinstance(value, str) else dumps(value, ensure_ascii=False)
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def as_plain(change: Change) -> dict[str, object]:
    """A change as plain values."""
    return {
        "action": str(change.action),
        "item": change.item,
        "fields": [{"field": field.field, "before": field.before, "after": field.after} for field in change.fields],
    }


def summary(lead: str, changes: list[Change]) -> str:
    """One sentence with the numbers of what would be done."""
    if not changes:
        return f"{lead}: nothing to change."
    numbers = count(changes)
    return f"{lead}: {numbers['add']} to add, {numbers['change']} to change, {numbers['end']} to end."


def done(code: str, version: int, changes: list[Change]) -> str:
    """One sentence with the numbers of what was done."""
    numbers = count(changes)
    return (
        f"{code} is now version {version}: {numbers['add']} added, {numbers['change']} changed, {numbers['end']} ended."
    )
