"""The matrix of a plan: all that a joint work plan says, output by output, on the page and in its files."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.models import Edition
from shanyraq.domains.workplans.web.matrix import HEADER
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.planning import decide, measure, promise, step, whole
from tests.domains.test_money_lines import put
from tests.domains.test_register import XAA
from tests.web.reading import main_of

PLAN = f"/{XAA}/workplans/plans/A.1/2027/"
MATRIX = f"{PLAN}matrix/"
STYLE = Path(__file__).parents[2] / "shanyraq/domains/workplans/static/workplans/matrix.css"


@pytest.fixture
def planned(second: Version) -> Client:
    """A plan of which everything is said; whoever looks after it."""
    whole(
        starts_on="2027-01-01",
        ends_on="2027-12-31",
        status="implementation",
        entities=["undp", "unicef"],
        lead="unicef",
        implementers=["gouvernement"],
        places=["Nord"],
        sdg_targets=["6.1"],
        functions=["capacity"],
        activities=["Training of councils", "A guide is written"],
        helps=["knowledge"],
        cooperation=["south_south"],
        groups=["youth"],
        gender=2,
        gender_note="Women take part",
    )
    whole(output="A.1.2", title={"fr": "Registres"}, starts_on="2027-03-01", ends_on="2027-12-31")
    put(year=2027, required=100, available=30, spent=10)
    put(number=2, year=2027, required=50)
    promise()
    measure()
    step("open")
    return signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))


def rows(client: Client) -> list[dict[str, Any]]:
    return list(json.loads(client.get(f"{PLAN}matrix.json").content))


class TestPage:
    def test_says_what_a_printed_work_plan_says(self, planned: Client) -> None:
        text = main_of(planned, MATRIX)
        for words in (
            "January 2027 – December 2027 · Implementation",
            "Activities Training of councils A guide is written Deliverables 30 June 2027: Guide",
            "Communes avec un plan",
            "target 2027: 20",
            "Functions of the United Nations Capacity Development/Technical Assistance",
            "Help that is not money",
            "Regional and South-South work",
            "Groups not to be left behind Youth",
            "Gender / human rights / peace 2 / 0 / –",
        ):
            assert words in text, words

    def test_goes_output_by_output_with_their_sums(self, planned: Client) -> None:
        text = main_of(planned, MATRIX)
        assert (
            text.index("Output A.1.1") < text.index("Conseils") < text.index("Output A.1.2") < text.index("Registres")
        )
        assert re.search(r"Output A\.1\.1 .*? 100 30 10 70", text)
        assert text.rstrip().partition("Together ")[2].startswith("150 30 10 120")

    def test_the_lead_stands_first(self, planned: Client) -> None:
        assert "Entities UNICEF; PNUD" in main_of(planned, MATRIX)

    def test_an_output_with_an_indicator_alone_is_there(self, planned: Client) -> None:
        measure(output="A.1.2", title={"fr": "Registres tenus"})
        assert "Registres tenus" in main_of(planned, MATRIX)

    def test_an_edition_of_before_says_what_it_did_not_keep(self, planned: Client, client: Client) -> None:
        for act in ("submit", "clear"):
            step(act)
        step("endorse", decision=decide())
        Edition.objects.update(deliverables=None, output_indicators=None)
        text = main_of(client, MATRIX)
        assert "before editions held deliverables" in text
        assert "before editions held output indicators" in text


class TestPaper:
    def test_the_whole_page_lies_on_its_side(self, planned: Client) -> None:
        page = planned.get(MATRIX).content.decode()
        assert "workplans/matrix.css" in page
        assert "@page { size: A4 landscape" in STYLE.read_text(encoding="utf-8")
        assert 'class="table lines dense landscape"' not in page, "a table on pages of its own makes two orientations"

    def test_every_row_has_a_cell_for_each_column(self, planned: Client) -> None:
        table = re.search(
            r'<table class="table lines dense plan-matrix">.*?</table>', planned.get(MATRIX).content.decode(), re.S
        )
        assert table
        widths = [
            sum(int(span or 1) for span in re.findall(r'<t[hd]\b(?:[^>]*?colspan="(\d+)")?[^>]*>', row))
            for row in re.findall(r"<tr.*?</tr>", table[0], re.S)
        ]
        assert set(widths) == {11}


class TestFiles:
    def test_have_every_column(self, planned: Client) -> None:
        one, other = rows(planned)
        assert tuple(one) == HEADER
        assert one["status"] == "Implementation"
        assert one["lead"] == "UNICEF"
        assert one["activities"] == "Training of councils; A guide is written"
        assert one["deliverables"] == "2027-06-30 Guide"
        assert one["output_indicators"] == "Communes avec un plan: 20"
        assert one["gender"].startswith("2 – ")
        assert one["gender_note"] == "Women take part"
        assert (one["starts_on"], one["ends_on"]) == ("2027-01-01", "2027-12-31")
        assert one["functions"] == "Capacity Development/Technical Assistance"
        assert (one["required_usd"], one["to_be_mobilised_usd"]) == (100, 70)
        assert (other["deliverables"], other["output_indicators"]) == ("", "")

    def test_columns_of_before_stand_where_they_stood(self) -> None:
        assert HEADER[:4] == ("number", "code", "output", "title")
        assert HEADER[12:16] == ("required_usd", "available_usd", "spent_usd", "to_be_mobilised_usd")

    def test_everybody_has_those_of_what_was_endorsed(self, planned: Client, client: Client) -> None:
        for act in ("submit", "clear"):
            step(act)
        step("endorse", decision=decide())
        put(year=2027, required=777)
        lines = list(csv.reader(io.StringIO(client.get(f"{PLAN}matrix.csv").content.decode("utf-8-sig"))))
        assert tuple(lines[0]) == HEADER
        assert lines[1][HEADER.index("required_usd")] == "100.00"
        assert "777" not in client.get(f"{PLAN}matrix.csv").content.decode()


def test_its_head_says_whose_plan_it_is_and_how_it_stands(planned: Client, second: Version) -> None:
    main = main_of(planned, MATRIX)
    assert "Atlantis" in main
    assert "Outcome A.1: " in main
    assert "As it stands: draft." in main
    step("submit")
    assert "Edition 1, submitted on 1 June 2026, not endorsed yet." in main_of(planned, MATRIX, edition="1")
    step("clear")
    told = "Edition 1, cleared for the country team on 1 June 2026, not endorsed yet."
    assert told in main_of(planned, MATRIX, edition="1")
    step("endorse", decision=decide())
    assert "Edition 1, endorsed on 1 June 2026." in main_of(planned, MATRIX, edition="1")
    assert "As it stands: endorsed." in main_of(planned, MATRIX)
    step("revise")
    step("submit")
    step("take_back")
    assert "Edition 2, not endorsed, dropped on 1 June 2026." in main_of(planned, MATRIX, edition="2")


def test_everybody_reads_the_same_head_of_what_was_endorsed(planned: Client, client: Client) -> None:
    for act in ("submit", "clear"):
        step(act)
    step("endorse", decision=decide())
    assert "Edition 1, endorsed on 1 June 2026." in main_of(client, MATRIX)


def test_usual_units_and_sources_are_said_in_the_readers_language(planned: Client) -> None:
    measure(unit="number", source="Invented for training", title={"fr": "Cartes"})
    planned.cookies["django_language"] = "ru"
    main = main_of(planned, PLAN)
    assert "Invented for training" not in main
    assert "Вымышлено для обучения" in main
    assert "число" in main_of(planned, MATRIX)
