"""A sub-output with nothing wrong, and the framework around it; a case says what is otherwise."""

from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from typing import Any

from shanyraq.domains.workplans.rules.facts import Facts, Sums, Surroundings, Terms
from shanyraq.domains.workplans.rules.quality import check
from shanyraq.domains.workplans.vocabulary import Function, Group, Status
from shanyraq.kernel.rules import RULES

TODAY = date(2027, 6, 1)
STATEMENT = "Local offices plan clean water and safe schools with rural communities"
"""The output of the sub-output: eleven words, all different."""
TEN = "national bodies collect better data on women children youth migrants"
"""Another output: ten words, all different."""
AROUND = Surroundings(
    entities=frozenset({"fao", "undp", "unicef"}),
    sdg_targets=frozenset({"4.a", "6.1", "6.2"}),
    outputs={"1.1": {"en": STATEMENT, "fr": "Les bureaux locaux planifient"}, "1.2": {"en": TEN}},
    first_year=2026,
    last_year=2030,
    known_organisations=frozenset({"fao", "undp", "unicef", "ministry", "donor"}),
    joint={
        "Water together": Terms("programme", date(2026, 3, 1), date(2028, 12, 31)),
        "Schools together": Terms("initiative", date(2027, 1, 1), date(2027, 12, 31)),
    },
)


def sums(required: Any = None, available: Any = None, spent: Any = None) -> Sums:
    """Money of a year; a number is an amount."""
    return Sums(*(None if each is None else Decimal(str(each)) for each in (required, available, spent)))


CLEAN = Facts(
    output="1.1",
    title={"en": "Train village engineers to keep wells clean"},
    description={"en": "Two weeks of training in each district, with a manual."},
    starts_on=date(2026, 3, 1),
    ends_on=date(2028, 12, 31),
    status=Status.IMPLEMENTATION,
    entities=("unicef",),
    contributors=("donor", "Core/Regular Resources"),
    implementers=("ministry",),
    places=("region-1",),
    sdg_targets=("6.1", "4.a"),
    functions=(Function.CAPACITY,),
    groups=(Group.RURAL,),
    gender=1,
    gender_note="Half of those trained are women.",
    rights=0,
    peace=0,
    narratives={2026: {"en": "Forty engineers were trained."}},
    money={2026: sums(1000, 800, 700), 2027: sums(1000, 900), 2028: sums(500, 0, 0)},
)


@dataclass(frozen=True)
class Case:
    """What is changed in the clean sub-output, and every rule that then finds something.

    ``rule``: the one that the case is about, in short. Where ``found`` is empty nothing is found at all.
    """

    rule: str
    name: str
    changed: dict[str, Any]
    found: str = ""
    on: date = TODAY
    around: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return f"{self.rule}: {self.name}"

    @property
    def id(self) -> str:
        return f"workplans.{self.rule}"

    @property
    def given(self) -> tuple[Facts, Surroundings, date]:
        """What rules are asked about."""
        return replace(CLEAN, **self.changed), replace(AROUND, **self.around), self.on

    @property
    def fires(self) -> bool:
        """Whether the rule itself finds something, asked alone and as it is registered."""
        return bool(RULES[self.id].function(*self.given))

    @property
    def all_found(self) -> set[str]:
        """All that is found."""
        return {finding.rule.removeprefix("workplans.") for finding in check(*self.given)}
