"""What a real national repository gives a real framework: which rows get a series, and why the others do not.

The table in ``docs/reference/national-data-kaz-2026-2030.md`` says what the rules find in the data of 24 October 2024.
"""

from collections import Counter, defaultdict

import pytest

from shanyraq.domains.indicators.models import Dataset
from shanyraq.domains.indicators.queries.wanted import wanted_rows
from shanyraq.domains.indicators.rules import matching_said as said
from shanyraq.domains.indicators.rules.matching_shapes import Proposal
from shanyraq.domains.indicators.verbs.national_links import proposals
from shanyraq.domains.indicators.vocabulary import Sure
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from tests.conftest import ROOT
from tests.domains.taking_data import AT, taken, taken_repository
from tests.national import WHOLE, files_of, needs_whole, packed

PAGE = ROOT / "docs" / "reference" / "national-data-kaz-2026-2030.md"
WITHOUT = {"social-protection", "9.2.1", "7.2.1", "13.2.2", "5.1.1"}
"""Indicators of which no row gets a series."""


@pytest.fixture
def found(kaz: Version) -> list[Proposal]:
    taken_repository()
    return proposals(kaz, Dataset.objects.get(), AT)


def one(found: list[Proposal], indicator: str, row: str = "total") -> Proposal:
    return next(each for each in found if (each.indicator, each.row) == (indicator, row))


def lines(version: Version, found: list[Proposal]) -> list[str]:
    """The table of the page: an indicator a line, its rows by how sure they are, and what is said where one is not."""
    titles = {row.indicator: row.title["en"] for row in wanted_rows(recent_package(version))}
    by_indicator: dict[str, list[Proposal]] = defaultdict(list)
    for each in found:
        by_indicator[each.indicator].append(each)
    table = []
    for indicator, rows in by_indicator.items():
        sures = Counter(str(each.sure or "none") for each in rows)
        counts = [str(sures.get(word) or "–") for word in ("sure", "likely", "doubtful", "none")]
        against: dict[str, list[str]] = defaultdict(list)
        for each in rows:
            for reason in each.reasons:
                if each.sure is None or reason.template in said.AGAINST | said.OPEN:
                    against[str(reason)].append(each.row)
        notes = [f"{', '.join(keys)}: {text}." if len(rows) > 1 else f"{text}." for text, keys in against.items()]
        table.append(f"| {indicator} | {titles[indicator]} | {' | '.join(counts)} | {'<br>'.join(notes) or '–'} |")
    return table


def test_the_page_says_what_the_rules_find(kaz: Version, found: list[Proposal]) -> None:
    page = PAGE.read_text(encoding="utf-8")
    assert [line for line in page.splitlines() if line.startswith("| ")][2:] == lines(kaz, found)


def test_how_many_rows_and_indicators_get_a_series(found: list[Proposal]) -> None:
    assert len(found) == 123, "every printed row that measures something"
    assert Counter(each.sure for each in found) == {
        Sure.SURE: 54,
        Sure.LIKELY: 9,
        Sure.DOUBTFUL: 31,
        None: 29,
    }
    assert len({each.indicator for each in found}) == 32
    assert {each.indicator for each in found} - {each.indicator for each in found if each.series} == WITHOUT


def test_nothing_is_sure_where_the_unit_the_meaning_or_the_values_differ(found: list[Proposal]) -> None:
    for each in found:
        templates = {reason.template for reason in each.reasons}
        assert (each.sure is Sure.DOUBTFUL) == bool(each.series and templates & said.AGAINST)
        assert each.sure is not Sure.SURE or said.EQUAL in templates, "a printed value bears it out"


@pytest.mark.parametrize(
    ("indicator", "row", "sure", "words"),
    [
        ("8.5.1", "total", Sure.DOUBTFUL, "measures something else under this code: “Average hourly earnings"),
        ("8.5.1", "total", Sure.DOUBTFUL, "2023: 25.7 (2023) – 2016.0"),
        ("8.2.1", "total", Sure.DOUBTFUL, "The unit differs: the source says PT_PREV_Y"),
        ("15.1.2", "total", Sure.DOUBTFUL, "The unit differs: the source says PT, the framework “Million hectares”"),
        ("15.3.1", "total", Sure.DOUBTFUL, "2015: 29320.1 – 18.7378892733564"),
        ("3.2.1", "total", Sure.DOUBTFUL, "the source says PER_1000_LIVE_BIRTHS, the framework “Per 100 births”"),
        ("5.5.1", "national-parliament", Sure.DOUBTFUL, "stands in another series of the source: Local Representative"),
        ("5.5.1", "local-authorities", Sure.DOUBTFUL, "stands in another series of the source: National Parliament"),
        ("8.6.1", "total", Sure.DOUBTFUL, "The source speaks of the ages 15–24, and the framework of 15–35"),
        (
            "8.6.1",
            "total",
            Sure.DOUBTFUL,
            "printed for 2023, 4.2 (2023), stands in another series of the source: Female",
        ),
        ("16.1.4", "safe-enough", Sure.DOUBTFUL, "stands in another series of the source: Relatively safe rural"),
        ("16.1.4", "total", Sure.DOUBTFUL, "The source says 100.0 in every year"),
        ("9.2.1", "total", None, "Manufacturing GVA as a proportion of GDP"),
        ("7.2.1", "total", None, "excluding large water-power-plant, including large water-power-plant"),
        ("5.1.1", "total", None, "publishes no value of the indicator 5.1.1"),
        ("13.2.2", "total", None, "publishes no value of the indicator 13.2.2"),
        ("1.2.1", "children", None, "does not break the indicator down by AGE = Y0T17"),
        ("social-protection", "total", None, "gives the indicator no code"),
        ("8.3.1.1", "age-25-28", Sure.LIKELY, "The source writes M25T28 for AGE; it is read as Y25T28"),
        ("2.4.1.1", "total", Sure.SURE, "The unit is the same: Thousand hectares"),
        ("16.6.2", "total", Sure.LIKELY, "The source names no unit"),
        (
            "4.1.1",
            "primary-reading-both",
            None,
            "2016, 98.0 (2016), stands in another series of the source: math skills",
        ),
    ],
)
def test_what_is_known_of_these_data_is_said(
    found: list[Proposal], indicator: str, row: str, sure: Sure | None, words: str
) -> None:
    each = one(found, indicator, row)
    assert each.sure is sure
    assert words in " | ".join(map(str, each.reasons))


@needs_whole
def test_the_whole_repository_says_the_same_as_its_part(kaz: Version, found: list[Proposal]) -> None:
    taken(packed(files_of(WHOLE)), "opensdg", dataset="whole")
    assert proposals(kaz, Dataset.objects.get(key="whole"), AT) == found
