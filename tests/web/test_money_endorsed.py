"""The page of money for everybody: gaps of endorsed plans by outcome, output, year, place and goal; nothing else."""

import csv
import io
import json
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.domains.packages.models import Version
from tests.domains.planning import add, decide, step, whole
from tests.domains.test_money_lines import put
from tests.domains.test_register import XAA
from tests.web.reading import main_of

PAGE = f"/{XAA}/funding/"
SECRET, NOT_ENDORSED = 777_777, "Ouest"
"""An amount and a place that stand in no endorsed plan."""


@pytest.fixture
def endorsed(second: Version) -> None:
    """Two sub-outputs in an endorsed plan; money was changed since, and another plan is a draft."""
    whole(starts_on="2027-01-01", ends_on="2028-12-31", entities=["unicef"], places=["Nord"], sdg_targets=["6.1"])
    whole(output="A.1.2", starts_on="2027-01-01", ends_on="2027-12-31", places=["Nord", "Sud"], sdg_targets=["3.4"])
    put(year=2027, entity="unicef", contributor="Norway", instrument="core", required=1000, available=400)
    put(number=2, year=2027, required=50, available=70)
    for act in ("open", "submit", "clear"):
        step(act)
    step("endorse", decision=decide())
    put(year=2027, entity="unicef", contributor="Norway", instrument="core", required=SECRET)
    put(year=2028, entity="unicef", required=SECRET)
    whole(starts_on="2027-01-01", ends_on="2027-12-31", places=[NOT_ENDORSED])
    put(number=3, year=2027, required=SECRET)


def rows(client: Client, **asked: str) -> list[dict[str, Any]]:
    return list(json.loads(client.get(f"/{XAA}/funding.json", asked).content))


def gaps(found: list[dict[str, Any]], part: str) -> dict[str, float | None]:
    return {
        row["code"] + (f" {row['year']}" if row["year"] else ""): row["to_be_mobilised_usd"]
        for row in found
        if row["part"] == part
    }


@pytest.mark.usefixtures("endorsed")
class TestEverybody:
    def test_reads_gaps_by_outcome_and_year_output_place_and_goal(self, client: Client) -> None:
        found = rows(client)
        assert gaps(found, "outcome") == {"A.1 2027": 580}
        assert gaps(found, "output") == {"A.1.1": 600, "A.1.2": -20}
        assert gaps(found, "place") == {"Nord": 580, "Sud": -20}
        assert gaps(found, "goal") == {"6": 600, "3": -20}
        assert {row["part"] for row in found} == {"outcome", "output", "place", "goal"}

    def test_sees_them_in_tables_a_picture_and_a_sentence(self, client: Client) -> None:
        text = main_of(client, PAGE)
        assert "1 endorsed plan requires 1,050 US dollars. Available: 470; spent: –; to be mobilised: 580." in text
        assert "2027 1,050 470 – 580" in text
        page = client.get(PAGE).content.decode()
        assert 'class="money-picture"' in page
        assert "to be mobilised: 580" in page
        assert f'href="/{XAA}/workplans/plans/A.1/2027/"' in page, "the year leads to its plan"
        assert "more is available than required, together 20 US dollars" in text

    def test_takes_exactly_what_is_shown_as_files(self, client: Client) -> None:
        page = client.get(PAGE, {"outcome": "A.1"}).content.decode()
        for form in ("csv", "xlsx", "json"):
            assert f"/{XAA}/funding.{form}?outcome=A.1" in page
            assert client.get(f"/{XAA}/funding.{form}").status_code == 200
        lines = list(csv.reader(io.StringIO(client.get(f"/{XAA}/funding.csv").content.decode("utf-8-sig"))))
        assert lines[0][:4] == ["part", "code", "name", "year"]
        assert len(lines) == len(rows(client)) + 1
        assert {row["part"] for row in rows(client, part="output")} == {"output"}

    @pytest.mark.parametrize(
        ("asked", "left"),
        [
            ({"year": "2027"}, {"A.1.1": 600, "A.1.2": -20}),
            ({"outcome": "A.1"}, {"A.1.1": 600, "A.1.2": -20}),
        ],
    )
    def test_filters(self, client: Client, asked: dict[str, str], left: dict[str, float]) -> None:
        assert gaps(rows(client, **asked), "output") == left

    @pytest.mark.parametrize("asked", [{"year": "2028"}, {"entity": "unicef"}, {"part": "entity"}, {"outcome": "Z"}])
    def test_what_plans_do_not_say_is_not_made_up(self, client: Client, asked: dict[str, str]) -> None:
        assert client.get(PAGE, asked).status_code == 404
        assert client.get(f"/{XAA}/funding.json", asked).status_code == 404

    def test_an_outcome_that_is_chosen_is_drawn_by_output(self, client: Client) -> None:
        page = client.get(PAGE, {"outcome": "A.1"}).content.decode()
        assert "Output A.1.2" in page
        assert (
            "Output A.1.2" not in client.get(PAGE).content.decode().partition("money-picture")[2].partition("</svg")[0]
        )

    @pytest.mark.parametrize("asked", [{}, {"outcome": "A.1"}, {"part": "place"}, {"as_of": "2026-06-02"}])
    def test_nothing_of_what_is_not_endorsed_shows(self, client: Client, asked: dict[str, str]) -> None:
        answers = [client.get(PAGE, asked), *(client.get(f"/{XAA}/funding.{form}", asked) for form in ("csv", "json"))]
        for answer in answers:
            assert answer.status_code == 200
            text = answer.content.decode()
            for secret in ("777777", "777,777", NOT_ENDORSED, "Norway", "2028"):
                assert secret not in text, (answer.request["PATH_INFO"], secret)

    def test_reads_it_as_of_a_day(self, client: Client) -> None:
        assert "no figures of money to read" in main_of(client, PAGE, as_of="2026-05-31")
        assert rows(client, as_of="2026-05-31") == []

    def test_in_as_many_statements_for_many_sub_outputs_as_for_two(self, client: Client) -> None:
        def counted() -> int:
            client.get(PAGE)
            with CaptureQueriesContext(connection) as queries:
                assert client.get(PAGE).status_code == 200
            return len(queries)

        few = counted()
        for number in range(4, 24):
            whole(starts_on="2027-01-01", ends_on="2027-12-31", places=["Sud"])
            put(number=number, year=2027, required=1)
        for act in ("revise", "submit", "clear"):
            step(act, **({"reason": "More was planned"} if act == "revise" else {}))
        step("endorse", decision=decide())
        assert len(rows(client)) > 4
        assert counted() == few


def test_files_hold_a_header_alone_where_nothing_is_endorsed(second: Version, client: Client) -> None:
    add()
    put(required=SECRET)
    assert rows(client) == []
    assert client.get(f"/{XAA}/funding.csv").content.decode("utf-8-sig").count("\n") == 1
