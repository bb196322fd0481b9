"""What a plan holds beside its sub-outputs as plain values, as an edition keeps it, and back. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from shanyraq.domains.workplans.rules.contents import PlannedDeliverable, PlannedIndicator


def plain_deliverables(found: Mapping[int, PlannedDeliverable]) -> list[dict[str, Any]]:
    """Deliverables by number, days as ISO."""
    return [
        {
            "number": number,
            "sub_output": each.sub_output,
            "title": dict(each.title),
            "due_on": each.due_on.isoformat(),
            "delivered_on": each.delivered_on.isoformat() if each.delivered_on else None,
            "note": each.note,
        }
        for number, each in sorted(found.items())
    ]


def deliverables_of(kept: Sequence[Mapping[str, Any]] | None) -> dict[int, PlannedDeliverable] | None:
    """The same back; None where the edition did not keep them."""
    if kept is None:
        return None
    return {
        each["number"]: PlannedDeliverable(
            each["sub_output"],
            each["title"],
            date.fromisoformat(each["due_on"]),
            date.fromisoformat(each["delivered_on"]) if each["delivered_on"] else None,
            each["note"],
        )
        for each in kept
    }


WORDS = ("output", "unit", "source", "menu_code", "baseline_year")


def plain_indicators(found: Mapping[int, PlannedIndicator]) -> list[dict[str, Any]]:
    """Output indicators by number, numbers as texts of their digits."""
    return [
        {
            "number": number,
            **{name: getattr(each, name) for name in WORDS},
            "title": dict(each.title),
            "baseline": _digits(each.baseline),
            "target": _digits(each.target),
            "sub_outputs": list(each.sub_outputs),
        }
        for number, each in sorted(found.items())
    ]


def indicators_of(kept: Sequence[Mapping[str, Any]] | None) -> dict[int, PlannedIndicator] | None:
    """The same back; None where the edition did not keep them."""
    if kept is None:
        return None
    return {
        each["number"]: PlannedIndicator(
            **{name: each[name] for name in WORDS},
            title=each["title"],
            baseline=_number(each["baseline"]),
            target=_number(each["target"]),
            sub_outputs=tuple(each["sub_outputs"]),
        )
        for each in kept
    }


def _digits(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


def _number(digits: str | None) -> Decimal | None:
    return None if digits is None else Decimal(digits)
