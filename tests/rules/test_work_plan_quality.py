"""The rules on sub-outputs: each on both sides of its bounds, alone and beside all others."""

import inspect
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise
from string import Formatter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shanyraq.domains.workplans.rules.asking import QUALITY_RULES, quality_rule
from shanyraq.domains.workplans.rules.facts import Facts, Sums
from shanyraq.domains.workplans.rules.limits import last_due_year, limit, thresholds
from shanyraq.domains.workplans.rules.markers import sentences
from shanyraq.domains.workplans.rules.quality import CHECKS, FIELD_OF_RULE, THEMES, check
from shanyraq.domains.workplans.rules.sources import CONSISTENT
from shanyraq.domains.workplans.rules.wording import overlap, words
from shanyraq.domains.workplans.vocabulary import Help, Humanitarian, Status
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.rules import RULES
from tests.rules.test_places import KNOWN
from tests.rules.work_plan_factories import AROUND, CLEAN, STATEMENT, TEN, TODAY, Case, sums

TARGETS = int(limit("sdg-targets", TODAY))
BEFORE, AFTER = TODAY - timedelta(days=1), TODAY + timedelta(days=1)
PIPELINE: dict[str, Any] = {"status": Status.PIPELINE, "starts_on": date(2028, 1, 1)}
PIPELINE |= {"money": {2028: sums(9, 0)}}
PLANNED = {2028: sums(9, 3)}
CLOSED: dict[str, Any] = {"status": Status.CLOSED, "ends_on": date(2026, 12, 31)}
PAID = {2026: sums(9, 9, 9)}
NO_MONEY: dict[str, Any] = {"money": {}}
TWO_YEARS: dict[str, Any] = {"ends_on": date(2027, 1, 31), "money": {2026: sums(9, 9, 9), 2027: sums(9)}}
SPENT_2027 = {2026: sums(9, 9, 9), 2027: sums(9, 9, 9)}

