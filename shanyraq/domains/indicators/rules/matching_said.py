"""What is said of a proposal: each reason is one sentence, and either speaks for it, leaves something open, or weighs
against it.
"""

from dataclasses import dataclass
from typing import Any

from shanyraq.domains.indicators.vocabulary import Sure
from shanyraq.kernel.sentences import Sentence, gettext_noop

# for it
CODE_SAME = gettext_noop("The source has the indicator {code}, under the same code")
SAME_BREAKDOWN = gettext_noop("Both are broken down by {codes}")
WHOLE = gettext_noop("Both are the whole, without a breakdown")
UNIT_SAME = gettext_noop("The unit is the same: {unit}")
EQUAL = gettext_noop("The values of {years} are the same")
# open
IMPLIED = gettext_noop("The source does not say {codes}; it is taken from what the indicator measures")
CODE_READ = gettext_noop("The source writes {code} for {dimension}; it is read as {meant}")
BY_NAME = gettext_noop("The source calls it “{theirs}”, and the framework “{ours}”")
NO_UNIT = gettext_noop("The source names no unit; the framework says “{unit}”")
NOTHING_TO_COMPARE = gettext_noop("The document prints no value of a year for which the source has one")
SOME_APART = gettext_noop("The values of {years} differ")
TITLES_NEAR = gettext_noop("The source calls the indicator “{theirs}”, which may be something else")
# against it
UNIT_APART = gettext_noop("The unit differs: the source says {theirs}, the framework “{ours}” ({code})")
TITLES_APART = gettext_noop("The source measures something else under this code: “{theirs}”")
AGES_APART = gettext_noop("The source speaks of the ages {theirs}, and the framework of {ours}")
ALL_APART = gettext_noop("No printed value is that of the source: {years}")
ELSEWHERE = gettext_noop("What is printed for {year}, {value}, stands in another series of the source: {series}")
CONSTANT = gettext_noop("The source says {value} in every year: it is the sum of its parts and measures nothing")
NAME_ALONE = gettext_noop("Nothing but a part of the names says so")
# none
NO_CODE = gettext_noop("The framework gives the indicator no code by which a source could have it")
NOT_THERE = gettext_noop("The source publishes no value of the indicator {code}")
NO_BREAKDOWN = gettext_noop("The source does not break the indicator down by {codes}")
ONLY_PARTED = gettext_noop("The source has the indicator only broken down by {dimensions}, and this row is the whole")
NO_NAME = gettext_noop("None of the series of the source is called like this row; they are: {names}")
SEVERAL = gettext_noop("It is not clear which series of the source is meant: {names}")
OF_ANOTHER_ROW = gettext_noop("The series whose name is nearest belongs to another row: {row}")

OPEN = frozenset({CODE_READ, NO_UNIT, NOTHING_TO_COMPARE, SOME_APART, TITLES_NEAR})
AGAINST = frozenset({UNIT_APART, TITLES_APART, AGES_APART, ALL_APART, ELSEWHERE, CONSTANT, NAME_ALONE})


@dataclass
class Reasons:
    """The reasons of one proposal, in the order in which they are found."""

    said: list[Sentence]

    def say(self, template: str, **values: Any) -> None:
        """Adds a reason."""
        self.said.append(Sentence(template, values))

    @property
    def sure(self) -> Sure:
        """How sure a proposal with these reasons is: what weighs against it counts most."""
        templates = {each.template for each in self.said}
        if templates & AGAINST:
            return Sure.DOUBTFUL
        return Sure.LIKELY if templates & OPEN else Sure.SURE
