"""The grid of values: each cell through its verb, with its reason where it is refused, and both sides of a conflict."""

import json
import time
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.indicators.rules.observing import refused_sourceless
from shanyraq.domains.indicators.vocabulary import Stage
from shanyraq.domains.indicators.web.entry_cells import id_of
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.observing import AT, KAZ, assurer, publish, report, reporter, step
from tests.domains.test_collection import set_schedule
from tests.web.reading import main_of, text_of

PAGE = f"/{KAZ}/monitoring/entry/"
MINE = f"{PAGE}?entity=unicef"
SCRIPT = {"HX-Request": "true"}
VALUE = "2026.value"


@pytest.fixture
def focal(kaz: Version) -> Any:
    reporter()
    with time_machine.travel(AT, tick=False):
        yield signed_in(Person.objects.get(email="unicef@example.org"))


def send(client: Client, cells: dict[str, str], *, script: bool = True, page: str = MINE, **place: str) -> Any:
    """What a row answers; ``cells`` by name, with ``was.`` and ``seen.`` where they stood there."""
    about = {"indicator": "1.2.1", "row": "total", "at": "", **place}
    return client.post(page, {**about, **cells}, headers=SCRIPT if script else {})


def typed(value: str, was: str = "", seen: int = 0, name: str = VALUE) -> dict[str, str]:
    return {name: value, f"was.{name}": was, f"seen.{name.split('.', maxsplit=1)[0]}": str(seen)}


def row_in(markup: str, mark: str) -> str:
    """The row of a grid with this mark."""
    return markup.partition(f'id="{mark}"')[2].partition("</tbody>")[0]


def said(answer: Any) -> str:
    return text_of(answer.content.decode())


class TestSaving:
    def test_a_cell_becomes_a_draft_through_its_verb(self, focal: Client) -> None:
        found = send(focal, typed("5.0"))
        row = Observation.objects.get()
        assert (found.status_code, row.value, row.printed, row.stage, row.entity) == (
            200,
            5.0,
            "5.0",
            "draft",
            "unicef",
        )
        event = Event.objects.latest("pk")
        assert (event.verb, event.change["period"]) == ("indicators.observation.report", "2026")
        text = found.content.decode()
        assert text.lstrip().startswith(f'<tbody class="grid-row" id="{id_of("1.2.1", "total", "")}"')
        assert 'data-saved="5.0"' in text
        assert "reported 5.0 for 2026" in text
        assert "<html" not in text

    @pytest.mark.parametrize("indicator", ["1.2.1", "3.2.1"])
    def test_a_row_comes_back_with_the_columns_of_the_page(self, focal: Client, indicator: str) -> None:
        """Some of its indicators have values of half-years, others of years: each keeps a cell for every period."""
        set_schedule(frequency="half_yearly")
        mark = id_of(indicator, "total", "")
        whole = row_in(focal.get(MINE).content.decode(), mark)
        name = VALUE if indicator == "3.2.1" else "2026-S1.value"
        alone = row_in(send(focal, typed("5.0", name=name), indicator=indicator).content.decode(), mark)
        assert alone.count("<td") == whole.count("<td") > 4

    @pytest.mark.parametrize(
        ("typing", "value", "shown"), [("5,1", 5.1, "5.1"), ("0", 0, "0"), ("1 250", 1250, "1250")]
    )
    def test_as_people_type(self, focal: Client, typing: str, value: float, shown: str) -> None:
        found = send(focal, typed(typing))
        assert (Observation.objects.get().value, Observation.objects.get().printed) == (value, shown)
        assert f'data-saved="{shown}"' in found.content.decode()

    def test_what_is_odd_is_said_beside_the_cell(self, focal: Client) -> None:
        assert "a break in the level?" in send(focal, typed("51")).content.decode()
        assert "Odd?" in main_of(focal, MINE), "also when the page is read again"

    @pytest.mark.parametrize(
        ("value", "why"),
        [("much", "number"), ("12,500", "may be"), ("1e400", "number")],
    )
    def test_what_is_refused_stays_as_it_was_typed(self, focal: Client, value: str, why: str) -> None:
        found = send(focal, typed(value))
        text = found.content.decode()
        assert found.status_code == 200
        assert why in text
        assert f'value="{value}"' in text
        assert not Observation.objects.exists()

    def test_one_that_is_refused_keeps_no_other(self, focal: Client) -> None:
        send(focal, {**typed("much"), **typed("5.3", name="2027.value")})
        assert Observation.objects.get().period == "2027"

    def test_an_emptied_cell_drops_the_draft(self, focal: Client) -> None:
        send(focal, typed("5.0"))
        send(focal, typed("", was="5.0", seen=1))
        assert Observation.objects.get().stage == Stage.DROPPED
        again = send(focal, typed("4.9"))
        assert 'data-saved="4.9"' in again.content.decode()

    def test_emptied_where_nothing_is_nothing_happens(self, focal: Client) -> None:
        assert send(focal, typed("", was="5.0")).status_code == 200
        assert not Event.objects.filter(kind="observation").exists()

    def test_source_and_comment_beside_the_value_of_a_period(self, focal: Client) -> None:
        page = f"{MINE}&period=2026"
        cells = {"2026.value": "5.0", "2026.source": "Household survey", "2026.comment": "First wave", "seen.2026": "0"}
        send(focal, cells, page=page, at="2026")
        row = Observation.objects.get()
        assert (row.value, row.source, row.comment) == (5.0, "Household survey", "First wave")
        send(focal, typed("", was="First wave", seen=row.revision, name="2026.comment"), page=page, at="2026")
        row.refresh_from_db()
        assert (row.value, row.comment) == (5.0, "")

    def test_a_source_without_a_value_waits_for_it(self, focal: Client) -> None:
        found = send(focal, typed("Survey", name="2026.source"), page=f"{MINE}&period=2026", at="2026")
        assert "Enter a number" in found.content.decode()

    def test_what_is_no_cell_is_left_alone(self, focal: Client) -> None:
        send(focal, {"2031.value": "5", "2026.stage": "published", "20x6.value": "5", "value": "5"})
        assert not Observation.objects.exists()


