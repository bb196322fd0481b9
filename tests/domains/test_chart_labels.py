"""Labels of charts: no two meet, and none lies on a mark, in any language and on any screen."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import product
from random import Random

import pytest
from django.utils.translation import override

from shanyraq.domains.indicators.queries import IndicatorResult, RowResult, load_results, one_indicator
from shanyraq.domains.indicators.web.charts import PAGE, Chart, chart_of_breakdown, chart_of_row, draw
from shanyraq.domains.indicators.web.charts.boxes import width_of
from shanyraq.domains.indicators.web.indicator_page import WIDTHS, pictures
from shanyraq.domains.packages.models import Version
from tests.domains.drawn import Area, areas, met, planned, true_width

DAY = date(2026, 6, 1)
LANGUAGES = ("en", "ru", "kk")
CROWDED = ("7.2.1", "16.2.1", "16.3.3.2", "5.4.1", "4.1.1", "8.6.1")


def charts(indicators: tuple[IndicatorResult, ...] | list[IndicatorResult]) -> Iterator[tuple[str, Chart]]:
    """Every chart of these indicators in three languages, drawn wide and narrow."""
    for language, width in product(LANGUAGES, WIDTHS.values()):
        with override(language):
            for indicator in indicators:
                for chart in pictures(indicator, "en", PAGE, width):
                    if chart is not None:
                        yield f"{indicator.key} in {language}, {width}", chart


def test_no_two_labels_meet_and_none_lies_on_a_mark(kaz: Version) -> None:
    found, seen = {}, 0
    for name, chart in charts(load_results(kaz, DAY).indicators):
        seen += 1
        pairs = [pair for words, marks in planned(chart.spec) for pair in met(words, marks)]
        if pairs:
            found[name] = pairs
    assert found == {}
    assert seen > 200


def test_what_is_said_of_a_target_that_was_not_set_finds_its_room(kaz: Version) -> None:
    words = {
        "en": "target not set; not monitored",
        "ru": "целевое значение не установлено; мониторинг не ведётся",
        "kk": "нысаналы мән белгіленбеген; мониторинг жүргізілмейді",
    }
    for key, (language, said), width in product(("16.2.1", "16.3.3.2"), words.items(), WIDTHS.values()):
        with override(language):
            chart = next(each for each in pictures(one_indicator(kaz, key, DAY).indicator, "en", PAGE, width) if each)
        notes = [record["text"] for record in chart.spec["data"]["values"] if record["is"] == "pending"]
        assert [" ".join(note.split()) for note in notes] == [said], (key, language, width)


def test_first_and_last_values_and_last_targets_have_their_labels(kaz: Version) -> None:
    for name, chart in charts(load_results(kaz, DAY).indicators):
        named: dict[tuple[object, bool], list[dict[str, object]]] = {}
        for record in chart.spec["data"]["values"]:
            if record["is"] in {"baseline", "latest", "target"}:
                named.setdefault((record["row"], record["is"] == "target"), []).append(record)
        for records in named.values():
            years = [record["x"] for record in records]
            ends = [record for record in records if record["x"] in {min(years), max(years)}]  # type: ignore[type-var]
            assert all(record["text"] for record in ends), name


@pytest.mark.parametrize("key", CROWDED)
def test_words_of_a_drawing_do_not_meet(kaz: Version, key: str) -> None:
    """The drawing itself, with the years of its axis and the names of its panels; and it is as was planned."""
    for name, chart in charts([one_indicator(kaz, key, DAY).indicator]):
        if " in en" in name:
            continue
        words, marks = areas(draw(chart.spec, chart.label))
        assert met(words, marks) == [], name
        panels = planned(chart.spec)
        if len(panels) == 1:
            assert _moved([*panels[0][0], *panels[0][1]], [*words, *marks]), name


def _moved(planned: list[Area], drawn: list[Area]) -> bool:
    """Whether all that was planned stands in the drawing, moved by its margin: that of the first one holds for all."""
    margins = [(one.left - planned[0].left, one.top - planned[0].top) for one in drawn if one.what == planned[0].what]
    return any(all(_stands(each, margin, drawn) for each in planned) for margin in margins)


def _stands(one: Area, margin: tuple[float, float], drawn: list[Area]) -> bool:
    left, top = one.left + margin[0], one.top + margin[1]
    return any(one.what == each.what and abs(each.left - left) < 1 and abs(each.top - top) < 1 for each in drawn)


def test_whatever_is_observed_no_labels_meet(kaz: Version) -> None:
    """Values that nobody has reported yet, near targets and far from them."""
    chance = Random(4)
    poverty, energy, forests = (one_indicator(kaz, key, DAY).indicator for key in ("5.4.1", "8.6.1", "15.1.1"))
    for indicator, language, width in product((poverty, energy, forests), ("en", "kk"), WIDTHS.values()):
        with override(language):
            for _turn in range(4):
                rows = [_observed(row, chance) for row in indicator.judged_rows]
                one = chart_of_row(indicator, rows[0], PAGE, width)
                for chart in (one, chart_of_breakdown(indicator, rows, PAGE, width)):
                    assert chart is not None
                    pairs = [pair for words, marks in planned(chart.spec) for pair in met(words, marks)]
                    assert pairs == [], (indicator.key, language, width)


def _observed(row: RowResult, chance: Random) -> RowResult:
    """With values of years under the framework."""
    given = next(value for value in row.baselines if value.value is not None)
    latest = list(row.latest)
    for year in (2025, 2026, 2027):
        number = round(float(given.value or 0) * chance.uniform(0.7, 1.3), 1)
        latest.append(replace(given, role="latest", year=year, value=number, printed=str(number)))
    return replace(row, latest=tuple(latest))


def test_words_are_as_wide_as_the_typeface_sets_them(kaz: Version) -> None:
    for name, chart in charts(load_results(kaz, DAY).indicators):
        for record in chart.spec["data"]["values"]:
            for line in str(record.get("text", "")).split("\n"):
                wide = true_width(line)
                assert -0.02 * wide <= width_of(line) - wide <= 0.06 * wide + 1, (name, line)
