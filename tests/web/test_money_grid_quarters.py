"""The grid of money read by quarter: parts of what is spent in a year, entered and refused as the verb does."""

import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.domains.funding.models import Line
from shanyraq.domains.funding.vocabulary import QUARTERS
from tests.domains.test_money_lines import put
from tests.web.reading import text_of
from tests.web.test_money_grid import PAGE, SCRIPT, UNICEF, focal

__all__ = ["focal"]
BY_QUARTER = f"{PAGE}?by=quarter"


def send(client: Client, cells: dict[str, str], *, script: bool = True) -> Any:
    return client.post(BY_QUARTER, {**UNICEF, **cells}, headers=SCRIPT if script else {})


def spent() -> list[float | None]:
    """What the line says: of the year, then of its quarters."""
    row = Line.objects.get(year=2028, **UNICEF)
    return [None if (amount := getattr(row, name)) is None else float(amount) for name in ("spent", *QUARTERS)]


def names_in(text: str) -> list[str]:
    return re.findall(r'<input id="line-[0-9a-f]+\.([^"]+)"', text)


class TestReading:
    def test_it_has_a_cell_for_the_year_and_each_quarter(self, focal: Client) -> None:
        put(**UNICEF, spent=10, spent_q1=4)
        text = focal.get(BY_QUARTER).content.decode()
        assert [name for name in names_in(text) if name.startswith("2028")] == [
            f"2028.{name}" for name in ("spent", *QUARTERS)
        ]
        cells = re.findall(r'data-column="(\d+)"', text)
        assert cells == [str(number) for number in range(len(cells))], "a block is pasted across years"
        assert "6.00" in text_of(text), "spent, and told of no quarter"

    @pytest.mark.parametrize("by", ["", "x", "year"])
    def test_else_it_is_read_by_year(self, focal: Client, by: str) -> None:
        put(**UNICEF, spent=10, spent_q1=4)
        names = names_in(focal.get(PAGE, {"by": by}).content.decode())
        assert {name.partition(".")[2] for name in names} == {"required", "available", "spent"}

    def test_each_way_leads_to_the_other(self, focal: Client) -> None:
        assert f'href="{BY_QUARTER}"' in focal.get(PAGE).content.decode()
        assert f'href="{PAGE}"' in focal.get(BY_QUARTER).content.decode()

    def test_a_line_is_begun_there(self, focal: Client) -> None:
        put(**UNICEF, spent=10)
        text = focal.get(BY_QUARTER).content.decode()
        assert '<input type="hidden" name="by" value="quarter">' in text
        asked = {"by": "quarter", "begin": "1", "entity": "unicef", "instrument": ""}
        begun = focal.get(PAGE, asked, headers=SCRIPT).content.decode()
        assert "2028.spent_q1" in names_in(begun)

    def test_sums_stand_below(self, focal: Client) -> None:
        put(**UNICEF, spent=10, spent_q1=4)
        put(entity="undp", spent=5, spent_q1=3)
        text = text_of(focal.get(BY_QUARTER).content.decode().partition("<tfoot")[2])
        for amount in ("15.00", "7.00", "8.00"):
            assert amount in text


class TestSaving:
    def test_a_quarter_alone_is_what_was_spent(self, focal: Client) -> None:
        found = send(focal, {"2028.spent_q1": "1,500", "was.2028.spent_q1": "", "seen.2028": "0"})
        assert found.status_code == 200
        assert spent() == [1500.0, 1500.0, None, None, None]
        text = found.content.decode()
        assert "2028.spent_q4" in names_in(text), "the line comes back as it is read"
        assert "?by=quarter" in text, "and is sent from there again"

    def test_another_adds_to_it(self, focal: Client) -> None:
        put(**UNICEF, spent_q1=4)
        send(focal, {"2028.spent_q2": "3", "was.2028.spent_q2": "", "seen.2028": "1"})
        assert spent() == [7.0, 4.0, 3.0, None, None]

    def test_no_more_than_the_year_is_refused_and_stays_as_typed(self, focal: Client) -> None:
        put(**UNICEF, spent=10, spent_q1=4)
        found = send(focal, {"2028.spent_q2": "7", "was.2028.spent_q2": "", "seen.2028": "1"})
        assert "The quarters say 11.00 together, and the year 10.00" in text_of(found.content.decode())
        assert 'value="7"' in found.content.decode()
        assert spent() == [10.0, 4.0, None, None, None]

    def test_a_quarter_is_emptied(self, focal: Client) -> None:
        put(**UNICEF, spent=10, spent_q1=4)
        send(focal, {"2028.spent_q1": "", "was.2028.spent_q1": "4.00", "seen.2028": "1"})
        assert spent() == [10.0, None, None, None, None]

    def test_both_sides_of_a_conflict_stand_in_the_cell(self, focal: Client) -> None:
        put(**UNICEF, spent=10, spent_q1=4)
        put(**UNICEF, spent_q1=5)
        found = send(focal, {"2028.spent_q1": "6", "was.2028.spent_q1": "4.00", "seen.2028": "1"})
        assert "There stands now: 5.00. Yours: 6" in text_of(found.content.decode())
        assert spent()[1] == 5.0

    def test_a_year_and_its_quarters_sent_together_may_be_less_than_before(self, focal: Client) -> None:
        put(**UNICEF, spent=10, spent_q1=4, spent_q2=4)
        cells = {"2028.spent": "5", "was.2028.spent": "10.00", "2028.spent_q1": "2", "was.2028.spent_q1": "4.00"}
        cells |= {"2028.spent_q2": "3", "was.2028.spent_q2": "4.00", "seen.2028": "1"}
        found = send(focal, cells, script=False)
        assert (found.status_code, found["Location"].partition("#")[0]) == (302, BY_QUARTER)
        assert spent() == [5.0, 2.0, 3.0, None, None]

    def test_what_is_refused_without_a_script_comes_back_with_the_page(self, focal: Client) -> None:
        put(**UNICEF, spent=10)
        cells = {"2028.spent_q1": "11", "was.2028.spent_q1": "", "2028.spent_q2": "1", "seen.2028": "1"}
        found = send(focal, cells, script=False)
        text = found.content.decode()
        assert found.status_code == 422
        assert "2028.spent_q3" in names_in(text)
        assert "and the year 10.00" in text_of(text)
        assert spent() == [10.0, None, 1.0, None, None]

    def test_it_is_taken_back_where_it_was_entered(self, focal: Client) -> None:
        send(focal, {"2028.spent_q1": "4", "was.2028.spent_q1": "", "seen.2028": "0"})
        change = re.search(r'name="change" value="(\d+)"', focal.get(BY_QUARTER).content.decode())
        assert change
        found = focal.post(BY_QUARTER, {"change": change[1]})
        assert found["Location"] == BY_QUARTER
        assert spent() == [None] * 5


def test_as_many_statements_for_30_lines_as_for_one(focal: Client) -> None:
    def counted() -> int:
        with CaptureQueriesContext(connection) as queries:
            assert focal.get(BY_QUARTER).status_code == 200
        return len(queries)

    put(**UNICEF, spent_q1=1)
    counted()
    alone = counted()
    for number in range(30):
        put(entity="unicef", contributor=f"Partner {number}", spent_q1=number)
    counted()
    assert counted() == alone