def block(*rows: tuple[str, dict[str, str]], at: str = "") -> dict[str, str]:
    """Rows of the indicator in one request, by key, each with its cells."""
    return {"block": json.dumps([{"indicator": "1.2.1", "row": row, "at": at, **cells} for row, cells in rows])}


def stages() -> list[tuple[str, str]]:
    return sorted(Observation.objects.values_list("row", "stage"))


class TestBlocks:
    def test_rows_are_saved_by_one_request_and_shown_again(self, focal: Client) -> None:
        found = send(
            focal, block(("total", typed("5.0")), ("men", {**typed("5.4"), **typed("5.3", name="2027.value")}))
        )
        text = found.content.decode()
        assert sorted(Observation.objects.values_list("row", "period", "value")) == [
            ("men", "2026", 5.4),
            ("men", "2027", 5.3),
            ("total", "2026", 5.0),
        ]
        assert text.lstrip().startswith(f'<tbody class="grid-row" id="{id_of("1.2.1", "total", "")}"')
        assert f'id="{id_of("1.2.1", "men", "")}" data-grid-row hx-swap-oob="true"' in text
        assert text.count("<tbody") == 2
        assert len(set(Event.objects.filter(kind="observation").values_list("at", flat=True))) == 1

    def test_one_that_is_refused_keeps_no_other(self, focal: Client) -> None:
        found = send(focal, block(("total", typed("much")), ("men", typed("5.4"))))
        assert stages() == [("men", "draft")]
        assert 'value="much"' in found.content.decode()

    def test_it_is_taken_back_and_entered_again_by_one_request(self, focal: Client) -> None:
        send(focal, block(("total", typed("5.0")), ("men", typed("5.4"))))
        found = send(focal, block(("total", typed("", "5.0", 1)), ("men", typed("", "5.4", 1))))
        assert stages() == [("men", "dropped"), ("total", "dropped")]
        assert "grid-wrong" not in found.content.decode()
        send(focal, block(("total", typed("5.0")), ("men", typed("5.4"))))
        assert stages() == [("men", "draft"), ("men", "dropped"), ("total", "draft"), ("total", "dropped")]

    def test_what_somebody_changed_since_stays_and_is_said(self, focal: Client) -> None:
        send(focal, block(("total", typed("5.0")), ("men", typed("5.4"))))
        report(reporter(), row="men", value=5.6, seen=1)
        taken = block(("total", typed("", "5.0", 1)), ("men", typed("", "5.4", 1)))
        found = send(focal, taken)
        assert stages() == [("men", "draft"), ("total", "dropped")]
        assert Observation.objects.get(row="men").value == 5.6
        assert "changed in the meantime. There stands now: 5.6. Yours: –" in said(found)
        assert send(focal, taken, script=False).status_code == 409

    def test_what_somebody_said_beside_it_since_is_no_conflict(self, focal: Client) -> None:
        send(focal, block(("total", typed("5.0"))))
        send(focal, block(("total", typed("5.2", "5.0", 1))))
        report(reporter(), value=5.2, comment="Second wave", seen=2)
        send(focal, block(("total", typed("5.0", "5.2", 2))))
        row = Observation.objects.get()
        assert (row.value, row.comment) == (5.0, "Second wave")

    def test_what_was_submitted_since_is_refused(self, focal: Client) -> None:
        send(focal, block(("total", typed("5.0")), ("men", typed("5.4"))))
        step("submit", Observation.objects.get(row="men"), reporter())
        found = send(focal, block(("total", typed("", "5.0", 1)), ("men", typed("", "5.4", 1))))
        assert stages() == [("men", "submitted"), ("total", "dropped")]
        assert "5.4" in said(found)

    def test_a_value_goes_with_its_source_and_its_comment(self, focal: Client) -> None:
        page = f"{MINE}&period=2026"
        cells = {"2026.value": "5.0", "2026.source": "Survey", "2026.comment": "First wave", "seen.2026": "0"}
        send(focal, block(("total", cells), at="2026"), page=page)
        revision = str(Observation.objects.get().revision)
        back = {**dict.fromkeys(cells, ""), **{f"was.{name}": said for name, said in cells.items()}}
        found = send(focal, block(("total", {**back, "seen.2026": revision}), at="2026"), page=page)
        assert stages() == [("total", "dropped")]
        assert "grid-wrong" not in found.content.decode()

    @pytest.mark.parametrize(
        "sent", ["", "x", "[]", "5", '[["total"]]', '[{"row": 5}]', '[{"row": "\\ud800"}]', "[" * 100_000]
    )
    def test_what_is_no_block_is_not_understood(self, focal: Client, sent: str) -> None:
        assert send(focal, {"block": sent}).status_code == 400

    def test_where_one_row_is_not_there_none_is_saved(self, focal: Client) -> None:
        assert send(focal, block(("total", typed("5.0")), ("nothing", typed("5.4")))).status_code == 404
        assert not Observation.objects.exists()

    def test_each_cell_costs_the_same(self, focal: Client) -> None:
        def counted(*rows: str) -> int:
            with CaptureQueriesContext(connection) as queries:
                send(focal, block(*((row, typed("5.0")) for row in rows)))
            return len(queries)

        def back(*rows: str) -> int:
            with CaptureQueriesContext(connection) as queries:
                send(focal, block(*((row, typed("", "5.0", 1)) for row in rows)))
            return len(queries)

        counted("total")
        back("total")
        one, three = counted("men"), counted("women", "urban", "rural")
        one_back, three_back = back("men"), back("women", "urban", "rural")
        assert (three - one) % 2 == (three_back - one_back) % 2 == 0
        assert (three - one) // 2 <= 16, "statements of each further cell"
        assert (three_back - one_back) // 2 <= 16, "and to take it back"


