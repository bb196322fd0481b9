"""Why a row stands where it stands, and what rows, units and values are called for the reader."""

import re

import pytest
from django.test import Client

from shanyraq.domains.packages.models import Version
from tests.web.reading import main_of, markup_of, text_of

INDICATOR = "/kaz-2026-2030/indicators"
WHY = re.compile(r'<tr class="why-row" id="why-([^"]+)"><td colspan="(\d+)">(.*?)</td></tr>', re.DOTALL)


def words_of(client: Client, address: str, **query: str) -> str:
    """The text of a page, quotation marks beside what they quote."""
    return main_of(client, address, **query).replace("“ ", "“").replace(" ”", "”")


def count_in(markup: str, key: str) -> str:
    """The number of rows that a table gives an indicator: the first whole number of its row."""
    rows = re.findall(r"<tr.*?</tr>", markup, re.DOTALL)
    row = next(row for row in rows if f'/indicators/{key}"' in row and "<td" in row)
    return re.findall(r'<td class="n">(\d+)</td>', row)[-1]


def reader(client: Client, language: str) -> Client:
    client.cookies["django_language"] = language
    return client


def test_every_judged_row_has_its_proof_in_a_row_beneath(kaz: Version, second: Version, page: Client) -> None:
    for address, across in ((f"{INDICATOR}/8.6.1", "8"), ("/xaa-2027-2031/indicators/registre", "8")):
        markup = markup_of(page, address)
        rows = [found for found in WHY.findall(markup) if not found[0].startswith(("trend-", "forecast-"))]
        assert rows
        assert "<details" not in "".join(found[2] for found in rows)
        for key, columns, answer in rows:
            assert columns == across
            assert f'<tr id="{key}">' in markup
            assert f'class="why-link" href="#why-{key}"' in markup
            words = text_of(answer)
            parts = [words.index(part) for part in ("What follows", "Rule", "Source", "Signed text")]
            assert parts == sorted(parts)
            assert "Progress is the actual pace since the effective baseline" in words
            assert re.search(r'href="[^"]*/method/#indicators\.progress"', answer)
            assert re.search(r'class="clause" href="[^"]*/document#', answer)


def test_the_matrix_gives_the_same_proof_and_no_column_is_widened(kaz: Version, page: Client) -> None:
    markup = markup_of(page, "/kaz-2026-2030/results/")
    found = {key: (columns, answer) for key, columns, answer in WHY.findall(markup)}
    judged = sum(not row.endswith("-heading") for row in found)
    assert judged == len(re.findall(r'class="why-link"', markup))
    columns, answer = found["1.2.1-total"]
    assert columns == "6"
    assert "The target is 5.0 by 2030." in text_of(answer)
    assert "why-hold" in answer
    narrow = markup_of(page, "/kaz-2026-2030/results/", columns="unit,target")
    assert not WHY.findall(narrow)


def test_groups_that_no_row_of_print_announces_are_named(kaz: Version, page: Client) -> None:
    for address in (f"{INDICATOR}/5.2.1", "/kaz-2026-2030/results/"):
        words = words_of(page, address)
        printed = words.index("as printed: “physical violence and/or sexual violence in the last 12 months”")
        later = words.index("in the last 12 months", words.index("”", printed))
        assert words.index("during life") < words.index("physical violence") < printed < later
        assert words.index("physical violence", later) > later


def test_standard_dimensions_totals_and_units_are_named_in_the_reader_s_language(kaz: Version, client: Client) -> None:
    markup = markup_of(reader(client, "ru"), "/kaz-2026-2030/results/", outcome="1")
    words = words_of(client, "/kaz-2026-2030/results/", outcome="1")
    assert "Мальчики в документе: “Boys”" in words
    assert "Сельское население в документе: “Rural population”" in words
    assert "Процент в документе: “Percent”" in words
    assert "На 100 родов" in words
    assert '<td class="unit">Percent</td>' not in markup
    assert main_of(reader(client, "en"), "/kaz-2026-2030/results/", outcome="1").count("“Boys”") == 0


