"""Pages of what was reached: one output indicator, every value, one value; for whom each is there."""

import csv
from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.models import OutputValue
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person, signed_in, token_of
from tests.domains.observing import KAZ
from tests.domains.planning import step as step_of_plan
from tests.domains.reaching import assured, do, indicator, report, step, works
from tests.web.reading import main_of
from tests.web.test_calendar_of_tasks import entries

LIST = f"/{KAZ}/workplans/output-values/"
ONE = f"/{KAZ}/workplans/output-indicators/1/"
pytestmark = pytest.mark.usefixtures("without_words")


@pytest.fixture
def officer(kaz: Version) -> Client:
    return signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))


@pytest.fixture(autouse=True)
def june() -> Iterator[None]:
    """Pages are read in the year after the values."""
    with time_machine.travel(datetime(2027, 6, 1, 9, tzinfo=UTC), tick=False):
        yield


class TestAnIndicator:
    def test_nothing_is_added_up_silently(self, officer: Client) -> None:
        works("unicef", "undp")
        indicator()
        assured(value="12.5")
        text = main_of(officer, ONE)
        for words in ("Reported for 2026, and not put together", "12.5", "Whoever edits the work plan can state it"):
            assert words in text

    def test_a_sum_says_over_whom_and_who_is_missing(self, officer: Client) -> None:
        works("unicef", "undp", "unfpa")
        indicator("sum", "latest", baseline="0", baseline_year=2025)
        do("output_indicator.target", number=1, year=2026, value="20")
        assured(value="12.5")
        assured(entity="undp", value="0")
        text = main_of(officer, ONE)
        for words in ("sum over 2 entities; 1 of 3 has not reported", "Reached in 2026: 12.5 schools", "not reached"):
            assert words in text
        assert "Latest value: 2026" in text

    def test_what_is_absent_says_so(self, officer: Client) -> None:
        indicator()
        text = main_of(officer, ONE)
        assert "No value of any year was assured yet" in text
        assert "no sub-output of this output is planned in this year" in text
        works("unicef")
        assert "not reported: 1 entity contributes" in main_of(officer, ONE)

    def test_as_of_a_day(self, officer: Client) -> None:
        works("unicef")
        indicator("sum")
        assured(at=datetime(2027, 4, 1, tzinfo=UTC))
        assert "Reached in 2026" in main_of(officer, ONE, as_of="2027-04-01")
        assert "Reached in 2026" not in main_of(officer, ONE, as_of="2027-03-31")
        assert officer.get(ONE, {"as_of": "2026-12-31"}).status_code == 404


class TestEveryValue:
    def test_what_waits_by_entity_year_and_stage(self, officer: Client) -> None:
        works("unicef", "undp")
        indicator()
        report(submit=True)
        assert "Submitted: 1" in main_of(officer, LIST)
        waiting = main_of(officer, LIST, stage="not_reported", entity="undp")
        assert "UNDP" in waiting
        assert "UNICEF" not in waiting.split("Actions")[1]
        rows = officer.get(LIST.removesuffix("/") + ".csv", {"stage": "submitted"}).content.decode().splitlines()
        assert len(rows) == 2
        assert ",2026,unicef,5,," in rows[1]

    def test_a_file_of_what_is_not_there(self, officer: Client) -> None:
        indicator()
        assert officer.get(LIST.removesuffix("/") + ".csv", {"stage": "nonsense"}).status_code == 404


class TestOneValue:
    def test_everybody_reads_what_counted_and_nobody_else_a_draft(self, officer: Client, client: Client) -> None:
        works("unicef")
        indicator()
        row = report(submit=True)
        address = f"/{KAZ}/workplans/output-values/{row.number}/"
        stranger = signed_in(person("stranger@example.org"))
        assert stranger.get(address).status_code == 404
        assert client.get(address).status_code == 302
        assert "Submitted" in main_of(officer, address)
        step("assure", row)
        assert "Published" in main_of(client, address)
        step("withdraw", row, reason="Of another output")
        assert "Of another output" in main_of(client, address)

    def test_the_pages_of_work_plans_are_for_members(self, officer: Client, client: Client) -> None:
        indicator()
        stranger = signed_in(person("stranger@example.org"))
        for address in (LIST, ONE, LIST.removesuffix("/") + ".csv"):
            assert client.get(address).status_code == 302
            assert stranger.get(address).status_code == 404
            assert officer.get(address).status_code == 200

    def test_what_stood_before_stays_readable(self, officer: Client) -> None:
        indicator()
        first = assured()
        second = assured(value="7")
        text = main_of(officer, f"/{KAZ}/workplans/output-values/{second.number}/")
        assert "Superseded" in text
        assert "another value is published for its row and period" in text
        assert OutputValue.objects.get(pk=first.pk).value == 5


