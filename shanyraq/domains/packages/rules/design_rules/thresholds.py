"""The dated numbers of the design rules, read from ``thresholds.yaml`` beside this file."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

import yaml

from shanyraq.kernel.sources import Source


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
        current = self.values[0][1]
        for start, value in self.values:
            if start <= day:
                current = value
        return current


@cache
def thresholds() -> dict[str, Threshold]:
    """Every threshold by its name."""
    text = files(__package__).joinpath("thresholds.yaml").read_text(encoding="utf-8")
    return {
        name: Threshold(
            name=name,
            unit=entry["unit"],
            meaning=entry["meaning"],
            source=Source(**entry["source"]),
            values=tuple(sorted((row["from"], float(row["value"])) for row in entry["values"])),
        )
        for name, entry in yaml.safe_load(text).items()
    }


def threshold(name: str, on: date) -> float:
    """The value of a threshold on a day."""
    return thresholds()[name].on(on)