DATES = [
    Case("ended_in_implementation", "on its last day", {"ends_on": TODAY, "money": PAID}),
    Case(
        "ended_in_implementation",
        "the day after",
        {"ends_on": BEFORE, "money": PAID},
        "ended_in_implementation",
    ),
    Case("ended_in_implementation", "suspended", {"ends_on": BEFORE, "money": PAID, "status": Status.SUSPENDED}),
    Case("started_in_pipeline", "on its first day", {**PIPELINE, "starts_on": TODAY, "money": PLANNED}),
    Case(
        "started_in_pipeline",
        "the day after",
        {**PIPELINE, "starts_on": BEFORE, "money": PLANNED},
        "started_in_pipeline",
    ),
    Case(
        "finalisation_before_end",
        "on its last day",
        {"status": Status.FINALISATION, "ends_on": TODAY, "money": PAID},
        "finalisation_before_end",
    ),
    Case(
        "finalisation_before_end",
        "the day after",
        {"status": Status.FINALISATION, "ends_on": BEFORE, "money": PAID},
    ),
    Case("closed_before_end", "on its last day", {**CLOSED, "ends_on": TODAY, "money": PAID}, "closed_before_end"),
    Case("closed_before_end", "the day after", {**CLOSED, "ends_on": BEFORE, "money": PAID}),
    Case("no_start", "none", {"starts_on": None}, "no_start"),
    Case("no_start", "one", {"starts_on": date(2026, 1, 1)}),
    Case("no_end", "none", {"ends_on": None}, "no_end"),
    Case("no_end", "one", {"ends_on": date(2030, 12, 31)}),
    Case("ends_before_start", "on one day", {"starts_on": TODAY, "ends_on": TODAY, "money": {2027: sums(9, 9)}}),
    Case(
        "ends_before_start",
        "the day before",
        {"starts_on": AFTER, "ends_on": TODAY, "money": {2027: sums(9, 9)}},
        "ends_before_start",
    ),
    Case("starts_outside", "the first day of the framework", {"starts_on": date(2026, 1, 1)}),
    Case("starts_outside", "the day before", {"starts_on": date(2025, 12, 31)}, "starts_outside"),
    Case(
        "starts_outside",
        "the last year",
        {"starts_on": date(2030, 12, 31), "ends_on": date(2030, 12, 31), "money": {2030: sums(9, 9)}},
    ),
    Case(
        "starts_outside",
        "the year after the last",
        {"starts_on": date(2031, 1, 1), "ends_on": date(2031, 1, 1), "money": {2031: sums(9, 9)}},
        "starts_outside ends_outside",
    ),
    Case("ends_outside", "the last day of the framework", {"ends_on": date(2030, 12, 31)}),
    Case("ends_outside", "the day after", {"ends_on": date(2031, 1, 1)}, "ends_outside"),
]
MONEY = [
    Case("negative_money", "zero", {"money": {2027: sums(10, 5, 0)}}),
    Case("negative_money", "less", {"money": {2027: sums(10, 5, "-0.01")}}, "negative_money"),
    Case("negative_money", "required", {"money": {2027: sums(-1), 2028: sums(5, 1)}}, "negative_money"),
    Case("negative_money", "available", {"money": {2027: sums(5, -1), 2028: sums(5, 1)}}, "negative_money"),
    Case("spent_over_available", "as much", {"money": {2027: sums(10, 5, 5)}}),
    Case("spent_over_available", "a cent more", {"money": {2027: sums(10, 5, "5.01")}}, "spent_over_available"),
    Case("spent_over_available", "nothing is said", {"money": {2027: sums(10, None, 5), 2028: sums(9, 1)}}),
    Case(
        "spent_over_available",
        "zero is said",
        {"money": {2027: sums(9, 0, 5), 2028: sums(9, 1)}},
        "spent_over_available",
    ),
    Case("spent_ahead", "this year", {"money": {TODAY.year: sums(9, 9, 5)}}),
    Case(
        "spent_ahead",
        "the year after",
        {"ends_on": date(TODAY.year + 1, 12, 31), "money": {TODAY.year: sums(9, 9), TODAY.year + 1: sums(9, 9, 5)}},
        "spent_ahead",
    ),
    Case(
        "spent_ahead",
        "nothing of it yet",
        {"ends_on": date(TODAY.year + 1, 12, 31), "money": {TODAY.year: sums(9, 9), TODAY.year + 1: sums(9, 9, 0)}},
    ),
    Case("available_over_required", "as much", {"money": {2027: sums(10, 10)}}),
    Case("available_over_required", "a cent more", {"money": {2027: sums(10, "10.01")}}, "available_over_required"),
    Case("available_over_required", "nothing is said", {"money": {2027: sums(None, 5), 2028: sums(9, 1)}}),
    Case("nothing_required", "none", NO_MONEY, "nothing_required"),
    Case("nothing_required", "zero", {"money": {2027: sums(0, 0, 0)}}, "nothing_required"),
    Case("nothing_required", "a cent", {"money": {2027: sums("0.01", "0.01")}}),
    Case("nothing_required", "knowledge instead", {**NO_MONEY, "helps": (Help.KNOWLEDGE,)}),
    Case(
        "nothing_required",
        "knowledge beside money",
        {"helps": (Help.KNOWLEDGE,), "money": {2027: sums(None, 5)}},
        "nothing_required",
    ),
    Case("nothing_available", "none", {"money": {2027: sums(10)}}, "nothing_available"),
    Case("nothing_available", "zero", {"money": {2027: sums(10, 0)}}, "nothing_available"),
    Case("nothing_available", "in another year", {"money": {2027: sums(10), 2028: sums(10, 1)}}),
    Case("money_without_contributor", "money and nobody", {"contributors": ()}, "money_without_contributor"),
    Case("money_without_contributor", "money of somebody", {"contributors": ("donor",)}),
    Case(
        "money_without_contributor",
        "zero is no money",
        {"contributors": (), "money": {2027: sums(0)}},
        "no_contributor nothing_required",
    ),
    Case("money_without_entity", "money and nobody", {"entities": ()}, "money_without_entity"),
    Case("money_without_entity", "money of somebody", {"entities": ("undp",)}),
    Case("money_of_unnamed", "of one that is named", {"given": ("donor",), "contributors": ("donor",)}),
    Case("money_of_unnamed", "of another", {"given": ("donor", "x"), "contributors": ("donor",)}, "money_of_unnamed"),
    Case("money_of_others", "of its own", {"paid": ("undp",), "entities": ("undp",)}),
    Case("money_of_others", "of another one", {"paid": ("undp", "who"), "entities": ("undp",)}, "money_of_others"),
    Case("money_outside_dates", "the first and the last year", {"money": {2026: sums(9, 9, 9), 2028: sums(9)}}),
    Case("money_outside_dates", "the year before", {"money": {2025: sums(9, 9, 9)}}, "money_outside_dates"),
    Case("money_outside_dates", "the year after", {"money": {2029: sums(9, 9)}}, "money_outside_dates"),
    Case("money_outside_dates", "zero in the year after", {"money": {2027: sums(9, 9), 2029: sums(0, 0, 0)}}),
    Case("money_outside_dates", "no dates", {"starts_on": None, "ends_on": None}, "no_start no_end"),
]
SPENDING = [
    Case("year_without_spending", "before the report is due", {"money": {2026: sums(9, 9)}}, on=date(2027, 3, 31)),
    Case(
        "year_without_spending",
        "the day after",
        {"money": {2026: sums(9, 9)}},
        "year_without_spending",
        on=date(2027, 4, 1),
    ),
    Case("year_without_spending", "zero", {"money": {2026: sums(9, 9, 0)}}, "year_without_spending"),
    Case("year_without_spending", "nothing was planned", {"money": {2026: sums(0, 0, 0), 2027: sums(9, 9)}}),
    Case(
        "year_without_spending",
        "suspended",
        {"status": Status.SUSPENDED, "money": {2026: sums(9, 9)}},
    ),
    Case("closed_without_spending", "none", {**CLOSED, "money": {2026: sums(9, 9)}}, "closed_without_spending"),
    Case("closed_without_spending", "a cent", {**CLOSED, "money": {2026: sums(9, 9, "0.01")}}),
    Case("closed_without_spending", "in one of two years", {**CLOSED, **TWO_YEARS}),
    Case("closed_without_spending", "goods instead", {**CLOSED, **NO_MONEY, "helps": (Help.IN_KIND,)}),
    Case(
        "stopped_with_money_ahead",
        "this year",
        {"status": Status.CANCELLED, "money": SPENT_2027},
    ),
    Case(
        "stopped_with_money_ahead",
        "next year",
        {"status": Status.CANCELLED, "money": {2027: sums(9, 9), 2028: sums(1)}},
        "stopped_with_money_ahead",
    ),
    Case("stopped_with_money_ahead", "suspended", {"status": Status.SUSPENDED}, "stopped_with_money_ahead"),
    Case("stopped_with_money_ahead", "goes on", {"status": Status.IMPLEMENTATION}),
    Case("spending_in_pipeline", "zero", {**PIPELINE, "money": {2028: sums(9, 3, 0)}}),
    Case(
        "spending_in_pipeline",
        "a cent",
        {**PIPELINE, "money": {2028: sums(9, 3, "0.01")}},
        "spent_ahead spending_in_pipeline",
    ),
]
TAGS = [
    Case("no_entity", "none", {"entities": (), **NO_MONEY}, "no_entity nothing_required"),
    Case("no_entity", "one", {"entities": ("fao",)}),
    Case("lead_left", "one of them", {"lead": "undp", "entities": ("fao", "undp")}, "several_entities"),
    Case("lead_left", "none said", {"entities": ("fao", "undp")}, "several_entities"),
    Case("lead_left", "another", {"lead": "undp", "entities": ("fao",)}, "lead_left"),
    Case("no_contributor", "none", {"contributors": (), **NO_MONEY}, "no_contributor nothing_required"),
    Case("no_contributor", "core resources", {"contributors": ("Core/Regular Resources",)}),
    Case("no_implementer", "none", {"implementers": ()}, "no_implementer"),
    Case("no_implementer", "one", {"implementers": ("undp",)}),
    Case("no_target", "none", {"sdg_targets": ()}, "no_target"),
    Case("no_target", "only a goal", {"sdg_targets": (), "sdg_goals": ("6",)}, "no_target"),
    Case("no_target", "one", {"sdg_targets": ("6.2",)}),
    Case("too_many_targets", "ten", {"sdg_targets": ("6.1",) * TARGETS}),
    Case("too_many_targets", "eleven", {"sdg_targets": ("6.1",) * (TARGETS + 1)}, "too_many_targets"),
    Case("target_unread", "of goal 17", {"sdg_targets": ("17.19",)}, around={"sdg_targets": frozenset()}),
    Case("target_unread", "of goal 18", {"sdg_targets": ("18.1",)}, "target_unread"),
    Case("target_unread", "with a letter", {"sdg_targets": ("4.a",)}),
    Case("target_unread", "with its words", {"sdg_targets": ("4.a Build schools",)}, "target_unread"),
    Case("target_unread", "an indicator", {"sdg_targets": ("6.1.1",)}, "target_unread"),
    Case("target_not_of_outcome", "of another outcome", {"sdg_targets": ("6.1", "3.8")}, "target_not_of_outcome"),
    Case("target_not_of_outcome", "of its own", {"sdg_targets": ("6.2",)}),
    Case("target_not_of_outcome", "it has none", {"sdg_targets": ("3.8",)}, around={"sdg_targets": frozenset()}),
    Case("no_place", "none", {"places": ()}, "no_place"),
    Case("no_place", "one", {"places": ("region-2",)}),
    Case("place_unclear", "one of two", {"places": ("North",)}, "place_unclear", around={"gazetteer": KNOWN}),
    Case("place_unclear", "told apart", {"places": ("North city", "XA-N")}, around={"gazetteer": KNOWN}),
    Case("place_unknown", "not known", {"places": ("Nowhere",)}, "place_unknown", around={"gazetteer": KNOWN}),
    Case("place_unknown", "beside a known", {"places": ("XA-N", "Lost")}, "place_unknown", around={"gazetteer": KNOWN}),
    Case("place_unknown", "known", {"places": ("XA-N",)}, around={"gazetteer": KNOWN}),
    Case("place_unknown", "of a country without places", {"places": ("Nowhere",)}),
    Case("no_function", "none", {"functions": ()}, "no_function"),
    Case("no_function", "one", {"functions": ("Something new",)}),
    Case("no_status", "none", {"status": ""}, "no_status"),
    Case("no_status", "one", {"status": Status.IMPLEMENTATION}),
    Case("no_group", "none", {"groups": ()}, "no_group"),
    Case("no_group", "one", {"groups": ("women",)}),
]
PARTNERS = [
    Case("entity_not_of_output", "of another output", {"entities": ("who",)}, "entity_not_of_output"),
    Case("entity_not_of_output", "of its own", {"entities": ("fao",)}),
    Case("entity_not_of_output", "it names none", {"entities": ("who",)}, around={"entities": frozenset()}),
    Case("several_entities", "one", {"entities": ("fao",)}),
    Case("several_entities", "two", {"entities": ("fao", "undp")}, "several_entities"),
    Case("joint_of_several_entities", "one", {"joint_names": ("Water together",)}),
    Case(
        "joint_of_several_entities",
        "two",
        {"joint_names": ("Water together",), "entities": ("fao", "undp")},
        "joint_of_several_entities",
    ),
    Case(
        "joint_of_several_entities",
        "only its kind is said",
        {"joint_types": ("Joint Programme",), "entities": ("fao", "undp")},
        "joint_of_several_entities",
    ),
    Case("contributor_unknown", "a stranger", {"contributors": ("Donors Inc.",)}, "contributor_unknown"),
    Case("contributor_unknown", "core resources", {"contributors": ("core/regular resources",)}),
    Case(
        "contributor_unknown",
        "nobody is known",
        {"contributors": ("Donors Inc.",)},
        around={"known_organisations": frozenset()},
    ),
    Case("implementer_unknown", "a stranger", {"implementers": ("ministry", "Wells Ltd")}, "implementer_unknown"),
    Case("implementer_unknown", "known", {"implementers": ("ministry", "undp")}),
]
THREE = "It trains women. It pays them! Does it ask them?"
JOINT: dict[str, Any] = {"joint_names": ("Water together",)}
JOINING = [
    Case("joint_unknown", "one that was formed", JOINT),
    Case("joint_unknown", "no name", {"joint_types": ("Joint Programme",)}),
    Case("joint_unknown", "nobody knows it", {"joint_names": ("Water together", "Wells")}, "joint_unknown"),
    Case("joint_unknown", "written otherwise", {"joint_names": ("water together",)}, "joint_unknown"),
    Case("joint_unknown", "none was formed", JOINT, "joint_unknown", around={"joint": {}}),
    Case("joint_outside", "on its first and last day", JOINT),
    Case("joint_outside", "a day before", {**JOINT, "starts_on": date(2026, 2, 28)}, "joint_outside"),
    Case("joint_outside", "a day after", {**JOINT, "ends_on": date(2029, 1, 1)}, "joint_outside"),
    Case("joint_outside", "an end is missing", {**JOINT, "ends_on": None}, "no_end"),
    Case(
        "joint_outside",
        "begins before, no end",
        {**JOINT, "starts_on": date(2026, 2, 1), "ends_on": None},
        "no_end joint_outside",
    ),
    Case("joint_outside", "an initiative", {"joint_names": ("Schools together",)}),
]
MARKERS = [
    *(
        case
        for marker in ("gender", "rights", "peace")
        for case in (
            Case(f"{marker}_missing", "not set", {marker: None}, f"{marker}_missing"),
            Case(f"{marker}_missing", "0 is an answer", {marker: 0, f"{marker}_note": ""}),
            Case(f"{marker}_unexplained", "0", {marker: 0, f"{marker}_note": ""}),
            Case(f"{marker}_unexplained", "1", {marker: 1, f"{marker}_note": " "}, f"{marker}_unexplained"),
            Case(f"{marker}_unexplained", "3 with a reason", {marker: 3, f"{marker}_note": "They decide."}),
            Case(f"{marker}_note_long", "three sentences", {marker: 1, f"{marker}_note": THREE}),
            Case(f"{marker}_note_long", "four", {marker: 1, f"{marker}_note": f"{THREE} Yes."}, f"{marker}_note_long"),
        )
    ),
    Case("humanitarian_unexplained", "none", {"humanitarian": ""}),
    Case(
        "humanitarian_unexplained",
        "an appeal",
        {"humanitarian": Humanitarian.APPEAL},
        "humanitarian_unexplained",
    ),
    Case(
        "humanitarian_unexplained",
        "an appeal by name",
        {"humanitarian": Humanitarian.APPEAL, "humanitarian_note": "Floods of 2027"},
    ),
]
EIGHT_OF_TEN = " ".join(TEN.split()[:8])
SEVEN_OF_TEN = " ".join(TEN.split()[:7])
WORDING = [
    Case("title_missing", "none", {"title": {}}, "title_missing"),
    Case("title_missing", "spaces", {"title": {"en": " "}}, "title_missing"),
    Case("title_missing", "in one language", {"title": {"en": "", "ru": "Обучить инженеров в сёлах"}}),
    Case("title_short", "two words", {"title": {"en": "Training workshops"}}, "title_short"),
    Case("title_short", "three", {"title": {"en": "Train village engineers"}}),
    Case(
        "title_short",
        "two in one language",
        {"title": {"en": "Train all engineers", "ru": "Учить всех"}},
        "title_short",
    ),
    Case("title_long", "as long as it may be", {"title": {"en": "To be " + "x" * 244}}),
    Case("title_long", "a character more", {"title": {"en": "To be " + "x" * 245}}, "title_long"),
    Case(
        "title_long",
        "in one language",
        {"title": {"en": "To be " + "x" * 245, "ru": "Обучить всех инженеров"}},
        "title_long",
    ),
    Case("title_in_capitals", "all", {"title": {"en": "TRAIN VILLAGE ENGINEERS"}}, "title_in_capitals"),
    Case("title_in_capitals", "all but one", {"title": {"en": "TRAIN VILLAGE ENGINEERs"}}),
    Case("title_in_capitals", "an abbreviation", {"title": {"en": "WASH 2027"}}, "title_short"),
    Case(
        "output_as_title",
        "word for word",
        {"title": {"en": f"«{STATEMENT.upper()}»;"}},
        "output_as_title title_in_capitals",
    ),
    Case("output_as_title", "eight words of ten", {"title": {"en": EIGHT_OF_TEN}}, "output_as_title"),
    Case("output_as_title", "seven words of ten", {"title": {"en": SEVEN_OF_TEN}}),
    Case("output_as_title", "eight of eleven", {"title": {"en": f"{EIGHT_OF_TEN} everywhere"}}),
    Case("output_as_title", "two words more", {"title": {"en": f"{TEN} everywhere always"}}, "output_as_title"),
    Case("output_as_title", "three words more", {"title": {"en": f"{TEN} everywhere always soon"}}),
    Case("output_as_title", "in another language", {"title": {"fr": STATEMENT}}),
    Case("output_as_description", "eight words of ten", {"description": {"en": EIGHT_OF_TEN}}, "output_as_description"),
    Case("output_as_description", "seven words of ten", {"description": {"en": SEVEN_OF_TEN}}),
    Case("output_as_description", "none", {"description": {}}),
    Case("no_narrative", "before the report is due", {"narratives": {}}, on=date(2027, 3, 31)),
    Case("no_narrative", "the day after", {"narratives": {}}, "no_narrative", on=date(2027, 4, 1)),
    Case("no_narrative", "spaces", {"narratives": {2026: {"en": " "}}}, "no_narrative"),
    Case("no_narrative", "in one language", {"narratives": {2026: {"en": "Done.", "ru": ""}}}),
    Case("no_narrative", "of another year", {"narratives": {2027: {"en": "It goes on."}}}, "no_narrative"),
    Case("no_narrative", "cancelled", {"narratives": {}, "status": Status.CANCELLED, "money": PAID}),
    Case(
        "no_narrative",
        "it had not begun",
        {"narratives": {}, "starts_on": date(2027, 1, 1), "money": {2027: sums(9, 9)}},
    ),
]
CASES: list[Case] = [*DATES, *MONEY, *SPENDING, *TAGS, *PARTNERS, *JOINING, *MARKERS, *WORDING]
AT_PUBLICATION: dict[int, tuple[str, ...]] = {
    1: ("workplans.ended_in_implementation",),
    2: ("workplans.started_in_pipeline",),
    3: ("workplans.finalisation_before_end",),
    4: ("workplans.closed_before_end",),
    5: ("workplans.no_target",),
    6: ("workplans.no_contributor", "workplans.money_without_contributor"),
    7: ("workplans.no_implementer",),
    8: ("workplans.gender_missing",),
    9: ("workplans.rights_missing",),
    10: ("workplans.no_function",),
}
"""The checks that UN INFO makes at publication, by number, and the rules that make them here: any of them."""


