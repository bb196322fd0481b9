"""The grid of money: each cell through the verb, with its reason where it is refused, and both sides of a conflict."""

import json
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.domains.funding.models import Line
from shanyraq.domains.funding.web.cells import id_of
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.planning import add
from tests.domains.test_money_lines import put
from tests.domains.test_register import XAA
from tests.web.reading import text_of

PAGE = f"/{XAA}/funding/sub-outputs/1/"
UNICEF = {"entity": "unicef", "contributor": "", "instrument": "core"}
SCRIPT = {"HX-Request": "true"}


@pytest.fixture
def focal(second: Version) -> Client:
    add(entities=["unicef", "undp"], starts_on="2027-01-01", ends_on="2028-12-31")
    return signed_in(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))


def send(client: Client, cells: dict[str, str], *, script: bool = True, **place: str) -> Any:
    """What a line answers; ``cells`` by name, with ``was.`` and ``seen.`` where they stood there."""
    return client.post(PAGE, {**UNICEF, **place, **cells}, headers=SCRIPT if script else {})


def stands(**place: Any) -> dict[str, Any]:
    row = Line.objects.get(**{"year": 2028, **UNICEF, **place})
    return {name: getattr(row, name) for name in ("required", "available", "spent")}


class TestSaving:
    def test_a_cell_is_saved_through_its_verb(self, focal: Client) -> None:
        found = send(focal, {"2028.required": "1,250.50", "was.2028.required": "", "seen.2028": "0"})
        assert found.status_code == 200
        assert float(stands()["required"]) == 1250.5
        event = Event.objects.latest("pk")
        assert (event.verb, event.change["entity"]) == ("funding.line.set", "unicef")
        text = found.content.decode()
        assert text.lstrip().startswith(f'<tbody class="grid-row" id="{id_of(("unicef", "", "core"))}"')
        assert 'data-saved="1,250.50"' in text
        assert f'name="change" value="{event.pk}"' in text, "it can be taken back without a form"
        assert "<html" not in text

    def test_what_was_not_touched_is_not_sent_on(self, focal: Client) -> None:
        put(**UNICEF, required=5, available=4)
        events = Event.objects.count()
        send(focal, {"2028.required": "5.00", "was.2028.required": "5.00", "seen.2028": "1"})
        assert Event.objects.count() == events

    def test_thousands_are_parted_as_they_are_typed(self, focal: Client) -> None:
        for typed, meant in (("12,500", 12500), ("1 234 567,89", 1234567.89), ("7.5", 7.5), ("0", 0)):
            send(focal, {"2028.required": typed, "was.2028.required": "x", "seen.2028": ""})
            assert float(stands()["required"]) == meant

    def test_a_block_keeps_what_is_right_and_tells_of_what_is_not(self, focal: Client) -> None:
        cells = {
            "2028.required": "10",
            "2028.available": "many",
            "2028.spent": "-1",
            "2027.required": "7",
            "seen.2028": "0",
        }
        found = send(focal, cells)
        assert (float(stands()["required"]), stands()["available"], stands()["spent"]) == (10.0, None, None)
        assert float(stands(year=2027)["required"]) == 7.0
        text = found.content.decode()
        assert 'value="many"' in text
        assert 'value="-1"' in text
        assert "A number is needed" in text
        assert "The least is 0" in text

    def test_an_emptied_cell_says_that_the_amount_is_not_known(self, focal: Client) -> None:
        put(**UNICEF, required=5, available=0)
        found = send(focal, {"2028.required": "", "was.2028.required": "5.00", "seen.2028": "1"})
        assert found.status_code == 200
        assert (stands()["required"], float(stands()["available"])) == (None, 0.0), "nothing is not 0"
        event = Event.objects.latest("pk")
        assert f'name="change" value="{event.pk}"' in found.content.decode(), "it can be taken back"
        again = send(focal, {"2028.required": "", "was.2028.required": "5.00", "seen.2028": "1"})
        assert Event.objects.latest("pk") == event, "emptied twice is emptied once"
        assert again.status_code == 200

    def test_an_emptied_cell_that_somebody_filled_anew_shows_both_sides(self, focal: Client) -> None:
        put(**UNICEF, required=5)
        put(**UNICEF, required=9)
        found = send(focal, {"2028.required": "", "was.2028.required": "5.00", "seen.2028": "1"})
        assert "There stands now: 9.00. Yours:" in text_of(found.content.decode())
        assert float(stands()["required"]) == 9.0

    def test_a_year_of_which_quarters_are_told_is_not_emptied(self, focal: Client) -> None:
        put(**UNICEF, spent=5, spent_q1=5)
        found = send(focal, {"2028.spent": "", "was.2028.spent": "5.00", "seen.2028": "1"})
        assert "and the year nothing" in text_of(found.content.decode())
        assert float(stands()["spent"]) == 5.0

    def test_remarks_stand_beside_the_cell_and_sums_below(self, focal: Client) -> None:
        put(**UNICEF, required=50, available=10)
        put(entity="undp", required=100)
        found = text_of(send(focal, {"2028.spent": "20", "was.2028.spent": "", "seen.2028": "1"}).content.decode())
        assert "More is spent than available" in found
        assert "150.00" in found, "together"
        assert "40.00" in found, "to be mobilised by the line"
        assert "140.00" in found, "to be mobilised by all"


