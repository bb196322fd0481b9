"""Charts: what is drawn, what is not, and that no digit is lost on the way."""

import re
from dataclasses import replace
from datetime import date

from django.test import Client
from django.utils.translation import override

from shanyraq.domains.indicators.queries import one_indicator
from shanyraq.domains.indicators.web.charts import PAGE, PRINT, chart_of_breakdown, chart_of_row, draw
from shanyraq.domains.indicators.web.indicator_page import pictures
from shanyraq.domains.packages.models import Version

DAY = date(2026, 6, 1)


def records(spec: dict[str, object], kind: str) -> list[dict[str, object]]:
    return [record for record in spec["data"]["values"] if record["is"] == kind]  # type: ignore[index]


def test_baseline_values_and_targets_are_drawn_as_what_they_are(kaz: Version) -> None:
    indicator = one_indicator(kaz, "8.6.1", DAY).indicator
    chart = chart_of_row(indicator, indicator.headline)  # type: ignore[arg-type]
    assert chart is not None
    assert [record["x"] for record in records(chart.spec, "baseline")] == [2015]
    assert [record["x"] for record in records(chart.spec, "latest")] == [2023, 2024]
    assert [record["x"] for record in records(chart.spec, "target")] == [2025, 2026, 2027, 2028, 2029, 2030]
    assert records(chart.spec, "period")[0]["from"] == 2025.5


def test_a_line_joins_consecutive_years_only(kaz: Version) -> None:
    indicator = one_indicator(kaz, "13.2.2", DAY).indicator
    chart = chart_of_row(indicator, indicator.headline)  # type: ignore[arg-type]
    assert chart is not None
    runs = {record["x"]: record["run"] for kind in ("baseline", "latest") for record in records(chart.spec, kind)}
    assert runs[2021] == runs[2022] == runs[2023] != runs[2015]


def test_no_line_goes_across_a_break_in_the_series(kaz: Version) -> None:
    indicator = one_indicator(kaz, "15.1.2", DAY).indicator
    chart = chart_of_row(indicator, indicator.headline)  # type: ignore[arg-type]
    assert chart is not None
    runs = {record["x"]: record["run"] for record in records(chart.spec, "latest")}
    assert runs[2023] == runs[2024] != runs[2025]
    assert chart.broken


def test_a_gap_between_years_is_no_break(kaz: Version) -> None:
    for key, broken in (("13.2.2", False), ("8.6.1", True)):
        indicator = one_indicator(kaz, key, DAY).indicator
        chart = chart_of_row(indicator, indicator.headline)  # type: ignore[arg-type]
        assert chart is not None
        assert chart.broken is broken


def test_different_measures_are_never_joined(kaz: Version) -> None:
    indicator = one_indicator(kaz, "7.2.1", DAY).indicator
    chart = chart_of_row(indicator, indicator.headline)  # type: ignore[arg-type]
    assert chart is not None
    panels = {record["y"]: record["row"] for record in records(chart.spec, "latest")}
    assert panels[5.9] == panels[6.4] != panels[12.0]
    assert panels[12.0].startswith("with large hydro")


def test_targets_of_a_measure_without_any_value_have_a_panel_of_their_own(kaz: Version) -> None:
    """Those of 7.2.1 count power without hydro at all, which no value does."""
    indicator = one_indicator(kaz, "7.2.1", DAY).indicator
    for language, name in (("en", "without hydro"), ("ru", "без гидро"), ("kk", "су электр")):
        with override(language):
            chart = chart_of_row(indicator, indicator.headline)  # type: ignore[arg-type]
        assert chart is not None
        targets = records(chart.spec, "target")
        assert [(record["x"], record["y"]) for record in targets] == [
            *((2025, 6.1), (2026, 7.0), (2027, 8.0), (2028, 10.0), (2029, 12.5), (2030, 15.0))
        ]
        assert {str(record["row"]).startswith(name) for record in targets} == {True}
        assert not {record["row"] for record in records(chart.spec, "latest")} & {record["row"] for record in targets}
        assert (chart.unread, chart.apart) == ((), ())


def test_the_caption_explains_only_the_marks_of_the_picture(kaz: Version, client: Client) -> None:
    hollow, bar = "Hollow: the first printed baseline.", "Bar: the target in its year."
    for key, has_hollow, has_bar in (("7.2.1", False, True), ("16.2.1", True, False), ("1.2.1", True, True)):
        page = client.get(f"/kaz-2026-2030/indicators/{key}").content.decode()
        caption = page[page.index("<figcaption>") : page.index("</figcaption>")]
        assert (hollow in caption, bar in caption) == (has_hollow, has_bar), key
        assert "not drawn" not in caption