class TestTheDesk:
    def test_an_entity_sees_what_it_is_to_report_and_the_group_what_to_assure(self, officer: Client) -> None:
        works("unicef", "undp")
        for _ in range(2):
            indicator()
        focal = signed_in(person("focal@example.org", (Role.FOCAL_POINT, Reach(KAZ, entity="unicef"))))
        text = main_of(focal, "/desk/")
        assert "Values of output indicators for 2026 are to be reported by UNICEF: 2" in text
        assert "UNDP" not in text
        assert "wait to be assured" not in main_of(officer, "/desk/")
        report(submit=True)
        assert "Values of output indicators for 2026 are to be reported by UNICEF: 1" in main_of(focal, "/desk/")
        assert "Values of output indicators wait to be assured: 1" in main_of(officer, "/desk/")
        step("return", OutputValue.objects.get(), reason="Which register?")
        assert "Values of output indicators for 2026 are to be reported by UNICEF: 2" in main_of(focal, "/desk/")
        for number in (1, 2):
            assured(output_indicator=number)
        assert "Values of output indicators" not in main_of(focal, "/desk/")

    def test_a_running_year_asks_for_nothing_yet(self, officer: Client) -> None:
        works("unicef", starts_on="2027-01-01")
        indicator()
        focal = signed_in(person("focal@example.org", (Role.FOCAL_POINT, Reach(KAZ, entity="unicef"))))
        assert "Values of output indicators" not in main_of(focal, "/desk/")


class TestThePlan:
    def test_it_says_what_was_reached_beside_the_target(self, officer: Client) -> None:
        works("unicef", "undp")
        indicator("sum")
        do("output_indicator.target", number=1, year=2026, value="20")
        step_of_plan("open", framework=KAZ, outcome="1", year=2026)
        plan = f"/{KAZ}/workplans/plans/1/2026/"
        assert "not reported: 2 entities contribute" in main_of(officer, plan)
        assert "reached 2026" not in main_of(officer, f"{plan}matrix/")
        assured(value="12.5")
        assert "sum over 1 entity; 1 of 2 has not reported" in main_of(officer, plan)
        text = main_of(officer, f"{plan}matrix/")
        assert "target 2026: 20; reached 2026: 12.5 (sum over 1 entity; 1 of 2 has not reported)" in text
        head, *lines = csv.reader(officer.get(f"{plan}matrix.csv").content.decode("utf-8-sig").splitlines())
        assert head[-2:] == ["output_indicators", "output_indicators_reached"]
        assert lines[0][-1] == "Schools with safe water: 12.5 (sum over 1 entity; 1 of 2 has not reported)"

    def test_the_list_and_its_file_say_it_for_each_year(self, officer: Client) -> None:
        works("unicef")
        indicator("sum")
        indicator()
        assured(value="12.5")
        assured(output_indicator=2)
        text = main_of(officer, f"/{KAZ}/workplans/output-indicators/")
        assert "reached 12.5" in text
        assert "not put together" in text
        file = officer.get(f"/{KAZ}/workplans/output-indicators.csv").content.decode("utf-8-sig")
        head, one, other = csv.reader(file.splitlines())
        ends = ["over_entities", "over_time", *(f"reached_{year}" for year in range(2026, 2031))]
        assert head[-7:] == ends
        assert one[-7:] == ["sum", "none", "12.5", "", "", "", ""]
        assert other[-7:] == ["none", "none", "", "", "", "", ""]


