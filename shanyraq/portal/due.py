"""What is due of a part of the framework: targets that lapsed, and those that lapse when they are not set."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from shanyraq.domains.indicators.queries import IndicatorResult
from shanyraq.portal.ahead import Pending, dated_targets


@dataclass(frozen=True, slots=True)
class Due:
    """In the order of their days."""

    lapsed: tuple[Pending, ...]
    lapsing: tuple[Pending, ...]


def due_of(indicators: Iterable[IndicatorResult], as_of: date, own: str) -> Due:
    """What is due of these indicators on a day. ``own``: the language of the signed document."""
    targets = [target for target in dated_targets(indicators, as_of, own) if target.lapses]
    return Due(
        tuple(target for target in targets if target.is_past),
        tuple(target for target in targets if not target.is_past),
    )