def test_rows_and_groups_are_said_in_the_package_s_own_words(kaz: Version, client: Client) -> None:
    words = words_of(reader(client, "kk"), f"{INDICATOR}/8.3.1.1")
    assert "Ерлер құжатта: “Men”" in words
    assert "Ерлер мен ұлдар" not in words
    words = words_of(reader(client, "ru"), f"{INDICATOR}/5.2.1")
    printed = words.index("физическое насилие и/или сексуальное насилие в документе: “physical violence and/or sexual")
    assert words.index("в течение жизни в документе: “during life”") < printed
    assert words.index("в последние 12 месяцев в документе: “in the last 12 months”") > printed
    assert "Уровень доверия к судебной системе – в целом" in main_of(client, f"{INDICATOR}/16.3.3.2")
    assert "during life" not in main_of(reader(client, "en"), f"{INDICATOR}/16.3.3.2")


def test_other_pages_name_rows_in_the_reader_s_language(kaz: Version, client: Client) -> None:
    words = main_of(reader(client, "ru"), "/kaz-2026-2030/groups/")
    assert "Городское население" in words
    assert "Urban population" not in words
    words = main_of(client, "/kaz-2026-2030/", as_of="2026-06-01")
    assert "Уровень доверия к судебной системе – в целом" in words
    assert "Level of trust in judicial system" not in words


def test_why_a_direction_is_desired_is_said_in_the_reader_s_language(kaz: Version, client: Client) -> None:
    words = text_of(reader(client, "ru").get(f"{INDICATOR}/16.1.4").content.decode())
    assert "больше людей, которые чувствуют себя в безопасности" in words
    assert "Направление: Этот ответ – «небезопасно»" in words
    assert "This answer is" not in words


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "The reason that the package gives: The target belongs to none of the answers by what is printed;"),
        ("ru", "Причина, указанная в пакете: По напечатанному целевое значение не относится ни к одному из ответов;"),
        ("kk", "Пакетте көрсетілген себеп: Басылғанына қарағанда нысаналы мән жауаптардың ешқайсысына жатпайды;"),
    ],
)
def test_a_direction_that_is_unclear_is_told_with_the_reason(
    kaz: Version, client: Client, language: str, said: str
) -> None:
    assert said in words_of(reader(client, language), f"{INDICATOR}/16.1.4")
    address = "/api/v1/frameworks/kaz-2026-2030/progress?status=cannot_be_assessed"
    rows = client.get(address).json()["items"]
    row = next(row for row in rows if (row["indicator"], row["row"]) == ("16.1.4", "total"))
    assert "It is unclear whether the value should rise or fall" in " ".join(row["explanation"])


@pytest.mark.parametrize(
    ("language", "method", "checks"),
    [
        ("ru", "Shanyraq: метод оценки прогресса (1), ", "Shanyraq: проверки построения, "),
        ("kk", "Shanyraq: ілгерілеуді бағалау әдісі (1), ", "Shanyraq: құрастырылуын тексеру, "),
    ],
)
def test_our_own_sources_are_called_in_the_language_of_the_reader(
    kaz: Version, client: Client, language: str, method: str, checks: str
) -> None:
    """Those of others stay as they are titled, and are marked as English."""
    pages = {address: markup_of(reader(client, language), address) for address in ("/method/", "/kaz-2026-2030/check/")}
    pages["why"] = markup_of(client, f"{INDICATOR}/16.1.4")
    for address, markup in pages.items():
        assert method in text_of(markup), address
        assert not re.search(r"Shanyraq[^<]{0,9}(progress|design|package|decision)", markup), address
    for address in ("/method/", "/kaz-2026-2030/check/"):
        assert checks in text_of(pages[address])
        assert '<span lang="en">United Nations Sustainable Development Cooperation Framework' in pages[address]
    answer = client.get("/kaz-2026-2030/indicators.csv").content.decode()
    assert method in answer


def test_a_unit_that_only_the_label_says_is_shown_and_marked(kaz: Version, client: Client) -> None:
    words = words_of(reader(client, "ru"), f"{INDICATOR}/1.5.1")
    assert words.count("На 100 000 человек") >= 2
    assert "Unit understood: The unit cell is blank" in main_of(reader(client, "en"), f"{INDICATOR}/1.5.1")
    rows = reader(client, "en").get("/kaz-2026-2030/results.csv").content.decode().splitlines()
    units = [line for line in rows if "Per 100,000 people" in line]
    assert [("affected per" in line, "died per" in line) for line in units] == [(True, False), (False, True)]
    found = client.get("/api/v1/frameworks/kaz-2026-2030/indicators/1.5.1").json()["rows"]
    assert [row["unit"]["code"] if row["unit"] else None for row in found] == [None, "PER_100000_POP"] * 2