@pytest.mark.parametrize("case", CASES, ids=str)
def test_exactly_what_the_case_says_is_found(case: Case) -> None:
    assert case.all_found == set(case.found.split())
    assert case.fires == (case.rule in case.found.split())


def test_every_rule_has_a_case_that_fires_and_one_that_does_not() -> None:
    firing = {case.id for case in CASES if case.fires}
    quiet = {case.id for case in CASES if not case.fires}
    assert firing == quiet == {each.id for each in CHECKS}


def test_every_rule_is_registered_cited_and_explained() -> None:
    assert {each.id for each in CHECKS} < {id for id in RULES if id.startswith("workplans.")}
    assert len({each.id for each in CHECKS}) == len(CHECKS) >= 50
    for each in CHECKS:
        said = inspect.cleandoc(RULES[each.id].function.__doc__ or "")
        assert len(said.split("\n\n")) == 2, each.id
        assert RULES[each.id].title.endswith("."), each.id


def test_every_theme_registers_rules() -> None:
    assert {each.ask.__module__ for each in CHECKS} == {theme.__name__ for theme in THEMES}


def test_a_rule_is_shown_beside_a_field_that_there_is() -> None:
    names = {each.name for each in fields(Facts) if each.compare}
    assert FIELD_OF_RULE.keys() == {each.id for each in CHECKS}
    assert {id: name for id, name in FIELD_OF_RULE.items() if name not in names} == {}
    with pytest.raises(ValueError, match="does not have"):
        quality_rule(id="workplans.x", severity=Severity.NOTE, field="colour", title="X.", source=CONSISTENT)
    with pytest.raises(ValueError, match="no explanation"):
        quality_rule(id="workplans.x", severity=Severity.NOTE, field="title", title="X.", source=CONSISTENT)(
            lambda facts, around, on: iter(())
        )
    assert "workplans.x" not in QUALITY_RULES


