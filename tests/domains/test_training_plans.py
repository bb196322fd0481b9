"""The plan that is drawn for a copy for training: the same each time, whole, plausible, with flaws that it names."""

import typing
from collections import Counter
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from shanyraq.domains.funding.rules.instruments import instruments
from shanyraq.domains.funding.rules.quarters import fits
from shanyraq.domains.packages.reading import read_package
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.training_plans import (
    FunctionCode,
    GroupCode,
    HumanitarianCode,
    TrainingPlans,
)
from shanyraq.domains.packages.schema.training_words import InstrumentCode
from shanyraq.domains.workplans.mapping.values import plain
from shanyraq.domains.workplans.queries.around import _of_package
from shanyraq.domains.workplans.rules.cycle import State
from shanyraq.domains.workplans.rules.facts import Surroundings
from shanyraq.domains.workplans.rules.quality import CHECKS, check
from shanyraq.domains.workplans.rules.score import quality
from shanyraq.domains.workplans.training.drawing import draw
from shanyraq.domains.workplans.training.drawn import Drawn, summed
from shanyraq.domains.workplans.training.flaws import FLAWS, Frame
from shanyraq.domains.workplans.vocabulary import Function, Group, Humanitarian, Marker, Status
from shanyraq.kernel.findings import Finding, Severity
from tests.conftest import KAZ

COPY = KAZ.with_name(f"{KAZ.name}-training")
DURING, AFTER = date(2026, 11, 29), date(2027, 4, 20)
DAYS = st.dates(date(2025, 6, 1), date(2029, 1, 1))
NATURAL = {"workplans.entity_not_of_output", "workplans.several_entities", "workplans.title_long"}
"""Notes that nobody puts in: entities that the framework names for no output, joint work, a pasted statement."""

DOCS = KAZ.parent.parent / "docs"
SAID = {
    "how-to/practise-in-a-copy.md": "About one sub-output of four has a flaw",
    "decisions/0030-what-a-copy-for-training-invents.md": "about one sub-output in four",
}
"""Where people are told how many sub-outputs have a flaw."""


@cache
def shipped() -> tuple[Package, TrainingPlans]:
    reading = read_package(COPY)
    assert reading.package is not None, reading.errors
    assert reading.work_plans is not None
    return reading.package, reading.work_plans


@cache
def drawn(on: date, **changed: Any) -> list[Drawn]:
    package, plans = shipped()
    return draw(package, plans.model_copy(update=changed), on)


def surroundings(each: Drawn) -> Surroundings:
    """What the framework says around it, its example donors registered."""
    package, plans = shipped()
    found = _of_package(package).of_output[each.facts.output]
    donors = {donor.key for donor in plans.donors if donor.key}
    return replace(found, known_organisations=found.known_organisations | donors)


def rules_of(each: Drawn, on: date) -> set[str]:
    return {finding.rule for finding in check(each.facts, surroundings(each), on)}


def test_the_codes_of_the_section_are_those_of_the_domains_above() -> None:
    assert set(typing.get_args(FunctionCode)) == set(Function)
    assert set(typing.get_args(GroupCode)) == set(Group)
    assert set(typing.get_args(HumanitarianCode)) == set(Humanitarian)
    assert set(typing.get_args(InstrumentCode)) == set(instruments())


