"""The results matrix, progress, and the page of an indicator."""

import csv
import io
import re

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.ui.templatetags.ui import number
from shanyraq.domains.indicators.queries import Printed
from shanyraq.domains.indicators.rules.headline import WORST_FIRST
from shanyraq.domains.indicators.vocabulary import Status
from shanyraq.domains.indicators.web.printing import printed_value
from shanyraq.domains.packages.models import Version
from tests.conftest import without
from tests.forgetting import forget_all

MATRIX = "/kaz-2026-2030/results/"


def text(client: Client, address: str, **query: str) -> str:
    answer = client.get(address, query)
    assert answer.status_code == 200, address
    return answer.content.decode()


def data_rows(page: str) -> list[str]:
    """The rows of the matrix that are no group or indicator, headings included."""
    return re.findall(r'<tr (?:class="label"|id="[^"]+")>(?=<th scope="row")(.*?)</tr>', page, re.DOTALL)


def rows_of_csv(client: Client, address: str, **query: str) -> list[dict[str, str]]:
    answer = client.get(address, query)
    assert answer["Content-Type"].startswith("text/csv")
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


def test_the_matrix_shows_every_printed_row(kaz: Version, page: Client) -> None:
    shown = text(page, MATRIX)
    assert len(data_rows(shown)) == kaz.rows.count()
    for indicator in kaz.indicators.all():
        assert f"/kaz-2026-2030/indicators/{indicator.key}" in shown
    assert "As printed: “7.8% (2023)”" in shown
    assert "29,320.1" in shown
    assert "No value has been observed under the framework yet." in shown
    assert "to be set by" in shown


def test_the_matrix_stays_within_its_statements(kaz: Version, second: Version, page: Client) -> None:
    """Whatever is shown of it: as many the first time of each framework, and a few when its results are remembered."""
    counts = []
    for address in (
        MATRIX,
        f"{MATRIX}?outcome=1",
        f"{MATRIX}?group=women-girls&status=no_new_data",
        f"{MATRIX}?sdg=13",
        f"{MATRIX}?sort=-status&columns=unit,status",
        "/kaz-2026-2030/results.csv?entity=undp",
        "/xaa-2027-2031/results/",
    ):
        with CaptureQueriesContext(connection) as queries:
            text(page, address)
        counts.append(len(queries))
    assert counts == [11, 4, 4, 4, 4, 4, 11]


def test_sorted_by_status_what_needs_attention_most_stands_first(kaz: Version, page: Client) -> None:
    """One order for the row that stands for an indicator and for every table."""
    rows = rows_of_csv(page, "/kaz-2026-2030/results.csv", sort="status", as_of="2027-01-01")
    statuses = [Status(row["status"]) for row in rows]
    assert statuses == sorted(statuses, key=WORST_FIRST.index)
    assert len(set(statuses)) > 2
    assert statuses[0] is Status.NOT_MONITORED


def test_each_filter_is_an_address(kaz: Version, page: Client) -> None:
    whole = text(page, MATRIX)
    for name, value, there, gone in (
        ("outcome", "2", "2.3.1", "16.6.2"),
        ("sdg", "16", "16.6.2", "2.3.1"),
        ("entity", "unodc", "16.1.4", "2.3.1"),
        ("group", "rural-remote", "8.6.1", "16.6.2"),
        ("status", "not_monitored", "16.2.1", "2.3.1"),
    ):
        assert f'href="?{name}={value}"' in whole
        shown = text(page, MATRIX, **{name: value})
        assert f"/indicators/{there}" in shown, name
        assert f"/indicators/{gone}" not in shown, name
        assert f"results.csv?{name}={value}" in shown
        assert rows_of_csv(page, "/kaz-2026-2030/results.csv", **{name: value})


