"""Numbers that policy may change: a table beside the rules that use them, by date and with sources."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
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


def read_thresholds(package: str, name: str = "thresholds.yaml") -> Mapping[str, Threshold]:
    """Every threshold of a table by its name. The table lies beside the modules of a package."""
    text = files(package).joinpath(name).read_text(encoding="utf-8")
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
