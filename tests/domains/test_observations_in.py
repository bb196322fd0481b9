"""A table of observations is taken: every line is accounted for, nothing is guessed, nothing is overwritten."""

import io
from datetime import UTC, datetime
from typing import Any

import pytest

from shanyraq.base.audit.models import Event
from shanyraq.base.ui.speech import say
from shanyraq.base.verbs import verbbook
from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.indicators.verbs.observations_in import Imported, Source
from shanyraq.domains.indicators.vocabulary import Origin, Stage
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.errors import NotAllowed
from tests.conftest import TESTER
from tests.domains.observing import AT, KAZ, assurer, publish, report, reporter

pytestmark = pytest.mark.usefixtures("without_words")
HEAD = "indicator,row,period,value,entity,source\n"


def take(text: str, at: datetime = AT, by: Any = TESTER, dry_run: bool = False) -> Imported:
    source = Source(KAZ, "values.csv", io.StringIO(text), "0" * 64, dry_run)
    found: Imported = verbbook()["indicators.observation.take"].perform(source, by=by, at=at).result
    return found


def told(found: Imported) -> list[tuple[int, str, str]]:
    return [(each.row, each.column, str(each.severity)) for each in found.table.remarks]


def test_national_data_are_published_and_entities_submit(kaz: Version) -> None:
    found = take(HEAD + "1.2.1,,2025,5.1,,Bureau\n1.2.1,men,2025,5.3,unicef,\n")
    assert found.counts == {"rows": 2, "refused": 0, "created": 2, "updated": 0, "unchanged": 0, "flagged": 0}
    rows = Observation.objects.order_by("number").values_list("row", "stage", "origin", "entity", "printed")
    assert list(rows) == [
        ("total", Stage.PUBLISHED, Origin.NATIONAL, "", "5.1"),
        ("men", Stage.SUBMITTED, Origin.REPORTED, "unicef", "5.3"),
    ]
    event = Event.objects.get(verb="indicators.observation.take")
    assert event.change == {"file": "values.csv", "sha256": "0" * 64, **found.counts}


def test_a_year_is_a_period_and_its_column_may_be_called_so(kaz: Version) -> None:
    found = take("indicator,row,year,value\n1.2.1,total,2025,5.1\n1.2.1,men,2025-13,5\n")
    assert (found.counts["created"], told(found)) == (1, [(3, "period", "error")])
    both = take("indicator,row,year,period,value\n1.2.1,men,2025,2024,5.3\n")
    assert told(both) == [(1, "year", "warning")], "where both stand, the period counts"
    assert set(Observation.objects.values_list("row", "period")) == {("total", "2025"), ("men", "2024")}


def test_what_is_no_code_of_a_unit_is_told_with_the_codes_that_are(kaz: Version) -> None:
    found = take("indicator,row,period,value,unit\n1.2.1,total,2025,5.1,percent\n")
    assert told(found) == [(2, "unit", "error")]
    words = str(say(found.table.remarks[0].message))
    assert words.startswith("“percent” is no code of a unit: PT, PS, ")
    assert "HA_TH" in words


def test_the_same_again_changes_nothing(kaz: Version) -> None:
    text = HEAD + "1.2.1,total,2025,5.1,,\n1.2.1,men,2025,5.3,unicef,\n"
    take(text)
    again = take(text)
    assert (again.counts["unchanged"], again.counts["created"], again.counts["updated"]) == (2, 0, 0)
    assert Event.objects.filter(verb="indicators.observation.take").count() == 1


def test_another_value_waits_beside_the_one_that_stands(kaz: Version) -> None:
    first = publish(report(reporter(), period="2025", submit=True), assurer())
    found = take(HEAD + "1.2.1,total,2025,5.2,,Bureau\n")
    assert (found.counts["updated"], found.counts["flagged"]) == (1, 1)
    new = Observation.objects.order_by("-number")[0]
    assert (new.stage, new.flags) == (Stage.SUBMITTED, ["indicators.odd.differs"])
    first.refresh_from_db()
    assert first.stage == Stage.PUBLISHED
    third = take(HEAD + "1.2.1,total,2025,5.25,,Bureau\n")
    assert told(third) == [(2, "value", "error")]
    assert publish(new, assurer()).replaces == first