class TestConflicts:
    def test_both_sides_stand_in_the_cell(self, focal: Client) -> None:
        report(reporter(), value=4.8)
        report(reporter(), value=4.7, seen=1)
        found = send(focal, typed("5.0", was="4.8", seen=1))
        text = found.content.decode()
        assert "There stands now: 4.7. Yours: 5.0" in text
        assert Observation.objects.get().value == 4.7
        assert send(focal, typed("5.0", was="4.8", seen=1), script=False).status_code == 409

    def test_mine_over_theirs_when_I_saw_it(self, focal: Client) -> None:
        report(reporter(), value=4.7)
        send(focal, typed("5.0", was="4.7", seen=1))
        assert Observation.objects.get().value == 5.0

    def test_the_same_number_is_no_conflict(self, focal: Client) -> None:
        report(reporter(), value=5.0, printed="5.0")
        assert "There stands now" not in send(focal, typed("5", seen=0)).content.decode()

    def test_somebody_changed_something_else_of_it(self, focal: Client) -> None:
        report(reporter(), value=4.7)
        report(reporter(), value=4.7, comment="Of the second wave", seen=1)
        send(focal, typed("5.0", was="4.7", seen=1))
        row = Observation.objects.get()
        assert (row.value, row.comment) == (5.0, "Of the second wave")

    def test_what_was_submitted_meanwhile_is_refused(self, focal: Client) -> None:
        report(reporter(), value=4.7, submit=True)
        assert "take it back" in send(focal, typed("5.0", was="4.7", seen=1)).content.decode()