class TestShipped:
    """The copy that comes along, while its first year runs and after it."""

    @pytest.mark.parametrize("on", [DURING, AFTER])
    def test_it_is_whole(self, on: date) -> None:
        package, plans = shipped()
        every = drawn(on)
        signed = {each.party for each in package.framework.signatories}
        entities = {each.key for each in package.parties.organisations if each.kind == "un_entity"} & signed
        assert len(every) == plans.sub_outputs == 220
        assert {key for each in every for key in each.facts.entities} == entities
        outputs = [output.code for outcome in package.outcomes for output in outcome.outputs]
        assert list(dict.fromkeys(each.facts.output for each in every)) == outputs
        assert len({each.facts.code for each in every}) == len(every)
        assert {place for each in every for place in each.facts.places} >= {place.name for place in plans.places}
        assert set(Status) == {each.facts.status for each in every}

    @pytest.mark.parametrize("on", [DURING, AFTER])
    def test_texts_are_in_every_language_and_nothing_is_left_open(self, on: date) -> None:
        languages = set(shipped()[0].framework.languages)
        for each in drawn(on):
            for text in (each.facts.title, each.facts.description, *each.facts.narratives.values()):
                assert set(text) == languages
                assert not any("{" in words or not words[0].isupper() for words in text.values() if words[0].isalpha())

    def test_titles_are_told_apart_but_for_what_was_pasted(self) -> None:
        titles = Counter(each.facts.title["en"] for each in drawn(DURING) if not each.flaws)
        assert titles.most_common(1)[0][1] == 1

    def test_it_has_all_that_a_plan_has(self) -> None:
        every = drawn(AFTER)
        facts = [each.facts for each in every]
        years = {(each.starts_on.year, each.ends_on.year) for each in facts if each.starts_on and each.ends_on}
        assert years == {(2026, 2026), (2026, 2027), (2027, 2027)}
        assert {len(each.entities) for each in facts} == {1, 2, 3, 4}
        for marker in Marker:
            assert {getattr(each, marker.value) for each in facts} >= {0, 1, 2, 3}
        assert any(each.humanitarian for each in facts)
        assert any(each.helps for each in facts)
        assert {line.instrument for each in every for line in each.lines} >= {"core", "project", "pooled", "local"}
        assert sum(bool(each.narratives.get(2026)) for each in facts) > 80

    @pytest.mark.parametrize("on", [DURING, AFTER])
    def test_most_of_what_is_spent_is_told_by_quarter(self, on: date) -> None:
        lines = [line for each in drawn(on) for line in each.lines]
        assert [line for line in lines if not fits(line.sums.spent, line.quarters)] == []
        spent = [line for line in lines if line.sums.spent]
        assert len(spent) / 2 < len([line for line in spent if line.quarters]) < len(spent)
        this_year = [line.quarters for line in spent if line.year == on.year and line.quarters]
        ahead = (on.month - 1) // 3 + 1
        assert all(amount is None for quarters in this_year for amount in quarters[ahead:]), "nothing of quarters ahead"

    def test_no_real_organisation_is_shown_giving_money(self) -> None:
        package, plans = shipped()
        known = {each.key for each in package.parties.organisations}
        givers = {line.contributor for each in drawn(AFTER) for line in each.lines} - {""}
        assert givers & known == set()
        examples = {donor.key: donor.name for donor in plans.donors if donor.key}
        assert givers - set(examples) == {"Core/Regular Resources"}
        for name in examples.values():
            assert isinstance(name, dict)
            assert "(training)" in name["en"]
            assert "учебный" in name["ru"]
            assert "оқу үлгісі" in name["kk"]

    @pytest.mark.parametrize("on", [DURING, AFTER])
    def test_every_flaw_is_found_and_the_others_are_clean(self, on: date) -> None:
        every = drawn(on)
        for each in every:
            found = rules_of(each, on)
            assert set(each.flaws) <= found, each.facts.code
            assert found - {*each.flaws} <= NATURAL, each.facts.code

    @pytest.mark.parametrize("on", [DURING, AFTER])
    def test_one_of_four_has_an_error_or_a_warning_as_the_documents_say(self, on: date) -> None:
        """What people read is what the quality page counts: sub-outputs with errors or warnings."""
        every = drawn(on)
        counted = quality([check(each.facts, surroundings(each), on) for each in every], on)
        assert counted.sub_outputs - counted.in_order == sum(bool(each.flaws) for each in every) == len(every) / 4
        for path, words in SAID.items():
            assert words in " ".join((DOCS / path).read_text(encoding="utf-8").split()), path

    @pytest.mark.parametrize("on", [DURING, AFTER])
    def test_entities_differ_in_quality(self, on: date) -> None:
        of_entity: dict[str, list[list[Finding]]] = {}
        for each in drawn(on):
            for key in each.facts.entities:
                of_entity.setdefault(key, []).append(check(each.facts, surroundings(each), on))
        points = sorted(float(quality(found, on).points or 0) for found in of_entity.values())
        assert 65 <= points[0] <= 75
        assert sum(each < 85 for each in points) >= 4
        assert sum(85 <= each < 98 for each in points) >= 6
        assert sum(each >= 98.5 for each in points) >= 5

    @pytest.mark.parametrize("on", [DURING, AFTER])
    def test_nothing_mandatory_is_missing_where_a_plan_was_cleared(self, on: date) -> None:
        package, plans = shipped()
        frame = Frame.of(package, plans, on)
        mandatory = {rule for rule, flaw in FLAWS.items() if flaw.mandatory}
        errors = {each.id for each in CHECKS if each.severity is Severity.ERROR}
        found = [(frame.states(each), set(each.flaws)) for each in drawn(on)]
        assert {
            flaw for states, flaws in found if not states <= {State.DRAFT, State.REVIEW} for flaw in flaws
        }.isdisjoint(mandatory)
        assert {flaw for states, flaws in found if states != {State.DRAFT} for flaw in flaws}.isdisjoint(errors)
        assert mandatory <= {flaw for _, flaws in found for flaw in flaws}
        first = {flaw for each in drawn(on) if each.facts.output.startswith("1.") for flaw in each.flaws}
        assert first.isdisjoint(mandatory | errors), "one plan can go through its year as it is"

    def test_every_kind_of_flaw_is_there_once_a_year_is_over(self) -> None:
        assert {flaw for each in drawn(AFTER) for flaw in each.flaws} == set(FLAWS) <= {each.id for each in CHECKS}
        assert set(FLAWS) - {flaw for each in drawn(DURING) for flaw in each.flaws} == {"workplans.no_narrative"}

    def test_what_is_told_of_a_flaw_is_what_its_rule_says(self) -> None:
        severity = {each.id: each.severity for each in CHECKS}
        assert {rule for rule, flaw in FLAWS.items() if flaw.note} == {
            rule for rule in FLAWS if severity[rule] is Severity.NOTE
        }
        assert {rule for rule, flaw in FLAWS.items() if flaw.refused} == {
            rule for rule in FLAWS if severity[rule] is Severity.ERROR
        }

    def test_targets_are_those_of_the_outcome_but_for_a_few(self) -> None:
        other = [each for each in drawn(AFTER) if set(each.facts.sdg_targets) - surroundings(each).sdg_targets]
        assert 0 < len(other) < 10
        assert all("workplans.target_not_of_outcome" in each.flaws for each in other)


