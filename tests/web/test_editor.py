"""A sub-output is written field by field: each is saved by itself, with what the rules say of all of them."""

import re
from datetime import UTC, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.commands import AmendSubOutput, NarrateSubOutput
from shanyraq.domains.workplans.queries.board import sub_output
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.verbs import sub_output as verbs
from shanyraq.domains.workplans.web.editing import SECTIONS
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.conftest import TESTER
from tests.domains.planning import add, decide, step, whole
from tests.domains.test_register import AT, XAA
from tests.web.reading import main_of, markup_of

PAGE = f"/{XAA}/workplans/1/write/"
READ = f"/{XAA}/workplans/1/"


@pytest.fixture
def focal(second: Version) -> Client:
    add(places=["Nord"], code="A.1", starts_on="2027-01-01", ends_on="2028-12-31")
    return signed_in(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef")), name="Focal"))


def facts(version: Version) -> Facts:
    line = sub_output(version, 1)
    assert line is not None
    return line.facts


def sent(client: Client, field: str, *, script: bool = True, **values: Any) -> Any:
    given = {"field": field, "seen": "1", **{name.replace("__", "."): value for name, value in values.items()}}
    return client.post(PAGE, given, headers={"HX-Request": "true"} if script else {})


def others_amend(**changes: Any) -> None:
    command = AmendSubOutput.model_validate({"framework": XAA, "number": 1, **changes})
    verbs.amend(command, by=TESTER, at=AT)


class TestThePage:
    def test_has_every_field_in_a_form_of_its_own(self, focal: Client) -> None:
        page = focal.get(PAGE).content.decode()
        for section in SECTIONS:
            for name in section.fields:
                assert f'name="field" value="{name}"' in page, name
        assert page.count('value="text"') == 2, "the narrative of each year in which it runs"

    def test_shows_the_narrative_of_a_closed_year_as_text(self, second: Version) -> None:
        """Its field would be refused as soon as it is left."""
        number = whole(starts_on="2027-01-01", ends_on="2028-12-31")
        told = {"framework": XAA, "number": number, "year": 2027, "text": {"fr": "Douze puits"}}
        verbs.narrate(NarrateSubOutput.model_validate(told), by=TESTER, at=AT)
        for act in ("open", "submit", "clear"):
            step(act)
        step("endorse", decision=decide())
        in_year = datetime(2027, 2, 1, 9, tzinfo=UTC)
        for act in ("begin", "review", "close"):
            step(act, at=in_year)
        focal = signed_in(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))
        page = focal.get(PAGE).content.decode()
        assert page.count('value="text"') == 1, "that of 2028"
        assert 'name="year" value="2027"' not in page
        main = main_of(focal, PAGE)
        assert "What was done in 2027" in main
        assert "Douze puits" in main
        assert "Its plan is closed." in main
        late = sent(focal, "text", script=False, seen="2", year="2027", text__fr="Treize puits")
        assert late.status_code == 422
        assert "Treize puits" in late.content.decode(), "what was typed before it was closed is not lost"

    def test_moves_a_status_that_there_is(self, focal: Client) -> None:
        others_amend(status="implementation")
        page = focal.get(PAGE).content.decode()
        assert 'name="field" value="status"' not in page
        assert "/do/workplans.sub_output.move?" in page

    def test_asks_no_more_of_the_database_where_more_is_said(self, focal: Client, second: Version) -> None:
        focal.get(PAGE)
        with CaptureQueriesContext(connection) as few:
            focal.get(PAGE)
        others_amend(
            places=["Nord", "Sud"], implementers=["Gouvernement", "Union"], ends_on="2031-12-31", activities=["a", "b"]
        )
        with CaptureQueriesContext(connection) as more:
            focal.get(PAGE)
        assert len(more) <= len(few) + 1, "who changed it last is asked once"

    @pytest.mark.parametrize("query", ["?as_of=2027-06-01"])
    def test_of_a_day_gone_by_is_read(self, focal: Client, query: str) -> None:
        assert focal.get(PAGE + query)["Location"] == READ

    def test_whoever_may_not_write_it_reads_it(self, focal: Client) -> None:
        other = signed_in(person("other@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="undp"))))
        assert other.get(PAGE)["Location"] == READ
        assert other.post(PAGE, {"field": "code", "code": "B"})["Location"] == READ

    def test_nobody_else_sees_it(self, focal: Client) -> None:
        stranger = signed_in(person("stranger@example.org"))
        assert stranger.get(PAGE).status_code == 404


class TestSaving:
    def test_saves_one_field_and_says_so(self, focal: Client, second: Version) -> None:
        answer = sent(focal, "code", code="B.7")
        assert answer.status_code == 200
        assert (facts(second).code, facts(second).places) == ("B.7", ("Nord",))
        text = answer.content.decode()
        assert 'name="seen" value="2"' in text
        assert "Focal amended" in text
        assert "data-refused" not in text

    def test_without_a_script_leads_back_to_the_field(self, focal: Client, second: Version) -> None:
        answer = sent(focal, "places", script=False, places=["Nord", "Sud"])
        assert answer["Location"] == f"{PAGE}#field-places"
        assert facts(second).places == ("Nord", "Sud")

    def test_takes_what_is_typed_beside_the_ticks(self, focal: Client, second: Version) -> None:
        sent(focal, "places", places=["Nord", "Est; Ouest", ""])
        assert facts(second).places == ("Nord", "Est", "Ouest")

    @pytest.mark.parametrize(("field", "empty"), [("places", ()), ("code", ""), ("ends_on", None)])
    def test_empties_a_field_in_which_nothing_stands(
        self, focal: Client, second: Version, field: str, empty: Any
    ) -> None:
        sent(focal, field, **({field: ""} if field != "places" else {}))
        assert getattr(facts(second), field) == empty

    def test_writes_what_was_done_in_a_year(self, focal: Client, second: Version) -> None:
        answer = sent(focal, "text", year="2028", text__fr="Dix puits")
        assert answer.status_code == 200
        assert facts(second).narratives == {2028: {"fr": "Dix puits"}}

    @pytest.mark.parametrize(
        "asked",
        [
            {"field": "reason"},
            {"field": "seen"},
            {"field": "text"},
            {"field": "text", "year": "1999"},
            {"field": "", "year": "2028"},
        ],
    )
    def test_of_what_there_is_not_there_is_nothing(self, focal: Client, asked: dict[str, str]) -> None:
        assert focal.post(PAGE, asked).status_code == 404

    def test_what_stays_as_it_was_makes_no_event(self, focal: Client) -> None:
        before = Event.objects.count()
        sent(focal, "code", code="A.1")
        assert Event.objects.count() == before

    def test_takes_few_statements(self, focal: Client) -> None:
        """On a sub-output of which everything is said, with a status that is moved."""
        others_amend(status="implementation", implementers=["Gouvernement"], contributors=["Norvège"], gender=1)
        sent(focal, "code", code="B", seen="2")
        with CaptureQueriesContext(connection) as queries:
            sent(focal, "code", code="C", seen="3")
        assert len(queries) <= 40, [each["sql"] for each in queries]


class TestRefusing:
    def test_says_what_is_wrong_and_keeps_what_was_typed(self, focal: Client, second: Version) -> None:
        answer = sent(focal, "ends_on", script=False, ends_on="31 of May")
        assert answer.status_code == 422
        page = answer.content.decode()
        assert "A day is written like 2026-12-31" in page
        assert 'value="31 of May"' in page
        assert str(facts(second).ends_on) == "2028-12-31"

    @pytest.mark.parametrize("day", ["0006-03-01", "1999-12-31", "2101-01-01"])
    def test_a_day_of_no_framework_is_not_understood(self, focal: Client, second: Version, day: str) -> None:
        text = sent(focal, "starts_on", starts_on=day).content.decode()
        assert "data-refused" in text
        assert str(facts(second).starts_on) == "2027-01-01"

    @pytest.mark.parametrize("day", ["2000-01-01", "2028-12-31"])
    def test_a_day_at_either_bound_is(self, focal: Client, second: Version, day: str) -> None:
        sent(focal, "starts_on", starts_on=day)
        assert str(facts(second).starts_on) == day

    @pytest.mark.parametrize("field", ["entities", "title", "output"])
    def test_what_must_stand_says_that_it_is_needed(self, focal: Client, field: str) -> None:
        text = sent(focal, field).content.decode()
        assert "This is needed" in text
        assert "cannot be understood" not in text

    def test_a_narrative_that_stands_is_needed(self, focal: Client, second: Version) -> None:
        sent(focal, "text", year="2028", text__fr="Dix puits")
        assert "This is needed" in sent(focal, "text", year="2028", text__fr="", seen="2").content.decode()
        assert "data-refused" not in sent(focal, "text", year="2027", text__fr="", seen="2").content.decode()

    def test_what_was_refused_was_not_laid_over_what_others_changed(self, focal: Client, second: Version) -> None:
        sent(focal, "sdg_targets", sdg_targets=["6.1"])
        others_amend(sdg_targets=["6.1", "3.4"])
        refused = sent(focal, "sdg_targets", sdg_targets=["6.1", "water"], seen="2").content.decode()
        assert 'name="seen" value="2"' in refused, "what others changed since was not shown"
        clash = sent(focal, "sdg_targets", sdg_targets=["6.1", "6.2"], seen="2").content.decode()
        assert "There stands now" in clash
        assert facts(second).sdg_targets == ("6.1", "3.4")

    def test_says_it_to_a_script_beside_the_field(self, focal: Client) -> None:
        text = sent(focal, "sdg_targets", sdg_targets=["water"]).content.decode()
        assert "data-refused" in text
        assert "An SDG target, such as 1.3 or 5.a" in text

    def test_what_only_others_changed_is_kept(self, focal: Client, second: Version) -> None:
        others_amend(places=["Sud"])
        sent(focal, "code", code="B.7")
        assert (facts(second).code, facts(second).places) == ("B.7", ("Sud",))

    def test_where_both_changed_it_both_are_shown(self, focal: Client, second: Version) -> None:
        others_amend(code="T.1")
        text = sent(focal, "code", code="B.7").content.decode()
        assert "There stands now: T.1. Yours: B.7" in text
        assert 'name="seen" value="2"' in text
        assert facts(second).code == "T.1"
        sent(focal, "code", code="B.7", seen="2")
        assert facts(second).code == "B.7"


class TestRemarks:
    def test_a_marker_asks_for_its_reason_in_the_other_field(self, focal: Client) -> None:
        text = sent(focal, "gender", gender="2").content.decode()
        found = re.search(r'id="field-gender_note-remarks".*?</div>', text, re.DOTALL)
        assert found is not None
        assert 'class="remark"' in found[0]

    def test_what_is_mended_is_remarked_no_more(self, focal: Client) -> None:
        sent(focal, "gender", gender="2")
        text = sent(
            focal, "gender_note", gender_note="Half of those trained are women.", seen="2", remarked=["gender_note"]
        ).content.decode()
        found = re.search(r'id="field-gender_note-remarks".*?</div>', text, re.DOTALL)
        assert found is not None
        assert 'class="remark"' not in found[0]

    def test_the_plain_form_says_so_too(self, focal: Client) -> None:
        asked = {"framework": XAA, "number": "1", "gender": "2"}
        text = focal.post("/do/workplans.sub_output.amend/check/gender", asked).content.decode()
        found = re.search(r'id="field-gender_note-remarks".*?</div>', text, re.DOTALL)
        assert found is not None
        assert 'class="remark"' in found[0]


class TestTakingBack:
    def test_takes_back_what_was_saved_last(self, focal: Client, second: Version) -> None:
        text = sent(focal, "code", code="B.7").content.decode()
        form = dict(re.findall(r'name="(framework|number|change|next)" value="([^"]*)"', text))
        answer = focal.post("/do/workplans.sub_output.take_back", form)
        assert answer["Location"] == f"{PAGE}#field-code"
        assert facts(second).code == "A.1"

    def test_takes_back_one_after_the_other_and_does_it_again(self, focal: Client, second: Version) -> None:
        for number, code in enumerate(("B", "C", "D"), 1):
            sent(focal, "code", code=code, seen=str(number))

        def step(act: str) -> str:
            form = re.search(rf"data-editor-{act}.*?</form>", focal.get(PAGE).content.decode(), re.DOTALL)
            assert form is not None, act
            told = dict(re.findall(r'name="(framework|number|change)" value="([^"]*)"', form[0]))
            assert focal.post("/do/workplans.sub_output.take_back", told).status_code == 302
            return facts(second).code

        assert [step("back") for _ in range(3)] == ["C", "B", "A.1"]
        assert "data-editor-back" not in focal.get(PAGE).content.decode()
        assert [step("again") for _ in range(2)] == ["B", "C"]
        assert step("back") == "B"

    def test_says_which_field_was_changed(self, focal: Client) -> None:
        assert "Focal amended Conseils: Code" in re.sub(r"\s+", " ", sent(focal, "code", code="B").content.decode())

    def test_what_somebody_else_did_is_not_offered(self, focal: Client) -> None:
        others_amend(code="T.1")
        assert "data-editor-back" not in markup_of(focal, PAGE)