class TestConflicts:
    def test_another_cell_of_the_line_is_no_conflict(self, focal: Client) -> None:
        put(**UNICEF, required=5)
        put(**UNICEF, available=3)
        found = send(focal, {"2028.required": "6", "was.2028.required": "5.00", "seen.2028": "1"})
        assert "data-grid-mine" not in found.content.decode()
        assert (float(stands()["required"]), float(stands()["available"])) == (6.0, 3.0)

    def test_the_same_cell_shows_both_sides_in_place(self, focal: Client) -> None:
        put(**UNICEF, required=5)
        put(**UNICEF, required=9)
        found = send(focal, {"2028.required": "6", "was.2028.required": "5.00", "seen.2028": "1"}).content.decode()
        assert float(stands()["required"]) == 9.0, "nothing is overwritten"
        text = text_of(found)
        assert "There stands now: 9.00. Yours: 6" in text
        assert 'data-saved="9.00"' in found, "sent again, mine is meant"
        assert 'value="6"' in found
        again = {"2028.required": "6", "was.2028.required": "9.00", "seen.2028": "2"}
        assert "data-grid-mine" not in send(focal, again).content.decode()
        assert float(stands()["required"]) == 6.0

    def test_both_typed_the_same(self, focal: Client) -> None:
        put(**UNICEF, required=5)
        put(**UNICEF, required=6)
        found = send(focal, {"2028.required": "6", "was.2028.required": "5.00", "seen.2028": "1"})
        assert "data-grid-mine" not in found.content.decode()


class TestWithoutAScript:
    def test_the_button_of_a_line_saves_it_and_leads_back(self, focal: Client) -> None:
        found = send(focal, {"2028.required": "10", "was.2028.required": "", "seen.2028": "0"}, script=False)
        assert (found.status_code, found["Location"].partition("#")[0]) == (302, PAGE)
        assert float(stands()["required"]) == 10.0

    def test_what_is_refused_comes_back_with_the_page(self, focal: Client) -> None:
        found = send(focal, {"2028.required": "ten", "2028.available": "4", "seen.2028": "0"}, script=False)
        text = found.content.decode()
        assert found.status_code == 422
        assert "<html" in text
        assert 'value="ten"' in text
        assert float(stands()["available"]) == 4.0

    def test_a_line_is_begun_by_names(self, focal: Client) -> None:
        asked = {"begin": "1", "entity": "unicef", "contributor": "Gouvernement", "instrument": "core"}
        text = focal.get(PAGE, asked).content.decode()
        assert f'id="{id_of(("unicef", "gouvernement", "core"))}"' in text, "known by its key"
        part = focal.get(PAGE, asked, headers=SCRIPT).content.decode()
        assert part.lstrip().startswith("<tbody")
        assert not Line.objects.exists(), "it is there when an amount is"

    def test_a_line_of_others_is_not_begun(self, focal: Client) -> None:
        for wrong in ({"entity": "undp"}, {"entity": "nobody"}, {"entity": "unicef", "instrument": "x"}):
            found = focal.get(PAGE, {"begin": "1", **wrong}, headers=SCRIPT)
            assert (found.status_code, "<tbody" in found.content.decode()) == (422, False), wrong
        assert focal.get(PAGE, {"begin": "1", "entity": "undp"}).status_code == 200