def test_what_is_not_drawn_says_its_own_reason(kaz: Version, client: Client) -> None:
    number, far = "because it has no number:", "because it lies a hundred times and more apart"
    for key, reason, other in (("5.2.1", number, far), ("15.3.1", far, number)):
        page = client.get(f"/kaz-2026-2030/indicators/{key}").content.decode()
        assert reason in page
        assert other not in page


def test_a_target_that_was_not_set_in_time_is_not_said_to_be_set(kaz: Version) -> None:
    """16.2.1 was to have a target by 30 April 2025, 16.3.3.2 for courts by 31 December 2025."""
    for key, before, after in (
        ("16.2.1", date(2025, 4, 30), date(2025, 5, 1)),
        ("16.3.3.2", date(2025, 12, 31), date(2026, 1, 1)),
    ):
        for day, said in ((before, "target to be set"), (after, "target not set; not monitored")):
            indicator = one_indicator(kaz, key, day).indicator
            chart = next(each for each in pictures(indicator, "en", PAGE, 620) if each)
            notes = [" ".join(str(record["text"]).split()) for record in records(chart.spec, "pending")]
            assert notes == [said]
            assert said in chart.label


def test_a_bare_value_stands_with_the_measure_of_the_target(kaz: Version) -> None:
    indicator = one_indicator(kaz, "7.2.1", DAY).indicator
    row = indicator.headline
    assert row is not None
    bare = replace(row.latest[-1], year=2026, value=8.4, printed="8.4", qualifier=None)
    chart = chart_of_row(indicator, replace(row, latest=(*row.latest, bare)))
    assert chart is not None
    panels = {record["y"]: record["row"] for record in records(chart.spec, "latest")}
    assert {record["row"] for record in records(chart.spec, "target")} == {panels[8.4]}


def test_a_target_in_another_unit_stands_on_no_axis_of_the_row_however_near(kaz: Version) -> None:
    forest = one_indicator(kaz, "15.1.1", DAY).indicator
    row = forest.headline
    assert row is not None
    near = tuple(replace(target, value=5.2) if target.unit else target for target in row.targets)
    chart = chart_of_row(forest, replace(row, targets=near))
    assert chart is not None
    panels = {record["y"]: record["row"] for record in records(chart.spec, "target")}
    (value_panel,) = {record["row"] for record in records(chart.spec, "latest")}
    assert panels[5.4] == value_panel != panels[5.2]
    assert chart.spec["resolve"]["scale"] == {"y": "independent"}


def test_a_single_target_without_any_value_is_no_picture(kaz: Version) -> None:
    safety = one_indicator(kaz, "16.1.4", DAY).indicator
    assert safety.headline is not None
    assert chart_of_row(safety, safety.headline) is None
    panels = chart_of_breakdown(safety, safety.judged_rows)
    assert panels is not None
    assert [record["y"] for record in records(panels.spec, "target")] == [66]  # beside rows that have values


def test_a_value_without_a_year_has_a_height_and_says_so(kaz: Version) -> None:
    mortality = one_indicator(kaz, "3.2.1", DAY).indicator
    assert mortality.headline is not None
    chart = chart_of_row(mortality, mortality.headline)
    assert chart is not None
    (undated,) = records(chart.spec, "undated")
    assert (undated["y"], undated["text"]) == (9.3, "9.3, year not printed")
    assert "undated" in chart.kinds
    assert "9.3 (year not printed)" in chart.label
    last = max(records(chart.spec, "target"), key=lambda record: record["x"])
    assert last["text"] == "Target without a year, read as 2030: 9.5"
    assert "target 2030 (no year printed): 9.5" in chart.label


def test_years_of_neighbouring_panels_do_not_meet(kaz: Version) -> None:
    indicator = one_indicator(kaz, "1.2.1", DAY).indicator
    chart = chart_of_breakdown(indicator, indicator.judged_rows)
    assert chart is not None
    assert chart.spec["resolve"]["axis"] == {"x": "independent"}
    axis = chart.spec["spec"]["layer"][0]["encoding"]["x"]["axis"]
    assert [side["value"] for side in axis["labelAlign"]["condition"]] == ["left", "right"]


def test_the_last_target_says_its_year(kaz: Version) -> None:
    for key, wide, narrow in (("1.2.1", "Target 2030: 5.0%", "2030: 5.0%"), ("16.5.1", "Target 2026: 25.3%", None)):
        indicator = one_indicator(kaz, key, DAY).indicator
        for width, text in ((620, wide), (340, narrow)):
            chart = chart_of_row(indicator, indicator.headline, PAGE, width)  # type: ignore[arg-type]
            assert chart is not None
            assert text is None or records(chart.spec, "target")[-1]["text"] == text