def test_filters_are_counted_together(kaz: Version, page: Client) -> None:
    shown = text(page, MATRIX, group="women-girls", outcome="2")
    rows = data_rows(shown)
    listed = rows_of_csv(page, "/kaz-2026-2030/results.csv", group="women-girls", outcome="2")
    assert len(rows) == len(listed)
    assert all(row["outcome"] == "2" for row in listed)
    judged = [row for row in listed if row["status"]]
    assert re.search(rf"{len(judged)} of \d+ rows", shown)
    assert all("SEX=F" in row["dimensions"] for row in judged)


def test_a_group_that_no_row_shows_is_named_with_a_zero(kaz: Version, page: Client) -> None:
    menu = re.search(r'href="\?group=persons-with-disabilities"[^>]*>(.*?)</a>', text(page, MATRIX), re.DOTALL)
    assert menu is not None
    assert re.search(r'class="count">0<', menu[1])
    empty = text(page, MATRIX, group="persons-with-disabilities")
    assert "No row shows this" in empty
    assert data_rows(empty) == []


def test_the_csv_holds_what_is_shown(kaz: Version, page: Client) -> None:
    listed = rows_of_csv(page, "/kaz-2026-2030/results.csv")
    assert len(listed) == kaz.rows.count()
    row = next(row for row in listed if row["indicator_key"] == "1.2.1" and row["row_key"] == "children")
    assert (row["baseline_value"], row["baseline_printed"]) == ("", "n/a")
    assert (row["latest_value"], row["latest_year"], row["latest_printed"]) == ("7.8", "2023", "7.8% (2023)")
    assert (row["target_value"], row["target_year"], row["status"]) == ("6.0", "2030", "no_new_data")
    printed = "\n".join(";".join(row.values()) for row in listed)
    for value in kaz.values.exclude(printed=""):
        assert value.printed in printed


def test_a_unit_that_no_cell_prints_is_marked_in_files_and_at_its_chart(kaz: Version, page: Client) -> None:
    for path in ("/kaz-2026-2030/results.csv", "/kaz-2026-2030/indicators/1.5.1/rows.csv"):
        listed = [row for row in rows_of_csv(page, path) if row["indicator_key"] == "1.5.1"]
        marked = {row["row_key"]: (row["unit"], bool(row["unit_reconstructed"])) for row in listed}
        assert marked["affected-per-100000"] == marked["died-per-100000"] == ("Per 100,000 people", True)
        assert [marked[key][1] for key in ("suffered", "died")] == [False, False]
        page.cookies["django_language"] = "ru"
        [said] = [row["unit_reconstructed"] for row in rows_of_csv(page, path) if row["row_key"] == "died-per-100000"]
        assert said.startswith("Ячейка единицы пуста")
        page.cookies["django_language"] = "en"
    assert re.search(r"<h2>Row by row</h2>", text(page, "/kaz-2026-2030/indicators/1.5.1"))
    assert re.search(r"<h2>Row by row <small", text(page, "/kaz-2026-2030/indicators/1.2.1"))


def test_a_broken_series_says_under_its_chart_what_is_in_doubt(kaz: Version, page: Client) -> None:
    """In the words of the package, in the reader's language; a whole series says nothing of the kind."""
    captions = re.compile(r"<figcaption>(.*?)</figcaption>", re.DOTALL)
    path = "/kaz-2026-2030/indicators/15.1.2"
    (caption,) = captions.findall(text(page, path))
    assert "10.9 for 2023 is the share in percent" in caption
    assert "The unit of 10.9 and 11.4 (2023, 2024) is in doubt." in " ".join(text(page, path).split())
    page.cookies["django_language"] = "kk"
    (caption,) = captions.findall(text(page, path))
    assert "пайыздық үлес" in caption
    page.cookies["django_language"] = "en"
    assert "in percent" not in captions.findall(text(page, "/kaz-2026-2030/indicators/9.2.1"))[0]


