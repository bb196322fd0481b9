"""Numbers that policy may change: a table beside the rules that use them, by date and with sources."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from typing import Any, TypeVar

import yaml

from shanyraq.kernel.sources import Source

Dated = TypeVar("Dated")


@dataclass(frozen=True, slots=True)
class Threshold:
    """A number that policy may change: its value by the day from which it counts."""

    name: str
    unit: str
    meaning: str
    source: Source
    values: tuple[tuple[date, float], ...]

    def on(self, day: date) -> float:
        """The value that counts on a day; before the first day, the first value."""
        return counting(self.values, day)


def counting(dated: Sequence[tuple[date, Dated]], day: date) -> Dated:
    """What counts on a day, of what each counts from a day on, the oldest first; before the first day, the first."""
    current = dated[0][1]
    for start, value in dated:
        if start <= day:
            current = value
    return current


def read_table(package: str, name: str) -> Any:
    """A table as it is written. It lies beside the modules of a package."""
    return yaml.safe_load(files(package).joinpath(name).read_text(encoding="utf-8"))


def read_thresholds(package: str, name: str = "thresholds.yaml") -> Mapping[str, Threshold]:
    """Every threshold of a table by its name."""
    return {
        name: Threshold(
            name=name,
            unit=entry["unit"],
            meaning=entry["meaning"],
            source=Source(**entry["source"]),
            values=tuple(sorted((row["from"], float(row["value"])) for row in entry["values"])),
        )
        for name, entry in read_table(package, name).items()
    }