def test_yearly_targets_have_a_number_each_or_the_first_and_the_last_have(kaz: Version) -> None:
    indicator = one_indicator(kaz, "8.6.1", DAY).indicator
    for width, numbered in ((620, 6), (340, 2)):
        chart = chart_of_row(indicator, indicator.headline, PAGE, width)  # type: ignore[arg-type]
        assert chart is not None
        assert sum(bool(record["text"]) for record in records(chart.spec, "target")) == numbered


def test_a_label_stands_clear_of_the_line(kaz: Version) -> None:
    """From 10.9 over 11.4 steeply up to 16.9: the labels below and before the line, the last above it."""
    indicator = one_indicator(kaz, "15.1.2", DAY).indicator
    row = indicator.headline
    assert row is not None
    steep = tuple(replace(value, value=16.9) if value.year == 2025 else value for value in row.latest)
    chart = chart_of_row(indicator, replace(row, latest=steep))
    assert chart is not None
    places = {record["y"]: record["at"] for kind in ("baseline", "latest") for record in records(chart.spec, kind)}
    assert (places[10.9], places[11.4], places[16.9]) == ("start-below", "rising", "above")


def test_the_label_of_a_target_stands_clear_of_a_value_near_its_line(kaz: Version) -> None:
    """A value just over the line takes the side above it; one far over leaves it free."""
    indicator = one_indicator(kaz, "1.2.1", DAY).indicator
    row = indicator.headline
    assert row is not None
    printed = row.baselines[-1]
    for value, place in ((5.1, "end-below"), (5.3, "end-below"), (4.7, "end"), (7.5, "end")):
        now = replace(printed, value=value, year=2026, role="latest")
        with override("ru"):  # whose words reach from the target back to the value
            chart = chart_of_row(indicator, replace(row, latest=(*row.latest, now)))
        assert chart is not None
        assert records(chart.spec, "target")[-1]["at"] == place, value


def test_the_number_of_a_yearly_target_stands_clear_of_a_value_just_above_it(kaz: Version) -> None:
    """The target for 2026 is 7.0: a value of 8.4 takes the place above it, one of 6.4 or 14 does not."""
    indicator = one_indicator(kaz, "7.2.1", DAY).indicator
    row = indicator.headline
    assert row is not None
    for value, place in ((8.4, "below"), (6.4, "above"), (14, "above")):
        now = replace(row.latest[-1], year=2026, value=value, printed=str(value), qualifier=None)
        chart = chart_of_row(indicator, replace(row, latest=(*row.latest, now)))
        assert chart is not None
        (target,) = (record for record in records(chart.spec, "target") if record["x"] == 2026)
        assert (target["text"], target["at"]) == ("7.0%", place), value


def test_the_number_of_a_yearly_target_stands_clear_of_that_of_a_value_before(kaz: Version) -> None:
    """On a narrow screen 8.4 for 2026 reaches as far as 8.0, the target for 2027; on a wide one it does not."""
    indicator = one_indicator(kaz, "7.2.1", DAY).indicator
    row = indicator.headline
    assert row is not None
    for width, number, expected in ((340, 8.4, "below"), (340, 12, "above"), (620, 8.4, "above")):
        now = replace(row.latest[-1], value=number, year=2026, printed=str(number), qualifier=None)
        chart = chart_of_row(indicator, replace(row, latest=(*row.latest, now)), PAGE, width)
        assert chart is not None
        places = {record["x"]: record["at"] for record in records(chart.spec, "target")}
        assert places[2027] == expected


def test_a_small_panel_leaves_out_a_number_that_would_meet_another(kaz: Version) -> None:
    """Values of 2015, 2023, 2024 and 2026: on a phone those of 2023 and 2024 stand between two near ones each."""
    indicator = one_indicator(kaz, "5.5.1", DAY).indicator
    row = indicator.judged_rows[0]
    now = replace(row.baselines[-1], value=22.2, year=2026, role="latest")
    for width, numbered in ((340, 2), (620, 3), (1800, 4)):
        chart = chart_of_breakdown(indicator, [replace(row, latest=(*row.latest, now))], PAGE, width)
        assert chart is not None
        values = records(chart.spec, "baseline") + records(chart.spec, "latest")
        assert sum(bool(record["text"]) for record in values) == numbered


def test_every_panel_has_a_name_of_its_own(kaz: Version) -> None:
    """Rows of which the first hundred letters are alike are told apart."""
    indicator = one_indicator(kaz, "4.1.1", DAY).indicator
    chart = chart_of_breakdown(indicator, indicator.judged_rows)
    assert chart is not None
    names = {str(record["row"]) for record in records(chart.spec, "period")}
    assert len(names) == len(indicator.judged_rows) == 12
    assert not [name for name in names if "\u200b" in name]
    assert sum(name.endswith("boys") for name in names) == 4