def test_what_was_restored_and_remarked_is_said_in_the_language_of_the_reader(kaz: Version, page: Client) -> None:
    """Of the rows whose cells were moved back, of the indicator itself, and of a unit that no cell prints."""
    said = {
        "en": ("The cells of this row stand one column to the left", "The first source is printed"),
        "ru": ("Ячейки этой строки стоят на один столбец левее", "Первый источник напечатан"),
        "kk": ("Бұл жолдың ұяшықтары бір баған солға ығысқан", "Бірінші дереккөз"),
    }
    for language, own in said.items():
        page.cookies["django_language"] = language
        shown = " ".join(text(page, "/kaz-2026-2030/indicators/4.1.1").split())
        heard = {each for each, sentences in said.items() if any(sentence in shown for sentence in sentences)}
        assert heard == {language}
        assert all(sentence in shown for sentence in own)
        unit = " ".join(text(page, "/kaz-2026-2030/indicators/1.5.1").split())
        assert ("The unit cell is blank" in unit) == (language == "en")


def test_of_several_values_for_a_filter_the_page_says_which_one_it_shows(kaz: Version, page: Client) -> None:
    said = "The address asks for several values under “Outcome”. One is shown: “2"
    assert said in text(page, f"{MATRIX}?outcome=1&outcome=2")
    assert "several values" not in text(page, f"{MATRIX}?outcome=2&sdg=5")
    assert page.get("/kaz-2026-2030/results.csv?outcome=1&outcome=2").status_code == 404


def test_a_file_has_every_number_and_promise_that_the_page_shows(kaz: Version, page: Client) -> None:
    """Numbers without a year too, and the promise of a group in each row that it decides."""
    listed = rows_of_csv(page, "/kaz-2026-2030/results.csv")
    row = next(row for row in listed if row["indicator_key"] == "3.2.1" and row["row_key"] == "total")
    assert (row["latest_value"], row["latest_year"], row["latest_printed"]) == ("9.3", "", "9.3")
    counted = [row for row in listed if row["status"]]
    assert not [row for row in counted if re.search(r"\d", row["all_latest_printed"]) and not row["latest_value"]]
    promised = [row for row in counted if row["status"] in {"target_pending", "not_monitored"}]
    assert len(promised) > 20
    assert all(row["target_pending"] and row["target_due_on"] for row in promised)
    assert not [row for row in listed if not row["status"] and row["target_pending"]]


def test_the_quick_way_of_writing_a_value_is_the_design_systems_own() -> None:
    for value in (
        Printed("latest", 5.0, 2030, "5.0 (2030)", None, None),
        Printed("baseline", 13153.4, None, "13153.4", None, None),
        Printed("baseline", -0.5, 2020, "-0.5 (2020)", None, None),
        Printed("baseline", 0.0, 2015, "0", None, None),
    ):
        year = value.year or "no year"
        assert printed_value(value, "en") == number(value.value, year=year, decimals=value.decimals)


def test_progress_counts_rows_and_makes_no_average(kaz: Version, second: Version, page: Client) -> None:
    shown = text(page, "/kaz-2026-2030/indicators/")
    assert "rows have a value observed under the framework" in shown
    for outcome in kaz.outcomes.all():
        assert f"/kaz-2026-2030/results/{outcome.code}/" in shown
    listed = rows_of_csv(page, "/kaz-2026-2030/indicators.csv")
    assert {row["rule"] for row in listed} == {"indicators.progress"}
    assert all(row["explanation"] for row in listed)
    counts = []
    for code in (kaz.code, second.code):
        with CaptureQueriesContext(connection) as queries:
            text(page, f"/{code}/indicators/")
        counts.append(len(queries))
    assert counts == [2, 9], "the first was read before"


