"""Life cycles as tables: no state without a way to it, and no way that the table does not have."""

from itertools import product

import pytest

from shanyraq.base.rulebook import life_cycles
from shanyraq.cli.reference import life_cycles_page
from shanyraq.kernel.transitions import LIFE_CYCLES, LifeCycle, NoTransition

CYCLES = life_cycles()


def test_what_has_a_state_has_a_table() -> None:
    assert {"amendment", "delivery", "work_plan", "workbook"} <= {cycle.name for cycle in CYCLES}


@pytest.mark.parametrize("cycle", CYCLES, ids=lambda cycle: cycle.name)
class TestTables:
    def test_every_state_is_reached_and_an_end_is_there(self, cycle: LifeCycle) -> None:
        reached = {cycle.first}
        for _ in cycle.transitions:
            reached |= {each.target for each in cycle.transitions if each.source in reached}
        assert reached == set(cycle.states())
        assert any(cycle.is_final(state) for state in reached)

    def test_an_act_leads_to_one_state(self, cycle: LifeCycle) -> None:
        ways = [(each.source, each.act) for each in cycle.transitions]
        assert len(set(ways)) == len(ways)

    def test_nothing_moves_outside_the_table(self, cycle: LifeCycle) -> None:
        for state, act in product(cycle.states(), {each.act for each in cycle.transitions}):
            target = cycle.after(state, act)
            if target is None:
                with pytest.raises(NoTransition, match=f"{cycle.name}: {act} in the state {state}"):
                    cycle.move(state, act)
            else:
                assert cycle.move(state, act) == target

    def test_the_documentation_has_each_way(self, cycle: LifeCycle) -> None:
        page = life_cycles_page([cycle])
        for each in cycle.transitions:
            row = f"| {each.source} | {each.act} | {each.target} | {each.who} |".replace("_", " ")
            assert row in page


def test_a_name_is_given_once() -> None:
    with pytest.raises(ValueError, match="amendment is registered twice"):
        LifeCycle("amendment", "x", ())
    assert LIFE_CYCLES["amendment"].first == "proposed"