class TestAnySeedAndDay:
    @given(seed=st.integers(-(2**63), 2**63), on=DAYS)
    @settings(max_examples=12, deadline=None)
    def test_the_same_seed_and_day_give_the_same_plan(self, seed: int, on: date) -> None:
        package, plans = shipped()
        again = TrainingPlans.model_validate(plans.model_copy(update={"seed": seed}).model_dump())
        one, other = (draw(package, each, on) for each in (again, again.model_copy()))
        assert one == other
        assert [plain(each.facts) for each in one] == [plain(each.facts) for each in other]

    @given(seed=st.integers(0, 10**6), on=DAYS, count=st.integers(100, 400))
    @settings(max_examples=12, deadline=None)
    def test_counts_entities_and_outputs(self, seed: int, on: date, count: int) -> None:
        package, plans = shipped()
        every = draw(package, plans.model_copy(update={"seed": seed, "sub_outputs": count}), on)
        assert len(every) == count
        named = {key for output in plans.outputs for each in output.activities for key in each.entities}
        assert {key for each in every for key in each.facts.entities} == named
        assert {each.facts.output for each in every} == {output.output for output in plans.outputs}
        assert all(each.lines for each in every)

    @given(seed=st.integers(0, 10**6), on=DAYS)
    @settings(max_examples=12, deadline=None)
    def test_money_and_days(self, seed: int, on: date) -> None:
        package, plans = shipped()
        for each in draw(package, plans.model_copy(update={"seed": seed}), on):
            facts = each.facts
            assert facts.starts_on is not None
            assert facts.ends_on is not None
            assert date(2026, 1, 1) <= facts.starts_on <= facts.ends_on <= date(2027, 12, 31)
            assert facts.money == summed(each.lines)
            assert {line.entity for line in each.lines} <= set(facts.entities)
            assert {line.contributor for line in each.lines} - {""} <= set(facts.contributors)
            if set(each.flaws) <= {"workplans.no_narrative"}:
                self.adds_up(each, on)

    def adds_up(self, each: Drawn, on: date) -> None:
        """Of no line more is there than needed, or spent than there; nothing is spent before its year."""
        for line in each.lines:
            required, available, spent = line.sums.required, line.sums.available, line.sums.spent
            assert required is not None
            assert available is not None
            assert Decimal(0) < required
            assert Decimal(0) <= available <= required
            assert spent is None or (line.year <= on.year and spent <= available)

    @given(seed=st.integers(0, 10**6), on=DAYS, share=st.sampled_from([0, 5, 12, 30]))
    @settings(max_examples=12, deadline=None)
    def test_as_many_flaws_as_are_asked_for_and_all_are_found(self, seed: int, on: date, share: int) -> None:
        package, plans = shipped()
        every = draw(package, plans.model_copy(update={"seed": seed, "flawed": share}), on)
        assert sum(bool(each.flaws) for each in every) == round(len(every) * share / 100)
        for each in every:
            assert set(each.flaws) <= rules_of(each, on), (each.facts.code, each.flaws)
            assert rules_of(each, on) - {*each.flaws} <= NATURAL, (each.facts.code, each.flaws)

    def test_what_is_added_to_one_output_moves_no_other(self) -> None:
        package, plans = shipped()
        first, *others = plans.outputs
        shorter = first.model_copy(update={"activities": first.activities[:-1]})
        fewer = plans.model_copy(update={"outputs": [shorter, *others], "flawed": 0})
        words = [
            {each.facts.code: each.facts.description for each in draw(package, section, DURING)}
            for section in (fewer, plans.model_copy(update={"flawed": 0}))
        ]
        same = [code for code in words[0] if code in words[1] and not code.startswith("1.1.")]
        assert len(same) > 190
        assert all(words[0][code] == words[1][code] for code in same)
