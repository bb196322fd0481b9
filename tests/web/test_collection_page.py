"""The page of collection: coverage by entity and outcome, what is late by name, rounds, the calendar; and its files."""

import csv
import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from html import unescape
from io import StringIO

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.indicators.commands import SetAggregation
from shanyraq.domains.indicators.verbs import aggregation
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.conftest import TESTER
from tests.domains.observing import AT, KAZ, assurer, publish, report, reporter
from tests.domains.test_collection import open_round, set_schedule
from tests.web.reading import main_of, markup_of, text_of

pytestmark = pytest.mark.usefixtures("kaz")
PAGE = f"/{KAZ}/monitoring/collection/"


@pytest.fixture
def reported(kaz: Version) -> None:
    """One value of UNICEF that is published, one that is submitted, one draft."""
    publish(report(reporter(), submit=True), assurer())
    report(reporter(), row="men", value=5.47, submit=True)
    report(reporter(), row="women", value=4.9)


def member() -> Client:
    return signed_in(person("member@example.org", (Role.COMMITTEE_MEMBER, Reach(KAZ))))


def theirs() -> Client:
    """One who reports for the entity."""
    return signed_in(Person.objects.get(email="unicef@example.org"))


def rows(client: Client, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(client.get(address).content.decode("utf-8-sig"))))


@pytest.mark.usefixtures("reported")
def test_everybody_reads_how_much_is_there(page: Client) -> None:
    text = main_of(page, f"{PAGE}?as_of=2027-07-01")
    assert "2 of 23 values reported, 21 late" in text
    assert "2 of 99 values that are asked by now are reported; late: 97" in text
    assert "Published" in text
    assert "5.1" in text
    for hidden in ("5.47", "4.9", "Draft", "Submitted"):
        assert hidden not in text, "what is not published is for members"


@pytest.mark.usefixtures("reported")
def test_members_see_what_was_submitted_and_those_who_report_it_drafts(page: Client) -> None:
    def read_by(client: Client) -> str:
        address = f"{PAGE}?as_of=2027-07-01&entity=unicef"
        return main_of(client, address) + main_of(client, f"{address}&page=2")

    text = read_by(member())
    for shown in ("5.47", "Submitted"):
        assert shown in text
    for hidden in ("4.9", "Draft"):
        assert hidden not in text
    text = read_by(theirs())
    for shown in ("5.47", "4.9", "Draft", "Submitted"):
        assert shown in text


@pytest.mark.usefixtures("reported")
def test_what_is_late_is_named(page: Client) -> None:
    found = rows(page, f"/{KAZ}/monitoring/collection/values.csv?as_of=2027-07-01&entity=unicef&standing=late")
    assert len(found) == 21
    women = next(each for each in found if (each["indicator_key"], each["row_key"]) == ("1.2.1", "women"))
    assert (women["period"], women["due_on"], women["entities"]) == ("2026", "2027-06-30", "unicef")
    assert (women["stage"], women["value"]) == ("", ""), "a draft is for those who report it"
    mine = rows(theirs(), f"/{KAZ}/monitoring/collection/values.csv?as_of=2027-07-01&entity=unicef&standing=late")
    assert next(each["value"] for each in mine if each["row_key"] == "women") == "4.9"


@pytest.mark.usefixtures("reported")
def test_the_sums_as_a_file(page: Client) -> None:
    found = rows(page, f"/{KAZ}/monitoring/collection/entities.csv?as_of=2027-07-01")
    unicef = next(each for each in found if each["entity"] == "unicef")
    assert [unicef[name] for name in ("expected", "reported", "published", "late")] == ["23", "2", "1", "21"]


@pytest.mark.usefixtures("reported")
def test_filters_are_links_and_leave_the_sums_alone(page: Client) -> None:
    text = main_of(page, f"{PAGE}?as_of=2027-07-01&entity=unicef&standing=published")
    assert "2 of 23 values" in text, "how many are late is not asked of those that are published"
    assert page.get(f"{PAGE}?entity=nobody").status_code == 404
    assert page.get(f"{PAGE}?entity=undp&as_of=2026-06-01").status_code == 200, "known, and nothing is asked yet"


def test_empty_it_says_how_to_begin(page: Client) -> None:
    text = main_of(page, f"{PAGE}?as_of=2026-06-01")
    assert "Nothing to collect yet" in text
    assert "begins with a round" in text
    assert "When values are due" in text


def test_of_a_framework_without_values(page: Client, second: Version) -> None:
    assert "Nothing to collect yet" in main_of(page, f"/{second.code}/monitoring/collection/?as_of=2027-01-01")


def test_rounds_and_the_calendar(page: Client) -> None:
    open_round()
    set_schedule(frequency="every_years", every=3, first=2027, months=12)
    text = main_of(page, f"{PAGE}?as_of=2027-03-02")
    assert "Values of 2026" in text
    assert "15 March 2027" in text
    assert "Every 3 years" in text
    assert "31 December 2028" in text
    assert "not stated" in text
    assert "open" in text


