"""Accepted links give observations: what nobody doubts is published, what differs waits for a person."""

from typing import Any

import pytest
from django.test import Client

from shanyraq.base.audit.models import Event
from shanyraq.base.verbs import verbbook
from shanyraq.domains.indicators.commands import AcceptSure
from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.indicators.verbs import link as links
from shanyraq.kernel.errors import Refused
from tests.conftest import TESTER
from tests.domains.taking_data import AT, KAZ, LATER, SAID, link, moved, taken
from tests.web.reading import main_of

pytestmark = pytest.mark.usefixtures("kaz")
MORE = SAID + "1.2.1,,2022,PT,5.4\n1.2.1,F,2022,PT,5.3\n"


def given(row: str = "total") -> dict[str, tuple[str, str]]:
    """Period → what is printed, and the stage, of the observations of a row."""
    found = Observation.objects.filter(framework__code=KAZ, indicator="1.2.1", row=row).order_by("number")
    return {each.period: (each.printed, each.stage) for each in found}


@pytest.fixture(autouse=True)
def source(kaz: Any) -> None:
    taken(MORE, title="A source", url="https://example.org/data")


def test_nothing_is_given_before_the_link_is_accepted() -> None:
    assert not Observation.objects.exists()


def test_the_values_of_an_accepted_series_are_published_with_their_source() -> None:
    moved("accept")
    assert given() == {"2015": ("2.6", "published"), "2022": ("5.4", "published"), "2023": ("5.2", "published")}
    one = Observation.objects.get(period="2023")
    assert (one.origin, one.entity, one.source, one.evidence) == (
        "national",
        "",
        "A source, 1.2.1|||PT",
        "https://example.org/data",
    )
    event = Event.objects.order_by("-pk").first()
    assert event is not None
    assert event.change["observations"] == 3


def test_a_value_that_differs_from_print_waits_for_a_decision() -> None:
    moved("accept", "women")
    assert given("women") == {"2022": ("5.3", "published")}
    moved("decide", "women", year=2023, choice="national", reason="Revised")
    assert "2023" in given("women")


def test_where_the_printed_value_is_kept_nothing_is_given() -> None:
    moved("accept", "women")
    moved("decide", "women", year=2023, choice="printed", reason="A slip of the source")
    assert "2023" not in given("women")


def test_a_later_file_gives_what_is_new_and_what_it_revises_waits() -> None:
    moved("accept")
    taken(MORE.replace("2022,PT,5.4", "2022,PT,5.6") + "1.2.1,,2024,PT,5.0\n", at=LATER)
    found = (
        Observation.objects.filter(row="total").order_by("period", "number").values_list("period", "printed", "stage")
    )
    assert list(found) == [
        ("2015", "2.6", "published"),
        ("2022", "5.4", "published"),
        ("2022", "5.6", "submitted"),
        ("2023", "5.2", "published"),
        ("2024", "5.0", "published"),
    ]


def test_what_was_published_stays_when_the_link_ends_and_that_is_said() -> None:
    moved("accept")
    verb = verbbook()["indicators.link.decline"]
    told = {"framework": KAZ, "dataset": "csv", "indicator": "1.2.1", "row": "total", "reason": "Another survey"}
    done = verb.perform(verb.told.model_validate(told), by=TESTER, at=LATER)
    assert [str(each.message) for each in done.findings] == [
        "Values of the series that stay published until somebody withdraws them: 3"
    ]
    assert {stage for _, stage in given().values()} == {"published"}


def test_the_same_file_again_gives_nothing() -> None:
    moved("accept")
    before = Observation.objects.count(), Event.objects.count()
    taken(MORE, at=LATER)
    assert (Observation.objects.count(), Event.objects.count()) == before


def test_all_sure_ones_give_theirs_at_once() -> None:
    links.accept_sure(AcceptSure(framework=KAZ, dataset="csv"), by=TESTER, at=AT)
    assert len(given()) == 3


def test_a_year_that_is_not_over_is_not_given() -> None:
    taken(MORE + "1.2.1,,2026,PT,5.0\n", at=LATER)
    moved("accept", at=LATER)
    assert "2026" not in given()


def test_values_in_another_unit_say_so_and_wait() -> None:
    taken(MORE + "1.2.1,,2021,PS_TH,900\n1.2.1,,2022,PS_TH,950\n", title="A source", at=LATER)
    moved("change", at=LATER, series="1.2.1|||PS_TH", reason="A test")
    found = Observation.objects.filter(row="total").values_list("unit", "stage", "flags")
    assert set(map(str, found)) == {str(("PS_TH", "submitted", ["indicators.odd.unit"]))}


def test_what_waits_is_dropped_for_what_the_source_says_now() -> None:
    """A value far from those before waits; the source mends it before anybody assured it."""
    moved("accept")
    taken(MORE + "1.2.1,,2021,PT,53\n", title="A source", at=LATER)
    assert given()["2021"] == ("53", "submitted")
    taken(MORE + "1.2.1,,2021,PT,5.3\n", title="A source", at=LATER)
    assert given()["2021"] == ("5.3", "published")
    old = Observation.objects.get(printed="53")
    assert (old.stage, old.ended_at) == ("dropped", LATER)


