"""The numbers of the method (bands, units with linear pace, magnitude break), by date.

They stand in ``progress_bands.yaml`` with their sources, read once, when first asked for.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

from shanyraq.domains.indicators.rules.pace import EXACT, plain
from shanyraq.domains.indicators.vocabulary import Status
from shanyraq.kernel.sources import Source
from shanyraq.kernel.thresholds import counting, read_table

TABLE = "progress_bands.yaml"


@dataclass(frozen=True, slots=True)
class Bands:
    """One version of the table: bounds of the ratio actual pace ÷ required pace, and the rest."""

    valid_from: date
    on_track: Decimal
    acceleration_needed: Decimal
    insufficient: Decimal
    source: Source
    linear_units: frozenset[str]
    linear_units_source: Source
    magnitude_break: Decimal
    magnitude_break_source: Source

    def status(self, ratio: Decimal) -> Status:
        """The band that a ratio falls into; a ratio on a bound belongs to the better band."""
        if ratio >= self.on_track:
            return Status.ON_TRACK
        if ratio >= self.acceleration_needed:
            return Status.ACCELERATION_NEEDED
        if ratio >= self.insufficient:
            return Status.INSUFFICIENT
        return Status.MOVING_AWAY

    def breaks(self, one: Decimal, other: Decimal) -> bool:
        """Whether two numbers lie so far apart that a change of unit is likelier than a change."""
        smaller, larger = sorted((one.copy_abs(), other.copy_abs()))
        return smaller > 0 and larger >= EXACT.multiply(smaller, self.magnitude_break)


@cache
def all_bands() -> tuple[Bands, ...]:
    """Every version of the table, oldest first."""
    versions = [_version(entry) for entry in read_table(__package__, TABLE)]
    return tuple(sorted(versions, key=lambda bands: bands.valid_from))


def bands_on(day: date) -> Bands:
    """The version that holds on a day; before the first one, the first."""
    return counting([(bands.valid_from, bands) for bands in all_bands()], day)


def _version(entry: Mapping[str, Any]) -> Bands:
    pace, units, magnitude = entry["pace"], entry["linear_units"], entry["magnitude_break"]
    return Bands(
        valid_from=entry["from"],
        on_track=Decimal(pace["on_track"]),
        acceleration_needed=Decimal(pace["acceleration_needed"]),
        insufficient=Decimal(pace["insufficient"]),
        source=_source(pace["source"]),
        linear_units=frozenset(units["codes"]),
        linear_units_source=_source(units["source"]),
        magnitude_break=plain(Decimal(magnitude["factor"])),
        magnitude_break_source=_source(magnitude["source"]),
    )


def _source(entry: Mapping[str, str]) -> Source:
    return Source(entry["document"], entry["clause"], entry["edition"], entry["url"])
