"""The plan as a page, as a calendar and as CSV."""

import csv
import io
import re
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from icalendar import Calendar
from pytest_django import DjangoAssertNumQueries

from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.monitoring_plan import Activity, Category, MonitoringPlan
from tests.conftest import SIGNED, apply
from tests.forgetting import forget_versions
from tests.web.reading import main_of, markup_of

PLAN = "/kaz-2026-2030/plan/"
ICS = "/kaz-2026-2030/plan.ics"


def test_the_page_says_how_much_is_planned_and_for_what_nobody_is_named(kaz: Version, page: Client) -> None:
    text = main_of(page, PLAN, as_of="2026-03-01")
    assert "92 activities are planned from 2026 to 2030." in text
    assert "0 of 19 activities of 2026 are done." in text
    assert "19 name no responsible party" in text
    assert "Final Evaluation of the Cooperation Framework (RCO/UNCT)" in text
    assert "as printed: (RCO/UNCT)" in text


def test_each_mark_leads_to_its_activity(kaz: Version, page: Client) -> None:
    markup = markup_of(page, PLAN)
    for key in kaz.activities.values_list("key", flat=True):
        assert markup.count(f'href="#activity-{key}"') == 1, key
        assert markup.count(f'id="activity-{key}"') == 1, key


def test_filters_are_addresses_and_stay_together(kaz: Version, page: Client) -> None:
    text = main_of(page, PLAN, year="2027", entity="undp")
    assert "3 of 92 activities" in text
    assert "Phase 2: Supporting the Economic Empowerment of Afghan Women" in text
    assert "FAO Food Price Index" not in text
    assert "year=2027&amp;category=evaluations&amp;entity=undp" in markup_of(
        page, PLAN, year="2027", category="evaluations", entity="undp"
    )


def test_activities_without_anybody_can_be_asked_for(kaz: Version, page: Client) -> None:
    text = main_of(page, PLAN, entity="nobody")
    assert "19 of 92 activities" in text
    assert "Global AIDS Monitoring" in text


def test_a_filter_that_nothing_matches_says_so(kaz: Version, page: Client) -> None:
    assert "Nothing matches these filters" in main_of(page, PLAN, entity="nobody", body="jsc")
    for query in ({"entity": "nowhere"}, {"year": "1999"}, {"year": "soon"}):
        assert page.get(PLAN, query).status_code == 404


def test_a_framework_without_a_plan_says_what_will_be_here(second: Version, page: Client) -> None:
    text = main_of(page, "/xaa-2027-2031/plan/")
    assert "No monitoring and evaluation plan yet" in text
    assert "monitoring-plan.yaml" in text


