"""``shanyraq progress``: one row per printed row, with inputs, rule and explanation."""

import json

from typer.testing import CliRunner

from shanyraq.cli.app import app
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


def test_the_day_decides(kaz: Version) -> None:
    """A target for 2026 and a new one promised: on New Year nothing is known of its year, and that is said."""

    def reason(day: str) -> str:
        answer = CliRunner().invoke(app, ["progress", "kaz-2026-2030", "--as-of", day, "--json"])
        rows = json.loads(answer.stdout)
        return next(str(row["reason"]) for row in rows if (row["indicator"], row["row"]) == ("16.5.1", "total"))

    assert (reason("2026-12-31"), reason("2027-01-01")) == ("nothing_newer", "target_year_passed")
