"""The dated numbers by which sub-outputs are found alike, from ``weights.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache

from shanyraq.kernel.thresholds import Threshold, read_thresholds


@dataclass(frozen=True, slots=True)
class Settings:
    """Weights are shares of the score; ``overlap``, ``opening``, ``faint``: least likeness of two texts; ``least``:
    score."""

    text: float
    place: float
    group: float
    target: float
    partner: float
    overlap: float
    opening: float
    faint: float
    least: float


@cache
def weights() -> Mapping[str, Threshold]:
    """Every number by its name."""
    return read_thresholds(__package__, "weights.yaml")


def settings(on: date) -> Settings:
    """The numbers that count on a day."""
    named = {name: each.on(on) for name, each in weights().items()}
    return Settings(
        text=named["weight-text"],
        place=named["weight-place"],
        group=named["weight-group"],
        target=named["weight-target"],
        partner=named["weight-partner"],
        overlap=named["overlap-likeness"],
        opening=named["opening-likeness"],
        faint=named["faint-likeness"],
        least=named["opening-score"],
    )