class TestPage:
    def test_rows_columns_and_what_is_known(self, focal: Client) -> None:
        text = main_of(focal, PAGE)
        for said in (
            "Enter values: UNICEF",
            "Percent",
            "should fall",
            "2.6 (2015)",
            "5.2 (2023)",
            "5.0 (2030)",
            "2027",
        ):
            assert said in text, f"{said}: the reader’s own entity is shown first"
        assert "2028" not in text, "that year has not begun"

    def test_quarters_where_they_are_scheduled(self, focal: Client) -> None:
        set_schedule()
        assert 'name="2026-Q4.value"' in focal.get(MINE).content.decode()
        found = send(focal, typed("5.0", name="2026-Q4.value"))
        assert 'data-saved="5.0"' in found.content.decode()
        of_year = focal.get(f"{MINE}&period=2026").content.decode()
        assert 'name="2026-Q1.comment"' in of_year

    def test_what_was_submitted_cannot_be_typed_over(self, focal: Client) -> None:
        publish(report(reporter(), submit=True), assurer())
        report(reporter(), row="men", value=5.4, submit=True)
        text = focal.get(MINE).content.decode()
        assert "Published: 5.1" in text
        assert f'id="{id_of("1.2.1", "total", "")}.2026.value"' in text, "a correction may be entered"
        assert f'id="{id_of("1.2.1", "men", "")}.2026.value"' not in text

    def test_numbers_are_written_as_the_reader_writes_them(self, focal: Client) -> None:
        """But for those in fields, which are taken as they stand."""
        publish(report(reporter(), submit=True), assurer())
        report(reporter(), value=1234.5, printed="1234.5", period="2026", row="men", submit=True)
        report(reporter(), value=4.8, row="women")
        focal.cookies["django_language"] = "ru"
        text = focal.get(MINE).content.decode()
        for said in ("2,6 (2015)", "5,1", "5,0 (2030)", "1 234,5"):
            assert said in main_of(focal, MINE), said
        assert 'value="4.8"' in text
        assert "5.0 (2030)" not in text

    def test_a_period_without_a_value_is_no_card_on_a_phone(self, focal: Client) -> None:
        set_schedule()
        text = focal.get(MINE).content.decode()
        assert 'class="n grid-known grid-none"' in text
        assert 'data-label="–"' not in text
        css = Path("shanyraq/base/ui/static/ui/grid.css").read_text(encoding="utf-8")
        assert "> .grid-none { display: none; }" in css.partition("@media (max-width: 40rem)")[2]

    def test_a_remark_says_which_part_of_a_year_is_meant(self, focal: Client) -> None:
        set_schedule()
        publish(report(reporter(), period="2025-Q2", value=5.0, submit=True), assurer())
        found = send(focal, typed("51", name="2026-Q2.value"))
        assert "51 for 2026-Q2 beside 5 for 2025-Q2: a break in the level?" in said(found)
        assert "Odd? a break in the level beside the value before or after it: 5 (2025-Q2)" in main_of(focal, MINE)

    def test_a_value_that_was_submitted_has_its_source(self, focal: Client) -> None:
        """The one that the framework names, where no other was."""
        report(reporter(), submit=True)
        report(reporter(), row="men", value=5.2, source="Own survey", submit=True)
        text = focal.get(f"{MINE}&period=2026").content.decode()
        for row, source in (("total", "Bureau of National Statistics"), ("men", "Own survey")):
            assert source in row_in(text, id_of("1.2.1", row, "2026")), row

    def test_why_it_was_returned(self, focal: Client) -> None:
        step("give_back", report(reporter(), submit=True), assurer(), reason="Which survey?")
        assert "Returned: Which survey?" in main_of(focal, MINE)

    def test_of_another_entity_it_is_read(self, focal: Client) -> None:
        found = focal.get(f"{PAGE}?entity=undp")
        assert (found.status_code, b"data-grid-row" in found.content) == (200, False)
        refused = send(focal, typed("5", name="2026.value"), page=f"{PAGE}?entity=undp", indicator="2.3.1")
        assert "permission" in refused.content.decode() or refused.status_code == 404
        assert not Observation.objects.exists()

    def test_what_there_is_not(self, focal: Client) -> None:
        for query in ("?entity=nobody", "?period=never", "?entity=unicef&period=2026-Q5"):
            assert focal.get(f"{PAGE}{query}").status_code == 404, query
        assert send(focal, typed("5"), row="nothing").status_code == 404
        assert send(focal, typed("5"), indicator="nothing").status_code == 404

    def test_it_is_for_members(self, page: Client, focal: Client) -> None:
        assert page.get(PAGE).status_code == 302
        assert signed_in(person("new@example.org")).get(PAGE).status_code == 404
        day = focal.get(f"{PAGE}?as_of=2027-01-01")
        assert (day.status_code, day["Location"]) == (302, f"/{KAZ}/monitoring/collection/?as_of=2027-01-01")

    def test_of_a_framework_whose_periods_have_not_begun(self, second: Version) -> None:
        anybody = signed_in(person("rc@example.org", (Role.RESIDENT_COORDINATOR, Reach(second.code))))
        with time_machine.travel("2026-06-01", tick=False):
            assert "Nothing to enter here" in main_of(anybody, f"/{second.code}/monitoring/entry/")


