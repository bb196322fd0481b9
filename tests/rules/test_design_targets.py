"""Cases of the design rules on targets, their years and those still to be set."""

from datetime import date

import pytest

from tests.rules.design_factories import Case, holds, indicator, of, outcome, package, row, value

IT = ("indicator 1.1.1",)
TOTAL = ("indicator 1.1.1, row total",)


def pending(due_on: date | None) -> dict[str, object]:
    return {"note": "To be set.", "due_on": due_on, "otherwise": "not_monitored"}


def moving(baseline: float | None, latest: float | None, target: float, desired: str | None = "increase"):  # type: ignore[no-untyped-def]
    """One row from baseline over latest to target."""
    return of(
        row(
            baseline=value(baseline, 2015) if baseline is not None else None,
            latest=[value(latest, 2024)] if latest is not None else [],
            targets=[value(target, 2030)],
        ),
        desired=desired,
    )


def yearly(*targets: tuple[int, float], latest: float = 5.0, desired: str = "increase"):  # type: ignore[no-untyped-def]
    return of(
        row(latest=[value(latest, 2024)], targets=[value(number, year) for year, number in targets]),
        desired=desired,
    )


def answered(start: str | None, target: str, *latest: str, kind: str = "qualitative"):  # type: ignore[no-untyped-def]
    """One row of answers on the scale «none, drafted, adopted», or of yes and no."""
    scale = ["none", "drafted", "adopted"] if kind == "qualitative" else []
    return of(
        row(
            baseline=value(None, 2024, start, state=start) if start else None,
            latest=[value(None, 2025, state, state=state) for state in latest],
            targets=[value(None, 2030, target, state=target)],
        ),
        kind=kind,
        scale=scale,
    )


