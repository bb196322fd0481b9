"""A sub-output is changed one field at a time, and the last change is taken back."""

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.doors.models import Draft
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.commands import AmendSubOutput, NarrateSubOutput, TakeBackChange
from shanyraq.domains.workplans.queries.board import sub_output
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.verbs import change as change_verbs
from shanyraq.domains.workplans.verbs import sub_output as verbs
from shanyraq.kernel.errors import Conflict, NotFound
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.conftest import TESTER
from tests.domains.planning import add
from tests.domains.test_register import AT, XAA
from tests.web.reading import markup_of

PAGE = f"/{XAA}/workplans/1/"
AMEND = "/do/workplans.sub_output.amend"
ABOUT = {"framework": XAA, "number": "1"}


@pytest.fixture
def desk(second: Version) -> Client:
    add(places=["Nord", "Sud"], code="A.1", gender=1, gender_note="Women", ends_on="2028-12-31")
    return signed_in(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))


def facts(second: Version) -> Facts:
    line = sub_output(second, 1)
    assert line is not None
    return line.facts


class TestTheForm:
    def test_asks_for_one_field_and_says_what_it_is_about(self, desk: Client) -> None:
        page = desk.get(AMEND, {**ABOUT, "only": "places"}).content.decode()
        assert 'name="places"' in page
        assert 'name="gender_note"' not in page
        assert 'name="only" value="places"' in page
        assert "autofocus" in page
        assert "All fields" in page

    def test_changes_it_and_nothing_else(self, desk: Client, second: Version) -> None:
        sent = {**ABOUT, "only": "places", "places": "Est\nOuest", "seen": "1", "next": PAGE}
        assert desk.post(AMEND, sent)["Location"].startswith(PAGE)
        found = facts(second)
        assert (found.places, found.code, found.gender_note) == (("Est", "Ouest"), "A.1", "Women")

    @pytest.mark.parametrize(
        ("field", "name", "empty"),
        [("places", "places", ()), ("ends_on", "ends_on", None), ("gender", "gender", None)],
    )
    def test_what_is_cleared_says_nothing_any_more(
        self, desk: Client, second: Version, field: str, name: str, empty: object
    ) -> None:
        assert desk.post(AMEND, {**ABOUT, "only": field, name: "", "seen": "1"}).status_code == 302
        assert getattr(facts(second), field) == empty
        assert facts(second).code == "A.1"

    def test_what_is_wrong_is_said_in_the_same_small_form(self, desk: Client) -> None:
        answer = desk.post(AMEND, {**ABOUT, "only": "sdg_targets", "sdg_targets": "6", "seen": "1"})
        assert answer.status_code == 422
        page = answer.content.decode()
        assert 'name="only" value="sdg_targets"' in page
        assert 'name="gender_note"' not in page

    def test_leaves_no_draft_of_the_whole_form(self, desk: Client) -> None:
        checked = desk.post(f"{AMEND}/check/places", {**ABOUT, "only": "places", "places": "Est"})
        assert checked.status_code == 200
        assert not Draft.objects.exists()

    def test_the_page_leads_to_where_it_is_edited(self, desk: Client) -> None:
        page = markup_of(desk, PAGE)
        assert f'href="{PAGE}write/#field-places"' in page
        assert f'href="{PAGE}write/#field-description"' in page, "not said yet"
        reader = signed_in(person("reader@example.org", (Role.MINISTRY, Reach(XAA))))
        assert "/write/" not in markup_of(reader, PAGE)


class TestTakingBack:
    def amend(self, **fields: object) -> int:
        verbs.amend(AmendSubOutput.model_validate({"framework": XAA, "number": 1, **fields}), by=TESTER, at=AT)
        return Event.objects.latest("pk").pk

    def take_back(self, change: int) -> None:
        change_verbs.take_back(TakeBackChange(framework=XAA, number=1, change=change), by=TESTER, at=AT)

    def test_what_it_changed_is_as_before(self, desk: Client, second: Version) -> None:
        before = facts(second)
        change = self.amend(places=["Est"], description={"fr": "Plus"}, empty=["code"])
        self.take_back(change)
        assert facts(second) == before
        self.take_back(Event.objects.latest("pk").pk)
        assert facts(second).places == ("Est",), "and done anew"

    def test_a_narrative_that_was_written_is_gone(self, desk: Client, second: Version) -> None:
        told = NarrateSubOutput(framework=XAA, number=1, year=2027, text={"fr": "Fait"})
        verbs.narrate(told, by=TESTER, at=AT)
        self.take_back(Event.objects.latest("pk").pk)
        assert facts(second).narratives == {}

    def test_not_over_what_somebody_changed_since(self, desk: Client, second: Version) -> None:
        change = self.amend(places=["Est"])
        self.amend(code="A.2")
        self.take_back(change)
        assert (facts(second).places, facts(second).code) == (("Nord", "Sud"), "A.2")
        change = self.amend(places=["Ouest"])
        self.amend(places=["Centre"])
        with pytest.raises(Conflict):
            self.take_back(change)

    def test_only_a_change_of_its_own(self, desk: Client) -> None:
        with pytest.raises(NotFound):
            self.take_back(Event.objects.earliest("pk").pk)

    def test_the_page_offers_it(self, desk: Client) -> None:
        assert "take_back" not in markup_of(desk, PAGE)
        self.amend(places=["Est"])
        assert "take_back" in markup_of(desk, PAGE)