def test_only_what_makes_a_row_impossible_is_an_error() -> None:
    errors = [each.id for each in CHECKS if each.severity is Severity.ERROR]
    assert errors == ["workplans.ends_before_start", "workplans.too_many_targets", "workplans.negative_money"]


def test_what_un_info_checks_at_publication_is_a_warning() -> None:
    severities = {each.id: each.severity for each in CHECKS}
    assert sorted(AT_PUBLICATION) == list(range(1, 11))
    for ids in AT_PUBLICATION.values():
        assert {severities[id] for id in ids} == {Severity.WARNING}
        assert RULES[ids[0]].source.url.endswith("how-to-publish-a-plan")


def test_a_finding_leaves_its_subject_to_the_caller_and_its_numbers_are_in_the_sentence() -> None:
    for case in CASES:
        for finding in check(*case.given):
            assert finding.subject == finding.clause == finding.place == ""
            names = {name for _, name, _, _ in Formatter().parse(finding.message.template) if name}
            assert names == finding.message.values.keys()
            assert not str(finding.message).endswith(".")
            assert "{" not in str(finding.message)


def test_findings_come_gravest_first_and_then_as_the_fields_are_shown() -> None:
    found = check(Facts(output="1.1", title={}, sdg_targets=("6.1",) * 11), AROUND, TODAY)
    places = [[each.id for each in CHECKS].index(finding.rule) for finding in found]
    assert places == sorted(places)
    assert len(found) > 12
    assert found[0].rule == "workplans.too_many_targets"
    assert found[1].rule == "workplans.title_missing"


