"""Which entity leads, what is done beyond the country, and what joint programmes ask of those that name them."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.verbs import verbbook
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.commands import AddSubOutput, AmendSubOutput
from shanyraq.domains.workplans.commands.joint import EndInitiative, FormInitiative
from shanyraq.domains.workplans.queries.board import board, sub_output
from shanyraq.domains.workplans.queries.exporting import uninfo_bytes
from shanyraq.domains.workplans.queries.quality import grave
from shanyraq.domains.workplans.verbs import initiative
from shanyraq.kernel.errors import Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.conftest import TESTER
from tests.domains.filled import done, rows_of, saved, template, write
from tests.domains.planning import ROW, add, file_of, taken
from tests.domains.test_register import AT, XAA
from tests.web.reading import main_of
from tests.web.test_places_pages import rows_of as rows_of_csv

pytestmark = pytest.mark.usefixtures("second")
BOARD = f"/{XAA}/workplans/"
ADD, AMEND = "workplans.sub_output.add", "workplans.sub_output.amend"
YEARS = {"starts_on": "2027-01-01", "ends_on": "2028-12-31"}


def amend(number: int = 1, **fields: Any) -> set[str]:
    """Amends, and gives the rules that found something new."""
    said = AmendSubOutput.model_validate({"framework": XAA, "number": number, **fields})
    return {each.rule for each in verbbook()[AMEND].perform(said, by=TESTER, at=AT).findings}


def facts(version: Version, number: int = 1) -> Any:
    line = sub_output(version, number)
    assert line is not None
    return line.facts


@pytest.fixture
def member(second: Version) -> Client:
    return signed_in(person("member@example.org", (Role.DATA_OFFICER, Reach(XAA))))


class TestLead:
    def test_it_is_named_by_key_or_name_and_comes_first(self, second: Version) -> None:
        add(entities=["undp", "unicef"], lead="UNICEF")
        found = facts(second)
        assert (found.lead, found.entities, found.led) == ("unicef", ("undp", "unicef"), ("unicef", "undp"))

    @pytest.mark.parametrize("lead", ["undp", "Nobody"])
    def test_who_takes_no_part_does_not_lead(self, lead: str) -> None:
        with pytest.raises(Refused, match="not among the entities") as caught:
            add(lead=lead)
        assert [each.field for each in caught.value.findings] == ["lead"]

    def test_the_one_that_leads_is_not_taken_out_before_another_leads(self, second: Version) -> None:
        add(entities=["undp", "unicef"], lead="undp")
        with pytest.raises(Refused, match="not among the entities"):
            amend(entities=["unicef"])
        amend(entities=["unicef"], lead="unicef")
        amend(empty=["lead"])
        assert facts(second).lead == ""

    def test_a_file_that_takes_it_out_is_taken_and_told(self, second: Version) -> None:
        both = (*ROW.entities, ("UNDP", "Programme des Nations Unies pour le développement"))
        taken(file_of(replace(ROW, entities=both)))
        entity = facts(second).entities[1]
        amend(lead=entity)
        taken(file_of(ROW))
        assert (facts(second).lead, facts(second).entities) == (entity, ("unicef",))
        found = board(second)
        assert "workplans.lead_left" in {each.rule for each in grave(found, found.lines, AT.date())[1]}

    def test_pages_show_it_first(self, member: Client) -> None:
        add(entities=["undp", "unicef"], lead="unicef")
        page = main_of(member, f"{BOARD}1/")
        assert page.index("Lead entity") < page.index("Entities")
        assert rows_of_csv(member, f"{BOARD[:-1]}.csv")[0]["lead"] == "UNICEF"

    def test_un_info_gets_the_entities_as_they_were(self, second: Version) -> None:
        add(entities=["undp", "unicef"])
        before = uninfo_bytes(second)
        amend(lead="unicef", cooperation=["regional"])
        assert uninfo_bytes(second) == before
        taken(before)
        assert (facts(second).lead, facts(second).cooperation) == ("unicef", ("regional",))


class TestCooperation:
    def test_it_is_a_list_of_three_kinds(self, second: Version) -> None:
        add(cooperation=["south_south", "regional", "regional"])
        assert facts(second).cooperation == ("south_south", "regional")
        with pytest.raises(ValueError, match="cooperation"):
            AddSubOutput.model_validate({"framework": XAA, "cooperation": ["global"]})

    def test_a_workbook_has_it_in_words(self, second: Version) -> None:
        add()
        book = template(AMEND)
        write(rows_of(book), 3, {"cooperation": "Regional cooperation; South-South cooperation"})
        assert done(AMEND, saved(book)).applied
        assert facts(second).cooperation == ("regional", "south_south")

    def test_the_board_is_narrowed_by_it_and_it_is_counted_by_outcome(self, member: Client, second: Version) -> None:
        add(title={"en": "Rivers"}, cooperation=["regional", "triangular"], **YEARS)
        add(title={"en": "Wells"}, **YEARS)
        add(
            title={"en": "Roads"},
            output="A.1.2",
            cooperation=["regional"],
            starts_on="2028-01-01",
            ends_on="2028-12-31",
        )
        assert "Regional cooperation" in main_of(member, f"{BOARD}1/")
        page = main_of(member, BOARD, cooperation="regional")
        assert ("Rivers" in page, "Wells" in page, "Roads" in page) == (True, False, True)
        assert "2 of 3 sub-outputs work with others" in main_of(member, f"{BOARD}cooperation/")
        names = ("outcome", "sub_outputs", "regional", "south_south", "triangular", "tagged")
        counted = [tuple(row[name] for name in names) for row in rows_of_csv(member, f"{BOARD}cooperation.csv")]
        assert counted[:2] == [("A.1", "3", "2", "0", "1", "2"), ("A.2", "0", "0", "0", "0", "0")]
        of_2027 = rows_of_csv(member, f"{BOARD}cooperation.csv", year="2027")
        assert [(row["sub_outputs"], row["tagged"]) for row in of_2027 if row["outcome"] == "A.1"] == [("2", "1")]


class TestJointProgrammes:
    """What is asked on the day on which one is formed is asked ever after."""

    @pytest.fixture
    def formed(self, second: Version) -> Version:
        add(**YEARS)
        add(title={"en": "Roads"}, entities=["undp"], **YEARS)
        said = {
            "framework": XAA,
            "one": 1,
            "other": 2,
            "name": "JP one",
            "kind": "programme",
            "modality": "parallel",
            **YEARS,
        }
        initiative.form(FormInitiative.model_validate(said), by=TESTER, at=AT)
        return second

    @pytest.mark.parametrize(
        ("changed", "rule"),
        [
            ({"ends_on": "2029-01-01"}, "workplans.joint_outside"),
            ({"starts_on": "2026-12-31"}, "workplans.joint_outside"),
            ({"entities": ["unicef", "undp"]}, "workplans.joint_of_several_entities"),
            ({"joint_names": ["JP nobody knows"]}, "workplans.joint_unknown"),
        ],
        ids=str,
    )
    def test_what_breaks_its_terms_is_said_and_counted(
        self, formed: Version, changed: dict[str, Any], rule: str
    ) -> None:
        assert rule in amend(1, **changed)
        found = board(formed)
        assert rule in {each.rule for each in grave(found, found.lines, AT.date())[1]}

    def test_what_keeps_them_passes(self, formed: Version) -> None:
        rules = {"workplans.joint_outside", "workplans.joint_unknown", "workplans.joint_of_several_entities"}
        assert not rules & amend(1, ends_on="2028-06-30")

    def test_one_that_is_added_is_asked_too(self, formed: Version) -> None:
        given = {"framework": XAA, "output": "A.1.1", "title": {"en": "Wells"}, "entities": ["unicef", "undp"]}
        said = AddSubOutput.model_validate({**given, "joint_names": ["JP one"], "starts_on": "2026-01-01"})
        found = {each.rule for each in verbbook()[ADD].perform(said, by=TESTER, at=AT).findings}
        assert {"workplans.joint_outside", "workplans.joint_of_several_entities"} <= found

    def test_before_it_was_formed_nobody_knew_it(self, formed: Version) -> None:
        found = board(formed, AT.date() - timedelta(days=1))
        assert all(not each.joint for each in found.around.of_output.values())
        assert all("JP one" in each.joint for each in board(formed).around.of_output.values())

    def test_one_that_ended_is_known_no_more_and_was_known_then(self, formed: Version) -> None:
        said = EndInitiative.model_validate({"framework": XAA, "number": 1, "reason": "Not funded"})
        initiative.end(said, by=TESTER, at=AT + timedelta(days=2))
        assert "workplans.joint_unknown" in amend(1, joint_names=["JP one"])
        on_the_day = board(formed, AT.date()).around.of_output.values()
        assert all("JP one" in each.joint for each in on_the_day)
        assert all(not each.joint for each in board(formed).around.of_output.values())
