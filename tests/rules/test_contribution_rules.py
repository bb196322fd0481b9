"""Rules on contributions, allocations and reallocations: cases at both sides of each bound."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from shanyraq.domains.funding.rules.contributions import (
    Allotted,
    Giving,
    in_dollars,
    refused_agreed,
    refused_allocation,
    refused_earmark,
    refused_less,
    refused_period,
    refused_rate,
    refused_stranding,
)
from shanyraq.domains.funding.rules.pipeline import AGREED, PIPELINE, refused_counted, refused_move
from shanyraq.domains.funding.rules.reallocations import (
    refused_act,
    refused_amount,
    refused_correction,
    refused_earmarked,
    refused_earmarking,
    refused_lessening,
)
from shanyraq.domains.funding.vocabulary import STAGES, Act, Stage

D = Decimal
GIVING = Giving("signed", "1", "unicef", 2026, 2028, D(100), D(40))


@pytest.mark.parametrize(
    ("amount", "rate", "dollars"),
    [
        ("100", "1", "100.00"),
        ("450", "450", "1.00"),
        ("1", "3", "0.33"),
        ("0.01", "2", "0.01"),
        ("0.01", "2.1", "0.00"),
    ],
)
def test_dollars_of_an_amount(amount: str, rate: str, dollars: str) -> None:
    assert in_dollars(D(amount), D(rate)) == D(dollars)


@pytest.mark.parametrize(
    ("currency", "known", "refused"), [("USD", False, False), ("EUR", True, False), ("EUR", False, True)]
)
def test_a_rate_is_known_or_entered_first(currency: str, known: bool, refused: bool) -> None:
    assert bool(refused_rate(currency, date(2026, 3, 9), known=known)) is refused


@pytest.mark.parametrize(
    ("starts", "ends", "refused"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), False),
        (date(2026, 1, 2), date(2026, 1, 1), True),
        (date(2024, 1, 1), date(2025, 12, 31), True),
        (date(2024, 1, 1), date(2026, 1, 1), False),
        (date(2030, 12, 31), date(2032, 1, 1), False),
        (date(2031, 1, 1), date(2032, 1, 1), True),
    ],
)
def test_a_period_has_a_year_of_the_framework(starts: date, ends: date, refused: bool) -> None:
    assert bool(refused_period(starts, ends, 2026, 2030)) is refused


@pytest.mark.parametrize(
    ("earmarking", "outcome", "refused"),
    [
        ("none", "", False),
        ("none", "1", True),
        ("soft", "1", False),
        ("tight", "", False),
        ("tight", "9", True),
    ],
)
def test_an_earmark_names_an_outcome_that_there_is(earmarking: str, outcome: str, refused: bool) -> None:
    assert bool(refused_earmark(earmarking, outcome, {"1", "2"})) is refused


@pytest.mark.parametrize(
    ("change", "where", "refused"),
    [
        ({}, {}, 0),
        ({}, {"amount": D("60.01")}, 1),
        ({}, {"outcome": "2"}, 1),
        ({"outcome": ""}, {"outcome": "2"}, 0),
        ({}, {"entity": "undp"}, 1),
        ({"entity": ""}, {"entity": "undp"}, 0),
        ({}, {"year": 2025}, 1),
        ({}, {"year": 2028}, 0),
        ({}, {"year": 2029}, 1),
        ({"stage": "lost"}, {"amount": D(61), "outcome": "2"}, 3),
    ],
)
def test_an_allocation_is_covered_and_goes_where_it_may(
    change: dict[str, str], where: dict[str, object], refused: int
) -> None:
    asked: dict[str, object] = {"amount": D(60), "outcome": "1", "entity": "unicef", "year": 2026, **where}
    found = refused_allocation(replace(GIVING, **change), asked.pop("amount"), **asked)  # type: ignore[arg-type]
    assert len(found) == refused


@pytest.mark.parametrize("stage", list(STAGES))
def test_money_that_is_agreed_is_allocated(stage: str) -> None:
    found = refused_allocation(replace(GIVING, stage=stage), D(1), outcome="1", entity="unicef", year=2026)
    assert (not found) is (stage in AGREED)


def test_what_is_allocated_stays_covered() -> None:
    assert not refused_less(D(5), D(5))
    assert refused_less(D("4.99"), D(5))


def test_what_is_counted_on_is_not_lost() -> None:
    assert not refused_counted(D(0))
    assert refused_counted(D("0.01"))


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("act", list(Act))
def test_a_stage_is_left_as_the_table_has_it(stage: Stage, act: Act) -> None:
    assert (not refused_move(stage, act)) is (PIPELINE.after(stage, act) is not None)


@pytest.mark.parametrize(
    ("state", "act", "person", "other", "refused"),
    [
        ("proposed", "consent_for_entity", 1, None, False),
        ("proposed", "consent_for_entity", None, None, True),
        ("consented_by_government", "consent_for_entity", 1, 2, False),
        ("consented_by_government", "consent_for_entity", 1, 1, True),
        ("consented_by_entity", "consent_for_entity", 1, 2, True),
        ("proposed", "withdraw", None, None, False),
        ("effective", "withdraw", 1, 2, True),
        ("withdrawn", "consent_for_government", 1, None, True),
        ("proposed", "decline_for_government", 1, None, False),
        ("proposed", "decline_for_entity", 1, None, False),
        ("proposed", "decline_for_entity", None, None, True),
        ("consented_by_government", "decline_for_entity", 1, 2, False),
        ("consented_by_government", "decline_for_entity", 1, 1, True),
        ("consented_by_government", "decline_for_government", 1, 2, True),
        ("consented_by_entity", "decline_for_entity", 1, 2, True),
        ("effective", "decline_for_entity", 1, 2, True),
        ("declined_by_entity", "consent_for_entity", 1, None, True),
        ("declined_by_government", "withdraw", 1, None, True),
    ],
)
def test_two_people_consent(state: str, act: str, person: int | None, other: int | None, refused: bool) -> None:
    assert bool(refused_act(state, act, person=person, other_side=other)) is refused


@pytest.mark.parametrize(("earmarking", "refused"), [("none", False), ("soft", True), ("tight", True)])
def test_only_what_is_not_earmarked_is_moved(earmarking: str, refused: bool) -> None:
    assert bool(refused_earmarked(earmarking)) is refused


@pytest.mark.parametrize(
    ("amount", "there", "same", "refused"), [(5, 5, False, False), (6, 5, False, True), (5, 5, True, True)]
)
def test_what_is_moved_is_there(amount: int, there: int, same: bool, refused: bool) -> None:
    assert bool(refused_amount(D(amount), D(there), same=same)) is refused


@pytest.mark.parametrize(
    ("earmarking", "before", "after", "refused"),
    [("none", 5, 5, False), ("none", 5, 6, False), ("none", 5, 4, True), ("none", 5, 0, True), ("tight", 5, 4, False)],
)
def test_an_allocation_becomes_less_by_consent(earmarking: str, before: int, after: int, refused: bool) -> None:
    assert bool(refused_lessening(earmarking, D(before), D(after))) is refused


@pytest.mark.parametrize(
    ("before", "after", "allocated", "refused"),
    [
        ("none", "tight", "0", False),
        ("none", "tight", "0.01", True),
        ("none", "soft", "0.01", True),
        ("none", "none", "0.01", False),
        ("tight", "none", "0.01", False),
        ("soft", "tight", "0.01", False),
    ],
)
def test_money_that_is_not_earmarked_stays_so_while_it_is_allocated(
    before: str, after: str, allocated: str, refused: bool
) -> None:
    assert bool(refused_earmarking(before, after, D(allocated))) is refused


@pytest.mark.parametrize(("person", "keeps", "refused"), [(1, False, False), (1, True, True), (None, False, True)])
def test_another_person_corrects_the_earmarking(person: int | None, keeps: bool, refused: bool) -> None:
    assert bool(refused_correction(person=person, keeps_money=keeps)) is refused


STANDING = (Allotted(1, "1", "unicef", 2026, D(30)), Allotted(2, "1", "unicef", 2028, D(10)))


@pytest.mark.parametrize(
    ("after", "fields"),
    [
        ({}, []),
        ({"outcome": ""}, []),
        ({"entity": ""}, []),
        ({"outcome": "2"}, ["outcome", "outcome"]),
        ({"entity": "undp"}, ["entity", "entity"]),
        ({"starts": 2027}, ["starts_on"]),
        ({"starts": 2025, "ends": 2029}, []),
        ({"ends": 2027}, ["ends_on"]),
        ({"ends": 2025}, ["ends_on", "ends_on"]),
    ],
)
def test_a_contribution_stays_where_it_is_allocated(after: dict[str, object], fields: list[str]) -> None:
    found = refused_stranding(GIVING, replace(GIVING, **after), STANDING)  # type: ignore[arg-type]
    assert [each.field for each in found] == fields


def test_what_was_impossible_before_keeps_nobody_from_mending_something_else() -> None:
    astray = replace(GIVING, entity="undp")
    assert not refused_stranding(astray, replace(astray, entity="who"), STANDING)
    assert len(refused_stranding(astray, replace(astray, outcome="2"), STANDING)) == len(STANDING)


@pytest.mark.parametrize(
    ("stage", "day", "refused"),
    [
        ("signed", date(2026, 6, 1), False),
        ("signed", date(2026, 6, 2), True),
        ("received", date(2026, 6, 2), True),
        ("closed", date(2026, 6, 2), True),
        ("pledged", date(2026, 6, 2), False),
        ("idea", date(2026, 6, 2), False),
    ],
)
def test_what_is_signed_was_agreed_by_now(stage: str, day: date, refused: bool) -> None:
    assert bool(refused_agreed(stage, day, date(2026, 6, 1))) is refused
