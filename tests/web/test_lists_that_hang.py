"""Lists that are other ones beside another entry: rows and periods of an indicator, series of a source, decisions."""

import re

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.doors.choices import choices, hangs_on, offered
from shanyraq.base.doors.fields import fields_of
from shanyraq.base.verbs import verbbook
from shanyraq.domains.indicators.models import Aggregation
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.taking_data import SAID, taken
from tests.domains.test_collection import set_schedule

REPORT = "/do/indicators.observation.report"
KAZ = "kaz-2026-2030"
OPTION = re.compile(r'<option value="([^"]*)"( selected)?>')


@pytest.fixture
def officer(kaz: Version) -> Client:
    return signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))


def options(text: str, field: str) -> list[tuple[str, bool]]:
    """The members of a list in the markup, and whether each is chosen; the empty one is left out."""
    found = re.search(rf'<select id="field-{field}".*?</select>', text, re.DOTALL)
    assert found is not None, field
    return [(value, bool(chosen)) for value, chosen in OPTION.findall(found[0]) if value]


def entries(text: str) -> set[str]:
    """The fields that an answer to a check brings anew."""
    return set(re.findall(r'id="field-(\w+)-entry" hx-swap-oob="true"', text))


class TestMembers:
    def test_rows_are_those_of_the_indicator_in_words(self, kaz: Version) -> None:
        rows = choices("rows", KAZ, entered={"indicator": "2.1.2"})
        assert [str(words) for _key, words in rows] == [
            "moderate and severe food insecurity",
            "acute food insecurity",
        ]

    @pytest.mark.parametrize(("framework", "indicator"), [(KAZ, ""), (KAZ, "no such"), ("zzz-2000-2001", "2.1.2")])
    def test_without_an_indicator_there_are_none(self, kaz: Version, framework: str, indicator: str) -> None:
        assert choices("rows", framework, entered={"indicator": indicator}) == []

    def test_periods_are_those_in_which_a_value_is_expected(self, kaz: Version) -> None:
        set_schedule(indicator="8.3.1.1", frequency="quarterly", months=2)
        quarters = [value for value, _label in choices("periods", KAZ, entered={"indicator": "8.3.1.1"})]
        assert quarters[-1] == "2026-Q1"
        assert quarters == sorted(quarters, reverse=True)
        assert "2026-Q1" not in dict(choices("periods", KAZ, entered={"indicator": "2.1.2"}))
        every = dict(choices("periods", KAZ))
        assert "2026-Q1" in every
        assert "2026" in every
        assert choices("periods", "zzz-2000-2001") == []

    def test_those_who_lead_report_and_others_their_part_where_parts_are_put_together(self, kaz: Version) -> None:
        assert choices("reporters", KAZ, entered={"indicator": "1.2.1"}) == [("unicef", "UNICEF")]
        Aggregation.objects.create(
            framework_id=kaz.framework_id, indicator="1.2.1", over_time="none", over_entities="sum"
        )
        found = [key for key, _label in choices("reporters", KAZ, entered={"indicator": "1.2.1"})]
        assert (found[0], len(found)) == ("unicef", 13)
        assert "itc" not in found
        nobody_leads = choices("reporters", KAZ, entered={"indicator": "2.4.1"})
        assert len(nobody_leads) == 12
        assert {"unodc", "fao"} <= set(dict(choices("reporters", KAZ)))
        assert choices("reporters", "zzz-2000-2001") == []


