"""``shanyraq progress``: one row per printed row, with inputs, rule and explanation; and the roll-up."""

import json
from collections import Counter
from datetime import date

from typer.testing import CliRunner

from shanyraq.cli.app import app
from shanyraq.domains.indicators.rules.bands import bands_on
from shanyraq.domains.packages.models import Version


def test_one_row_per_printed_row(kaz: Version) -> None:
    answer = CliRunner().invoke(app, ["progress", "kaz-2026-2030", "--as-of", "2026-06-01", "--json"])
    assert answer.exit_code == 0
    rows = json.loads(answer.stdout)
    assert len(rows) == kaz.rows.count()
    assert all(row["status"] and row["rule"] and row["source"] and row["explanation"] for row in rows)
    row = next(row for row in rows if (row["indicator"], row["row"]) == ("1.2.1", "total"))
    assert row["status"] == "no_new_data"
    assert row["inputs"]["baseline"] == {
        "value": 5.2,
        "year": 2023,
        "state": None,
        "qualifier": None,
        "printed": "5.2 (2023)",
    }
    assert row["inputs"]["target_year"] == 2030
    assert row["trend_before"]["word"] == "worsening"
    assert row["bands"] == {
        "valid_from": "2015-09-25",
        "on_track": 0.95,
        "acceleration_needed": 0.6,
        "insufficient": 0.0,
        "source": f"{bands_on(date(2026, 3, 1)).source}",
        "url": "https://open-sdg.readthedocs.io/en/latest/progress-methodology/",
    }
    assert row["source"].endswith("2. The steps, in order, step 3"), "what decided, and no band did"
    assert row["remarks"] == []
    assert row["clauses"] == ["§annex-1-1.2.1"]
    assert sum(row["counted"] for row in rows) < len(rows)


def test_the_text_says_the_same_and_sums_up(kaz: Version) -> None:
    answer = CliRunner().invoke(app, ["progress", "kaz-2026-2030", "--as-of", "2026-06-01"])
    assert answer.exit_code == 0
    for words in (
        "1.2.1",
        "○ No new data          Total",
        "Progress counts from 5.2 (2023)",
        "Trend: Worsening.",
        "Outcome 4:",
        "\nkaz-2026-2030: ",
        "Rule indicators.progress",
    ):
        assert words in answer.stdout, words


def test_remarks_have_their_codes(kaz: Version) -> None:
    answer = CliRunner().invoke(app, ["progress", "kaz-2026-2030", "--as-of", "2026-12-31", "--json"])
    row = next(row for row in json.loads(answer.stdout) if (row["indicator"], row["row"]) == ("16.5.1", "total"))
    assert [remark["code"] for remark in row["remarks"]] == ["new_target_pending"]
    assert row["remarks"][0]["text"] in row["explanation"]


def test_the_roll_up_as_data(kaz: Version) -> None:
    asked = ["progress", "kaz-2026-2030", "--as-of", "2026-06-01", "--json"]
    answer = CliRunner().invoke(app, [*asked, "--rollup"])
    assert answer.exit_code == 0
    rolled = json.loads(answer.stdout)
    rows = json.loads(CliRunner().invoke(app, asked).stdout)
    assert (rolled["as_of"], rolled["framework"]["code"]) == ("2026-06-01", "kaz-2026-2030")
    assert [outcome["code"] for outcome in rolled["outcomes"]] == list(kaz.outcomes.values_list("code", flat=True))
    for code, part in [(None, rolled["framework"]), *((each["code"], each) for each in rolled["outcomes"])]:
        inside = [row for row in rows if code in (None, row["outcome"])]
        counted = Counter(row["status"] for row in inside if row["counted"])
        assert {status: count for status, count in part["distribution"].items() if count} == counted
        assert part["rows"] == {
            "printed": len(inside),
            "headings": len(inside) - counted.total(),
            "counted": counted.total(),
        }
        assert set(part["coverage"]) == {"with_newer_data", "newer_data_share", "assessed", "assessed_share"}
        assert not [name for name in (*part, *part["coverage"]) if "average" in name or "score" in name]
        assert part["rule"] == "indicators.rollup"


def test_the_roll_up_alone_in_words(kaz: Version) -> None:
    answer = CliRunner().invoke(app, ["progress", "kaz-2026-2030", "--as-of", "2026-06-01", "--rollup"])
    assert answer.exit_code == 0
    for words in ("Outcome 1: ", "Outcome 4: ", "\nkaz-2026-2030: ", "have a value", "Rule indicators.rollup"):
        assert words in answer.stdout, words
    assert "Progress counts from" not in answer.stdout


def test_the_day_decides(kaz: Version) -> None:
    """A target for 2026 and a new one promised: on New Year neither is there, and the document says what follows."""

    def reason(day: str) -> str:
        answer = CliRunner().invoke(app, ["progress", "kaz-2026-2030", "--as-of", day, "--json"])
        rows = json.loads(answer.stdout)
        return next(str(row["reason"]) for row in rows if (row["indicator"], row["row"]) == ("16.5.1", "total"))

    assert (reason("2026-12-31"), reason("2027-01-01")) == ("nothing_newer", "not_set_after_target")


def test_rows_are_named_as_on_the_pages_in_the_language_asked_for(kaz: Version) -> None:
    def said(language: str) -> str:
        asked = ["progress", "kaz-2026-2030", "--as-of", "2026-06-01", "--language", language]
        answer = CliRunner().invoke(app, asked)
        assert answer.exit_code == 0
        return answer.stdout

    russian, kazakh, english = said("ru"), said("kk"), said("en")
    for words in ("Сельское население", "Мальчики", "физическое насилие и/или сексуальное насилие"):
        assert words in russian, words
    assert "Ерлер" in kazakh
    for words in ("Rural population", "Boys", "physical violence and/or"):
        assert words in english, words
        assert words not in russian + kazakh, words
    assert "Shanyraq: метод оценки прогресса (1), 2. Шаги по порядку, шаг 3" in " ".join(russian.split())
    assert "Причина, указанная в пакете: По напечатанному целевое" in " ".join(russian.split())
    assert "Shanyraq progress method (1), 2. The steps, in order, step 3" in " ".join(english.split())