def test_an_indicator_explains_itself(kaz: Version, page: Client) -> None:
    shown = text(page, "/kaz-2026-2030/indicators/1.2.1")
    assert shown.count('<svg xmlns="http://www.w3.org/2000/svg" class="chart" role="img"') == 4
    assert 'aria-label="2015: 2.6%; 2023: 5.2%; target 2030: 5.0%"' in shown
    for words in (
        "Progress counts from 5.2 (2023), the effective baseline.",
        "Shanyraq progress method",
        "indicators.progress",
        "The trend before the framework",
        "It does not count as progress under the framework.",
        "7.8% (2023)",
        "A smaller share of people below the subsistence level means less poverty",
        "(Lead monitoring entity: UNICEF)",
        "The source cell runs over several rows of the table",
    ):
        assert words in shown, words
    assert 'href="/kaz-2026-2030/document#§annex-1-1.2.1"' in shown
    assert 'id="children"' in shown


def test_an_indicator_whose_target_is_to_be_set_says_so(kaz: Version, page: Client) -> None:
    shown = text(page, "/kaz-2026-2030/indicators/16.2.1", as_of="2026-02-01")
    assert "The target was still to be set when the document was signed" in shown
    assert "Not monitored" in shown


def test_what_cannot_be_drawn_is_named(kaz: Version, page: Client) -> None:
    shown = text(page, "/kaz-2026-2030/indicators/15.3.1")
    assert "28,4 thousands" in shown.split("Printed, but not drawn")[1][:400]


def test_an_indicator_asks_the_same_of_the_database_whatever_its_size(
    kaz: Version, second: Version, page: Client
) -> None:
    counts = set()
    for address in (
        "/kaz-2026-2030/indicators/8.3.1.1",
        "/kaz-2026-2030/indicators/9.2.1",
        "/xaa-2027-2031/indicators/registre",
    ):
        text(page, address)
        with CaptureQueriesContext(connection) as queries:
            text(page, address)
        counts.add(len(queries))
    assert counts == {12}


def test_an_unknown_indicator_is_not_found(kaz: Version, page: Client) -> None:
    for address in ("99.9.9", "99.9.9/chart.svg", "99.9.9/rows.csv"):
        assert page.get(f"/kaz-2026-2030/indicators/{address}").status_code == 404


def test_the_chart_is_a_file_too(kaz: Version, page: Client) -> None:
    answer = page.get("/kaz-2026-2030/indicators/8.6.1/chart.svg")
    assert answer["Content-Type"].startswith("image/svg+xml")
    drawing = answer.content.decode()
    assert "var(--" not in drawing
    assert "style=" not in drawing
    again = page.get("/kaz-2026-2030/indicators/8.6.1/chart.svg", headers={"If-None-Match": answer["ETag"]})
    assert again.status_code == 304


def test_results_without_indicators_say_what_will_be_here(second: Version, page: Client) -> None:
    without(second, "indicators")
    assert "No results yet" in text(page, "/xaa-2027-2031/results/")
    assert "Nothing to judge yet" in text(page, "/xaa-2027-2031/indicators/")


def test_a_value_in_another_unit_says_so_and_is_no_target_of_the_row(kaz: Version, page: Client) -> None:
    shown = text(page, "/kaz-2026-2030/indicators/15.1.1")
    assert '13,804.3</span> <span class="number-unit">thousand hectares</span>' in shown
    assert re.search(r"13,804\.3.{0,400}Thousand hectares", text(page, MATRIX), re.DOTALL)
    outcome = text(page, "/kaz-2026-2030/results/3/")
    assert "14,062.2" not in outcome
    assert re.search(r">5\.4\s?%?</span>", outcome)


def test_rows_that_are_remembered_are_those_of_the_version_day_language_and_columns(kaz: Version, page: Client) -> None:
    """Asked again, each page is what it was when it was written; and each is another than the others."""
    asked = [
        (language, address)
        for language in ("en", "ru", "kk")
        for address in ("", "?as_of=2029-01-01", "?columns=baseline,status", "?outcome=1", "?sort=baseline")
    ]

    def read() -> list[str]:
        pages = []
        for language, address in asked:
            page.cookies["django_language"] = language
            pages.append(page.get(f"/kaz-2026-2030/results/{address}").content.decode())
        return pages

    forget_all()
    first = read()
    assert read() == first
    assert len(set(first)) == len(asked)