def test_a_sentence_names_what_is_wrong() -> None:
    said = [
        str(each.message) for each in check(replace(CLEAN, money={2027: sums(9, 5, 6), 2029: sums(9)}), AROUND, TODAY)
    ]
    assert said == [
        "There is money in years in which the sub-output does not run (2029): correct the dates, or move the amounts",
        "In 2027 more was spent, 6, than was available, 5: raise the available amount, or correct the expenditure",
    ]
    (short,) = check(replace(CLEAN, title={"en": "Train all engineers", "ru": "Учить всех"}), AROUND, TODAY)
    assert str(short.message).startswith("The title has 2 of at least 3 words")
    (pasted,) = check(replace(CLEAN, title={"en": EIGHT_OF_TEN}), AROUND, TODAY)
    assert str(pasted.message).startswith("The title is output 1.2: 80 of 100 words are the same")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("", 0),
        ("Women decide", 1),
        ("Women decide. Men listen.", 2),
        ("It reaches many, e.g. women. 40 were asked!", 2),
        ("Женщины решают. Мужчины слушают…", 2),
        ("She said: «We decide.» They listened.", 2),
        ("In 2026, 12.5 per cent decided.", 1),
        ("...", 0),
    ],
)
def test_sentences_are_counted_by_capitals(text: str, count: int) -> None:
    assert sentences(text) == count


