"""Activities of the monitoring and evaluation plan: begun, finished, moved, put off, dropped, reopened; told of."""

import io
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import pytest

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.attachments.commands import AttachDocument
from shanyraq.base.attachments.verbs import document
from shanyraq.base.audit.models import Event
from shanyraq.base.files.keeping import keep
from shanyraq.base.ui.speech import say
from shanyraq.base.verbs import verbbook
from shanyraq.domains.learning.models import Undertaking
from shanyraq.domains.learning.queries import activity_on, followed
from shanyraq.domains.learning.vocabulary import Act
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Package
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.documents import PDF
from tests.base.people import actor, person
from tests.conftest import TESTER, apply
from tests.domains.following import AT, CCA, FINAL, FOOD, KAZ, ON, SOFI, add, day, focal, follow


def row(key: str = CCA) -> Undertaking:
    return Undertaking.objects.get(key=key)


class TestTheWay:
    def test_what_nobody_touched_is_planned_for_its_year(self, kaz: Version) -> None:
        _plan, each = activity_on(kaz, CCA, ON)
        assert (each.state, each.standing, each.year, each.due_on) == ("planned", "planned", 2026, day("2026-12-31"))
        assert not Undertaking.objects.exists()

    def test_begun_dated_finished_used_reopened(self, kaz: Version) -> None:
        follow("begin", starts_on="2026-10-01")
        follow("move", ends_on="2026-12-15")
        follow("finish", done_on="2026-11-20", statement={"en": "Published"}, cost_spent="1200.50")
        follow("use", use={"en": "Three sub-outputs rest on it"})
        now = row()
        assert (now.state, now.done_on, now.cost_spent, now.revision) == (
            "done",
            day("2026-11-20"),
            Decimal("1200.50"),
            4,
        )
        follow("reopen")
        now = row()
        assert (now.state, now.done_on, now.statement) == ("under_way", None, {"en": "Published"})
        said = [event.verb.rpartition(".")[2] for event in Event.objects.filter(kind="activity").order_by("pk")]
        assert said == ["begin", "move", "finish", "use", "reopen"]

    def test_that_it_has_begun_is_taken_back_with_the_reason(self, kaz: Version) -> None:
        with pytest.raises(Refused):
            follow("take_back")
        follow("begin")
        follow("take_back", reason="It was the wrong one")
        now = row()
        assert (now.state, now.starts_on) == ("planned", None), "nothing was said of its first day before"
        event = Event.objects.filter(kind="activity").latest("pk")
        assert (event.verb, event.reason) == ("learning.activity.take_back", "It was the wrong one")
        follow("move", starts_on="2026-12-10", ends_on="2026-12-20")
        follow("begin", starts_on="2026-11-30")
        follow("take_back")
        assert row().starts_on == day("2026-12-10"), "the day that was set stands again"
        follow("begin", starts_on="2026-11-30")
        follow("move", starts_on="2026-12-05", reason="It moved")
        follow("take_back")
        assert row().starts_on == day("2026-12-05"), "what was set since stays"

    def test_before_its_first_day_is_warned_of_and_done(self, kaz: Version) -> None:
        follow("move", starts_on="2026-12-10", ends_on="2026-12-20")
        done = follow("begin")
        assert [each.rule for each in done.findings] == ["learning.activity_begins_in_time"]
        assert "10 December 2026" in say(done.findings[0].message)
        assert row().state == "under_way"

    def test_it_begins_today_where_no_day_is_given(self, kaz: Version) -> None:
        follow("begin")
        assert row().starts_on == ON

    def test_done_needs_something_that_shows_it(self, kaz: Version) -> None:
        with pytest.raises(Refused, match="attach a document to the activity first"):
            follow("finish", done_on="2026-11-20")
        assert not Undertaking.objects.exists()
        sent = keep(io.BytesIO(PDF), "CCA.pdf", len(PDF), person=None, at=AT)
        said = {"framework": KAZ, "kind": "activity", "key": CCA, "file": sent.upload.blob.digest}
        document.attach(AttachDocument.model_validate(said), by=TESTER, at=AT)
        follow("finish", done_on="2026-11-20")
        assert row().state == "done"

    def test_a_statement_that_was_told_before_counts(self, kaz: Version) -> None:
        follow("amend", statement={"en": "The draft is with the partners"})
        follow("finish", done_on="2026-11-20")
        assert row().state == "done"

    def test_a_day_to_come_is_refused(self, kaz: Version) -> None:
        with pytest.raises(Refused, match="still to come"):
            follow("finish", done_on=(ON + timedelta(days=1)).isoformat(), statement={"en": "x"})

    @pytest.mark.parametrize(
        ("act", "said"),
        [("begin", {}), ("move", {"ends_on": "2026-12-01"}), ("postpone", {}), ("drop", {})],
    )
    def test_what_is_done_is_reopened_first(self, kaz: Version, act: str, said: dict[str, Any]) -> None:
        follow("finish")
        with pytest.raises(Refused, match="not possible while the activity is «done»"):
            follow(act, **said, **({"reason": "A test"} if act in {"postpone", "drop"} else {}))

    def test_nothing_to_do_leaves_no_event(self, kaz: Version) -> None:
        follow("move", ends_on="2026-12-15")
        events = Event.objects.count()
        follow("move", ends_on="2026-12-15")
        assert (Event.objects.count(), row().revision) == (events, 1)