FAR = MORE + "1.2.1,,2021,PT,53\n"
"""With a value far from those before: it waits."""


def test_what_waits_gives_way_to_another_one_that_waits() -> None:
    moved("accept")
    taken(FAR, title="A source", at=LATER)
    taken(MORE + "1.2.1,,2021,PT,53.5\n", title="A source", at=LATER)
    assert Observation.objects.get(printed="53").stage == "dropped"
    assert [row.printed for row in Observation.objects.filter(stage="submitted")] == ["53.5"]


def test_what_a_later_file_leaves_out_is_not_taken_back() -> None:
    moved("accept")
    taken(FAR, title="A source", at=LATER)
    taken(MORE + "1.2.1,,2020,PT,5.1\n", title="A source", at=LATER)
    assert given()["2021"] == ("53", "submitted")


def test_what_waits_is_dropped_when_the_source_says_again_what_is_published() -> None:
    moved("accept")
    taken(MORE.replace("2022,PT,5.4", "2022,PT,5.6"), title="A source", at=LATER)
    assert given()["2022"] == ("5.6", "submitted")
    taken(MORE, title="A source", at=LATER)
    assert [row.printed for row in Observation.objects.filter(period="2022", ended_at=None, row="total")] == ["5.4"]
    assert Observation.objects.get(printed="5.6").stage == "dropped"


@pytest.mark.parametrize(
    ("act", "told"),
    [
        ("decline", {"reason": "Another survey"}),
        ("change", {"reason": "Another survey", "series": "1.2.1|||PS_TH"}),
    ],
)
def test_what_waits_is_dropped_when_its_series_is_not_that_of_the_row_any_more(act: str, told: dict[str, str]) -> None:
    moved("accept")
    taken(FAR + "1.2.1,,2021,PS_TH,900\n", title="A source", at=LATER)
    moved(act, at=LATER, **told)
    assert Observation.objects.get(printed="53").stage == "dropped"
    assert set(Observation.objects.filter(stage="submitted").values_list("printed", flat=True)) <= {"900"}


def test_the_page_of_the_indicator_says_that_some_wait(page: Client) -> None:
    """Else everybody would see a gap and no reason for it."""
    address = f"/{KAZ}/indicators/1.2.1"
    moved("accept")
    assert "of the national source wait" not in main_of(page, address)
    taken(FAR, title="A source", at=LATER)
    assert "1 value of the national source waits for the monitoring group" in main_of(page, address)


def test_what_waits_of_another_row_stays() -> None:
    moved("accept")
    taken(FAR, title="A source", at=LATER)
    moved("decline", "women", reason="Another survey", at=LATER)
    assert Observation.objects.get(printed="53").stage == "submitted"


class TestUnitsThatAreCalledOtherwise:
    """«percentage of the people» is no code; that it is the row's percent is said by a person, in public."""

    @pytest.fixture(autouse=True)
    def words(self) -> None:
        taken(MORE + "1.2.1,,2021,share,4\n1.2.1,,2022,share,4.1\n", title="A source", at=LATER)
        moved("change", at=LATER, series="1.2.1|||share", reason="A test")

    def units(self) -> set[tuple[str, str]]:
        found = Observation.objects.filter(row="total", ended_at=None)
        return set(found.values_list("unit", "stage"))

    def test_once_it_is_said_the_values_count(self) -> None:
        assert self.units() == {("SHARE", "submitted")}
        moved("say_unit", at=LATER, same=True, reason="Percent of the people")
        assert self.units() == {("", "published")}
        row = link()
        assert (row.unit_same, row.unit_reason, row.unit_said_by) == ("share", "Percent of the people", "tester")

    def test_it_is_taken_back(self) -> None:
        moved("say_unit", at=LATER, same=True, reason="Percent of the people")
        moved("say_unit", at=LATER, same=False, reason="It counts households")
        assert self.units() == {("SHARE", "submitted"), ("", "published")}, "what is public stays until it is withdrawn"

    def test_said_twice_is_said_once(self) -> None:
        moved("say_unit", at=LATER, same=True, reason="Percent of the people")
        revision = link().revision
        moved("say_unit", at=LATER, same=True, reason="Percent of the people")
        assert link().revision == revision

    def test_it_holds_for_that_unit_alone(self) -> None:
        moved("say_unit", at=LATER, same=True, reason="Percent of the people")
        taken(MORE + "1.2.1,,2021,PS_TH,900\n", title="A source", at=LATER)
        moved("change", at=LATER, series="1.2.1|||PS_TH", reason="A test")
        assert ("PS_TH", "submitted") in self.units()

    def test_a_unit_that_is_the_same_needs_no_word(self) -> None:
        moved("change", at=LATER, series="1.2.1|||PT", reason="A test")
        with pytest.raises(Refused, match="do not differ"):
            moved("say_unit", at=LATER, same=True, reason="A test")
