"""Annual reviews: opened, prepared from the data, written, judged, discussed, concluded; their course corrections."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.verbs import verbbook
from shanyraq.domains.indicators.vocabulary import Status
from shanyraq.domains.learning.models import Correction, Review
from shanyraq.domains.learning.queries import figures, followed, obligations
from shanyraq.domains.learning.queries.reviews import (
    assumptions_of,
    concluded,
    judged,
    reviews_named,
    risks_of,
    updated,
)
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.models import Plan
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person, signed_in
from tests.conftest import TESTER
from tests.domains.following import AT, KAZ, ON, follow
from tests.domains.planning import add as planned
from tests.web.reading import main_of, markup_of, text_of

LIST = f"/{KAZ}/reviews/"


def do(act: str, by: Actor = TESTER, on: date = ON, **said: Any) -> Any:
    verb = verbbook()[f"learning.{act}"]
    given: dict[str, Any] = {} if act == "review.open" else {"number": 1}
    needs = {"reason": "A test"} if "reason" in verb.told.model_fields else {}
    at = AT + (on - ON)
    return verb.perform(verb.told.model_validate({"framework": KAZ, **given, **needs, **said}), by=by, at=at)


def written(act: str, **said: Any) -> None:
    """A verb of a sub-output."""
    verb = verbbook()[f"workplans.sub_output.{act}"]
    verb.perform(verb.told.model_validate({"framework": KAZ, **said}), by=TESTER, at=AT)


def opened(outcome: str = "1", year: int = 2026, by: Actor = TESTER) -> int:
    number: int = do("review.open", by, outcome=outcome, year=year).result.number
    return number


def told(version: Version, number: int = 1, by: Actor = TESTER) -> None:
    """Prepared, written, every assumption judged, discussed."""
    row = Review.objects.get(number=number)
    do("review.prepare", by, number=number)
    do("review.write", by, number=number, summary={"en": "It goes on"}, risk_notes={"en": "Prices rise"})
    for each in assumptions_of(version, row.outcome):
        do("review.judge", by, number=number, assumption=each.key, verdict="holds", judgement={"en": "It does"})
    do("review.discuss", by, number=number, discussed_on=ON)


def whole(version: Version, number: int = 1) -> None:
    told(version, number)
    do("review.conclude", number=number)


class TestCalled:
    def test_by_year_and_outcome_and_not_by_two_bare_numbers(self, kaz: Version) -> None:
        opened()
        opened("")
        named = reviews_named(KAZ, ["1", "2"])
        assert named["1"]["en"] == "2026, outcome 1"
        assert named["2"]["en"] == "2026, the whole framework"
        assert set(named["1"]) == {"en", "ru", "kk"}
        office = signed_in(person("data@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
        trail = main_of(office, f"/{KAZ}/trail/")
        assert "opened the annual review 2026, outcome 1" in trail
        assert "opened the annual review 2026, the whole framework" in trail


class TestTheWay:
    def test_from_opened_to_concluded_and_back(self, kaz: Version) -> None:
        opened()
        whole(kaz)
        row = Review.objects.get()
        assert (row.state, row.prepared_on, row.discussed_on, row.concluded_on) == ("concluded", ON, ON, ON)
        assert concluded(kaz) == [("1", 2026, ON)]
        assert concluded(kaz, ON - timedelta(days=1)) == []
        do("review.reopen")
        assert Review.objects.get().concluded_on is None
        assert concluded(kaz, ON) == []

    def test_its_figures_stay_as_they_were_taken(self, kaz: Version) -> None:
        opened("")
        do("review.prepare")
        kept = Review.objects.get().figures
        assert kept["as_of"] == "2026-11-30"
        assert (kept["plan"]["total"], kept["plan"].get("done", 0)) == (19, 0)
        assert kept["progress"]["total"] > 100
        assert kept["money"] == {"required": None, "available": None, "spent": None}
        follow("finish")
        assert Review.objects.get().figures == kept
        do("review.prepare")
        assert Review.objects.get().figures["plan"]["done"] == 1

    def test_of_an_outcome_there_are_its_own_figures(self, kaz: Version) -> None:
        for number, outcome in enumerate(("1", "2", ""), 1):
            opened(outcome)
            do("review.prepare", number=number)
        one, two, all_of_it = (row.figures["progress"]["total"] for row in Review.objects.order_by("number"))
        assert 0 < one < all_of_it
        assert 0 < two < all_of_it
        assert Review.objects.get(number=1).figures["plan"] is None

    def test_what_entities_wrote_of_the_year_is_kept_and_shown(self, kaz: Version) -> None:
        numbers = [
            planned(framework=KAZ, output=output, title={"en": title}, entities=["unicef"], status="implementation")
            for output, title in (("1.1", "Nurses"), ("1.1", "Schools"), ("2.1", "Wells"))
        ]
        for number in (numbers[0], numbers[2]):
            written("narrate", number=number, year=2026, text={"en": "Forty nurses" + " were trained" * 100})
        opened()
        do("review.prepare")
        told_of = Review.objects.get().figures["told"]
        (one,) = told_of["narratives"]
        assert (one["number"], one["title"], one["entities"]) == (numbers[0], {"en": "Nurses"}, ["unicef"])
        assert one["status"] == "implementation"
        assert (len(one["text"]["en"]), one["text"]["en"][-1]) == (1000, "…")
        assert (told_of["left_out"], told_of["untold"]) == (0, 1)
        office = signed_in(person("office@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
        text = main_of(office, f"{LIST}2026/1/")
        assert "What entities wrote of the year 1 Nurses UNICEF · Implementation Forty nurses were trained" in text
        assert "Of 1 sub-output that runs in the year nobody wrote yet." in text
        assert "Wells" not in text
        written("narrate", number=numbers[0], year=2026, text={"en": "Nobody"})
        assert "Forty nurses" in main_of(office, f"{LIST}2026/1/"), "it stays as it was taken"

    def test_so_many_narratives_are_kept_and_the_others_counted(
        self, kaz: Version, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr(figures, "MOST", 1)
        for title in ("Nurses", "Schools", "Wells"):
            number = planned(framework=KAZ, output="1.1", title={"en": title}, entities=["unicef"])
            written("narrate", number=number, year=2026, text={"en": title})
        opened("")
        do("review.prepare")
        told_of = Review.objects.get().figures["told"]
        assert [each["title"]["en"] for each in told_of["narratives"]] == ["Nurses"]
        assert told_of["left_out"] == 2
        office = signed_in(person("office@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
        assert "2 more were not taken over" in main_of(office, f"{LIST}2026/framework/")

    def test_an_indicator_without_a_code_is_called_by_its_title(self, kaz: Version) -> None:
        opened()
        do("review.prepare")
        row = Review.objects.get()
        del row.figures["told"]
        row.figures["progress"]["lagging"] = [
            ["social-protection", "", "insufficient"],
            ["1.2.1", "1.2.1", "moving_away"],
        ]
        row.save()
        office = signed_in(person("office@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
        markup = markup_of(office, f"{LIST}2026/1/")
        assert ">social-protection<" not in markup
        assert "indicators/social-protection" in markup
        assert "What entities wrote" not in markup, "a review that was prepared before tells nothing of it"

    def test_one_that_lags_in_a_row_alone_says_so_and_how_it_stands_as_a_whole(self, kaz: Version) -> None:
        def row(label: str, status: Status) -> Any:
            return SimpleNamespace(label=label, disaggregation=("Area", label), label_in={}, status=status)

        def lagging(headline: Any, *others: Any) -> list[Any]:
            rows = (headline, *others)
            found = SimpleNamespace(
                key="1.2.1", code="1.2.1", headline=headline, rows=rows, judged_rows=rows, status=headline.status
            )
            return list(figures._lagging(found, "en"))  # type: ignore[arg-type]

        fine, slow = row("Total", Status.ON_TRACK), row("Total", Status.INSUFFICIENT)
        assert lagging(fine, row("Urban", Status.ACHIEVED)) == []
        rural = lagging(fine, row("Urban", Status.INSUFFICIENT), row("Rural", Status.MOVING_AWAY))
        assert rural == [["1.2.1", "1.2.1", "moving_away", "Area – Rural", "on_track"]]
        assert lagging(slow, row("Urban", Status.INSUFFICIENT)) == [
            ["1.2.1", "1.2.1", "insufficient", "", "insufficient"]
        ]
        opened()
        do("review.prepare")
        kept = Review.objects.get()
        kept.figures["progress"]["lagging"] = rural
        kept.save()
        office = signed_in(person("office@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
        assert "in the row “Area – Rural”; as a whole: On track" in main_of(office, f"{LIST}2026/1/")

    def test_what_is_open_is_said_before_it_is_concluded(self, kaz: Version) -> None:
        opened()
        do("review.prepare")
        do("review.discuss", discussed_on=ON)
        with pytest.raises(Refused) as refused:
            do("review.conclude")
        assert "Write of progress and of risks first" in str(refused.value)
        assert "Judge every assumption first" in str(refused.value)
        assert "Progress, and what it comes of, Risks and opportunities" in str(refused.value)
        first, *others = (str(each.said.text) for each in assumptions_of(kaz, "1"))
        assert f"“{first}”" in str(refused.value)
        assert ("…" in str(refused.value)) is (len(others) > 4)

    def test_a_course_correction_is_decided_first(self, kaz: Version) -> None:
        opened()
        told(kaz)
        do("correction.propose", what={"en": "Train nurses"}, due_on="2027-06-30")
        with pytest.raises(Refused, match="Accept or decline every course correction first"):
            do("review.conclude")
        do("correction.decline")
        do("review.conclude")

    def test_one_of_each(self, kaz: Version) -> None:
        opened()
        with pytest.raises(Refused, match="open already"):
            opened()
        with pytest.raises(Refused, match="has not begun"):
            opened(year=2027)
        with pytest.raises(NotFound):
            opened("9")

    def test_two_who_write_lose_nothing(self, kaz: Version) -> None:
        opened()
        do("review.write", summary={"en": "One"}, seen=1)
        do("review.write", risk_notes={"en": "Two"}, seen=1)
        row = Review.objects.get()
        assert (row.summary, row.risk_notes) == ({"en": "One"}, {"en": "Two"})
        with pytest.raises(Conflict):
            do("review.write", summary={"en": "Three"}, seen=1)

    def test_a_judgement_is_kept_with_who_watches(self, kaz: Version) -> None:
        opened()
        first = assumptions_of(kaz, "1")[0]
        said: dict[str, Any] = {
            "assumption": first.key,
            "verdict": "uncertain",
            "judgement": {"en": "Less money"},
            "owner": "RCO",
        }
        do("review.judge", **said)
        one = next(each for each in judged(kaz, Review.objects.get()) if each.assumption.key == first.key)
        assert (one.verdict, one.judgement, one.owner) == ("uncertain", {"en": "Less money"}, "RCO")
        events = Event.objects.count()
        do("review.judge", **said)
        assert Event.objects.count() == events
        do("review.judge", assumption=first.key, verdict="holds", indicator="1.2.1")
        with pytest.raises(Refused, match="Say why, or name the indicator"):
            do("review.judge", assumption=first.key, verdict="holds")
        with pytest.raises(NotFound, match=r"9\.9\.9"):
            do("review.judge", assumption=first.key, verdict="holds", indicator="9.9.9")
        with pytest.raises(NotFound):
            do("review.judge", assumption="another", verdict="holds")

    def test_what_is_concluded_is_not_written_any_more(self, kaz: Version) -> None:
        opened()
        whole(kaz)
        acts: list[tuple[str, dict[str, Any]]] = [
            ("review.write", {"summary": {"en": "x"}}),
            ("review.judge", {"assumption": assumptions_of(kaz, "1")[0].key, "verdict": "fails"}),
            ("review.update_risk", {"risk": risks_of(kaz, "1")[0].key, "course": "over"}),
            ("correction.propose", {"what": {"en": "x"}, "due_on": "2027-06-30"}),
        ]
        for act, said in acts:
            with pytest.raises(Refused, match="not possible while the review is «completed»"):
                do(act, **said)


class TestRisks:
    def test_an_update_is_kept_and_told_once_it_is_concluded(self, kaz: Version, page: Client) -> None:
        opened()
        one = risks_of(kaz, "1")[0]
        said: dict[str, Any] = {"risk": one.key, "course": "grown", "judgement": {"en": "Oil fell"}, "owner": "RCO"}
        do("review.update_risk", **said)
        events = Event.objects.count()
        do("review.update_risk", **said)
        assert Event.objects.count() == events
        found = {each.risk.key: (each.course, each.owner) for each in updated(kaz, Review.objects.get())}
        assert found[one.key] == ("grown", "RCO")
        assert set(found.values()) == {("grown", "RCO"), ("", "")}
        office = signed_in(person("office@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
        risks = f"/{KAZ}/risks/"
        assert "Oil fell" not in main_of(office, risks), "not before the review is concluded"
        told(kaz)
        do("review.conclude")
        assert "2026, outcome 1: has grown. Oil fell Watched by: RCO" in main_of(office, risks)
        assert "Oil fell" not in main_of(page, risks), "reviews are for members"
        assert "Oil fell" not in main_of(office, f"{risks}?as_of=2026-10-01")
        assert "In annual reviews" in main_of(office, f"/{KAZ}/theory/")

    def test_two_who_speak_of_one_risk_are_told_and_of_two_are_not(self, kaz: Version) -> None:
        opened()
        one, other = (each.key for each in risks_of(kaz, "1")[:2])
        do("review.update_risk", risk=one, course="grown", judgement={"en": "Oil fell"}, seen=1)
        do("review.update_risk", risk=other, course="over", seen=1)
        with pytest.raises(Conflict):
            do("review.update_risk", risk=one, course="receded", seen=1)
        do("review.update_risk", risk=one, course="receded", seen=3)
        first = assumptions_of(kaz, "1")[0].key
        do("review.judge", assumption=first, verdict="fails", judgement={"en": "No"}, seen=4)
        with pytest.raises(Conflict):
            do("review.judge", assumption=first, verdict="holds", judgement={"en": "Yes"}, seen=4)

    def test_only_of_what_the_document_names(self, kaz: Version) -> None:
        opened()
        with pytest.raises(NotFound, match="meteors"):
            do("review.update_risk", risk="meteors", course="grown")
        elsewhere = next(each for each in risks_of(kaz, "") if each.outcomes and "1" not in each.outcomes)
        with pytest.raises(NotFound):
            do("review.update_risk", risk=elsewhere.key, course="grown")

    def test_inputs_stand_with_the_update_of_the_analysis(self, kaz: Version, page: Client) -> None:
        opened()
        do("review.write", inputs={"en": "Look at water"})
        office = signed_in(person("office@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
        key = next(
            each.key for each in followed(kaz, ON).activities if each.key.startswith("cca-update") and each.year == 2027
        )
        place = f"/{KAZ}/plan/activities/{key}/"
        assert "No concluded review of this year or the year before" in main_of(office, place)
        whole(kaz)
        assert "Look at water Annual review of 2026, outcome 1" in main_of(office, place)
        assert "Look at water" not in main_of(page, place)


class TestCorrections:
    def test_it_is_about_the_plan_of_the_next_year(self, kaz: Version) -> None:
        opened()
        do("correction.propose", what={"en": "Train nurses"}, who=["unicef"], due_on="2027-06-30")
        row = Correction.objects.get()
        assert (row.outcome, row.year, row.state) == ("1", 2027, "proposed")
        do("correction.accept", seen=1)
        with pytest.raises(Conflict):
            do("correction.decline", seen=1)
        do("correction.finish", note="Revision 2 of the plan")
        row = Correction.objects.get()
        assert (row.state, row.note) == ("done", "Revision 2 of the plan")
        do("correction.reopen")
        assert Correction.objects.get().state == "accepted"

    def test_an_accepted_one_leads_to_the_revision_with_its_reason(self, kaz: Version) -> None:
        opened()
        do("correction.propose", what={"en": "Train nurses"}, due_on="2027-06-30")
        desk = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
        room = f"{LIST}2026/1/"
        assert "workplans.plan.revise" not in markup_of(desk, room)
        do("correction.accept")
        verb = verbbook()["workplans.plan.open"]
        verb.perform(verb.told.model_validate({"framework": KAZ, "outcome": "1", "year": 2027}), by=TESTER, at=AT)
        assert "workplans.plan.revise" not in markup_of(desk, room), "a draft is changed"
        Plan.objects.update(state="endorsed")
        markup = markup_of(desk, room)
        assert "/do/workplans.plan.revise?framework=kaz-2026-2030&amp;outcome=1&amp;year=2027" in markup
        assert "Course+correction+1+of+the+annual+review+2026%3A+Train+nurses" in markup


class TestWhoMay:
    def test_the_chair_reviews_the_own_outcome(self, kaz: Version) -> None:
        chair = actor(person("chair@example.org", (Role.GROUP_CHAIR, Reach(KAZ, outcome="1"))))
        opened(by=chair)
        told(kaz, by=chair)
        for outcome in ("2", ""):
            with pytest.raises(NotAllowed):
                opened(outcome, by=chair)
        with pytest.raises(NotAllowed):
            do("review.conclude", chair)

    def test_the_resident_coordinator_concludes(self, kaz: Version) -> None:
        coordinator = actor(person("rc@example.org", (Role.RESIDENT_COORDINATOR, Reach(KAZ))))
        opened("")
        told(kaz)
        do("review.conclude", coordinator)
        assert Review.objects.get().state == "concluded"


def test_concluded_reviews_keep_what_the_document_asks(kaz: Version) -> None:
    def owed() -> tuple[str, int]:
        found = obligations(kaz, followed(kaz, ON), ON)
        one = next(each.owed for each in found if each.owed.duty == "annual_review")
        return one.kept.value, one.missing

    assert owed() == ("ahead", 5)
    for number, outcome in enumerate(("", "1", "2", "3", "4"), 1):
        opened(outcome)
        whole(kaz, number)
    assert owed() == ("kept", 0)


class TestPages:
    def test_the_list_says_what_is_concluded_and_to_whom(self, kaz: Version, page: Client) -> None:
        opened()
        opened("2")
        whole(kaz)
        text = main_of(page, LIST)
        assert "1 review is concluded." in text
        assert "Of 2026, to be concluded by 31 March 2027: 4." in text
        assert "Opened" not in text
        desk = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
        text = main_of(desk, LIST)
        assert "Opened" in text
        assert "Open" in text

    def test_whoever_may_not_open_one_sees_a_dash_and_who_begins(self, kaz: Version, page: Client) -> None:
        ministry = signed_in(person("ministry@example.org", (Role.MINISTRY, Reach(KAZ))))
        for reader, means in ((ministry, "“–”: it is not opened yet"), (page, "“–”: it is not concluded yet")):
            markup = markup_of(reader, LIST)
            assert markup.count('<span class="absent">–</span>') == 25
            text = text_of(markup)
            assert "opened by the chair of its Results Group, the coordination office or the monitoring group" in text
            assert means in text
        chair = signed_in(person("chair@example.org", (Role.GROUP_CHAIR, Reach(KAZ, outcome="1"))))
        assert markup_of(chair, LIST).count("/do/learning.review.open?") == 1
        assert markup_of(chair, LIST).count('<span class="absent">–</span>') == 24
        office = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
        assert "it is not opened yet" not in main_of(office, LIST)

    def test_the_room_holds_what_the_data_say(self, kaz: Version) -> None:
        opened()
        desk = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
        assert "Not prepared yet" in main_of(desk, f"{LIST}2026/1/")
        told(kaz)
        text = main_of(desk, f"{LIST}2026/1/")
        assert "As they stood on 30 November 2026" in text
        assert "Indicator rows that could be assessed" in text
        assert "It goes on" in text
        assert "holds" in text

    def test_on_an_earlier_day_list_and_room_stand_as_they_did(self, kaz: Version) -> None:
        opened()
        do("correction.propose", what={"en": "Ask for less"}, due_on=date(2027, 6, 30))
        later = ON + timedelta(days=20)
        do("review.write", on=later, summary={"en": "Written later"})
        do("review.prepare", on=later)
        desk = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
        then, before = f"?as_of={ON}", f"?as_of={ON - timedelta(days=1)}"
        text = main_of(desk, f"{LIST}2026/1/{then}")
        assert "Opened" in text
        assert "Ask for less" in text
        assert "Written later" not in text
        assert "/do/" not in markup_of(desk, f"{LIST}2026/1/{then}")
        assert "Written later" in main_of(desk, f"{LIST}2026/1/?as_of={later}")
        do("review.prepare", on=later + timedelta(days=5))
        assert "The figures of this day are not kept" in main_of(desk, f"{LIST}2026/1/?as_of={later}")
        assert "Ask for less" in main_of(desk, f"{LIST}{then}")
        assert "Ask for less" not in main_of(desk, f"{LIST}{before}")
        assert desk.get(f"{LIST}2026/1/{before}").status_code == 404

    def test_it_waits_for_whoever_concludes_it(self, kaz: Version) -> None:
        opened()
        told(kaz)
        coordinator = signed_in(person("rc@example.org", (Role.RESIDENT_COORDINATOR, Reach(KAZ))))
        words = "The annual review 2026 of outcome 1 was discussed: conclude it"
        assert words in main_of(coordinator, "/desk/")
        do("review.conclude")
        assert words not in main_of(coordinator, "/desk/")

    def test_whoever_has_no_role_does_not_find_the_room(self, kaz: Version, client: Client) -> None:
        opened()
        assert client.get(f"{LIST}2026/1/").status_code == 302
        assert signed_in(person("x@example.org")).get(f"{LIST}2026/1/").status_code == 404
        desk = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
        assert desk.get(f"{LIST}2026/2/").status_code == 404
        assert desk.get(f"{LIST}number/1/")["Location"] == f"{LIST}2026/1/"

    def test_the_statements_do_not_grow(self, kaz: Version, django_assert_num_queries: Any) -> None:
        opened()
        told(kaz)
        desk = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))
        desk.get(f"{LIST}2026/1/")
        do("correction.propose", what={"en": "One"}, due_on=date(2027, 6, 30))
        with django_assert_num_queries(18):
            desk.get(f"{LIST}2026/1/")
        for number in range(5):
            do("correction.propose", what={"en": str(number)}, due_on=date(2027, 6, 30))
        with django_assert_num_queries(18):
            desk.get(f"{LIST}2026/1/")
