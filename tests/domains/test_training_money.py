"""Contributions, reallocations, a funding framework, deliverables and output indicators that are drawn for a copy: the
same each time, possible by the rules, and with a few things to be found.
"""

import typing
from collections import Counter
from datetime import date
from decimal import Decimal
from functools import cache
from typing import Any

import pytest
from hypothesis import given as of
from hypothesis import settings
from hypothesis import strategies as st

from shanyraq.domains.funding.rules.contributions import Giving, refused_agreed, refused_allocation, refused_period
from shanyraq.domains.funding.rules.pipeline import AGREED
from shanyraq.domains.funding.training.drawn import Around, Framed, Given, Moved, Standing
from shanyraq.domains.funding.training.framing import framed
from shanyraq.domains.funding.training.giving import given
from shanyraq.domains.funding.training.moving import moved
from shanyraq.domains.funding.vocabulary import Consent, Earmarking, Mechanism, Stage
from shanyraq.domains.packages.schema.training_money import ConsentCode, EarmarkingCode, MechanismCode, StageCode
from shanyraq.domains.workplans.training.drawing import draw
from shanyraq.domains.workplans.training.promising import Measured, Promised, measured, promised
from shanyraq.domains.workplans.vocabulary import Status
from tests.domains.test_training_plans import AFTER, DAYS, DURING, drawn, shipped


def standing(on: date, **changed: Any) -> list[Standing]:
    """The lines of the drawn plan, as they would stand."""
    package, plans = shipped()
    outcomes = {output.code: outcome.code for outcome in package.outcomes for output in outcome.outputs}
    every = draw(package, plans.model_copy(update=changed), on) if changed else drawn(on)
    return [
        Standing(
            number,
            outcomes[each.facts.output],
            line.year,
            line.entity,
            line.contributor,
            line.instrument,
            line.sums.required,
            line.sums.available,
        )
        for number, each in enumerate(every, 1)
        for line in each.lines
    ]


def about(on: date) -> Around:
    framework = shipped()[0].framework
    return Around(framework.starts_on.year, framework.ends_on.year, {}, on)


INVENTED = set(Consent) - {Consent.DECLINED_BY_GOVERNMENT, Consent.DECLINED_BY_ENTITY}
"""Whoever declines says why: that is for people who practise, and no words for it are drawn."""


@cache
def gifts(on: date, seed: int = 2026) -> list[Given]:
    return given(shipped()[1].model_copy(update={"seed": seed}), standing(on), about(on))


def moves(on: date) -> list[Moved]:
    return moved(shipped()[1], gifts(on))


def frames(on: date) -> list[Framed]:
    return framed(shipped()[1], standing(on), about(on))


def promises(on: date) -> list[Promised]:
    return promised(*shipped(), [(number, each.facts) for number, each in enumerate(drawn(on), 1)], on)


def measures() -> list[Measured]:
    return measured(*shipped(), [(number, each.facts) for number, each in enumerate(drawn(DURING), 1)])


def test_the_codes_of_the_section_are_those_of_the_domain_above() -> None:
    for codes, known in (
        (EarmarkingCode, Earmarking),
        (StageCode, Stage),
        (MechanismCode, Mechanism),
        (ConsentCode, INVENTED),
    ):
        assert set(typing.get_args(codes)) == set(known)


class TestContributions:
    @pytest.mark.parametrize("on", [DURING, AFTER])
    def test_there_is_something_of_everything(self, on: date) -> None:
        every = gifts(on)
        assert 50 <= len(every) <= 100
        assert {each.stage for each in every} >= set(Stage) - {Stage.CLOSED}
        assert {each.earmarking for each in every} == set(Earmarking)
        assert {each.mechanism for each in every} == {*Mechanism, ""}
        assert {each.currency for each in every} == {"USD", "EUR", "KZT"}
        for what in ("tax_exempt", "cost_sharing", "pooled"):
            assert {getattr(each, what) for each in every} == {True, False}
        months = Counter(each.ends_on.year - each.starts_on.year for each in every)
        assert min(months[0], months[1], months[2]) > 0

    @pytest.mark.parametrize("on", [DURING, AFTER])
    def test_nobody_real_gives_and_each_says_what_it_is(self, on: date) -> None:
        package, plans = shipped()
        assert plans.money is not None
        examples = {each.key: each.name for each in (*plans.donors, *plans.money.donors) if each.key}
        assert {each.donor for each in gifts(on)} <= set(examples)
        assert set(examples) & {each.key for each in package.parties.organisations} == set()
        assert all("(training)" in each.title for each in gifts(on))
        for name in examples.values():
            assert isinstance(name, dict)
            assert ("(training)" in name["en"], "учебный" in name["ru"], "оқу үлгісі" in name["kk"]) == (True,) * 3

    def test_titles_are_told_apart(self) -> None:
        assert Counter(each.title for each in gifts(DURING)).most_common(1)[0][1] == 1

    def test_most_allocations_are_what_lines_say_and_a_few_are_not(self) -> None:
        there: Counter[tuple[int, int, str, str]] = Counter()
        for line in standing(DURING):
            there[line.sub_output, line.year, line.entity, line.donor] += line.available or 0  # type: ignore[assignment]
        behind = {(*place, each.donor): amount for each in gifts(DURING) for place, amount in each.allocations.items()}
        same = [key for key, amount in behind.items() if there[key] == amount]
        assert len(behind) > 250
        assert 0.85 < len(same) / len(behind) < 0.99

    @of(seed=st.integers(0, 10**6), on=DAYS)
    @settings(max_examples=12, deadline=None)
    def test_each_is_possible_by_the_rules_of_what_people_enter(self, seed: int, on: date) -> None:
        lines = standing(on, seed=seed)
        outcomes = {line.sub_output: line.outcome for line in lines}
        package, plans = shipped()
        first, last = package.framework.starts_on.year, package.framework.ends_on.year
        every = given(plans.model_copy(update={"seed": seed}), lines, about(on))
        assert every == given(plans.model_copy(update={"seed": seed}), list(lines), about(on))
        for each in every:
            assert refused_period(each.starts_on, each.ends_on, first, last) == []
            assert refused_agreed(each.stage, each.agreed_on, on) == []
            years, allocated = (each.starts_on.year, each.ends_on.year), Decimal(0)
            for (number, year, entity), amount in each.allocations.items():
                stage = Stage.RECEIVED if each.stage == Stage.CLOSED else each.stage
                giving = Giving(stage, each.outcome, each.entity, *years, each.dollars, allocated)
                found = refused_allocation(giving, amount, outcome=outcomes[number], entity=entity, year=year)
                assert (found, amount > 0, first <= year <= last) == ([], True, True)
                allocated += amount

    def test_a_section_without_money_draws_nothing(self) -> None:
        plans = shipped()[1].model_copy(update={"money": None})
        assert given(plans, standing(DURING), about(DURING)) == []
        assert moved(plans, gifts(DURING)) == []
        assert framed(plans, standing(DURING), about(DURING)) == []