CASES = [
    Case(
        "check.target-already-met", "an answer that is there", answered("drafted", "drafted"), TOTAL, says="“drafted”"
    ),
    Case("check.target-already-met", "an answer that was passed", answered("none", "drafted", "adopted"), TOTAL),
    Case("check.target-already-met", "an answer above", answered("drafted", "adopted")),
    Case("check.target-already-met", "the newest answer counts", answered("adopted", "adopted", "drafted")),
    Case("check.target-already-met", "no answer yet", answered(None, "adopted")),
    Case("check.target-already-met", "yes, and yes is wanted", answered("yes", "yes", kind="yes_no"), TOTAL),
    Case("check.target-already-met", "yes is wanted", answered("no", "yes", kind="yes_no")),
    Case(
        "check.target-worse-than-baseline", "an answer below", answered("adopted", "drafted"), TOTAL, says="“adopted”"
    ),
    Case("check.target-worse-than-baseline", "an answer above", answered("none", "drafted")),
    Case("check.target-worse-than-baseline", "no, after yes", answered("yes", "no", kind="yes_no"), TOTAL),
    Case("check.target-worse-than-latest", "answers have no percent", answered("adopted", "none")),
    Case("check.target-already-met", "reached exactly", moving(10, 30, 30), TOTAL, says="30 (2024)"),
    Case("check.target-already-met", "passed", moving(10, 31, 30), TOTAL),
    Case("check.target-already-met", "not yet", moving(10, 29.99, 30)),
    Case("check.target-already-met", "falling: reached", moving(12.1, 9.3, 9.5, "decrease"), TOTAL),
    Case("check.target-already-met", "falling: not yet", moving(12.1, 9.51, 9.5, "decrease")),
    Case("check.target-already-met", "no direction, no verdict", moving(10, 40, 30, None)),
    Case("check.target-already-met", "only a baseline", moving(30, None, 30)),
    Case(
        "check.target-already-met",
        "the newest value counts, wherever it is printed",
        of(row(latest=[value(40, 2024), value(20, 2023)], targets=[value(30, 2030)])),
        TOTAL,
    ),
    Case(
        "check.target-already-met",
        "the target without a year is the final one",
        of(row(latest=[value(9.3, 2024)], targets=[value(9, 2027), value(10)]), desired="increase"),
    ),
    Case(
        "check.target-worse-than-latest",
        "more than five percent below",
        moving(79, 100, 94.9),
        TOTAL,
        says="5.1 %",
    ),
    Case("check.target-worse-than-latest", "five percent below", moving(79, 100, 95)),
    Case("check.target-worse-than-latest", "above", moving(79, 100, 101)),
    Case("check.target-worse-than-latest", "falling: more", moving(4, 1.7, 1.9, "decrease"), TOTAL),
    Case("check.target-worse-than-latest", "falling: a little more", moving(12, 9.3, 9.5, "decrease")),
    Case("check.target-worse-than-latest", "from zero", moving(5, 0, 1, "decrease")),
    Case("check.target-worse-than-baseline", "below", moving(100, 94.3, 97), TOTAL, says="100 (2015)"),
    Case("check.target-worse-than-baseline", "equal", moving(100, 94.3, 100)),
    Case("check.target-worse-than-baseline", "falling: above", moving(2.6, 5.2, 5.0, "decrease"), TOTAL),
    Case("check.target-worse-than-baseline", "falling: equal", moving(2.6, 5.2, 2.6, "decrease")),
    Case(
        "check.interim-target-already-met",
        "a step already taken",
        yearly((2026, 5.0), (2027, 6.0), (2030, 9.0)),
        TOTAL,
        says="5.0 (2026)",
    ),
    Case("check.interim-target-already-met", "every step is ahead", yearly((2026, 5.1), (2030, 9.0))),
    Case(
        "check.interim-target-already-met",
        "all are met: that is another finding",
        yearly((2026, 4.0), (2030, 5.0)),
    ),
    Case(
        "check.targets-in-opposite-directions",
        "men up, women down",
        of(
            row("men", latest=[value(5.9, 2018)], targets=[value(8)]),
            row("women", latest=[value(17.7, 2018)], targets=[value(15)]),
            desired=None,
        ),
        IT,
        says="men",
    ),
    Case(
        "check.targets-in-opposite-directions",
        "both down, one stays",
        of(
            row("men", latest=[value(5.9, 2018)], targets=[value(5.9)]),
            row("women", latest=[value(17.7, 2018)], targets=[value(15)]),
        ),
    ),
    Case(
        "check.target-without-year",
        "one of two",
        of(row(targets=[value(1, 2028), value(2)])),
        IT,
        says="1 of 2",
    ),
    Case("check.target-without-year", "all dated", of(row(targets=[value(1, 2028), value(2, 2030)]))),
    Case("check.target-outside-period", "the year before", of(row(targets=[value(1, 2025)])), IT, says="2025"),
    Case("check.target-outside-period", "the year after", of(row(targets=[value(1, 2031)])), IT, says="2031"),
    Case(
        "check.target-outside-period",
        "first and last year",
        of(row(targets=[value(1, 2026), value(2, 2030)])),
    ),
    Case("check.targets-stop-early", "in 2029", of(row(targets=[value(1, 2029)])), TOTAL, says="2029"),
    Case("check.targets-stop-early", "in 2030", of(row(targets=[value(1, 2029), value(2, 2030)]))),
    Case("check.targets-stop-early", "one has no year", of(row(targets=[value(1, 2028), value(2)]))),
    Case(
        "check.targets-stop-early",
        "a further target is announced",
        of(row(targets=[value(1, 2026)], target_pending=pending(date(2026, 12, 31)))),
    ),
    Case(
        "check.targets-stop-early",
        "an answer is reached once",
        of(row(targets=[value(None, 2029, "Yes (2029)", state="yes")]), kind="yes_no"),
    ),
    Case("check.targets-out-of-order", "less is asked later", yearly((2026, 7), (2027, 6)), TOTAL, says="2027"),
    Case("check.targets-out-of-order", "the same is asked later", yearly((2026, 7), (2027, 7))),
    Case(
        "check.targets-out-of-order",
        "falling: more is asked later",
        yearly((2026, 7), (2027, 6), desired="decrease"),
    ),
    Case("check.targets-out-of-order", "years in disorder", yearly((2027, 6), (2026, 7)), TOTAL),
    Case("check.targets-out-of-order", "a year twice", yearly((2027, 6), (2027, 7)), TOTAL),
    Case(
        "check.pending-target-past-due",
        "the day after",
        of(row(target_pending=pending(date(2025, 6, 30)))),
        TOTAL,
        as_of=date(2025, 7, 1),
        says="2025-06-30",
    ),
    Case(
        "check.pending-target-past-due",
        "on the day",
        of(row(target_pending=pending(date(2025, 6, 30)))),
        as_of=date(2025, 6, 30),
    ),
    Case(
        "check.pending-target-past-due",
        "beside a heading",
        of(row("type", kind="label", target_pending=pending(date(2025, 6, 30)))),
        ("indicator 1.1.1, row type",),
    ),
    Case("check.pending-target-without-date", "no day", of(row(target_pending=pending(None))), TOTAL),
    Case("check.pending-target-without-date", "a day", of(row(target_pending=pending(date(2027, 1, 1))))),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_targets(case: Case) -> None:
    holds(case)


def test_indicators_of_outputs_are_asked_as_well() -> None:
    met = indicator(row(latest=[value(40, 2024)], targets=[value(30, 2030)]), key="1.1.a")
    given = outcome(
        outputs=[{"clauses": ["§o"], "code": "1.1", "statement": "Able", "indicators": [met]}],
    )
    case = Case("check.target-already-met", "output", package(given), ("indicator 1.1.a, row total",))
    holds(case)
    assert case.hits()[0].loc == ("outcomes", 0, "outputs", 0, "indicators", 0, "rows", 0, "targets", 0)