class TestOverREST:
    def test_what_counts_is_read_by_everybody_and_nothing_else(self, kaz: Version, client: Client) -> None:
        works("unicef", "undp")
        indicator("sum")
        address = f"/api/v1/frameworks/{KAZ}/output-values"
        report(submit=True)
        assert client.get(address).json()["items"] == []
        row = assured(entity="undp", value="0")
        (line,) = client.get(address).json()["items"]
        assert (line["number"], line["indicator"], line["entity"], line["value"]) == (row.number, 1, "undp", "0")
        step("withdraw", row, reason="Of another output")
        assert client.get(address).json()["items"] == []
        assert len(client.get(address, {"as_of": "2027-02-28"}).json()["items"]) == 0

    def test_whoever_sees_plans_reads_what_became_of_them(self, kaz: Version) -> None:
        works("unicef", "undp")
        indicator("sum")
        assured()
        secret = token_of(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
        answer = Client().get(
            f"/api/v1/frameworks/{KAZ}/output-indicators", headers={"authorization": f"Bearer {secret}"}
        )
        (line,) = answer.json()["items"]
        (year,) = line["reached"]
        assert (line["over_entities"], year["value"], year["not_reported"]) == ("sum", "5", ["undp"])
        assert (year["why_none"], year["target_reached"]) == ("", None)


def test_pages_take_as_many_statements_for_many_as_for_one(officer: Client) -> None:
    works("unicef", "undp")
    indicator("sum")
    row = assured()
    addresses = (LIST, ONE, f"/{KAZ}/workplans/output-indicators/", f"/{KAZ}/workplans/output-values/{row.number}/")
    counts = []
    for more in (0, 9):
        for _ in range(more):
            number = indicator("sum").number
            assured(output_indicator=number, entity="undp")
        for address in addresses:
            officer.get(address)
        counts.append([_asked(officer, address) for address in addresses])
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 20


def _asked(browser: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as asked:
        assert browser.get(address).status_code == 200
    return len(asked)


class TestSeveralAtOnce:
    def test_those_that_are_ticked_are_assured_each_for_itself(self, officer: Client) -> None:
        works("unicef", "undp")
        indicator()
        one, other = report(submit=True), report(entity="undp", submit=True)
        markup = officer.get(LIST).content.decode()
        assert 'name="act" value="assure"' in markup
        address = f"/workbooks/workplans.output_value.report/?framework={KAZ}"
        assert f'href="{address}"' in markup
        assert officer.get(address).status_code == 200
        ticked = [f"{one.number}:{one.revision}", f"{other.number}:{other.revision + 5}"]
        found = officer.post(LIST, {"act": "assure", "number": ticked}, follow=True).content.decode()
        assert "Done: 1" in found
        assert f"Not done: 1 ({other.number}). " in found
        stages = dict(OutputValue.objects.values_list("number", "stage"))
        assert stages == {one.number: "published", other.number: "submitted"}

    @pytest.mark.parametrize(
        ("ticked", "left"), [(100, ""), (101, "Left as they are: 1. At most 100 are done at once.")]
    )
    def test_what_is_too_much_is_said_to_be_left(self, officer: Client, ticked: int, left: str) -> None:
        indicator()
        sent = {"act": "assure", "number": [f"{number}:1" for number in range(1, ticked + 1)]}
        found = officer.post(LIST, sent, follow=True).content.decode()
        assert "Not done: 100 (1; 2; 3; 4; 5 …). " in found
        assert ("Left as they are" in found) is bool(left)
        assert left in found

    def test_nothing_ticked_is_said(self, officer: Client) -> None:
        works("unicef")
        indicator()
        report(submit=True)
        assert "Tick some first" in officer.post(LIST, {"act": "assure"}, follow=True).content.decode()
        assert officer.post(LIST, {"act": "drop", "number": "1"}).status_code == 404

    def test_whoever_may_not_has_no_boxes_and_changes_nothing(self, kaz: Version) -> None:
        works("unicef")
        indicator()
        row = report(submit=True)
        focal = signed_in(person("focal@example.org", (Role.FOCAL_POINT, Reach(KAZ, entity="undp"))))
        assert 'class="choose"' not in focal.get(LIST).content.decode()
        assert f"workplans.output_value.report/?framework={KAZ}" not in focal.get(LIST).content.decode(), (
            "nothing asked"
        )
        focal.post(LIST, {"act": "assure", "number": f"{row.number}:{row.revision}"})
        row.refresh_from_db()
        assert row.stage == "submitted"


def test_the_calendar_holds_them_however_far_ahead(kaz: Version) -> None:
    works("unicef")
    indicator()
    focal = person("focal@example.org", (Role.FOCAL_POINT, Reach(KAZ, entity="unicef")))
    found = entries(focal)
    entry = found[f"{KAZ}.output-values.unicef.2027@shanyraq"]
    assert entry["DTSTART"].dt == date(2028, 6, 30)
    assert str(entry["SUMMARY"]) == f"Values of output indicators for 2027 are due: UNICEF ({KAZ})"
    assert str(entry["URL"]) == f"http://testserver{LIST}?entity=unicef&year=2027"
    report(submit=True)
    left = entries(focal)
    assert f"{KAZ}.output-values.unicef.2026@shanyraq" in found
    assert f"{KAZ}.output-values.unicef.2026@shanyraq" not in left
    other = person("other@example.org", (Role.FOCAL_POINT, Reach(KAZ, entity="undp")))
    assert not [name for name in entries(other) if "output-values" in name]


def test_nobody_is_asked_to_assure_their_own(kaz: Version) -> None:
    works("unicef")
    indicator()
    own = person("both@example.org", (Role.FOCAL_POINT, Reach(KAZ, entity="unicef")), (Role.MEL_MEMBER, Reach(KAZ)))
    report(actor(own), submit=True)
    assert "Values of output indicators wait to be assured" not in main_of(signed_in(own), "/desk/")
    other = person("mel2@example.org", (Role.MEL_MEMBER, Reach(KAZ)))
    assert "Values of output indicators wait to be assured: 1" in main_of(signed_in(other), "/desk/")
