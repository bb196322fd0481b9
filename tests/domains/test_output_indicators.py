"""Output indicators of joint work plans: own ones and those of a menu, targets by year, pages and files."""

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from typer.testing import CliRunner

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.verbs import verbbook
from shanyraq.cli.app import app
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.models import OutputIndicator
from shanyraq.domains.workplans.queries.output_indicators import menu, output_indicators
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import Conflict, NotAllowed, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person, signed_in
from tests.conftest import TESTER
from tests.domains.planning import add, step
from tests.domains.test_register import AT, XAA
from tests.web.reading import main_of

PAGE = f"/{XAA}/workplans/output-indicators/"


def do(act: str, by: Actor = TESTER, **said: Any) -> Any:
    verb = verbbook()[f"workplans.output_indicator.{act}"]
    given = {"output": "A.1.1"} if act == "add" else {"number": 1}
    if act == "add" and not {"menu_code", "title"} & said.keys():
        given["title"] = {"fr": "Communes avec un plan"}  # type: ignore[assignment]
    needs = {"reason": "A test"} if "reason" in verb.told.model_fields else {}
    return verb.perform(verb.told.model_validate({"framework": XAA, **given, **needs, **said}), by=by, at=AT)


def imported(folder: Path, text: str = "code,title,unit\n1.1,People reached,people\n1.2,Plans,\n") -> Any:
    file = folder / "menu.csv"
    file.write_text(text, encoding="utf-8")
    return CliRunner().invoke(app, ["workplan", "menu", "import", str(file), "--source", "A list, 2026"])


class TestTheWay:
    def test_targets_are_set_year_by_year_and_leave_a_trace(self, second: Version) -> None:
        focal = actor(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))
        do("add", focal, unit="communes", baseline="12.50", baseline_year=2025)
        do("target", focal, year=2027, value="20", seen=1)
        do("target", focal, year=2028, value="40", seen=1)
        do("target", focal, year=2027, value="25")
        row = OutputIndicator.objects.get()
        assert (row.targets, row.baseline, row.revision) == ({"2027": "25", "2028": "40"}, Decimal("12.5"), 4)
        event = Event.objects.order_by("-pk")[0]
        assert (event.before["targets"]["2027"], event.after["targets"]["2027"]) == ("20", "25")
        with pytest.raises(Conflict):
            do("target", focal, year=2027, value="30", seen=1)
        do("target", focal, year=2027)
        assert OutputIndicator.objects.get().targets == {"2028": "40"}
        assert do("target", focal, year=2027).event is None

    @pytest.mark.parametrize(
        ("said", "words"),
        [
            ({"output": "Z.9"}, "no output Z.9"),
            ({"title": {}}, "Enter a title"),
            ({"baseline": "5"}, "with its year"),
            ({"baseline_year": 2025}, "with its year"),
            ({"menu_code": "1.1"}, "menu of output indicators is empty"),
            ({"sub_outputs": [7]}, "no sub-outputs of the output"),
        ],
    )
    def test_what_cannot_be_is_refused(self, second: Version, said: Any, words: str) -> None:
        with pytest.raises(Refused, match=words):
            do("add", **said)

    def test_a_target_is_of_a_year_of_the_framework(self, second: Version) -> None:
        do("add")
        for year in (2026, 2032):
            with pytest.raises(Refused, match="runs from 2027 to 2031"):
                do("target", year=year, value="1")

    def test_sub_outputs_of_the_output_contribute(self, second: Version) -> None:
        one, other = add(), add(output="A.1.2")
        do("add", sub_outputs=[one])
        with pytest.raises(Refused, match="no sub-outputs of the output"):
            do("amend", sub_outputs=[one, other])

    def test_entities_that_do_not_contribute_write_nothing(self, second: Version) -> None:
        other = actor(person("other@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="nobody"))))
        do("add")
        for act, said in (("add", {}), ("amend", {"unit": "x"}), ("target", {"year": 2027}), ("end", {})):
            with pytest.raises(NotAllowed):
                do(act, other, **said)

    def test_one_that_ended_counts_no_more(self, second: Version) -> None:
        do("add")
        do("end")
        assert output_indicators(second) == []
        with pytest.raises(Refused, match="It was ended"):
            do("target", year=2027, value="1")


class TestTheMenu:
    def test_it_begins_empty_and_is_imported(self, second: Version, tmp_path: Path) -> None:
        assert menu() == []
        done = imported(tmp_path)
        assert done.exit_code == 0, done.output
        assert [(row.code, row.title, row.unit) for row in menu()] == [
            ("1.1", {"en": "People reached"}, "people"),
            ("1.2", {"en": "Plans"}, ""),
        ]
        do("add", menu_code="1.1")
        row = OutputIndicator.objects.get()
        assert (row.title, row.unit, row.source) == ({"en": "People reached"}, "people", "A list, 2026")
        with pytest.raises(Refused, match="no output indicator 9"):
            do("add", menu_code="9")

    def test_lines_that_a_later_list_leaves_out_are_offered_no_more(self, second: Version, tmp_path: Path) -> None:
        imported(tmp_path)
        imported(tmp_path, "code,title\n1.2,Plans\n")
        assert [row.code for row in menu()] == ["1.2"]
        imported(tmp_path)
        assert [row.code for row in menu()] == ["1.1", "1.2"]

    @pytest.mark.parametrize(
        ("text", "words"),
        [
            ("a,b\n1,2\n", "menu.csv:1: the first line names the columns"),
            ("code,title\n1,\n", "menu.csv:2:"),
            ("code,title\n1,One\n1,Two\n", "a code stands twice"),
            ("code,title\n", "menu.csv"),
        ],
    )
    def test_a_file_that_is_no_list_is_wrong_usage(self, db: None, tmp_path: Path, text: str, words: str) -> None:
        done = imported(tmp_path, text)
        assert done.exit_code == 2
        assert words in done.output


class TestPages:
    @pytest.fixture
    def desk(self, second: Version) -> Client:
        do("add", unit="communes", baseline="12.5", baseline_year=2025)
        do("target", year=2027, value="20")
        return signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))

    def test_by_output_with_targets_by_year(self, desk: Client) -> None:
        text = main_of(desk, PAGE)
        for words in ("Communes avec un plan", "12.5", "2031", "no output indicator yet", "no list was imported"):
            assert words in text
        file = desk.get(f"/{XAA}/workplans/output-indicators.csv").content.decode()
        assert "target_2027" in file
        assert ",20," in file

    def test_the_plan_of_a_year_shows_what_is_to_be_reached(self, desk: Client) -> None:
        step("open")
        text = main_of(desk, f"/{XAA}/workplans/plans/A.1/2027/")
        assert "Target 2027" in text
        assert "Communes avec un plan" in text

    def test_as_of_a_day_before_there_was_none(self, desk: Client) -> None:
        assert "Communes avec un plan" not in main_of(desk, PAGE, as_of="2026-05-31")
        assert "Communes avec un plan" in main_of(desk, PAGE, as_of="2026-06-02")

    def test_nobody_else_reads_it(self, desk: Client, client: Client) -> None:
        assert client.get(PAGE).status_code == 302
        assert signed_in(person("stranger@example.org")).get(PAGE).status_code == 404