def test_overlap_is_what_its_docstring_says() -> None:
    assert overlap(words("Support for schools"), words("support for RURAL schools.")) == 0.75
    assert overlap(words(""), words("")) == 0


@pytest.mark.parametrize(
    ("on", "year"),
    [(date(2027, 3, 31), 2025), (date(2027, 4, 1), 2026), (date(2028, 3, 30), 2026), (date(2028, 3, 31), 2027)],
)
def test_a_year_is_due_ninety_days_after_its_end(on: date, year: int) -> None:
    assert last_due_year(on) == year


def test_the_numbers_are_dated_and_cited() -> None:
    assert len(thresholds()) == 10
    for each in thresholds().values():
        assert each.meaning.strip()
        assert each.unit.strip()
        assert each.source.document
        assert all(one[0] < other[0] for one, other in pairwise(each.values))


# Whatever stands in the plan

AMOUNTS = st.none() | st.decimals(0, 10**9, places=2)
TAGGED = st.lists(st.sampled_from(["unicef", "fao", "6.1", "donor", "x"]), max_size=12).map(tuple)
TEXTS = st.dictionaries(st.sampled_from(["en", "ru"]), st.text(max_size=60), max_size=2)
DAYS = st.dates(date(2016, 1, 1), date(2040, 12, 31))
ANY = st.builds(
    Facts,
    output=st.sampled_from(["1.1", "9.9"]),
    title=TEXTS,
    description=TEXTS,
    starts_on=st.none() | DAYS,
    ends_on=st.none() | DAYS,
    status=st.sampled_from(["", *Status]),
    entities=TAGGED,
    contributors=TAGGED,
    implementers=TAGGED,
    sdg_targets=TAGGED,
    joint_names=TAGGED,
    gender=st.none() | st.integers(0, 3),
    gender_note=st.text(max_size=60),
    narratives=st.dictionaries(st.integers(2016, 2040), TEXTS, max_size=3),
    money=st.dictionaries(st.integers(2016, 2040), st.builds(Sums, AMOUNTS, AMOUNTS, AMOUNTS), max_size=4),
)