class TestTakingBack:
    def test_the_last_saving_is_one_button_away(self, focal: Client) -> None:
        put(**UNICEF, required=5)
        send(focal, {"2028.required": "6", "was.2028.required": "5.00", "seen.2028": "1"})
        page = focal.get(PAGE).content.decode()
        change = re.search(r'name="change" value="(\d+)"', page)
        assert change, "it is offered when one comes back as well"
        part = focal.post(PAGE, {"change": change[1]}, headers=SCRIPT)
        assert 'data-saved="5.00"' in part.content.decode()
        assert float(stands()["required"]) == 5.0

    def test_it_is_not_offered_for_what_others_did(self, focal: Client) -> None:
        put(**UNICEF, required=5)
        assert "data-grid-undo" not in focal.get(PAGE).content.decode()

    def test_what_others_changed_since_stays(self, focal: Client) -> None:
        send(focal, {"2028.required": "6", "was.2028.required": "", "seen.2028": "0"})
        change = Event.objects.latest("pk").pk
        put(**UNICEF, required=9)
        found = focal.post(PAGE, {"change": change}, headers=SCRIPT)
        assert found.status_code == 409
        assert focal.post(PAGE, {"change": change}).status_code == 302
        assert focal.post(PAGE, {"change": "x"}).status_code == 404
        assert float(stands()["required"]) == 9.0


def block(*rows: tuple[dict[str, str], dict[str, str]]) -> dict[str, str]:
    """Lines in one request, each with its cells."""
    return {"block": json.dumps([{**UNICEF, **place, **cells} for place, cells in rows])}


def step_of(answer: Any, act: str) -> str:
    """The changes that are taken back next, or done again."""
    found = re.search(rf'data-grid-{act} .*?name="change" value="([\d,]+)"', answer.content.decode(), re.S)
    return found[1] if found else ""