def test_a_heading_of_ages_is_not_taken_for_what_its_indicator_counts(kaz: Version, client: Client) -> None:
    words = main_of(reader(client, "ru"), f"{INDICATOR}/3.7.1")
    assert "Возраст 15" not in words
    assert "Женщины и девочки" not in words


def test_pending_targets_are_told_apart_and_counted(kaz: Version, page: Client) -> None:
    words = main_of(page, f"{INDICATOR}/16.3.3.2", as_of="2026-06-01")
    assert "Level of trust in judicial system – overall." in words
    assert "Level of trust in anticorruption service – overall." in words
    assert "3 of 14 rows have a target and no new data." in words[: words.index("14 rows are printed")]


def test_what_became_of_a_promise_is_told_as_of_the_day(kaz: Version, page: Client) -> None:
    words = main_of(page, f"{INDICATOR}/16.3.3.2", as_of="2026-06-01")
    courts = words[words.index("Level of trust in judicial system – overall.") :]
    assert (
        "by 31 December 2025. No target is on record here; the document says that the row is then not monitored. "
        "Targets will be" in courts
    )
    service = words[words.index("Level of trust in anticorruption service – overall.") :]
    assert "A target is printed until 2026; one for the time after it was still to be set" in service
    assert "If it is not set by then, the time after the printed target will not be monitored." in service
    assert "the row will not be monitored" not in words
    for key in ("16.3.3.2", "16.5.1"):
        later = main_of(page, f"{INDICATOR}/{key}", as_of="2027-01-15")
        assert (
            "by 31 December 2026. No target is on record here; the document says that the row is then not monitored."
            in later
        )
        assert "If it is not set" not in later


def test_a_value_or_a_target_without_a_year_says_so(kaz: Version, page: Client) -> None:
    lede = main_of(page, f"{INDICATOR}/3.2.1")
    assert "total: 9.3, year not printed; target 9.5, no year printed, read as 2030)" in lede
    assert "(total: target 66, no year printed, read as 2030)" in main_of(page, f"{INDICATOR}/16.1.4")
    assert re.search(r'9\.3</span> <span class="number-year">no year<', markup_of(page, "/kaz-2026-2030/results/"))


def test_a_picture_of_a_target_alone_is_left_out_with_the_reason(kaz: Version, page: Client) -> None:
    words = main_of(page, f"{INDICATOR}/16.1.4")
    assert "No chart of the total" in words
    assert "Values and target" not in words


def test_what_a_number_counts_stands_with_it(kaz: Version, page: Client) -> None:
    for address in (f"{INDICATOR}/7.2.1", "/kaz-2026-2030/results/"):
        markup = markup_of(page, address)
        assert '<small class="measure">with large hydro-electric' in markup
        assert '<small class="measure">without large hydro-electric' in markup
    trend = main_of(page, f"{INDICATOR}/7.2.1").split("The trend before the framework")[1]
    assert re.search(r"12\.0 2023 with large hydro.* 6\.4 2024 without large hydro.* Unknown", trend)


def test_every_dash_says_why(kaz: Version, page: Client) -> None:
    for address in ("/kaz-2026-2030/results/", f"{INDICATOR}/8.6.1", "/kaz-2026-2030/results/1/"):
        for cell in re.findall(r"<td[^>]*>(.*?)</td>", markup_of(page, address), re.DOTALL):
            if "absent" in cell:
                assert 'class="printed"' in cell, cell