@given(ANY, DAYS)
def test_any_sub_output_can_be_checked_and_always_with_the_same_findings(facts: Facts, on: date) -> None:
    found = check(facts, AROUND, on)
    assert found == check(facts, AROUND, on)
    assert [each.rule for each in found] == [
        each.rule for one in CHECKS for each in RULES[one.id].function(facts, AROUND, on)
    ]
    assert all(str(each.message) for each in found)


@st.composite
def sound_money(draw: st.DrawFn) -> Mapping[int, Sums]:
    """Money of the years of the clean sub-output: spent ≤ available ≤ required, and none of them nothing."""
    found = {}
    for year in (2026, 2027, 2028):
        spent = draw(st.decimals("0.01", 10**6, places=2))
        available = spent + draw(st.decimals(0, 10**6, places=2))
        found[year] = Sums(available + draw(st.decimals(0, 10**6, places=2)), available, spent)
    return found


def paid_by(money: Mapping[int, Sums], on: date) -> Mapping[int, Sums]:
    """The same with nothing spent in years that are still to come on a day."""
    return {year: sums if year <= on.year else replace(sums, spent=None) for year, sums in money.items()}


@given(sound_money(), st.dates(date(2026, 3, 1), date(2028, 3, 30)))
def test_sound_money_is_never_found_fault_with(money: Mapping[int, Sums], on: date) -> None:
    facts = replace(CLEAN, money=paid_by(money, on), narratives={year: {"en": "Done."} for year in money})
    assert check(facts, AROUND, on) == []


@given(sound_money())
def test_money_without_a_partner_is_found_by_exactly_that_rule(money: Mapping[int, Sums]) -> None:
    found = check(replace(CLEAN, money=paid_by(money, TODAY), contributors=()), AROUND, TODAY)
    assert [each.rule for each in found] == ["workplans.money_without_contributor"]


@given(sound_money(), st.sampled_from([2026, 2027]), st.decimals("0.01", 10**6, places=2))
def test_a_little_too_much_is_found_in_its_year(money: Mapping[int, Sums], year: int, more: Decimal) -> None:
    sums_of_year = money[year]
    assert sums_of_year.available is not None
    spent = sums_of_year.available + more
    too_much = {**paid_by(money, TODAY), year: replace(sums_of_year, spent=spent)}
    (finding,) = check(replace(CLEAN, money=too_much), AROUND, TODAY)
    assert finding.rule == "workplans.spent_over_available"
    assert finding.message.values == {"year": year, "spent": spent, "available": sums_of_year.available}
