"""Recommendations of evaluations and human-rights mechanisms: answered, carried out, told of each quarter."""

from datetime import date, timedelta
from typing import Any

import pytest

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.learning.models import Action, Recommendation
from shanyraq.domains.learning.queries.recommendations import actions, recommendations
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person, signed_in
from tests.domains.evaluating import AT, accepted, done, drafted, final, move, upr
from tests.domains.test_register import XAA
from tests.web.reading import markup_of

OFFICE = "gouvernement"
"""An organisation that is no UN entity."""
LATER = AT + timedelta(days=40)


class TestSources:
    def test_of_a_human_rights_mechanism(self, second: Version) -> None:
        upr(paragraph="139.12")
        row = Recommendation.objects.get()
        assert (row.origin, row.symbol, row.paragraph, row.evaluation) == ("upr", "A/HRC/43/10", "139.12", None)
        with pytest.raises(Refused, match="Enter the symbol"):
            upr(symbol="")

    def test_of_another_evaluation_of_the_plan(self, kaz: Version) -> None:
        key = kaz.activities.filter(category__key="evaluations").values_list("key", flat=True)[0]
        other = {"framework": kaz.code, "origin": "other_evaluation", "symbol": "", "activity": key}
        upr(**other)
        with pytest.raises(Refused, match="has no activity nothing"):
            upr(**{**other, "activity": "nothing"})

    def test_of_an_evaluation_kept_here(self, second: Version) -> None:
        drafted()
        with pytest.raises(Refused, match=r"none with the number 1\.7"):
            done("recommendation.add", findings=["1.7"])
        with pytest.raises(Refused, match="has no entity or body nobody"):
            done("recommendation.amend", addressees=["nobody"])
        done("recommendation.amend", priority="high")
        assert Recommendation.objects.get().priority == "high"


class TestResponse:
    def test_a_draft_is_answered_by_nobody(self, second: Version) -> None:
        drafted()
        with pytest.raises(Refused, match="not final yet"):
            done("recommendation.respond")

    @pytest.mark.parametrize("response", ["rejected", "partially_accepted"])
    def test_what_is_not_accepted_says_why(self, second: Version, response: str) -> None:
        final()
        with pytest.raises(Refused, match="Say why"):
            done("recommendation.respond", response=response)
        done("recommendation.respond", response=response, text={"fr": "Hors mandat"})
        row = Recommendation.objects.get()
        assert (row.response, row.response_text, row.responded_on) == (response, {"fr": "Hors mandat"}, AT.date())

    def test_nothing_is_done_about_what_was_rejected(self, second: Version) -> None:
        upr()
        with pytest.raises(Refused, match="Accept the recommendation first"):
            done("follow_up_action.plan")
        done("recommendation.respond")
        done("follow_up_action.plan")
        with pytest.raises(Refused, match="drop them with their reasons first"):
            done("recommendation.respond", response="rejected", text={"fr": "Hors mandat"})
        done("follow_up_action.move", act="drop", note="Hors mandat")
        done("recommendation.respond", response="rejected", text={"fr": "Hors mandat"})

    def test_a_stale_answer_is_a_conflict(self, second: Version) -> None:
        upr()
        done("recommendation.respond", seen=1)
        with pytest.raises(Conflict):
            done("recommendation.respond", seen=1, response="rejected", text={"fr": "Non"})


class TestActions:
    @pytest.fixture(autouse=True)
    def begun(self, second: Version) -> None:
        accepted()

    def test_planned_begun_done(self) -> None:
        done("follow_up_action.move", act="begin")
        done("follow_up_action.move", act="finish", at=LATER)
        row = Action.objects.get()
        assert (row.state, row.done_on) == ("done", LATER.date())
        with pytest.raises(Refused, match="not possible while the action is"):
            done("follow_up_action.move", act="begin")
        with pytest.raises(Refused, match="Say why"):
            done("follow_up_action.move", act="reopen")
        done("follow_up_action.move", act="reopen", note="À refaire")
        assert Action.objects.get().done_on is None

    def test_dropped_with_the_reason(self) -> None:
        with pytest.raises(Refused, match="Say why"):
            done("follow_up_action.move", act="drop")
        done("follow_up_action.move", act="drop", note="Plus utile")
        assert Action.objects.get().note == "Plus utile"

    def test_told_of_each_quarter(self) -> None:
        done("follow_up_action.tell")
        done("follow_up_action.tell", quarter=3, text={"fr": "Fait"}, at=LATER)
        assert Action.objects.get().updates == {"2027-2": {"fr": "En cours"}, "2027-3": {"fr": "Fait"}}
        with pytest.raises(Refused, match="choose a quarter from then until now"):
            done("follow_up_action.tell", quarter=4)
        with pytest.raises(Refused, match="choose a quarter from then until now"):
            done("follow_up_action.tell", quarter=1)

    def test_what_nobody_saw_is_not_replaced(self) -> None:
        done("follow_up_action.tell")
        with pytest.raises(Conflict):
            done("follow_up_action.tell", text={"fr": "Autre"}, seen=0)
        assert done("follow_up_action.tell", seen=0).event is None
        done("follow_up_action.tell", text={"fr": "Autre"}, seen=2)

    def test_an_action_is_due_on_a_day_to_come(self) -> None:
        with pytest.raises(Refused, match="has passed"):
            done("follow_up_action.plan", due_on="2027-05-31")
        done("follow_up_action.amend", text={"fr": "Publier plus"}, at=AT + timedelta(days=900))
        assert Action.objects.get().due_on == date(2027, 12, 31)

    def test_as_they_stood_on_a_day(self, second: Version) -> None:
        done("follow_up_action.move", act="begin", at=LATER)
        done("follow_up_action.tell", quarter=3, at=LATER)
        (then,) = actions(second, AT.date())
        assert (then.state, then.updates) == ("planned", {})
        (now,) = actions(second, LATER.date())
        assert (now.state, now.updates) == ("under_way", {"2027-3": {"fr": "En cours"}})
        assert recommendations(second, date(2027, 1, 2)) == []


