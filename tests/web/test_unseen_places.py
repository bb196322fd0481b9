"""Forms that set what may be there already: what stands at a place that was named afterwards is not replaced unseen."""

from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import pytest
import time_machine
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.verbs import verbbook
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.domains.evaluating import accepted
from tests.domains.evaluating import done as evaluation
from tests.domains.giving import give
from tests.domains.planning import add, measure, register_document
from tests.domains.test_register import XAA
from tests.web.forms import sent_by
from tests.web.reading import text_of

NOW = datetime.now(UTC)


@dataclass(frozen=True)
class Place:
    """A verb, what its form is opened with, what names the place, and what two people say of it. ``on``: on which day,
    where it cannot be said before.
    """

    verb: str
    opened: dict[str, str]
    named: dict[str, str]
    mine: dict[str, str]
    theirs: dict[str, str]
    on: datetime | None = None


PLACES = [
    Place(
        "workplans.sub_output.narrate",
        {"number": "1"},
        {"year": "2028"},
        {"text.fr": "Des puits sont creusés"},
        {"text.fr": "Rien encore"},
    ),
    Place(
        "funding.line.set",
        {"number": "1"},
        {"year": "2028", "entity": "unicef", "instrument": "core"},
        {"required": "7.00"},
        {"required": "5.00"},
    ),
    Place(
        "funding.frame.set",
        {},
        {"outcome": "A.1", "entity": "unicef", "year": "2028"},
        {"needed": "7.00"},
        {"needed": "5.00"},
    ),
    Place(
        "funding.rate.set",
        {},
        {"currency": "EUR", "month": "2026-05", "source": "UN operational rates"},
        {"rate": "0.92"},
        {"rate": "0.91"},
    ),
    Place(
        "funding.allocation.set",
        {"number": "1"},
        {"sub_output": "1", "year": "2028", "entity": "unicef"},
        {"amount": "70.00"},
        {"amount": "60.00"},
    ),
    Place(
        "indicators.observation.report",
        {"indicator": "6.1.1", "row": "total"},
        {"period": "2020"},
        {"value": "70"},
        {"value": "60"},
    ),
    Place(
        "indicators.aggregation.set",
        {},
        {"indicator": "6.1.1", "over_entities": "none", "reason": "A test"},
        {"over_time": "sum"},
        {"over_time": "average"},
    ),
    Place(
        "indicators.schedule.set",
        {},
        {"indicator": "6.1.1", "frequency": "yearly", "reason": "By the source"},
        {"months": "7"},
        {"months": "5"},
    ),
    Place(
        "workplans.output_value.report",
        {"output_indicator": "1"},
        {"year": "2028", "entity": "unicef"},
        {"value": "70"},
        {"value": "60"},
        datetime(2029, 2, 1, tzinfo=UTC),
    ),
    Place("workplans.output_indicator.target", {"number": "1"}, {"year": "2028"}, {"value": "70"}, {"value": "60"}),
    Place(
        "workplans.programme_document.word",
        {"number": "1"},
        {"outcome": "A.1"},
        {"text.fr": "Chacun vit mieux"},
        {"text.fr": "Tous vivent bien"},
    ),
    Place(
        "learning.follow_up_action.tell",
        {"number": "1"},
        {"year": str(NOW.year), "quarter": str((NOW.month - 1) // 3 + 1)},
        {"text.fr": "Bientôt fait"},
        {"text.fr": "Rien encore"},
    ),
    Place(
        "learning.check.answer",
        {"evaluation": "1"},
        {"check": "purpose", "answer": "yes"},
        {"remark": "À revoir"},
        {"remark": "Tout est dit"},
    ),
]
every = pytest.mark.parametrize("place", PLACES, ids=[each.verb for each in PLACES])


def test_each_action_that_sets_a_place_is_asked_here() -> None:
    assert {name for name, verb in verbbook().items() if verb.listed and verb.listed.sets} == {
        each.verb for each in PLACES
    }


@pytest.fixture
def day(request: pytest.FixtureRequest) -> Iterator[None]:
    """The day on which people say it."""
    place: Place | None = getattr(request.node, "callspec", None) and request.node.callspec.params.get("place")
    with time_machine.travel(place.on, tick=True) if place and place.on else nullcontext():
        yield


@pytest.fixture
def browser(second: Version, day: None) -> Client:
    add(entities=["unicef"], starts_on="2027-01-01", ends_on="2028-12-31")
    give(earmarking="tight")
    measure()
    register_document()
    accepted(at=NOW)
    evaluation("evaluation.add")
    return signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))


def opened(browser: Client, place: Place, **more: str) -> dict[str, Any]:
    """What the form sends as it was opened."""
    return sent_by(browser.get(f"/do/{place.verb}", {"framework": XAA, **place.opened, **more}))


@every
class TestTwoWhoNamedThePlaceOnlyInTheForm:
    def test_see_both_sides_and_then_mine_is_meant(self, browser: Client, place: Place) -> None:
        first, second = opened(browser, place), opened(browser, place)
        assert browser.post(f"/do/{place.verb}", {**first, **place.named, **place.theirs}).status_code == 302
        clash = browser.post(f"/do/{place.verb}", {**second, **place.named, **place.mine})
        assert clash.status_code == 409
        (wanted,), (stands,) = place.mine.values(), (theirs.casefold() for theirs in place.theirs.values())
        text = text_of(clash.content.decode())
        assert stands in text.casefold()
        assert "Something stands here already" in text
        again = sent_by(clash)
        assert again[next(iter(place.mine))] == wanted
        assert browser.post(f"/do/{place.verb}", again).status_code == 302
        now = opened(browser, place, **place.named)
        assert now[next(iter(place.mine))] == wanted

    def test_do_not_meet_where_both_mean_the_same(self, browser: Client, place: Place) -> None:
        first, second = opened(browser, place), opened(browser, place)
        for each in (first, second):
            done = browser.post(f"/do/{place.verb}", {**each, **place.named, **place.theirs})
            assert done.status_code == 302


@every
def test_a_form_that_shows_the_place_may_change_it(browser: Client, place: Place) -> None:
    browser.post(f"/do/{place.verb}", {**opened(browser, place), **place.named, **place.theirs})
    shown = opened(browser, place, **place.named)
    assert shown[next(iter(place.theirs))] == next(iter(place.theirs.values()))
    assert browser.post(f"/do/{place.verb}", {**shown, **place.mine}).status_code == 302


@pytest.mark.parametrize("place", [each for each in PLACES if "year" in each.named], ids=lambda each: each.verb)
def test_a_form_of_one_year_saw_nothing_of_another_one(browser: Client, place: Place) -> None:
    browser.post(f"/do/{place.verb}", {**opened(browser, place), **place.named, **place.theirs})
    other = opened(browser, place, **{**place.named, "year": "2027"})
    assert browser.post(f"/do/{place.verb}", {**other, **place.named, **place.mine}).status_code == 409


def test_the_list_of_a_form_that_sets_money_holds_every_sub_output_that_one_may_change(browser: Client) -> None:
    """Not those alone of which money is told already."""
    found = browser.get("/do/funding.line.set", {"framework": XAA}).content.decode()
    assert '<option value="1"' in found
    assert '<option value="core"' in found
    other = signed_in(person("undp@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="undp"))))
    assert '<option value="1"' not in other.get("/do/funding.line.set", {"framework": XAA}).content.decode()