def test_what_is_odd_waits(kaz: Version) -> None:
    found = take(HEAD + "1.2.1,total,2025,51,,Bureau\n1.2.1,urban,2025,3.4,,Bureau\n")
    assert found.counts["flagged"] == 1
    assert dict(Observation.objects.values_list("row", "stage")) == {
        "total": Stage.SUBMITTED,
        "urban": Stage.PUBLISHED,
    }


def test_a_dry_run_writes_nothing(kaz: Version) -> None:
    found = take(HEAD + "1.2.1,total,2025,51,,Bureau\n", dry_run=True)
    assert (found.counts["created"], found.counts["flagged"]) == (1, 1)
    assert not Observation.objects.exists()


@pytest.mark.parametrize(
    ("line", "column"),
    [
        ("9.9.9,total,2025,5,,", "row"),
        ("1.2.1,nobody,2025,5,,", "row"),
        ("1.2.1,total,2031,5,,", "period"),
        ("1.2.1,total,last year,5,,", "period"),
        ("1.2.1,total,2025,five,,", "value"),
        ('1.2.1,total,2025,"1,234",,', "value"),
        ("1.2.1,total,2025,1e300,,", "value"),
        ("1.2.1,total,2025,nan,,", "value"),
        ("1.2.1,total,2025,,,", "value"),
        ("1.2.1,total,2025,5,itc,", "entity"),
        ("1.2.1,total,2025,5,undp,", "entity"),
        ("1.2.1,total,2025,5", ""),
        (f"1.2.1,total,2025,5,,{'x' * 501}", "source"),
        ("1.2.1,total,2025,5,,\u202ebad", "source"),
    ],
)
def test_a_wrong_line_is_refused_and_keeps_no_other(kaz: Version, line: str, column: str) -> None:
    found = take(f"{HEAD}{line}\n1.2.1,men,2025,5.3,,\n")
    assert told(found) == [(2, column, "error")]
    assert found.counts == {"rows": 2, "refused": 1, "created": 1, "updated": 0, "unchanged": 0, "flagged": 0}


def test_a_comma_before_decimals_is_mended_and_told(kaz: Version) -> None:
    found = take('indicator;period;value\n1.2.1;2025;5,1\n\n1.2.1;2024;"5,15"\n')
    assert told(found) == [(2, "value", "note"), (4, "value", "note")]
    assert list(Observation.objects.order_by("period").values_list("value", "printed")) == [
        (5.15, "5,15"),
        (5.1, "5,1"),
    ]


def test_the_same_place_twice(kaz: Version) -> None:
    assert told(take(HEAD + "1.2.1,total,2025,5,,\n1.2.1,,2025,5.1,,\n")) == [(3, "period", "error")]


@pytest.mark.parametrize(
    ("head", "missing"),
    [("indicator,value", "period"), ("period,value", "indicator"), ("indicator,period", "value"), ("", "indicator")],
)
def test_no_table(kaz: Version, head: str, missing: str) -> None:
    found = take(f"{head}\n1.2.1,2025\n")
    assert (0, missing, "error") in told(found)
    assert found.counts["rows"] == 0
    assert not found.table.usable


def test_columns_that_nobody_knows_are_named(kaz: Version) -> None:
    assert told(take("\ufeffIndicator,Period,Value,Colour\n1.2.1,2025,5.1,red\n")) == [(1, "colour", "warning")]


def test_who_may_take(kaz: Version) -> None:
    with pytest.raises(NotAllowed):
        take(HEAD, by=reporter())
    assert take(HEAD + "1.2.1,,2025,5.1,,\n", at=datetime(2027, 1, 1, tzinfo=UTC), by=assurer()).counts["created"] == 1


def test_as_many_statements_for_many_lines(kaz: Version, django_assert_max_num_queries: Any) -> None:
    lines = [f"1.2.1,total,{year}-{month:02d},5.{month},,\n" for year in range(2015, 2026) for month in range(1, 13)]
    with django_assert_max_num_queries(30):
        take(HEAD + "".join(lines[:2]))
    with django_assert_max_num_queries(30):
        take(HEAD + "".join(lines))