class TestWhoMay:
    @pytest.fixture
    def head(self, second: Version) -> Any:
        return actor(person("head@example.org", (Role.AGENCY_HEAD, Reach(XAA, entity="unicef"))))

    def test_an_entity_answers_what_is_addressed_to_it(self, head: Any) -> None:
        upr()
        done("recommendation.respond", head)
        both, other = upr(addressees=["undp", "unicef"]), upr(addressees=["undp"])
        done("recommendation.respond", head, number=both)
        with pytest.raises(NotAllowed):
            done("recommendation.respond", head, number=other)
        coordinator = actor(person("rc@example.org", (Role.RESIDENT_COORDINATOR, Reach(XAA))))
        done("recommendation.respond", coordinator, number=other)

    @pytest.mark.parametrize("role", [Role.MINISTRY, Role.PARTNER_OFFICIAL])
    def test_whom_it_is_addressed_to_on_the_side_of_government_answers_plans_and_tells(
        self, second: Version, role: Role
    ) -> None:
        own = actor(person("own@example.org", (role, Reach(XAA, partner=OFFICE))))
        both, other = upr(addressees=["unicef", OFFICE]), upr(addressees=["unicef"])
        done("recommendation.respond", own, number=both)
        done("follow_up_action.plan", own, recommendation=both, who=OFFICE)
        done("follow_up_action.tell", own)
        with pytest.raises(NotAllowed):
            done("follow_up_action.plan", own, recommendation=both, who="unicef")
        with pytest.raises((NotAllowed, NotFound)):
            done("recommendation.respond", own, number=other)

    def test_a_draft_does_not_exist_for_whoever_is_no_member(self, second: Version) -> None:
        """Its page says so too: also where it is addressed to them."""
        drafted()
        done("recommendation.amend", addressees=["unicef", OFFICE])
        own = signed_in(person("own@example.org", (Role.PARTNER_OFFICIAL, Reach(XAA, partner=OFFICE))))
        form = f"/do/learning.recommendation.respond?framework={XAA}&number=1"
        assert (own.get(f"/{XAA}/recommendations/1/").status_code, own.get(form).status_code) == (404, 404)
        sent = {"framework": XAA, "number": "1", "response": "accepted", "seen": "2"}
        assert own.post("/do/learning.recommendation.respond", sent).status_code == 404
        move("finish")
        assert (own.get(f"/{XAA}/recommendations/1/").status_code, own.get(form).status_code) == (200, 200)

    def test_a_ministry_answers_for_no_organisation_that_its_role_does_not_name(self, second: Version) -> None:
        upr(addressees=[OFFICE])
        for reach in (Reach(XAA), Reach(XAA, partner="another")):
            some = actor(person(f"{reach.partner}m@example.org", (Role.MINISTRY, reach)))
            with pytest.raises(NotAllowed):
                done("recommendation.respond", some)

    def test_its_page_offers_a_ministry_what_it_may_do(self, second: Version) -> None:
        number = upr(addressees=["unicef", OFFICE])
        done("recommendation.respond", number=number)
        ministry = signed_in(person("own@example.org", (Role.MINISTRY, Reach(XAA, partner=OFFICE))))
        markup = markup_of(ministry, f"/{XAA}/recommendations/{number}/")
        assert "/do/learning.recommendation.respond?" in markup
        assert f"who={OFFICE}" in markup
        other = signed_in(person("other@example.org", (Role.MINISTRY, Reach(XAA))))
        assert "/do/learning." not in markup_of(other, f"/{XAA}/recommendations/{number}/")

    def test_an_entity_keeps_its_own_actions(self, head: Any) -> None:
        upr()
        done("recommendation.respond")
        done("follow_up_action.plan", head)
        with pytest.raises(NotAllowed):
            done("follow_up_action.plan", head, who="undp")
        done("follow_up_action.plan", who="undp")
        done("follow_up_action.tell", head)
        with pytest.raises(NotAllowed):
            done("follow_up_action.move", head, number=2, act="begin")
        with pytest.raises(NotAllowed):
            done("follow_up_action.amend", head, who="undp")

    def test_an_entity_recommends_nothing(self, head: Any) -> None:
        with pytest.raises(NotAllowed):
            done(
                "recommendation.add",
                head,
                origin="upr",
                evaluation=None,
                findings=[],
                symbol="A/1",
                issued_on=AT.date(),
            )