class TestElsewhere:
    def test_drafts_and_returned_values_of_other_periods_are_listed(self, focal: Client) -> None:
        draft = report(reporter(), period="2025", value=1234.5)
        back = step("give_back", report(reporter(), period="2024", submit=True), assurer(), reason="Which survey?")
        report(reporter(), period="2023", submit=True)
        report(reporter(), period="2026", value=5.0)
        text = main_of(focal, MINE)
        listed = text.partition("Drafts and returned values of other periods")[2]
        assert "Total, 2025: 1,234.5 Draft" in listed
        assert "Total, 2024: 5.1 Returned: Which survey?" in listed
        assert "2023:" not in listed
        assert "2026:" not in listed
        markup = focal.get(MINE).content.decode()
        for row in (draft, back):
            assert f'href="/{KAZ}/monitoring/{row.number}/"' in markup
        assert "of other periods" not in main_of(focal, f"{PAGE}?entity=undp")

    def test_they_cost_nothing_each(self, focal: Client) -> None:
        report(reporter(), period="2025", value=5)
        focal.get(MINE)
        with CaptureQueriesContext(connection) as one:
            focal.get(MINE)
        for year in range(2015, 2025):
            report(reporter(), period=str(year), value=5)
        with CaptureQueriesContext(connection) as many:
            focal.get(MINE)
        assert len(many) == len(one)


class TestSubmitting:
    def test_all_drafts_whose_period_is_over(self, focal: Client) -> None:
        send(focal, {**typed("5.0"), **typed("4.9", name="2027.value")})
        send(focal, typed("5.2"), row="men")
        found = focal.post(MINE, {"drafts": "all"}, follow=True)
        assert "2 values were submitted." in said(found)
        assert sorted(Observation.objects.values_list("period", "stage")) == [
            *[("2026", "submitted")] * 2,
            ("2027", "draft"),
        ]

    def test_of_a_period_that_runs_there_is_nothing_to_submit(self, focal: Client) -> None:
        send(focal, typed("4.9", name="2027.value"))
        found = focal.post(f"{MINE}&period=2027", {"drafts": "all"}, follow=True)
        assert "There is no draft whose period is over." in said(found)
        assert "1 draft stays: its period is not over yet." in said(found)

    def test_without_a_source_it_is_refused_by_name(self, focal: Client, monkeypatch: pytest.MonkeyPatch) -> None:
        send(focal, typed("5.0"))
        send(focal, typed("5.2"), row="men")
        module = "shanyraq.domains.indicators.verbs.staging.refused_sourceless"
        monkeypatch.setattr(module, lambda source, **_: refused_sourceless(source, has_printed=False))
        Observation.objects.filter(row="men").update(source="Household survey")
        found = focal.post(MINE, {"drafts": "all"})
        text = said(found)
        assert found.status_code == 422
        assert "1 value was submitted." in text
        assert "Total, 2026 Name the source of the value" in text
        assert sorted(Observation.objects.values_list("row", "stage")) == [("men", "submitted"), ("total", "draft")]


