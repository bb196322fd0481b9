"""Cases of the rules on contributions, reallocations, frames and gaps, for the test of the whole rulebook.

The details of each stand in ``test_contribution_rules``, ``test_raising`` and ``test_gaps``.
"""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from shanyraq.domains.funding.rules.compact import Agreement, figures
from shanyraq.domains.funding.rules.contributions import (
    Allotted,
    Giving,
    refused_agreed,
    refused_allocation,
    refused_earmark,
    refused_ended_contribution,
    refused_less,
    refused_period,
    refused_rate,
    refused_stranding,
)
from shanyraq.domains.funding.rules.frames import refused_frame
from shanyraq.domains.funding.rules.gaps import to_be_mobilised
from shanyraq.domains.funding.rules.holding import Held, refused_ending, refused_leaving, refused_outcome
from shanyraq.domains.funding.rules.pipeline import refused_counted, refused_move
from shanyraq.domains.funding.rules.raising import Standing, underfunded, underperforming
from shanyraq.domains.funding.rules.reallocations import (
    refused_act,
    refused_amount,
    refused_correction,
    refused_earmarked,
    refused_earmarking,
    refused_lessening,
)
from shanyraq.domains.funding.rules.telling import beside_untold, refused_nobodys, refused_part
from shanyraq.domains.workplans.rules.facts import Sums

D = Decimal
ON, FIRST = date(2026, 11, 29), date(2026, 1, 1)
HELD = (Held(3, "1", "unicef", 2027, D(5)),)
GIVING = Giving("signed", "1", "unicef", 2026, 2028, D(100), D(40))

