"""Values are reported, assured, published and superseded: by whom, under which rules, with which trace."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from shanyraq.base.audit.models import Event
from shanyraq.base.ui.speech import say
from shanyraq.domains.indicators.commands import SetSchedule
from shanyraq.domains.indicators.models import Aggregation, Observation
from shanyraq.domains.indicators.queries import load_results
from shanyraq.domains.indicators.queries.observing import place_of
from shanyraq.domains.indicators.queries.reading import RowResult
from shanyraq.domains.indicators.verbs import schedule
from shanyraq.domains.indicators.vocabulary import Over, Stage, Status
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from tests.conftest import TESTER
from tests.domains.observing import AT, KAZ, assurer, publish, report, reporter, step

READING = "primary-reading-both"
"""A row of 4.1.1, which two entities lead."""
pytestmark = pytest.mark.usefixtures("without_words")


def row_of(version: Version, day: date, indicator: str = "1.2.1", row: str = "total") -> RowResult:
    results = load_results(version, day)
    (found,) = [each for each in results.indicators if each.key == indicator]
    return next(each for each in found.rows if each.key == row)


def test_from_draft_to_progress(kaz: Version) -> None:
    """A value counts from the day on which it is published, and no earlier."""
    before = row_of(kaz, AT.date())
    draft = report(reporter(), value=5.0, printed="5.0")
    assert (draft.stage, draft.entity, draft.printed, draft.flags) == (Stage.DRAFT, "unicef", "5.0", [])
    submitted = step("submit", draft, reporter())
    assert submitted.stage == Stage.SUBMITTED
    assert row_of(kaz, AT.date()).observed == ()
    published = publish(submitted, assurer())
    assert published.stage == Stage.PUBLISHED
    now = row_of(kaz, AT.date())
    assert [(each.value, each.year, each.printed) for each in now.observed] == [(5.0, 2026, "5.0")]
    assert (before.status, now.newest.year if now.newest else None) == (Status.NO_NEW_DATA, 2026)
    assert now.status != Status.NO_NEW_DATA
    assert row_of(kaz, date(2027, 2, 28)).observed == ()


def test_each_step_leaves_its_event(kaz: Version) -> None:
    publish(report(reporter(), submit=True), assurer())
    events = Event.objects.filter(kind="observation").order_by("pk")
    assert [each.verb for each in events] == ["indicators.observation.report", "indicators.observation.assure"]
    assert events[0].after == {"value": "5.1", "stage": "submitted"}
    assert (events[1].before, events[1].after) == ({"stage": "submitted"}, {"stage": "published"})


def test_a_correction_supersedes_and_both_stay(kaz: Version) -> None:
    first = publish(report(reporter(), submit=True), assurer())
    second = report(reporter(), datetime(2027, 4, 1, tzinfo=UTC), value=5.3, submit=True)
    assert second.flags == ["indicators.odd.differs"]
    publish(second, assurer(), datetime(2027, 4, 2, tzinfo=UTC))
    first.refresh_from_db()
    second.refresh_from_db()
    assert (first.stage, second.stage, second.replaces) == (Stage.SUPERSEDED, Stage.PUBLISHED, first)
    assert [each.value for each in row_of(kaz, date(2027, 4, 1)).observed] == [5.1]
    assert [each.value for each in row_of(kaz, date(2027, 4, 2)).observed] == [5.3]


def test_whoever_submitted_does_not_assure(kaz: Version) -> None:
    officer = assurer()
    row = report(reporter(), submit=True)
    Observation.objects.filter(pk=row.pk).update(submitter=officer.person)
    with pytest.raises(Refused, match="two_pairs_of_eyes"):
        publish(row, officer)


def test_what_is_odd_needs_a_reason(kaz: Version) -> None:
    row = report(reporter(), value=51, submit=True)
    assert row.flags == ["indicators.odd.break"]
    with pytest.raises(Refused, match="remarks_answered"):
        publish(row, assurer(), note="")
    assert publish(row, assurer(), note="The poverty line was raised").said == "The poverty line was raised"


def test_a_returned_value_is_changed_and_submitted_again(kaz: Version) -> None:
    row = step("give_back", report(reporter(), submit=True), assurer(), reason="Which survey?")
    assert (row.stage, row.said) == (Stage.RETURNED, "Which survey?")
    again = report(reporter(), value=5.2, source="Household survey 2026", submit=True)
    assert (again.pk, again.stage, again.said, again.revision) == (row.pk, Stage.SUBMITTED, "", 3)


def test_zero_is_a_value(kaz: Version) -> None:
    row = report(reporter(), value=0, submit=True)
    assert row.value == 0
    publish(row, assurer())
    assert [each.value for each in row_of(kaz, AT.date()).observed] == [0]


def test_what_was_published_is_withdrawn_in_public(kaz: Version) -> None:
    row = publish(report(reporter(), submit=True), assurer())
    row = step("withdraw", row, assurer(), datetime(2027, 5, 1, tzinfo=UTC), reason="Of another country")
    assert (row.stage, row.said) == (Stage.WITHDRAWN, "Of another country")
    assert [each.value for each in row_of(kaz, date(2027, 4, 30)).observed] == [5.1]
    assert row_of(kaz, date(2027, 5, 1)).observed == ()


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"period": "2028"}, "period_begun"),
        ({"period": "2027", "submit": True}, "period_begun"),
        ({"value": None}, "value_of_its_kind"),
        ({"answer": "yes"}, "value_of_its_kind"),
        ({"part": "unicef"}, "part_asked_for"),
    ],
)
def test_refused(kaz: Version, fields: dict[str, Any], rule: str) -> None:
    with pytest.raises(Refused, match=rule):
        report(reporter(), **fields)
    assert not Observation.objects.exists()


def test_a_running_year_is_kept_as_a_draft(kaz: Version) -> None:
    assert report(reporter(), period="2027").stage == Stage.DRAFT


def test_two_who_write_at_once(kaz: Version) -> None:
    report(reporter(), seen=0)
    report(reporter(), comment="Preliminary", seen=1)
    both = report(reporter(), value=5.2, seen=1)
    assert (both.value, both.comment) == (5.2, "Preliminary")
    with pytest.raises(Conflict):
        report(reporter(), value=5.3, seen=1)
    with pytest.raises(Conflict):
        report(reporter(), value=5.4, seen=0)


def test_nothing_new_leaves_nothing(kaz: Version) -> None:
    first = report(reporter())
    assert report(reporter()).revision == first.revision == 1
    assert Event.objects.filter(kind="observation").count() == 1


def test_another_entity_reports_nothing_here(kaz: Version) -> None:
    with pytest.raises(NotAllowed):
        report(reporter("unesco"), entity="unicef")
    with pytest.raises(Refused, match="reporter_takes_part"):
        report(reporter("itc"), entity="itc")


def test_the_entity_is_taken_from_who_enters_or_is_asked_for(kaz: Version) -> None:
    """4.1.1 is led by two, 2.4.1 by nobody: what is entered by hand is never without an entity."""
    assert report(reporter("unesco"), indicator="4.1.1", row=READING).entity == "unesco"
    assert report(reporter("fao"), indicator="2.4.1").entity == "fao"
    for indicator, row in (("4.1.1", READING), ("2.4.1", "total")):
        with pytest.raises(Refused, match="reporter_named") as refused:
            report(TESTER, indicator=indicator, row=row)
        assert [each.field for each in refused.value.findings] == ["entity"]
        assert not Observation.objects.filter(entity="").exists()
    with translation.override("en"):
        assert say(refused.value.findings[0].message).startswith("Name the entity that reports the value; it can be ")
    assert report(TESTER, indicator="1.2.1", period="2025").entity == "unicef", "the only one that leads it"


def test_who_is_stated_to_collect_is_asked(kaz: Version) -> None:
    told = {"framework": KAZ, "indicator": "4.1.1", "frequency": "yearly", "months": 6, "reason": "It has the survey"}
    schedule.set_schedule(SetSchedule(**told, entity="undp"), by=TESTER, at=AT)
    assert report(TESTER, indicator="4.1.1", row=READING).entity == "undp"
    assert report(reporter("unesco"), indicator="4.1.1", row=READING).entity == "unesco"


def test_the_whole_is_reported_by_who_leads(kaz: Version) -> None:
    """An entity that works on the outcome reports its own part, and only where parts are put together."""
    with pytest.raises(Refused, match="whole_by_lead") as refused:
        report(reporter("undp"), entity="undp")
    with translation.override("en"):
        said = say(refused.value.findings[0].message)
    assert said == "The values of this indicator are reported by UNICEF, not by UNDP"
    Aggregation.objects.create(
        framework_id=kaz.framework_id, indicator="1.2.1", over_time=Over.NONE, over_entities=Over.SUM
    )
    with pytest.raises(Refused, match="own part"):
        report(reporter("undp"), entity="undp")
    with pytest.raises(Refused, match="own part"):
        report(reporter("undp"), entity="undp", part="fao")
    mine = report(reporter("undp"), part="undp")
    assert (mine.entity, mine.part) == ("undp", "undp"), "whose part it is reports it, where nobody else is named"
    assert report(reporter(), part="undp", entity="unicef", period="2025").part == "undp"


def test_a_draft_of_another_entity_is_not_submitted_any_more(kaz: Version) -> None:
    """What was entered before only leads could is dropped; what nobody is named for as well."""
    draft = report(reporter())
    for entity, rule in (("undp", "whole_by_lead"), ("", "reporter_named")):
        Observation.objects.filter(pk=draft.pk).update(entity=entity)
        with pytest.raises(Refused, match=rule):
            step("submit", draft, TESTER)
    assert step("drop", draft, TESTER).stage == Stage.DROPPED


def test_absent_places(kaz: Version) -> None:
    with pytest.raises(NotFound):
        report(reporter(), row="nobody")
    with pytest.raises(NotFound):
        report(reporter(), indicator="9.9.9")


def test_one_value_of_many_entities_is_assured_in_few_statements(kaz: Version) -> None:
    """However many contribute, an assured value costs the same, and the sum is never stale."""
    Aggregation.objects.create(
        framework_id=kaz.framework_id, indicator="1.2.1", over_time=Over.NONE, over_entities=Over.SUM
    )
    entities = sorted(place_of(KAZ, "1.2.1", "total").entities)
    assert len(entities) > 10
    rows = [report(reporter(each), entity=each, part=each, value=0.5, period="2026", submit=True) for each in entities]
    spent = []
    for row in rows:
        with CaptureQueriesContext(connection) as asked:
            publish(row, assurer())
        spent.append(len(asked))
        value = row_of(kaz, AT.date()).observed[0].value
        assert value == pytest.approx(0.5 * len(spent))
    assert spent[-1] == spent[1]
    assert spent[-1] <= 24  # four of them read the row and the account for the test itself


def test_the_page_of_an_indicator_asks_twelve_times_at_most(kaz: Version, client: Client) -> None:
    publish(report(reporter(), submit=True, period="2025"), assurer())
    client.get(f"/{KAZ}/indicators/1.2.1")
    with CaptureQueriesContext(connection) as asked:
        page = client.get(f"/{KAZ}/indicators/1.2.1")
    assert len(asked) <= 12
    assert "Values that came after the document was signed" in page.content.decode()
