"""What the words of a cell can be read as: numbers with their sign, years where years stand."""

import pytest

from shanyraq.domains.packages.reading.printed import numbers_in, years_in


@pytest.mark.parametrize(
    ("printed", "numbers"),
    [
        ("48.5 (2026)", {48.5}),
        ("48,5 (2026)", {48.5, 485}),
        ("0 (2026)", {0}),
        ("2026 - 0", {0}),
        ("2030 – 63.8", {63.8}),
        ("2030: 63.8", {63.8}),
        ("2026 (2026)", {2026}),
        ("2026", {2026}),
        ("2000-2500", {2000, 2500}),
        ("1 200 (2031)", {1200, 1, 200}),
        ("14,062.2", {14062.2}),
        ("75 (1200)", {75, 1200}),
        ("-48.5", {-48.5}),
        ("−48.5 (2026)", {-48.5}),
        ("(-48.5)", {-48.5}),
        ("2026 - -4", {-4}),
        ("minus 4", {-4}),
        ("минус 4", {-4}),
        ("- 4", {4, -4}),
        ("– 4", {4, -4}),
        ("–4", {4, -4}),
        ("10-15", {10, 15}),
        ("10 - 15", {10, 15, -15}),
        ("COVID-19", {19}),
        ("n/a", set()),
        ("(2026)", set()),
    ],
)
def test_numbers(printed: str, numbers: set[float]) -> None:
    assert numbers_in(printed) == numbers


@pytest.mark.parametrize(
    ("printed", "years"),
    [
        ("48.5 (2026)", ["2026"]),
        ("2026 - 0", ["2026"]),
        ("2026 – 9.7 (2025)", ["2026", "2025"]),
        ("75 (1200)", []),
        ("2000-2500", []),
        ("2000", []),
        ("in 2026 75 %", []),
    ],
)
def test_years(printed: str, years: list[str]) -> None:
    assert years_in(printed) == years