class TestTakingBack:
    def test_what_was_submitted_together_is_taken_back_by_one_button(self, focal: Client) -> None:
        first, second = report(reporter(), value=5.0), report(reporter(), row="men", value=5.2)
        older = report(reporter(), row="women", value=4.9, submit=True)
        found = focal.post(MINE, {"drafts": "all"}, follow=True)
        assert "Take back the 2 values that were submitted just now" in said(found)
        assert found.redirect_chain == [(f"{MINE}&submitted={first.number}.{second.number}", 302)]
        assert "Take back" not in main_of(focal, MINE), "only at once"
        back = focal.post(MINE, {"recall": f"{first.number}.{second.number}"}, follow=True)
        assert "2 values were taken back and are drafts again." in said(back)
        assert "Take back the" not in said(back)
        stages = dict(Observation.objects.values_list("row", "stage"))
        assert stages == {"total": Stage.DRAFT, "men": Stage.DRAFT, "women": Stage.SUBMITTED}
        assert older.stage == Stage.SUBMITTED

    def test_what_was_assured_meanwhile_stays_and_is_said(self, focal: Client) -> None:
        first, second = (
            report(reporter(), value=5.0, submit=True),
            report(reporter(), row="men", value=5.2, submit=True),
        )
        other = report(reporter("undp"), indicator="8.3.1.1", value=1.9, submit=True)
        step("assure", first, assurer(), note="Checked")
        page = main_of(focal, f"{MINE}&submitted={first.number}.{second.number}.{other.number}")
        assert "Take back the value that was submitted just now" in page
        found = focal.post(MINE, {"recall": f"{first.number}.{second.number}.{other.number}"})
        assert found.status_code == 422
        assert "1 value was taken back" in said(found)
        assert "Not taken back; these stay as they are:" in said(found)
        assert "Total, 2026 This is not possible with an observation that is «Assured»" in said(found)
        other.refresh_from_db()
        assert other.stage == Stage.SUBMITTED, "it is of another entity"

    @pytest.mark.parametrize("numbers", ["", "9" * 30, "x.1e3.²", "999999"])
    def test_what_is_no_number_is_nothing(self, focal: Client, numbers: str) -> None:
        assert focal.get(MINE, {"submitted": numbers}).status_code == 200
        assert focal.post(MINE, {"recall": numbers}).status_code == 302


class TestWithoutAScript:
    def test_a_row_has_a_button(self, focal: Client) -> None:
        found = send(focal, typed("5.0"), script=False)
        assert (found.status_code, found["Location"]) == (302, f"{MINE}#{id_of('1.2.1', 'total', '')}")
        assert "Unicef reported 5.0 for 2026" in main_of(focal, MINE)

    def test_what_is_refused_comes_back_with_the_page(self, focal: Client) -> None:
        found = send(focal, typed("much"), script=False)
        text = found.content.decode()
        assert found.status_code == 422
        assert 'value="much"' in text
        assert "<html" in text


class TestMeasured:
    def test_the_page_in_a_fixed_number_of_statements(self, focal: Client) -> None:
        focal.get(MINE)
        with CaptureQueriesContext(connection) as few:
            focal.get(MINE)
        for row in ("total", "men", "women", "urban", "rural"):
            report(reporter(), row=row)
        with CaptureQueriesContext(connection) as many:
            focal.get(MINE)
        assert len(few) == len(many) <= 12

    def test_a_cell_in_a_fixed_number_of_statements(self, focal: Client) -> None:
        send(focal, typed("5.0"))
        with CaptureQueriesContext(connection) as few:
            send(focal, typed("5.1", was="5.0", seen=1))
        for row in ("men", "women", "urban", "rural"):
            report(reporter(), row=row)
        started = time.perf_counter()
        with CaptureQueriesContext(connection) as many:
            send(focal, typed("5.2", was="5.1", seen=2))
        assert len(few) == len(many) <= 26
        assert time.perf_counter() - started < 1, "a grid that waits is no grid"


class TestWorkbook:
    def test_it_is_taken_along_from_its_page(self, focal: Client) -> None:
        assert f"/workbooks/values/?framework={KAZ}" in focal.get(MINE).content.decode()
        text = main_of(focal, f"/workbooks/values/?framework={KAZ}")
        assert "Values of an entity" in text
        assert "UNICEF" in text
        assert "UNDP" not in text
        found = focal.get("/workbooks/values/template.xlsx", {"framework": KAZ, "part": "unicef"})
        assert found.status_code == 200
        assert focal.get("/workbooks/values/template.xlsx", {"framework": KAZ, "part": "undp"}).status_code == 404


class TestWhatSpreadsheetsWrite:
    @pytest.mark.parametrize("text", ["6,5", "6.5%", "6,5 %", " 6.5 "])
    def test_a_share_may_bear_its_sign(self, focal: Client, text: str) -> None:
        send(focal, typed(text))
        assert Observation.objects.get().value == 6.5