MONEY_ASKED: Mapping[str, Callable[..., Any]] = {
    "funding.rate_known": lambda currency, known: len(refused_rate(currency, FIRST, known=known)),
    "funding.ended_contribution_stays": lambda ended: len(refused_ended_contribution("1", has_ended=ended)),
    "funding.contribution_period": lambda ends: len(refused_period(FIRST, ends, 2026, 2030)),
    "funding.earmark": lambda earmarking, outcome: len(refused_earmark(earmarking, outcome, {"1"})),
    "funding.allocation": lambda amount, **change: len(
        refused_allocation(replace(GIVING, **change), D(amount), outcome="1", entity="unicef", year=2026)
    ),
    "funding.allocated_stays_covered": lambda whole, allocated: len(refused_less(D(whole), D(allocated))),
    "funding.contribution_stage": lambda stage, act: len(refused_move(stage, act)),
    "funding.counted_on": lambda allocated: len(refused_counted(D(allocated))),
    "funding.mutual_consent": lambda person, other: len(
        refused_act("consented_by_entity", "consent_for_government", person=person, other_side=other)
    ),
    "funding.only_unearmarked": lambda earmarking: len(refused_earmarked(earmarking)),
    "funding.reallocated_is_there": lambda amount, there: len(refused_amount(D(amount), D(there), same=False)),
    "funding.less_by_consent": lambda before, after: len(refused_lessening("none", D(before), D(after))),
    "funding.unearmarked_stays": lambda allocated: len(refused_earmarking("none", "tight", D(allocated))),
    "funding.earmarking_corrected": lambda keeps: len(refused_correction(person=1, keeps_money=keeps)),
    "funding.allocations_stay_possible": lambda ends: len(
        refused_stranding(GIVING, replace(GIVING, ends=ends), [Allotted(1, "1", "unicef", 2027, D(5))])
    ),
    "funding.agreed_by_now": lambda agreed_on: len(refused_agreed("signed", agreed_on, ON)),
    "funding.ends_without_allocations": lambda held: len(refused_ending(held)),
    "funding.outcome_of_allocations": lambda after: len(refused_outcome("1", after, HELD)),
    "funding.entity_of_money": lambda after: len(refused_leaving({"unicef", "undp"}, after, [], HELD)),
    "funding.part_of_untold": lambda part: len(refused_part({"spent": D(part)}, {"spent": D(5)})),
    "funding.told_of_somebody": lambda entity: len(refused_nobodys(entity, "", "")),
    "funding.beside_untold": lambda untold: len(beside_untold(2027, {"spent": D(untold)})),
    "funding.frame": lambda outcome: len(refused_frame(outcome, "unicef", {"1"}, {"unicef"})),
    "funding.to_be_mobilised": lambda required, available: to_be_mobilised(D(required), D(available)),
    "funding.underfunded_outcome": lambda available: len(
        underfunded(Standing("1", 2026, Sums(D(100), D(available))), ON)
    ),
    "funding.underperforming_outcome": lambda lagging: len(
        underperforming(Standing("1", 2026, Sums(), 100, lagging), ON)
    ),
    "funding.compact": lambda ends: next(
        each.share for each in figures({}, [Agreement(FIRST, ends, D(10))], ON) if each.key == "multi_year"
    ),
}
MONEY_CASES: tuple[tuple[str, str, tuple[Any, ...], Any], ...] = (
    ("funding.rate_known", "dollars need none", ("USD", False), 0),
    ("funding.rate_known", "euros need one", ("EUR", False), 1),
    ("funding.ended_contribution_stays", "one that counts", (False,), 0),
    ("funding.ended_contribution_stays", "one that ended", (True,), 1),
    ("funding.contribution_period", "one day", (FIRST,), 0),
    ("funding.contribution_period", "ends the day before", (date(2025, 12, 31),), 1),
    ("funding.earmark", "softly for an outcome", ("soft", "1"), 0),
    ("funding.earmark", "for an outcome and not earmarked", ("none", "1"), 1),
    ("funding.allocation", "all that is left", ("60",), 0),
    ("funding.allocation", "a cent more", ("60.01",), 1),
    ("funding.allocated_stays_covered", "as much", ("5", "5"), 0),
    ("funding.allocated_stays_covered", "a cent less", ("4.99", "5"), 1),
    ("funding.contribution_stage", "pledged money is signed", ("pledged", "sign"), 0),
    ("funding.contribution_stage", "closed money is not", ("closed", "sign"), 1),
    ("funding.counted_on", "nothing is allocated", ("0",), 0),
    ("funding.counted_on", "a cent is", ("0.01",), 1),
    ("funding.mutual_consent", "two people", (1, 2), 0),
    ("funding.mutual_consent", "one person", (1, 1), 1),
    ("funding.only_unearmarked", "not earmarked", ("none",), 0),
    ("funding.only_unearmarked", "softly earmarked", ("soft",), 1),
    ("funding.reallocated_is_there", "all of it", ("5", "5"), 0),
    ("funding.reallocated_is_there", "a cent more", ("5.01", "5"), 1),
    ("funding.less_by_consent", "as much as before", ("5", "5"), 0),
    ("funding.less_by_consent", "a cent less", ("5", "4.99"), 1),
    ("funding.unearmarked_stays", "nothing is allocated", ("0",), 0),
    ("funding.unearmarked_stays", "a cent is", ("0.01",), 1),
    ("funding.earmarking_corrected", "by somebody else", (False,), 0),
    ("funding.earmarking_corrected", "by whoever keeps the money", (True,), 1),
    ("funding.allocations_stay_possible", "it ends in the year of the allocation", (2027,), 0),
    ("funding.allocations_stay_possible", "it ends the year before", (2026,), 1),
    ("funding.agreed_by_now", "agreed today", (ON,), 0),
    ("funding.agreed_by_now", "agreed tomorrow", (date(2026, 11, 30),), 1),
    ("funding.ends_without_allocations", "nothing is allocated", ((),), 0),
    ("funding.ends_without_allocations", "something is", (HELD,), 1),
    ("funding.outcome_of_allocations", "it stays under its outcome", ("1",), 0),
    ("funding.outcome_of_allocations", "it goes to another one", ("2",), 1),
    ("funding.entity_of_money", "whoever has no money leaves", ({"unicef"},), 0),
    ("funding.entity_of_money", "whoever has money leaves", ({"undp"},), 1),
    ("funding.part_of_untold", "all of it", ("5",), 0),
    ("funding.part_of_untold", "a cent more", ("5.01",), 1),
    ("funding.told_of_somebody", "of an entity", ("unicef",), 0),
    ("funding.told_of_somebody", "of nobody", ("",), 1),
    ("funding.beside_untold", "everything is told apart", ("0",), 0),
    ("funding.beside_untold", "a cent is not", ("0.01",), 1),
    ("funding.frame", "an outcome that there is", ("1",), 0),
    ("funding.frame", "one that there is not", ("2",), 1),
    ("funding.to_be_mobilised", "half is there", ("10", "5"), D(5)),
    ("funding.to_be_mobilised", "more is there", ("10", "11"), D(-1)),
    ("funding.underfunded_outcome", "33 of 100 are missing", ("67",), 1),
    ("funding.underfunded_outcome", "a cent less is missing", ("67.01",), 0),
    ("funding.underperforming_outcome", "33 of 100 rows lag behind", (33,), 1),
    ("funding.underperforming_outcome", "32 of 100 rows lag behind", (32,), 0),
    ("funding.compact", "two years", (date(2027, 12, 31),), D(1)),
    ("funding.compact", "a day less", (date(2027, 12, 30),), D(0)),
)