class TestMoving:
    def test_dates_for_the_first_time_need_no_reason(self, kaz: Version) -> None:
        follow("move", starts_on="2026-10-01", ends_on="2026-12-01")
        assert (row().year, row().starts_on, row().ends_on) == (None, day("2026-10-01"), day("2026-12-01"))

    def test_dates_that_were_set_move_with_the_reason(self, kaz: Version) -> None:
        follow("move", ends_on="2026-12-01")
        with pytest.raises(Refused, match="say why they move"):
            follow("move", ends_on="2026-12-10")
        follow("move", ends_on="2026-12-10", reason="The data come later")
        assert Event.objects.latest("pk").reason == "The data come later"

    def test_another_year_needs_the_reason(self, kaz: Version) -> None:
        with pytest.raises(Refused, match="moves from 2026 to 2027"):
            follow("move", ends_on="2027-03-31")
        follow("move", ends_on="2027-03-31", reason="The census is late")
        _plan, each = activity_on(kaz, CCA, ON)
        assert (each.year, each.activity.year, each.is_moved, each.due_on) == (2027, 2026, True, day("2027-03-31"))

    def test_back_in_its_year_it_is_as_it_was_signed(self, kaz: Version) -> None:
        follow("move", year=2027, reason="The census is late")
        follow("move", year=2026, reason="It came after all")
        assert row().year is None

    def test_a_year_outside_the_framework_is_refused(self, kaz: Version) -> None:
        with pytest.raises(Refused, match="2032 is none of them"):
            follow("move", year=2032, reason="Later")

    def test_the_final_evaluation_is_moved_with_a_warning(self, kaz: Version) -> None:
        done = follow("move", FINAL, year=2030, reason="The committee asked for it")
        assert [each.rule for each in done.findings] == ["learning.final_evaluation_stays"]
        assert follow("move", FINAL, year=2029, reason="Back again").findings == ()

    def test_what_is_put_off_has_no_dates_until_it_is_moved(self, kaz: Version) -> None:
        follow("move", ends_on="2026-10-31")
        follow("postpone", year=2027, reason="No money")
        _plan, each = activity_on(kaz, CCA, ON)
        assert (each.standing, each.ends_on, each.year) == ("postponed", None, 2027)
        follow("move", ends_on="2027-05-31")
        assert row().state == "planned"


class TestTelling:
    def test_what_only_one_editor_changed_is_kept(self, kaz: Version) -> None:
        follow("amend", note="One", seen=0)
        follow("amend", entities=["unicef"], seen=0)
        assert (row().note, row().entities) == ("One", ["unicef"])
        with pytest.raises(Conflict):
            follow("amend", note="Two", seen=0)
        follow("amend", note="Two", seen=1)

    def test_two_acts_on_one_activity_do_not_pass_each_other(self, kaz: Version) -> None:
        follow("begin", seen=0)
        with pytest.raises(Conflict):
            follow("drop", seen=0, reason="A test")

    def test_amounts_keep_their_cents(self, kaz: Version) -> None:
        follow("amend", cost_planned="1500")
        assert Event.objects.latest("pk").after == {"cost_planned": "1500.00"}

    def test_one_that_is_not_printed_gets_a_key_of_its_own(self, kaz: Version) -> None:
        assert add().result.written().key == "added-1"
        assert add(text={"en": "Another"}, entities=["undp"]).result.row.number == 2
        calendar = followed(kaz, ON)
        assert [each.key for each in calendar.activities[-2:]] == ["added-1", "added-2"]
        assert len(calendar.activities) == 94
        follow("begin", "added-1")
        assert row("added-1").state == "under_way"

    def test_an_unknown_category_is_refused(self, kaz: Version) -> None:
        with pytest.raises(Refused, match="no category «census»"):
            add(category="census")

    def test_nobody_knows_other_keys(self, kaz: Version) -> None:
        with pytest.raises(NotFound):
            follow("begin", "added-7")


