"""Files hold what their pages show: texts in the reader's language, printed words as they are printed."""

import csv
import io
import re

import pytest
from django.test import Client

from shanyraq.domains.packages.models import Version
from tests.domains.evaluating import public_in
from tests.domains.test_reviews import opened, whole

CODE = "kaz-2026-2030"


def rows_of(client: Client, file: str, language: str, **query: str) -> list[dict[str, str]]:
    answer = client.get(f"/{CODE}/{file}", query, HTTP_ACCEPT_LANGUAGE=language)
    assert answer["Content-Language"] == language
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"))))


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
def test_names_stand_in_the_language_of_the_reader(language: str, kaz: Version, client: Client) -> None:
    titles = {title[language] for title in kaz.indicators.values_list("title", flat=True)}
    assert {row["indicator"] for row in rows_of(client, "results.csv", language)} == titles
    assert {row["indicator"] for row in rows_of(client, "indicators/5.2.1/rows.csv", language)} < titles
    assert {row["title"] for row in rows_of(client, "risks.csv", language)} == {
        title[language] for title in kaz.risks.values_list("title", flat=True)
    }
    plain = {text[language] for text in kaz.commitments.values_list("obligation", flat=True)}
    assert {row["obligation"] for row in rows_of(client, "commitments.csv", language)} == plain
    bound = {text[language] for text in kaz.commitments.values_list("actor", flat=True)}
    assert {row["actor"] for row in rows_of(client, "commitments.csv", language)} == bound
    rule = kaz.commitments.get(key="3.2-01").check_rule
    (one,) = rows_of(client, "commitments/3.2-01/record.csv", language)
    assert one["check_rule"] == rule[language]


def test_a_row_and_its_unit_are_called_as_on_the_page_and_printed_words_are_kept(kaz: Version, client: Client) -> None:
    rows = rows_of(client, "indicators/5.2.1/rows.csv", "ru")
    last = next(row for row in rows if "in the last 12 months" in row["disaggregation"])
    assert "в последние 12 месяцев" in last["row_name"]
    assert (last["unit"], last["unit_printed"]) == ("Процент", "Percent")
    names = {row["row_name"] for row in rows_of(client, "indicators.csv", "kk")}
    assert "Ерлер" in names
    assert {row["unit"] for row in rows_of(client, "results.csv", "en") if row["unit_printed"] == "Percent"} == {
        "Percent"
    }


def test_words_of_the_document_stay_as_they_are_printed(kaz: Version, client: Client) -> None:
    for file, column in (
        ("commitments.csv", "text"),
        ("risks.csv", "text"),
        ("results.csv", "disaggregation"),
        ("results.csv", "baseline_printed"),
        ("plan.csv", "responsible_printed"),
    ):
        english, russian = (rows_of(client, file, language) for language in ("en", "ru"))
        assert [row[column] for row in russian] == [row[column] for row in english], (file, column)


def test_a_target_that_lies_ahead_is_named_in_the_language_of_the_reader(kaz: Version, client: Client) -> None:
    rows = rows_of(client, "overview.csv", "ru", as_of="2026-06-01")
    targets = [row["text"] for row in rows if row["part"] == "target"]
    assert any("Уровень доверия к судебной системе – в целом" in text for text in targets)


@pytest.mark.parametrize(
    ("file", "coded"),
    [
        ("plan.csv", ("state",)),
        ("reviews.csv", ("state",)),
        ("recommendations.csv", ("priority", "standing", "response", "state")),
        ("evaluations.csv", ("kind", "state")),
    ],
)
def test_programs_read_the_same_codes_in_every_language(
    file: str, coded: tuple[str, ...], kaz: Version, client: Client
) -> None:
    opened()
    whole(kaz)
    public_in(kaz)
    told = {language: rows_of(client, file, language) for language in ("en", "ru", "kk")}
    assert told["en"]
    for column in coded:
        values = [[row[column] for row in rows] for rows in told.values()]
        assert values[0] == values[1] == values[2], column
        assert all(re.fullmatch("[a-z_]*", each) for each in values[0])
        assert any(values[0]) or column == "response", column
        russian = {row[f"{column}_name"] for row in told["ru"]} - {""}
        assert russian.isdisjoint(values[0]), column
