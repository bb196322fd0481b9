"""The steps of annual reviews at their forms: which reviews they offer, what they name as missing, where they lead."""

import re

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.verbs import verbbook
from shanyraq.domains.learning.models import Review
from shanyraq.domains.learning.queries.owners import working_on_outcome
from shanyraq.domains.learning.queries.reviews import assumptions_of
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.kernel.errors import Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.conftest import TESTER
from tests.domains.following import AT, KAZ, ON
from tests.domains.planning import add as planned
from tests.domains.test_reviews import do, opened, told
from tests.web.reading import main_of, markup_of

LIST = f"/{KAZ}/reviews/"
NAMES = {1: "2026, outcome 1", 2: "2026, outcome 2", 3: "2026, outcome 3"}


@pytest.fixture
def coordinator(kaz: Version) -> Client:
    """Who reads three reviews: one opened, one prepared, one discussed."""
    for outcome in ("1", "2", "3"):
        opened(outcome)
    Review.objects.filter(number=2).update(state="prepared", prepared_on=ON)
    Review.objects.filter(number=3).update(state="discussed", prepared_on=ON, discussed_on=ON)
    return signed_in(
        person("office@example.org", (Role.RESIDENT_COORDINATOR, Reach(KAZ)), (Role.DATA_OFFICER, Reach(KAZ)))
    )


@pytest.mark.parametrize(
    ("act", "offered"),
    [("prepare", {1, 2, 3}), ("discuss", {2}), ("conclude", {3}), ("reopen", set()), ("write", {1, 2, 3})],
)
def test_a_form_offers_the_reviews_with_which_it_can_be_done(coordinator: Client, act: str, offered: set[int]) -> None:
    text = markup_of(coordinator, f"/do/learning.review.{act}?framework={KAZ}")
    assert {number for number, name in NAMES.items() if name in text} == offered


def test_before_it_is_concluded_what_is_missing_stands_there_with_its_place(coordinator: Client, kaz: Version) -> None:
    do("correction.propose", number=3, what={"en": "Train nurses"}, due_on="2027-06-30")
    form = f"/do/learning.review.conclude?framework={KAZ}&number=3"
    text, markup = main_of(coordinator, form), markup_of(coordinator, form)
    for each in ("Progress, and what it comes of", str(assumptions_of(kaz, "3")[0].said.text), "Train nurses"):
        assert each in text
    assert f'href="{LIST}2026/3/judge/"' in markup
    assert f'href="{LIST}2026/3/#correction-1"' in markup
    assert "/do/learning.review.write?" in markup
    do("correction.decline", number=1)
    told(kaz, 3)
    assert "Still to be said" not in main_of(coordinator, form)


def test_the_corrections_that_are_open_are_named(kaz: Version) -> None:
    opened()
    told(kaz)
    for number in range(6):
        do("correction.propose", what={"en": f"Change {number}"}, due_on="2027-06-30")
    with pytest.raises(Refused) as refused:
        do("review.conclude")
    assert "6 are proposed: “Change 0”" in str(refused.value)
    assert "“Change 4”, …" in str(refused.value)
    assert "Change 5" not in str(refused.value)


def test_by_whom_a_correction_is_carried_out(coordinator: Client, kaz: Version) -> None:
    registered = {"framework": KAZ, "name": {"en": "A fund (example)"}, "kind": "development_partner"}
    create = verbbook()["parties.organisation.create"]
    create.perform(create.told.model_validate({**registered, "key": "a-fund"}), by=TESTER, at=AT)
    last = next(each for each in recent_package(kaz).parties.organisations if each.kind == "academia")
    planned(framework=KAZ, output="1.1", title={"en": "Wells"}, entities=["fao"], implementers=[last.key])
    markup = markup_of(coordinator, f"/do/learning.correction.propose?framework={KAZ}&number=1")
    ticks = dict(re.findall(r'name="who" value="([^"]+)"[^>]*> ([^<]+)</label>', markup))
    own = {key for key, _called in working_on_outcome(kaz, "1")}
    assert set(ticks) == own, "those that work on the outcome are ticked"
    assert {"fao", last.key} <= own
    assert (ticks["unicef"], ticks["fao"]) == ("UNICEF", "FAO")
    others = f"/do/learning.correction.propose/choices/who?framework={KAZ}&number=1&who="
    (other,) = [each for each in recent_package(kaz).parties.organisations if each.key == "world-bank"]
    assert other.key not in own
    assert 'value="world-bank"' in coordinator.get(f"{others}world").content.decode(), "others are searched"
    assert "a-fund" not in coordinator.get(f"{others}fund").content.decode()


def test_a_review_that_was_opened_is_shown(coordinator: Client) -> None:
    place = markup_of(coordinator, LIST)
    begins = place.index("/do/learning.review.open?")
    assert "next=" not in place[begins : place.index('"', begins)]
    answer = coordinator.post("/do/learning.review.open", {"framework": KAZ, "outcome": "4", "year": "2026"})
    assert answer.status_code == 302
    shown = coordinator.get(answer["Location"], follow=True)
    assert shown.redirect_chain[-1][0] == f"{LIST}2026/4/"