class TestWhoMay:
    def test_the_focal_point_of_whoever_is_responsible(self, kaz: Version) -> None:
        follow("begin", FOOD, focal("fao"))
        with pytest.raises(NotAllowed):
            follow("begin", SOFI, focal("undp"))
        with pytest.raises(NotAllowed):
            follow("finish", FOOD, actor(person("x@example.org", (Role.FOCAL_POINT, Reach(KAZ, entity="who")))))

    def test_whoever_was_named_since(self, kaz: Version) -> None:
        by = focal("unicef")
        with pytest.raises(NotAllowed):
            follow("amend", SOFI, by, note="x")
        follow("amend", SOFI, entities=["unicef"])
        follow("amend", SOFI, by, note="x")

    def test_nobody_takes_the_plan_out_of_their_own_hands(self, kaz: Version) -> None:
        by = focal("unicef")
        follow("amend", SOFI, entities=["unicef"])
        with pytest.raises(NotAllowed):
            follow("amend", SOFI, by, entities=["undp"])

    @pytest.mark.parametrize(
        ("role", "may"),
        [
            (Role.DATA_OFFICER, True),
            (Role.MEL_MEMBER, True),
            (Role.RESIDENT_COORDINATOR, False),
            (Role.COMMITTEE_COCHAIR, False),
        ],
    )
    def test_those_who_keep_the_whole_plan(self, kaz: Version, role: Role, may: bool) -> None:
        by = actor(person("somebody@example.org", (role, Reach(KAZ))))
        if may:
            follow("begin", SOFI, by)
        else:
            with pytest.raises(NotAllowed):
                follow("begin", SOFI, by)

    def test_an_activity_is_added_for_the_own_entity(self, kaz: Version) -> None:
        by = focal("undp")
        with pytest.raises(NotAllowed):
            add(by)
        add(by, entities=["undp"])


class TestOfADay:
    def test_it_stands_as_it_stood_then(self, kaz: Version) -> None:
        early = datetime(2026, 6, 1, 9, tzinfo=AT.tzinfo)
        follow("begin", at=early, starts_on="2026-06-01")
        follow("finish")
        then = activity_on(kaz, CCA, early.date(), early.date())[1]
        before = activity_on(kaz, CCA, day("2026-05-01"), day("2026-05-01"))[1]
        assert (then.state, then.done_on, then.starts_on) == ("under_way", None, day("2026-06-01"))
        assert before.state == "planned"
        assert activity_on(kaz, CCA, ON)[1].state == "done"

    def test_what_was_added_later_was_not_there(self, kaz: Version) -> None:
        add()
        assert len(followed(kaz, day("2026-06-01"), day("2026-06-01")).activities) == 92

    def test_what_a_later_version_leaves_out_is_not_shown(self, kaz: Version, kaz_package: Package) -> None:
        follow("begin")
        plan = kaz_package.monitoring_plan
        rest = [each for each in plan.activities if each.key != CCA]
        later = apply(
            kaz_package.model_copy(update={"monitoring_plan": plan.model_copy(update={"activities": rest})}),
            at=datetime(2026, 12, 5, tzinfo=AT.tzinfo),
        )
        with pytest.raises(NotFound):
            activity_on(later, CCA, ON)


def test_workbooks_begin_with_every_activity(kaz: Version) -> None:
    add()
    listed = verbbook()["learning.activity.move"].listed
    assert listed is not None
    things = list(listed.things(KAZ))
    assert len(things) == 93
    assert (things[-1].values["key"], things[-1].values["year"], things[-1].values["seen"]) == ("added-1", 2027, 1)


def test_every_act_of_the_table_has_its_verb(kaz: Version) -> None:
    assert {f"learning.activity.{act}" for act in Act} <= verbbook().keys()


@pytest.mark.parametrize("rows", [0, 3])
def test_the_statements_do_not_grow_with_what_is_told(kaz: Version, rows: int, django_assert_num_queries: Any) -> None:
    for key in (CCA, FOOD, SOFI)[:rows]:
        follow("amend", key, entities=["unicef"], bodies=["jsc"])
    followed(kaz, ON)
    with django_assert_num_queries(1):
        followed(kaz, ON)
    with django_assert_num_queries(2):
        followed(kaz, date(2026, 12, 31), date(2026, 12, 31))
