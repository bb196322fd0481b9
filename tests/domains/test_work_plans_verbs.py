"""Sub-outputs: added, amended by several people, narrated, ended; read as of a day; by whoever may."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, get_args

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.verbs import verbbook
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.commands import (
    EMPTIES,
    AddSubOutput,
    AmendSubOutput,
    Emptied,
    EndSubOutput,
    NarrateSubOutput,
    RestoreSubOutput,
)
from shanyraq.domains.workplans.mapping.values import plain
from shanyraq.domains.workplans.queries.board import board, sub_output
from shanyraq.domains.workplans.queries.quality import findings
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.verbs import sub_output as verbs
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person
from tests.conftest import TESTER
from tests.domains.filled import done, rows_of, saved, template, write
from tests.domains.planning import ROW, add, file_of, taken
from tests.domains.test_register import AT, XAA

pytestmark = pytest.mark.usefixtures("second")


def amend(number: int = 1, by: Actor = TESTER, **fields: Any) -> Any:
    return verbs.amend(AmendSubOutput.model_validate({"framework": XAA, "number": number, **fields}), by=by, at=AT)


def facts(version: Version, number: int = 1) -> Any:
    line = sub_output(version, number)
    assert line is not None
    return line.facts


class TestOne:
    def test_is_added_with_its_event(self, second: Version) -> None:
        assert add(implementers=["Gouvernement", "Union"]) == 1
        assert facts(second).implementers == ("gouvernement", "Union")
        event = Event.objects.latest("pk")
        assert (event.verb, event.key, event.name) == ("workplans.sub_output.add", "1", "Conseils")
        assert event.after["implementers"] == ["gouvernement", "Union"]

    def test_what_stands_twice_in_a_list_is_taken_once(self, second: Version) -> None:
        """Also a name and the key of the same organisation."""
        lists = {
            "entities": ["unicef", "unicef", "UNICEF"],
            "implementers": ["Gouvernement", "gouvernement", "Union", " Union "],
            "contributors": ["x", "x"],
            "places": ["A", "a", " a ", "A"],
            "sdg_targets": ["6.1", "6.1"],
            "functions": ["capacity", "capacity"],
            "groups": ["children", "children"],
            "helps": ["knowledge", "knowledge"],
            "joint_names": ["j", "j"],
        }
        once = {
            "entities": ("unicef",),
            "implementers": ("gouvernement", "Union"),
            "contributors": ("x",),
            "places": ("A", "a"),
            "sdg_targets": ("6.1",),
            "functions": ("capacity",),
            "groups": ("children",),
            "helps": ("knowledge",),
            "joint_names": ("j",),
        }
        add(**lists)
        assert {name: getattr(facts(second), name) for name in once} == once
        add(entities=["unicef"])
        amend(2, **lists)
        assert {name: getattr(facts(second, 2), name) for name in once} == once

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"output": "A.9"}, "no output A.9"),
            ({"starts_on": "2028-01-02", "ends_on": "2028-01-01"}, "ends"),
            ({"sdg_targets": [f"{goal}.1" for goal in range(1, 12)]}, "10"),
        ],
    )
    def test_what_cannot_be_is_refused(self, wrong: dict[str, Any], said: str) -> None:
        with pytest.raises(Refused, match=said):
            add(**wrong)

    def test_what_is_missing_is_told_and_does_not_stand_in_the_way(self) -> None:
        given = {"framework": XAA, "output": "A.1.1", "title": {"fr": "Conseils"}, "entities": ["unicef"]}
        done = verbbook()["workplans.sub_output.add"].perform(AddSubOutput.model_validate(given), by=TESTER, at=AT)
        assert {"workplans.no_target", "workplans.gender_missing"} <= {each.rule for each in done.findings}

    def test_two_who_change_different_fields_lose_nothing(self, second: Version) -> None:
        add()
        amend(seen=1, code="A.1.1.1")
        amend(seen=1, places=["Nord"])
        assert (facts(second).code, facts(second).places) == ("A.1.1.1", ("Nord",))

    def test_two_who_change_one_field_see_both_sides(self) -> None:
        add()
        amend(seen=1, code="1")
        with pytest.raises(Conflict) as caught:
            amend(seen=1, code="2")
        assert (caught.value.mine, caught.value.theirs) == ({"code": "2"}, {"code": "1"})

    def test_an_old_error_does_not_keep_anybody_from_mending_something_else(self, second: Version) -> None:
        taken(file_of(replace(ROW, sdg_targets=tuple(f"{goal}.1" for goal in range(1, 12)))))
        amend(code="A.1.1.7")
        assert facts(second).code == "A.1.1.7"
        with pytest.raises(Refused):
            amend(starts_on="2029-01-01", ends_on="2028-01-01")

    def test_years_are_told_one_by_one(self, second: Version) -> None:
        add()
        for year, text in ((2027, "Début"), (2028, "Suite"), (2027, "Bon début")):
            said = NarrateSubOutput(framework=XAA, number=1, year=year, text={"fr": text})
            verbs.narrate(said, by=TESTER, at=AT)
        assert facts(second).narratives == {2027: {"fr": "Bon début"}, 2028: {"fr": "Suite"}}
        event = Event.objects.latest("pk")
        assert event.change == {"year": "2027"}

    def test_is_ended_not_amended_then_and_restored(self, second: Version) -> None:
        add()
        verbs.end(EndSubOutput(framework=XAA, number=1, reason="Twice"), by=TESTER, at=AT)
        ended = sub_output(second, 1)
        assert ended is not None
        assert ended.ended
        assert board(second).lines == []
        with pytest.raises(Refused, match="restore it first"):
            amend(code="1")
        verbs.restore(RestoreSubOutput(framework=XAA, number=1, reason="Not twice"), by=TESTER, at=AT)
        restored = sub_output(second, 1)
        assert restored is not None
        assert not restored.ended
        assert add() == 2, "a number is never given again"

    def test_is_read_as_it_stood_on_a_day(self, second: Version) -> None:
        add(code="old")
        later = datetime(2026, 8, 1, tzinfo=UTC)
        command = AmendSubOutput(framework=XAA, number=1, code="new")
        verbs.amend(command, by=TESTER, at=later)
        before, after = (sub_output(second, 1, day) for day in (AT.date(), later.date()))
        assert before is not None
        assert after is not None
        assert (before.facts.code, after.facts.code) == ("old", "new")
        assert after.facts == facts(second)


class TestWhoMay:
    def of(self, role: Role, **place: str) -> Actor:
        return actor(person(f"{role}@example.org", (role, Reach(XAA, **place))))

    def test_a_focal_point_edits_what_is_of_their_entity(self) -> None:
        add()
        own, other = self.of(Role.FOCAL_POINT, entity="unicef"), self.of(Role.AGENCY_HEAD, entity="undp")
        amend(by=own, code="1")
        with pytest.raises(NotAllowed):
            amend(by=other, code="2")
        given = {"framework": XAA, "output": "A.1.1", "title": {"fr": "Autre"}, "entities": ["undp"]}
        with pytest.raises(NotAllowed):
            verbs.add(AddSubOutput.model_validate(given), by=own, at=AT)

    def test_for_a_stranger_there_is_none(self) -> None:
        add()
        stranger = actor(person("stranger@example.org"))
        with pytest.raises(NotFound):
            amend(by=stranger, code="1")


class TestWorkbook:
    def test_two_editors_lose_no_cell(self, second: Version) -> None:
        """The workbook was taken along; meanwhile somebody changed another field in the browser."""
        add()
        book = template("workplans.sub_output.amend")
        amend(seen=1, places=["Nord"])
        write(rows_of(book), 3, {"code": "A.1.1.1", "contributors": "Core/Regular Resources"})
        filled = done("workplans.sub_output.amend", saved(book))
        assert filled.applied
        assert (facts(second).code, facts(second).places) == ("A.1.1.1", ("Nord",))
        assert facts(second).contributors == ("Core/Regular Resources",)

    def test_the_same_cell_shows_both_sides(self) -> None:
        add()
        book = template("workplans.sub_output.amend")
        amend(seen=1, code="browser")
        write(rows_of(book), 3, {"code": "workbook"})
        filled = done("workplans.sub_output.amend", saved(book))
        assert not filled.applied
        assert "“browser”, and here “workbook”" in filled.rows[0].said[0].text


def test_the_board_takes_as_many_statements_for_thirty_as_for_three(second: Version) -> None:
    def statements() -> int:
        with CaptureQueriesContext(connection) as sent:
            found = board(second)
            findings(found, found.lines, AT.date())
        return len(sent)

    for _ in range(3):
        add()
    few = statements()
    for _ in range(27):
        add()
    assert statements() == few <= 8


class TestPlaces:
    """Nobody moves a sub-output to where they may not edit."""

    def test_a_focal_point_gives_none_away(self, second: Version) -> None:
        add()
        own = actor(person("own@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))
        with pytest.raises(NotAllowed):
            amend(by=own, entities=["undp"])
        amend(by=own, entities=["unicef", "undp"])
        assert facts(second).entities == ("unicef", "undp")

    def test_a_chair_moves_none_out_of_their_outcome(self, second: Version) -> None:
        add()
        chair = actor(person("chair@example.org", (Role.GROUP_CHAIR, Reach(XAA, outcome="A.2"))))
        with pytest.raises(NotAllowed):
            amend(by=chair, code="1")
        amend(by=actor(person("own@example.org", (Role.GROUP_CHAIR, Reach(XAA, outcome="A.1")))), output="A.1.2")
        assert facts(second).output == "A.1.2"


class TestEmptied:
    def test_a_date_a_place_and_a_marker(self, second: Version) -> None:
        add(starts_on="2027-01-01", ends_on="2028-01-01", gender=2, places=["Nord"])
        amend(empty=["ends_on", "gender", "places"])
        found = facts(second)
        assert (found.ends_on, found.gender, found.places) == (None, None, ())
        assert found.starts_on is not None

    def test_nothing_is_filled_and_emptied_at_once(self) -> None:
        add()
        with pytest.raises(ValueError, match="either filled or emptied"):
            amend(empty=["code"], code="1")


def test_whatever_can_be_emptied_is_known_empty() -> None:
    assert set(get_args(Emptied)) == EMPTIES.keys()
    bare = plain(Facts(output="", title={}))
    assert {name: bare[name] for name in EMPTIES} == EMPTIES
