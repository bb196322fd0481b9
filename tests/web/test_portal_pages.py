"""The chooser, the first page, and the plain pages."""

import json
import re
from collections import Counter
from datetime import date
from unittest.mock import patch

import pytest
from django.db import OperationalError, connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import get_resolver

from shanyraq.domains.indicators.queries import load_results
from shanyraq.domains.indicators.rules.bands import Bands, bands_on
from shanyraq.domains.indicators.vocabulary import Status
from shanyraq.domains.packages.models import Version
from shanyraq.portal.ahead import ahead
from shanyraq.portal.views import plain
from shanyraq.portal.views.plain import MEANINGS
from tests.conftest import apply, without
from tests.factories.frameworks import SMALL, framework
from tests.forgetting import forget_all

HOME = "/kaz-2026-2030/"


def text(client: Client, address: str, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200, address
    return answer.content.decode().replace("\u00a0", " ")


def statements(client: Client, address: str) -> int:
    text(client, address)
    with CaptureQueriesContext(connection) as queries:
        text(client, address)
    return len(queries)


def test_an_empty_installation_says_how_to_begin(empty: None, page: Client) -> None:
    assert "shanyraq framework apply" in text(page, "/")
    assert text(page, "/search?q=water")


def test_the_chooser_asks_the_same_for_any_number_of_frameworks(kaz_only: Version, page: Client) -> None:
    shown = text(page, "/")
    assert 'href="/kaz-2026-2030/"' in shown
    assert re.search(r"<strong>1</strong> framework is running today\.", shown)
    assert statements(page, "/") == 5
    for number in range(3):
        apply(framework(number, SMALL))
    assert statements(page, "/") == 5
    assert text(page, "/").count("<h3") == 4


def test_the_chooser_tells_of_each_its_size_and_what_lapses_next(kaz: Version, page: Client) -> None:
    shown = text(page, "/", as_of="2026-11-28")
    card = shown[shown.index('href="/kaz-2026-2030/') :].split("</li>")[0]
    for words in ("<strong>4</strong> outcomes", "<strong>12</strong> outputs", "<strong>32</strong> indicators"):
        assert words in card
    assert "on <strong>31 December 2026</strong>, in 33 days, targets lapse" in card
    assert card.count("/indicators/16.5.1") == card.count("/indicators/16.3.3.2") == 1
    assert "version 1, loaded on 15 January 2026" in card
    later = text(page, "/", as_of="2027-01-01")
    assert "targets lapse" not in later[later.index('href="/kaz-2026-2030/') :].split("</li>")[0]


def test_the_chooser_reads_as_of_a_day(kaz_only: Version, page: Client) -> None:
    assert "Not begun yet" not in text(page, "/", as_of="2026-02-01")
    assert "No framework is on record for 31 December 2025" in text(page, "/", as_of="2025-12-31")
    assert page.get("/", {"as_of": "yesterday"}).status_code == 400


def test_the_first_page_begins_with_what_asks_for_a_decision(kaz: Version, page: Client) -> None:
    shown = text(page, HOME, as_of="2026-11-28")
    begin = shown.index('<ul class="decisions">')
    decisions = shown[begin : shown.index("</ul>", begin)]
    assert begin < shown.index('<p class="today">')
    lapsed, lapsing, meeting = decisions.split("<li>")[1:]
    assert "<strong>4</strong> targets are past their day and not on record here" in lapsed
    for code in ("5.2.1", "5.2.2", "16.2.1", "16.3.3.2"):
        assert f'href="{HOME}indicators/{code}' in lapsed
        assert f'href="{HOME}document?as_of=2026-11-28#§annex-1-{code}"' in lapsed
    assert "<strong>2</strong> more lapse on <strong>31 December 2026</strong>, in 33 days" in lapsing
    assert "By <strong>31 December 2026</strong>, in 33 days, must meet" in meeting
    assert f'href="{HOME}governance/results-group-4/' in meeting
    assert 'document?as_of=2026-11-28#§3.2-p2"' in meeting
    assert "at least once a year" not in meeting


def test_bodies_that_must_meet_are_named_in_the_language_of_the_reader(kaz: Version, page: Client) -> None:
    """The short names are the document's: in another language a body is called by its name."""
    names = dict(kaz.bodies.values_list("key", "name"))

    def called(language: str) -> dict[str, str]:
        page.cookies["django_language"] = language
        shown = text(page, HOME, as_of="2026-11-28")
        decisions = shown[shown.index('<ul class="decisions">') : shown.index('<p class="today">')]
        return dict(re.findall(r'href="[^"]*/governance/([a-z0-9-]+)/[^"]*">([^<]+)</a>', decisions))

    for language in ("ru", "kk"):
        assert {key: names[key][language] for key in called(language)} == called(language)
    assert called("en")["results-group-1"] == "Results Group 1"
    assert called("ru").keys() == called("en").keys()


def test_the_first_page_counts_as_lapsed_what_the_verdicts_call_not_monitored(kaz: Version, page: Client) -> None:
    shown = text(page, HOME, as_of="2027-01-15")
    assert "<strong>6</strong> targets are past their day and not on record here; the document says" in shown
    decisions = shown[shown.index('<ul class="decisions">') : shown.index('<p class="today">')]
    assert decisions.count("(3 of 14 rows)") == 2
    for day in (date(2026, 11, 28), date(2027, 1, 15), date(2031, 1, 1)):
        results = load_results(kaz, day)
        rows = [row for row in results.rows if row.pending and row.status is Status.NOT_MONITORED]
        assert sorted(target.row for target in ahead(kaz, results).lapsed) == sorted(row.key for row in rows) != []


def test_a_framework_without_dates_begins_with_its_counts(second: Version, page: Client) -> None:
    assert '<ul class="decisions">' not in text(page, "/xaa-2027-2031/", as_of="2031-12-31")


def test_the_files_of_the_first_page_hold_the_ring_and_the_dates(kaz: Version, page: Client) -> None:
    shown = text(page, HOME, as_of="2026-11-28")
    assert f'href="{HOME}overview.json?as_of=2026-11-28"' in shown
    lines = json.loads(page.get(f"{HOME}overview.json", {"as_of": "2026-11-28"}).content)
    parts = Counter(line["part"] for line in lines)
    assert (parts["outcome"], parts["output"], parts["indicator"]) == (4, 12, 32)
    assert [line["due_on"] for line in lines if line["part"] == "meeting"] == ["2026-12-31"] * 5
    assert Counter(line["status"] for line in lines if line["part"] == "target") == {"lapsed": 4, "to_be_set": 2}


def test_the_ring_and_its_table_say_the_same(kaz: Version, page: Client) -> None:
    shown = text(page, HOME)
    begin = shown.index('<svg class="ring')
    ring = shown[begin : shown.index('class="more ring-table"')]
    table = shown[shown.index('class="more ring-table"') :]
    for kind, keys in (
        ("results/", kaz.outcomes.values_list("code", flat=True)),
        ("results/output/", kaz.outputs.values_list("code", flat=True)),
    ):
        for key in keys:
            assert f'href="{HOME}{kind}{key}/"' in ring
            assert f'href="{HOME}{kind}{key}/"' in table
    for key in kaz.indicators.values_list("key", flat=True):
        assert f'href="{HOME}indicators/{key}"' in ring
        assert f'href="{HOME}indicators/{key}"' in table


def test_the_first_page_tells_what_is_promised_known_and_ahead(kaz: Version, page: Client) -> None:
    shown = text(page, HOME, as_of="2026-02-01")
    for outcome in kaz.outcomes.all():
        statement = outcome.statement if isinstance(outcome.statement, str) else outcome.statement["en"]
        assert statement[:60] in shown
    assert re.search(r"<strong>\d+</strong> of 32 indicators have a value of 2024 or later", shown)
    assert "rows have a value observed under the framework" in shown
    assert "lapsed" in shown
    assert "at least 1 meeting a year" in shown
    assert "at least once a year" in shown
    assert "activities of the monitoring plan" in shown
    assert f"{kaz.commitments.count()} commitments" in shown
    assert "31 December 2030" in shown or "Dec. 31, 2030" in shown


def test_the_first_page_is_light_and_asks_a_fixed_number_of_statements(
    kaz: Version, second: Version, page: Client
) -> None:
    assert statements(page, HOME) == statements(page, "/xaa-2027-2031/")
    answer = page.get(HOME, headers={"Accept-Encoding": "gzip"})
    assert len(answer.content) < 40_000, "with styles, script and typeface a page stays below 200 kB"


def test_a_framework_without_results_says_what_will_be_here(second: Version, page: Client) -> None:
    without(second, "outcomes")
    assert "No results yet" in text(page, "/xaa-2027-2031/")


def test_the_method_of_a_day_is_that_of_its_bands(db: None, page: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[date] = []

    def on(day: date) -> Bands:
        asked.append(day)
        return bands_on(day)

    monkeypatch.setattr(plain, "bands_on", on)
    page.get("/method/?as_of=2020-05-01")
    assert asked == [date(2020, 5, 1)]
    assert page.get("/method/?as_of=soon").status_code == 400


def test_the_method_gives_every_verdict_the_bands_and_every_rule(page: Client) -> None:
    assert set(MEANINGS) == set(Status)
    shown = text(page, "/method/")
    for status in Status:
        assert f'href="#v-{status.value.replace("_", "-")}"' in shown
    for words in ("0.95", "0.60", "indicators.progress", "indicators.rollup", "check.", "package.format", "Open SDG"):
        assert words in shown, words


def test_the_plain_pages_need_no_database(page: Client) -> None:
    for address in ("/about/", "/method/", "/accessibility/", "/healthz"):
        assert page.get(address).status_code == 200


def test_ready_when_the_tables_are_up_to_date(db: None, client: Client) -> None:
    assert client.get("/readyz").status_code == 200
    assert client.get("/healthz").content == b"ok\n"


def test_asking_again_whether_it_is_ready_takes_one_statement(db: None, client: Client) -> None:
    forget_all()
    with CaptureQueriesContext(connection) as queries:
        assert client.get("/readyz").status_code == 200
    assert len(queries) > 1
    assert statements(client, "/readyz") == 1


def test_not_ready_until_the_last_migration_is_applied(db: None, client: Client) -> None:
    forget_all()
    recorder = MigrationRecorder(connection)
    recorder.record_unapplied("audit", "0004_nothing_is_replaced")
    answers = [client.get("/readyz") for _ in range(2)]
    assert [(answer.status_code, answer.content) for answer in answers] == [(503, b"migrations wait\n")] * 2
    recorder.record_applied("audit", "0004_nothing_is_replaced")
    assert client.get("/readyz").status_code == 200


def test_not_ready_when_the_database_does_not_answer(db: None, client: Client) -> None:
    assert client.get("/readyz").status_code == 200
    with patch.object(connection, "cursor", side_effect=OperationalError):
        answer = client.get("/readyz")
    assert (answer.status_code, answer.content) == (503, b"the database does not answer\n")


def test_every_address_of_the_portal_is_known() -> None:
    names = {pattern.name for pattern in get_resolver("shanyraq.portal.urls").url_patterns if hasattr(pattern, "name")}
    assert {"chooser", "search-all", "about", "method", "accessibility", "healthz", "readyz"} <= names