class TestForm:
    def test_it_begins_with_the_rows_of_what_it_was_opened_with(self, officer: Client) -> None:
        text = officer.get(REPORT, {"framework": KAZ, "indicator": "2.1.2", "period": "2026"}).content.decode()
        assert len(options(text, "row")) == 2

    def test_the_only_total_is_chosen(self, officer: Client) -> None:
        text = officer.get(REPORT, {"framework": KAZ, "indicator": "7.2.1"}).content.decode()
        assert ("total", True) in options(text, "row")

    def test_another_indicator_brings_its_rows(self, officer: Client) -> None:
        sent = {"framework": KAZ, "indicator": "7.2.1", "row": "acute"}
        text = officer.post(f"{REPORT}/check/indicator", sent).content.decode()
        assert entries(text) == {"row", "entity", "part"}, "the list of periods is found when somebody types"
        assert options(text, "row")[0] == ("total", True), "what was chosen is of another indicator"

    def test_where_two_lead_the_form_asks_which_of_them_reports(self, officer: Client) -> None:
        sent = {"framework": KAZ, "indicator": "4.1.1", "row": "primary-reading-both", "period": "2025", "value": "70"}
        refused = officer.post(REPORT, sent)
        assert refused.status_code == 422
        text = refused.content.decode()
        assert "Name the entity that reports the value; it can be UNESCO, UNICEF" in text
        assert 'href="#field-entity"' in text
        assert [value for value, _chosen in options(text, "entity")] == ["unesco", "unicef"]
        assert officer.post(REPORT, {**sent, "entity": "unesco"}).status_code == 302

    def test_whoever_reports_for_one_of_them_finds_it_chosen(self, kaz: Version) -> None:
        focal = signed_in(person("unesco@example.org", (Role.FOCAL_POINT, Reach(KAZ, entity="unesco"))))
        about = {"framework": KAZ, "indicator": "4.1.1", "row": "primary-reading-both"}
        assert options(focal.get(REPORT, about).content.decode(), "entity") == [("unesco", True)]

    def test_another_framework_brings_all_lists(self, officer: Client) -> None:
        text = officer.post(f"{REPORT}/check/framework", {"framework": KAZ}).content.decode()
        assert len(options(text, "indicator")) == 32
        assert entries(text) == {"indicator", "row", "period", "entity", "measure", "part", "unit"}

    def test_another_field_brings_none(self, officer: Client) -> None:
        sent = {"framework": KAZ, "indicator": "2.1.2", "value": "3"}
        text = officer.post(f"{REPORT}/check/value", sent).content.decode()
        assert entries(text) == set()

    def test_periods_are_offered_and_others_may_be_written(self, officer: Client) -> None:
        text = officer.get(f"{REPORT}/choices/period", {"framework": KAZ, "indicator": "2.1.2"}).content.decode()
        assert '<option value="2026">' in text
        text = officer.get(REPORT, {"framework": KAZ, "indicator": "2.1.2"}).content.decode()
        assert "#do-form [name='framework'], #do-form [name='indicator']" in text
        assert "Chosen:" not in text
        sent = {
            "framework": KAZ,
            "indicator": "2.1.2",
            "row": "acute",
            "period": "2024-S1",
            "value": "3",
        }
        assert officer.post(REPORT, sent).status_code == 302


def test_a_long_list_of_which_few_are_possible_is_shown(kaz: Version, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of thousands of national series those of the indicator are shown to be chosen, and need not be searched."""
    monkeypatch.setattr("shanyraq.base.doors.narrowing.FEW", 2)
    taken(SAID + "9.9.9,,2020,PT,1\n")
    officer = signed_in(person("o@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
    form = {"framework": KAZ, "dataset": "csv", "indicator": "1.2.1", "row": "total"}
    text = officer.get("/do/indicators.link.change", form).content.decode()
    assert {value.partition("|")[0] for value, _chosen in options(text, "series")} == {"1.2.1"}


def test_what_a_list_hangs_on_stands_in_the_forms_that_have_it() -> None:
    """But for the period of a round, which is of no indicator; and what is narrowed where an entry happens to stand."""
    lists = ["rows", "reporters", "periods", "national_series", "endorsing_decisions"]
    assert offered() >= set(lists)
    for verb in verbbook().values():
        if verb.command is None:
            continue
        names = {field.name for field in fields_of(verb.told)}
        for field in fields_of(verb.told):
            if field.choices in lists and verb.name != "indicators.round.open":
                assert set(hangs_on(field.choices)) <= names, (verb.name, field.name)