def test_rows_are_counted_in_one_way(kaz: Version, page: Client) -> None:
    progress = markup_of(page, "/kaz-2026-2030/indicators/")
    ring = markup_of(page, "/kaz-2026-2030/")
    for outcome in kaz.outcomes.all():
        table = markup_of(page, f"/kaz-2026-2030/results/{outcome.code}/")
        for key in outcome.indicators.values_list("key", flat=True):
            assert len({count_in(where, key) for where in (progress, ring, table)}) == 1, key
    assert [count_in(ring, key) for key in ("3.7.1", "4.1.1", "5.2.1", "5.2.2", "16.2.1")] == [
        "10",
        "12",
        "7",
        "3",
        "9",
    ]
    for where in (progress, ring, markup_of(page, "/kaz-2026-2030/results/1/")):
        assert "<small>without headings</small>" in where


def test_a_line_of_an_outcome_speaks_of_one_row(kaz: Version, page: Client) -> None:
    words = main_of(page, "/kaz-2026-2030/results/1/", as_of="2026-06-01")
    for key in ("5.2.2", "16.2.1"):
        table = words[words.index("Unit Latest Target Status") :]
        line = table[table.index(f"{key} ") :][:500]
        assert "was to be set by" in line, key
        assert "Not monitored" in line, key
    assert "pending" not in words.split("Indicators")[-1]
    assert not re.search(r"5\.2%</span>", markup_of(page, "/kaz-2026-2030/results/1/"))


def test_the_matrix_is_filtered_by_whoever_leads_or_contributes(kaz: Version, second: Version, page: Client) -> None:
    whole = markup_of(page, "/kaz-2026-2030/results/")
    menu = text_of(whole)
    assert "UNHCR: contributes" in menu
    assert "UNDP: leads or contributes" in menu
    assert "UNDP: leads " in menu
    shown = main_of(page, "/kaz-2026-2030/results/", entity="unhcr")
    assert "there is no such value" not in shown
    assert "indicators are shown" in shown
    led = markup_of(page, "/kaz-2026-2030/results/", entity="undp.leads")
    every = markup_of(page, "/kaz-2026-2030/results/", entity="undp")
    assert len(led) < len(every)
    assert set(re.findall(r'/entities/([^/"]+)', led[led.index('class="table matrix"') :])) >= {"undp"}
    assert "6.1.1" in main_of(page, "/xaa-2027-2031/results/", entity="unicef")


@pytest.mark.usefixtures("nothing_remembered")
def test_an_entity_without_a_short_name_contributes_under_its_name(kaz: Version, page: Client) -> None:
    kaz.organisations.filter(key="unhcr").update(short_name=None, name={"en": "Office for Refugees", "ru": "УВКБ"})
    assert "Office for Refugees: contributes" in text_of(markup_of(page, "/kaz-2026-2030/results/"))


def test_the_lede_of_the_matrix_speaks_of_what_is_shown(kaz: Version, page: Client) -> None:
    words = main_of(page, "/kaz-2026-2030/results/", as_of="2026-06-01")
    assert words.index("32 indicators. None has a value of the years 2026–2030 yet.") < words.index("Printed rows")
    shown = main_of(page, "/kaz-2026-2030/results/", outcome="2", as_of="2026-06-01")
    assert "7 of 32 indicators are shown. None has a value of the years 2026–2030 yet." in shown


def test_codes_stand_in_details_only(kaz: Version, page: Client) -> None:
    groups = main_of(page, "/kaz-2026-2030/groups/")
    assert "aged 14–35" in groups
    assert "aged 65 and over" in groups
    assert "Y14T35" not in groups
    method = markup_of(page, "/method/")
    assert "percent, percentage points, indices, scores" in method or "indices, percent, percentage points" in method
    outside = re.sub(r"<details.*?</details>", "", method, flags=re.DOTALL)
    assert "PT_POINT" not in outside
    facts = page.get(f"{INDICATOR}/3.2.1").content.decode()
    assert "PER_100_BIRTHS" not in re.sub(r"<details.*?</details>", "", facts, flags=re.DOTALL)


def test_an_indicator_stands_below_the_matrix_everywhere(kaz: Version, page: Client) -> None:
    whole = page.get(f"{INDICATOR}/1.2.1").content.decode()
    rail = whole[whole.index('<nav class="rail"') : whole.index("<main")]
    assert re.findall(r'aria-current="[^"]+">([^<]+)<', rail) == ["Results matrix"]
    assert main_of(page, f"{INDICATOR}/1.2.1").startswith("Results matrix")