def test_what_is_a_hundred_times_away_is_not_drawn_and_is_named(kaz: Version) -> None:
    erosion = one_indicator(kaz, "15.3.1", DAY).indicator
    chart = chart_of_row(erosion, erosion.headline)  # type: ignore[arg-type]
    assert chart is not None
    assert chart.apart == ("28,4 thousands",)
    assert not records(chart.spec, "target")


def test_a_first_value_a_hundred_times_away_leaves_room_for_those_that_count(kaz: Version) -> None:
    """0.09 (2018) beside 10.53 (2022), from which progress counts, and the target of 28."""
    farming = one_indicator(kaz, "2.4.1", DAY).indicator
    chart = chart_of_row(farming, farming.headline)  # type: ignore[arg-type]
    assert chart is not None
    assert [record["y"] for record in records(chart.spec, "latest")] == [10.53]
    assert [record["y"] for record in records(chart.spec, "target")] == [28]
    assert chart.apart == ("0.09 (2018) ¹",)


def test_no_digit_is_lost_in_the_drawing(kaz: Version) -> None:
    """Coordinates are shortened; the numbers that people read are not."""
    indicator = one_indicator(kaz, "1.5.1", DAY).indicator
    chart = chart_of_breakdown(indicator, indicator.judged_rows, PRINT)
    assert chart is not None
    drawing = draw(chart.spec, chart.label)
    for text in ("0.05", "0.04", "0.09", "0.02"):
        assert re.search(rf">{re.escape(text)}<", drawing), text


def test_rows_of_different_magnitude_have_axes_of_their_own(kaz: Version) -> None:
    victims = one_indicator(kaz, "1.5.1", DAY).indicator
    poverty = one_indicator(kaz, "1.2.1", DAY).indicator
    for indicator, expected in ((victims, "independent"), (poverty, "shared")):
        chart = chart_of_breakdown(indicator, indicator.judged_rows)
        assert chart is not None
        assert chart.spec["resolve"]["scale"] == {"y": expected}


def test_panels_say_their_unit_where_rows_differ_in_it(kaz: Version) -> None:
    victims, poverty = (one_indicator(kaz, key, DAY).indicator for key in ("1.5.1", "1.2.1"))
    for language, people, rate in (("en", "Persons", "Per 100,000 people"), ("kk", "Адам", "100 000 адамға шаққанда")):
        with override(language):
            chart = chart_of_breakdown(victims, victims.judged_rows, PAGE, 340)
        assert chart is not None
        assert chart.unit is None
        names = [" ".join(str(record["row"]).split()) for record in records(chart.spec, "period")]
        assert [next(unit for unit in (people, rate) if name.endswith(unit)) for name in names] == [*(people, rate) * 2]
        assert f"{rate}: 2015: " in " ".join(chart.label.split())
    alike = chart_of_breakdown(poverty, poverty.judged_rows)
    assert alike is not None
    assert alike.unit == poverty.unit_name
    assert "–" not in str(records(alike.spec, "period")[0]["row"])


def test_a_drawing_has_no_style_of_its_own_and_one_name(kaz: Version) -> None:
    indicator = one_indicator(kaz, "1.2.1", DAY).indicator
    chart = chart_of_row(indicator, indicator.headline, PAGE)  # type: ignore[arg-type]
    assert chart is not None
    drawing = draw(chart.spec, '2015 & "2023"')
    assert "style" not in drawing
    assert drawing.count("role=") == 1
    assert 'aria-label="2015 &amp; &quot;2023&quot;"' in drawing
    assert "var(--ink)" in drawing


def test_the_reader_s_language_writes_the_numbers(kaz: Version) -> None:
    indicator = one_indicator(kaz, "13.2.2", DAY).indicator
    with override("ru"):
        chart = chart_of_row(indicator, indicator.headline, PRINT)  # type: ignore[arg-type]
        assert chart is not None
        assert ">340,84<" in draw(chart.spec, chart.label)


def test_answers_stand_on_their_scale(second: Version) -> None:
    indicator = one_indicator(second, "registre", DAY).indicator
    chart = chart_of_row(indicator, indicator.rows[0], PRINT)
    assert chart is not None
    drawing = draw(chart.spec, chart.label)
    assert all(answer in drawing for answer in ("Absente", "Partielle", "Complète"))


def test_nothing_to_draw_is_no_chart(kaz: Version) -> None:
    indicator = one_indicator(kaz, "5.2.2", DAY).indicator
    promised = next(row for row in indicator.rows if row.pending)
    assert chart_of_row(indicator, promised) is None
    assert chart_of_breakdown(indicator, [promised]) is None