class TestBlocks:
    @pytest.fixture
    def pasted(self, focal: Client) -> Any:
        put(**UNICEF, required=5)
        cells = {"2028.required": "6", "was.2028.required": "5.00", "2028.available": "4", "seen.2028": "1"}
        other = {"2027.required": "7", "seen.2027": "0"}
        return send(focal, block(({}, cells), ({"instrument": "vertical"}, other)))

    def test_lines_are_saved_by_one_request_and_shown_again(self, pasted: Any) -> None:
        text = pasted.content.decode()
        assert float(stands()["required"]) == 6.0
        assert float(stands(year=2027, instrument="vertical")["required"]) == 7.0
        assert text.count("<tbody") == 2
        assert text.count("hx-swap-oob") == 4, "the other line, the sums, those of all years, what was saved"

    def test_it_is_taken_back_by_one_request_and_done_again(self, focal: Client, pasted: Any) -> None:
        back = step_of(pasted, "undo")
        assert len(back.split(",")) == 3
        assert step_of(focal.get(PAGE), "undo") == back, "also when one comes back"
        part = focal.post(PAGE, {"change": back}, headers=SCRIPT)
        assert (float(stands()["required"]), stands()["available"]) == (5.0, None)
        assert stands(year=2027, instrument="vertical")["required"] is None
        assert part.content.decode().count("<tbody") == 2
        again = step_of(part, "again")
        focal.post(PAGE, {"change": again}, headers=SCRIPT)
        assert (float(stands()["required"]), float(stands()["available"])) == (6.0, 4.0)
        assert float(stands(year=2027, instrument="vertical")["required"]) == 7.0
        assert len(step_of(focal.get(PAGE), "undo").split(",")) == 3, "and may be taken back once more"

    def test_the_largest_block_is_done_again_whole(self, focal: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        """What is taken back stands in the trail beside what was done: both are looked at."""
        for place in ("workplans.queries.changes", "funding.web.grid"):
            monkeypatch.setattr(f"shanyraq.domains.{place}.DEEP", 8)
        put(**UNICEF, required=5)
        names = ("2027.required", "2027.available", "2027.spent", "2028.available", "2028.spent")
        cells = dict.fromkeys(names, "4") | {"seen.2027": "0", "seen.2028": "1"}
        events = Event.objects.count()
        assert focal.post(PAGE, block(({}, cells)), headers=SCRIPT).status_code == 400
        assert Event.objects.count() == events
        del cells["2028.spent"]
        found = send(focal, block(({}, cells)))
        part = focal.post(PAGE, {"change": step_of(found, "undo")}, headers=SCRIPT)
        assert len(step_of(part, "again").split(",")) == 4

    def test_where_others_changed_money_of_its_years_nothing_is_taken_back(self, focal: Client, pasted: Any) -> None:
        put(**UNICEF, required=9)
        events = Event.objects.count()
        change = {"change": step_of(pasted, "undo")}
        found = focal.post(PAGE, change, headers=SCRIPT)
        assert (found.status_code, "somebody changed it since" in found.content.decode()) == (409, True)
        assert "somebody changed it since" in text_of(focal.post(PAGE, change, follow=True).content.decode())
        assert float(stands(year=2027, instrument="vertical")["required"]) == 7.0
        assert (float(stands()["required"]), Event.objects.count()) == (9.0, events)

    def test_a_change_that_there_is_not_takes_nothing_back(self, focal: Client, pasted: Any) -> None:
        back = step_of(pasted, "undo")
        assert focal.post(PAGE, {"change": f"{back},99999"}, headers=SCRIPT).status_code == 409
        for wrong in (f"{back},", "x", f"{back},x", "²"):
            assert focal.post(PAGE, {"change": wrong}).status_code == 404
        assert float(stands()["required"]) == 6.0

    def test_each_change_costs_the_same(self, focal: Client) -> None:
        def counted(*names: str) -> tuple[int, int]:
            cells = dict.fromkeys(names, "8") | {f"seen.{name[:4]}": "" for name in names}
            with CaptureQueriesContext(connection) as saving:
                found = send(focal, block(({"instrument": "vertical"}, cells)))
            with CaptureQueriesContext(connection) as taking:
                focal.post(PAGE, {"change": step_of(found, "undo")}, headers=SCRIPT)
            return len(saving), len(taking)

        names = ("2027.required", "2028.required", "2028.available")
        counted(*names)
        one, two, three = (counted(*names[:many]) for many in (1, 2, 3))
        for place in range(2):
            assert three[place] - two[place] == two[place] - one[place] <= 21, "with the lock of PostgreSQL"


class TestWhoMay:
    def test_lines_of_others_are_read_only(self, focal: Client) -> None:
        put(entity="undp", required=5)
        put(**UNICEF, required=7)
        page = focal.get(PAGE).content.decode()
        rows = re.findall(r"<tbody.*?</tbody>", page, re.S)
        assert [("<input" in row, "5.00" in row, "7.00" in row) for row in sorted(rows, key=len)] == [
            (False, True, False),
            (True, False, True),
        ]

    def test_what_others_have_is_not_changed_by_whoever_sends_it(self, focal: Client) -> None:
        found = send(focal, {"2028.required": "5"}, entity="undp", script=False)
        assert found.status_code == 422
        assert not Line.objects.exists()

    def test_a_reader_sees_and_changes_nothing(self, focal: Client) -> None:
        put(**UNICEF, required=7)
        reader = signed_in(person("ministry@example.org", (Role.MINISTRY, Reach(XAA))))
        page = reader.get(PAGE)
        text = page.content.decode()
        assert (page.status_code, "7.00" in text, "data-grid-row" in text, "grid.js" in text) == (
            200,
            True,
            False,
            False,
        )
        assert send(reader, {"2028.required": "5"}, script=False).status_code == 422
        assert float(stands()["required"]) == 7.0

    def test_nobody_else_finds_it(self, focal: Client, client: Client) -> None:
        assert client.get(PAGE).status_code == 302
        stranger = signed_in(person("stranger@example.org"))
        assert stranger.get(PAGE).status_code == 404
        assert stranger.post(PAGE, UNICEF).status_code == 404
        assert focal.get(f"/{XAA}/funding/sub-outputs/99/").status_code == 404

    def test_the_page_of_the_sub_output_leads_here(self, focal: Client) -> None:
        assert f'href="{PAGE}"' in focal.get(f"/{XAA}/workplans/1/").content.decode()

    def test_a_day_gone_by_is_read_where_it_is_shown(self, focal: Client) -> None:
        found = focal.get(PAGE, {"as_of": "2028-01-01"})
        assert found["Location"] == f"/{XAA}/workplans/1/?as_of=2028-01-01"


def test_as_many_statements_for_30_lines_as_for_one(focal: Client) -> None:
    def counted(wanted: Any) -> int:
        with CaptureQueriesContext(connection) as queries:
            assert wanted().status_code == 200
        return len(queries)

    def page() -> Any:
        return focal.get(PAGE)

    def cell(value: str) -> Any:
        return lambda: send(focal, {"2028.required": value, "was.2028.required": "x", "seen.2028": ""})

    put(**UNICEF, required=1)
    cell("3")()
    page()
    alone = counted(page), counted(cell("2"))
    for number in range(30):
        put(entity="unicef", contributor=f"Partner {number}", required=number)
    cell("3")()
    page()
    assert (counted(page), counted(cell("4"))) == alone
    assert alone[0] <= 24