def test_what_was_late_before_a_round_opened_is_said_beside_the_number(page: Client) -> None:
    open_round()
    said = "late by the calendar before the round opened"
    assert said not in main_of(page, f"{PAGE}?as_of=2027-03-02")
    set_schedule()
    assert said in main_of(page, f"{PAGE}?as_of=2027-03-02")
    assert said not in main_of(page, f"{PAGE}?as_of=2027-04-01"), "then its own day is over"


@time_machine.travel(AT, tick=False)
def test_whoever_assures_opens_moves_and_closes(page: Client) -> None:
    open_round()
    officer = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
    text = text_of(officer.get(PAGE).content.decode())
    for act in ("Open a round of collection", "Move a round of collection", "Close a round", "State when values"):
        assert act in text
    assert "Open a round of collection" not in main_of(page, PAGE)


@pytest.mark.usefixtures("reported")
def test_the_number_of_statements_is_fixed(
    page: Client, kaz: Version, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    page.get(PAGE)
    address = f"{PAGE}?as_of=2027-07-01"
    with django_assert_num_queries(5):
        page.get(address)
    for row in ("urban", "rural"):
        report(reporter(), row=row)
    open_round(opens_on="2027-03-02", due_on="2027-04-01")
    with django_assert_num_queries(5):
        page.get(address)


class TestProposed:
    """How often a source has a value, as it is proposed of what nobody stated."""

    @pytest.fixture(autouse=True)
    def _then(self) -> Iterator[None]:
        with time_machine.travel(AT, tick=False):
            yield

    def test_everybody_reads_what_is_proposed_and_why(self, page: Client) -> None:
        text = main_of(page, PAGE)
        assert "Yearly not stated Proposed: Quarterly – the source says “quarterly”" in text
        assert "Proposed: Every 5 years – the source says “MICS”; its years are counted from 2015" in text
        assert "Nothing proposed: the source says more than one thing: “PIRLS, PISA”" in text
        assert "State as proposed when values are due" not in text
        set_schedule(indicator="8.6.1", months=4)
        set_schedule(indicator="8.3.1.1", months=4)
        assert "“quarterly”" not in main_of(page, PAGE)

    def test_the_form_begins_with_it(self, page: Client) -> None:
        officer = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
        said = officer.get(PAGE).content.decode()
        address = next(each for each in re.findall(r'href="([^"]+)"', said) if "indicator=3.7.1&amp;" in each)
        form = officer.get(unescape(address)).content.decode()
        assert re.search(r'value="every_years"\s+(selected|checked)', form)
        for name, value in (("every", 5), ("first", 2015), ("months", 6), ("seen", 0)):
            assert re.search(f'<input[^>]*name="{name}"[^>]*value="{value}"', form), name
        assert "The source says “MICS”; its years are counted from 2015." in unescape(form)

    def test_all_at_once(self, page: Client) -> None:
        officer = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
        assert "State as proposed when values are due" in text_of(officer.get(PAGE).content.decode())
        address = reverse("do", args=["indicators.schedule.accept_proposed"])
        sent = {"framework": KAZ, "reason": "As the sources say", "next": PAGE}
        assert officer.post(address, sent).status_code == 302
        text = text_of(officer.get(PAGE).content.decode())
        assert "State as proposed when values are due" not in text
        assert "Proposed:" not in text
        trail = text_of(officer.get(f"/{KAZ}/trail/").content.decode())
        assert "stated as proposed when values are due, of the indicators 3.7.1, 8.3.1.1, 8.6.1" in trail
        assert "Every 5 years" in trail


def test_the_due_day_of_a_day_gone_by(page: Client, kaz: Version) -> None:
    """Who opened a round later did not ask on that day."""
    open_round()
    assert "30 June 2027" in main_of(page, f"{PAGE}?as_of={date(2027, 2, 28)}")


def test_that_parts_of_a_year_become_no_year_is_said_where_it_is_mended(kaz: Version) -> None:
    officer = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
    said, form = "Nobody stated how the values of parts of a year become that of the year", "indicators.aggregation.set"
    assert said not in main_of(officer, PAGE)
    set_schedule(indicator="8.6.1", frequency="quarterly", months=2)
    assert said in main_of(officer, PAGE)
    assert f"/do/{form}?" in markup_of(officer, PAGE)
    aggregation.set_aggregation(
        SetAggregation(framework=KAZ, indicator="8.6.1", over_time="average", over_entities="none", reason="A share"),
        by=TESTER,
        at=AT,
    )
    assert said not in main_of(officer, PAGE)


def test_the_page_of_an_indicator_leads_to_how_its_values_are_added_up(kaz: Version, page: Client) -> None:
    officer = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
    then = datetime(2026, 11, 1, tzinfo=UTC)
    publish(report(reporter(), then, period="2026-S1", submit=True), assurer(), then)
    address = f"/{KAZ}/indicators/1.2.1"
    assert "Years without a value" in main_of(officer, address)
    assert markup_of(officer, address).count("/do/indicators.aggregation.set?") == 2
    assert "/do/indicators.aggregation.set?" not in markup_of(page, address)