class TestReallocations:
    @pytest.mark.parametrize("on", [DURING, AFTER])
    def test_each_state_is_there_and_moves_what_is_not_earmarked(self, on: date) -> None:
        every, all_gifts = moves(on), gifts(on)
        assert {each.state for each in every} == INVENTED
        assert len({each.contribution for each in every}) == len(every)
        for each in every:
            of_it = all_gifts[each.contribution]
            assert (of_it.earmarking, of_it.stage in AGREED) == (Earmarking.NONE, True)
            assert each.source[0] != each.target[0]
            assert each.source[2] == each.target[2]
            assert 0 < each.amount <= of_it.allocations[each.source]


class TestFramework:
    def test_every_year_of_each_outcome_and_entity_with_money(self) -> None:
        pairs = {(line.outcome, line.entity) for line in standing(DURING) if line.entity}
        found = frames(DURING)
        years = shipped()[0].framework
        assert {(each.outcome, each.entity) for each in found} == pairs
        assert len(found) == len(pairs) * (years.ends_on.year - years.starts_on.year + 1)

    def test_amounts_are_possible_and_less_certain_year_by_year(self) -> None:
        found = frames(DURING)
        assert all(min(each.core, each.non_core) >= 0 for each in found)
        assert all(each.core + each.non_core <= each.needed for each in found)
        sums: dict[int, list[Decimal]] = {}
        for each in found:
            needed, expected = sums.setdefault(each.year, [Decimal(0), Decimal(0)])
            sums[each.year] = [needed + each.needed, expected + each.core + each.non_core]
        shares = [expected / needed for _year, (needed, expected) in sorted(sums.items())]
        assert shares == sorted(shares, reverse=True)
        assert shares[0] > Decimal("0.75")
        assert shares[-1] < Decimal("0.6")


class TestDeliverables:
    @pytest.mark.parametrize("on", [DURING, AFTER])
    def test_they_are_due_in_time_and_delivered_by_today(self, on: date) -> None:
        every, facts = promises(on), [each.facts for each in drawn(on)]
        assert 150 < len(every) < 400
        for each in every:
            own = facts[each.sub_output - 1]
            assert own.starts_on is not None
            assert own.ends_on is not None
            assert own.starts_on <= each.due_on <= own.ends_on
            assert own.status != Status.CANCELLED
            assert each.delivered_on is None or own.starts_on <= each.delivered_on <= on
            assert set(each.title) == {"en", "ru", "kk"}
            assert not any("{" in words for words in each.title.values())
        late = [each for each in every if each.due_on < on and each.delivered_on is None]
        on_time = [each for each in every if each.delivered_on and each.delivered_on <= each.due_on]
        assert 0 < len(late) < len(on_time)
        assert any(each.delivered_on and each.delivered_on > each.due_on for each in every)


class TestOutputIndicators:
    def test_each_output_has_some_with_targets_of_all_years(self) -> None:
        package, _plans = shipped()
        found = measures()
        codes = [output.code for outcome in package.outcomes for output in outcome.outputs]
        assert list(dict.fromkeys(each.output for each in found)) == codes
        assert min(Counter(each.output for each in found).values()) >= 2
        for each in found:
            assert set(each.targets) == {"2026", "2027", "2028", "2029", "2030"}
            values = [each.baseline, *map(Decimal, each.targets.values())]
            assert values in (sorted(values), sorted(values, reverse=True))
            assert each.baseline_year == 2025
            assert set(each.title) == {"en", "ru", "kk"}
            assert each.sub_outputs
            assert all(drawn(DURING)[number - 1].facts.output == each.output for number in each.sub_outputs)

    def test_the_same_each_time(self) -> None:
        assert measures() == measures()
        assert promises(AFTER) == promises(AFTER)