def test_the_page_takes_as_many_statements_for_any_plan(
    kaz: Version, second: Version, page: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for code, most in (("kaz-2026-2030", 5), ("xaa-2027-2031", 2)):
        page.get(f"/{code}/plan/")  # since when an activity says what it says is remembered
        with django_assert_num_queries(most):
            page.get(f"/{code}/plan/")


def test_the_calendar_has_an_entry_for_each_activity_on_the_last_day(kaz: Version, page: Client) -> None:
    answer = page.get(ICS)
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="kaz-2026-2030-plan.ics"'
    calendar = Calendar.from_ical(answer.content)
    entries = calendar.walk("VEVENT")
    assert len(entries) == 92
    entry = next(each for each in entries if "Final Evaluation" in each["SUMMARY"])
    assert entry.decoded("DTSTART") == date(2029, 12, 31)
    assert entry.decoded("DTEND") == date(2030, 1, 1)
    assert entry.decoded("DTSTAMP") == SIGNED
    assert entry["UID"] == "kaz-2026-2030.plan.cooperation-framework-final-evaluation-2029@shanyraq"
    assert entry["TRANSP"] == "TRANSPARENT"
    assert (
        entry["URL"] == "http://testserver/kaz-2026-2030/plan/activities/cooperation-framework-final-evaluation-2029/"
    )
    assert "Responsible: RCO, UNCT." in entry["DESCRIPTION"]
    assert "names no day" in entry["DESCRIPTION"]


def test_uids_are_unique_and_lines_are_folded_for_every_program(kaz: Version, page: Client) -> None:
    content = page.get(ICS).content
    uids = [str(entry["UID"]) for entry in Calendar.from_ical(content).walk("VEVENT")]
    assert len(set(uids)) == len(uids)
    assert content.endswith(b"END:VCALENDAR\r\n")
    for line in content.split(b"\r\n"):
        assert len(line) <= 75
        assert b"\n" not in line


def test_the_same_version_filter_and_language_give_the_same_bytes(kaz: Version, page: Client) -> None:
    first = page.get(ICS, {"entity": "undp", "lang": "en"}).content
    page.cookies["django_language"] = "ru"
    assert page.get(ICS, {"entity": "undp", "lang": "en"}, HTTP_ACCEPT_LANGUAGE="kk").content == first
    assert len(Calendar.from_ical(first).walk("VEVENT")) == 11
    assert page.get(ICS, {"entity": "undp"}).content == first


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_the_calendar_says_in_which_language_it_is(language: str, kaz: Version, page: Client) -> None:
    answer = page.get(ICS, {"lang": language}, HTTP_ACCEPT_LANGUAGE="en")
    assert answer["Content-Language"] == language
    assert str(Calendar.from_ical(answer.content)["NAME"]).startswith(kaz.country["name"][language])


def test_a_language_that_there_is_not_is_refused_as_other_unknown_values_are(kaz: Version, page: Client) -> None:
    for query in ({"lang": "de"}, {"lang": "RU"}, {"lang": ["ru", "kk"]}, {"year": "1999"}):
        assert page.get(ICS, query).status_code == 404, query
    assert page.get(ICS, {"lang": ""})["Content-Language"] == "en"


def test_the_calendar_of_a_training_copy_says_what_it_is(second_package: Package, empty: None, page: Client) -> None:
    for code, said in (("xaa-2027-2031", False), ("xaa-2027-2031-training", True)):
        apply(
            second_package.model_copy(update={"framework": second_package.framework.model_copy(update={"code": code})})
        )
        for language, words in (("en", "training copy"), ("ru", "учебная копия"), ("kk", "оқу көшірмесі")):
            calendar = Calendar.from_ical(page.get(f"/{code}/plan.ics", {"lang": language}).content)
            assert (words in str(calendar["X-WR-CALNAME"])) is said
            assert calendar["NAME"] == calendar["X-WR-CALNAME"]


def test_the_calendar_link_carries_filters_and_language(kaz: Version, page: Client) -> None:
    assert 'href="/kaz-2026-2030/plan.ics?year=2027&amp;lang=en"' in markup_of(page, PLAN, year="2027")


def test_a_later_version_keeps_the_uid_and_raises_the_sequence(
    kaz: Version, kaz_package: Package, page: Client
) -> None:
    first, *rest = kaz_package.monitoring_plan.activities
    changed = first.model_copy(update={"text": "Another survey"})
    plan = kaz_package.monitoring_plan.model_copy(update={"activities": [changed, *rest]})
    later = datetime(2027, 1, 10, tzinfo=UTC)
    apply(kaz_package.model_copy(update={"monitoring_plan": plan}), at=later)
    entries = Calendar.from_ical(page.get(ICS).content).walk("VEVENT")
    entry = next(each for each in entries if each["SUMMARY"] == "Another survey")
    assert entry["UID"] == f"kaz-2026-2030.plan.{first.key}@shanyraq"
    assert (entry["SEQUENCE"], entry.decoded("DTSTAMP")) == (1, later)
    others = {(each["SEQUENCE"], each.decoded("LAST-MODIFIED")) for each in entries if each is not entry}
    assert others == {(0, SIGNED)}
    before = Calendar.from_ical(page.get(ICS, {"as_of": "2026-12-31"}).content).walk("VEVENT")
    assert not any(each["SUMMARY"] == "Another survey" for each in before)
    assert {each["SEQUENCE"] for each in before} == {0}


def test_an_amendment_of_something_else_leaves_the_entries_as_they_are(
    kaz: Version, kaz_package: Package, page: Client
) -> None:
    before = page.get(ICS).content
    framework = kaz_package.framework.model_copy(update={"place": "Elsewhere"})
    changed = apply(kaz_package.model_copy(update={"framework": framework}), at=datetime(2027, 1, 10, tzinfo=UTC))
    assert changed.number == kaz.number + 1
    assert page.get(ICS).content == before


def test_an_entry_changes_with_its_category_and_with_the_name_of_whoever_is_responsible(
    kaz: Version, kaz_package: Package, page: Client
) -> None:
    plan, bodies = kaz_package.monitoring_plan, kaz_package.governance.bodies
    reviews = next(each for each in plan.categories if each.key == "reviews")
    named = next(each for each in bodies if each.key == "results-group-1")
    categories = [
        each.model_copy(update={"title": "Looks back"}) if each is reviews else each for each in plan.categories
    ]
    called = [each.model_copy(update={"short_name": "RG 1"}) if each is named else each for each in bodies]
    parts = {
        "monitoring_plan": plan.model_copy(update={"categories": categories}),
        "governance": kaz_package.governance.model_copy(update={"bodies": called}),
    }
    apply(kaz_package.model_copy(update=parts), at=datetime(2027, 1, 10, tzinfo=UTC))
    touched = {
        f"kaz-2026-2030.plan.{each.key}@shanyraq"
        for each in plan.activities
        if each.category == reviews.key or named.key in each.responsible_bodies
    }
    entries = Calendar.from_ical(page.get(ICS).content).walk("VEVENT")
    assert {str(each["UID"]) for each in entries if each["SEQUENCE"] == 1} == touched
    assert 0 < len(touched) < len(entries)


def test_an_activity_that_comes_back_has_changed_and_the_sequence_never_falls(
    kaz: Version, kaz_package: Package, page: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    first, *rest = kaz_package.monitoring_plan.activities
    forget_versions()
    with django_assert_num_queries(10):
        page.get(ICS)
    without = kaz_package.monitoring_plan.model_copy(update={"activities": rest})
    apply(kaz_package.model_copy(update={"monitoring_plan": without}), at=datetime(2027, 1, 10, tzinfo=UTC))
    back = datetime(2027, 2, 10, tzinfo=UTC)
    apply(kaz_package, at=back)
    forget_versions()
    with django_assert_num_queries(10):
        entries = Calendar.from_ical(page.get(ICS).content).walk("VEVENT")
    changed = [each for each in entries if each["SEQUENCE"] > 0]
    assert [(str(each["UID"]), each.decoded("DTSTAMP")) for each in changed] == [
        (f"kaz-2026-2030.plan.{first.key}@shanyraq", back)
    ]


@pytest.mark.parametrize(
    ("language", "called"),
    [
        ("en", "Results Group 1"),
        ("ru", "Группа по результатам «Расширение прав"),
        ("kk", "«Мүмкіндіктері кеңейген адамдар"),
    ],
)
def test_bodies_are_called_in_the_language_of_the_reader(
    kaz: Version, page: Client, language: str, called: str
) -> None:
    """Their short names have no languages; the document prints «Results Group 1», «JSC»."""
    page.cookies["django_language"] = language
    rows = csv.DictReader(io.StringIO(page.get("/kaz-2026-2030/plan.csv").content.decode("utf-8-sig")))
    entries = Calendar.from_ical(page.get(ICS, {"lang": language}).content).walk("VEVENT")
    for text in (
        "; ".join(re.findall(r"<a [^>]*/governance/[^>]*>([^<]*)</a>", markup_of(page, PLAN))),
        "; ".join(row["responsible"] for row in rows),
        "; ".join(entry["DESCRIPTION"] for entry in entries),
    ):
        assert called in text
        for short in ("Results Group 1", "SDG Coordination Council", "JSC"):
            assert (short in text) is (language == "en"), short


def test_a_framework_that_ends_within_a_year_ends_its_calendar_there(
    second_package: Package, empty: None, page: Client
) -> None:
    category = Category(key="revues", title="Revues", clauses=["§3-p2"])
    activity = Activity(key="bilan", category="revues", year=2031, text="Bilan final", clauses=["§3-p2"])
    plan = MonitoringPlan(categories=[category], activities=[activity])
    apply(second_package.model_copy(update={"monitoring_plan": plan}))
    (entry,) = Calendar.from_ical(page.get("/xaa-2027-2031/plan.ics").content).walk("VEVENT")
    assert entry.decoded("DTSTART") == date(2031, 6, 30)
    assert "Bilan final" in main_of(page, "/xaa-2027-2031/plan/")


def test_the_table_holds_what_the_page_shows(kaz: Version, page: Client) -> None:
    answer = page.get("/kaz-2026-2030/plan.csv", {"category": "evaluations"})
    rows = list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))
    assert len(rows) == 14
    assert rows[1]["responsible"] == "UNDP"
    assert rows[1]["responsible_printed"] == "(UNDP)"
    assert rows[1]["clauses"] == "§annex-2-evaluations-2026"
