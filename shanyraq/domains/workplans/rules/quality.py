"""All rules on the quality of a sub-output, asked in a fixed order."""

from collections.abc import Mapping, Sequence
from datetime import date
from types import MappingProxyType

from shanyraq.domains.workplans.rules import dates, joining, markers, money, partners, spending, tagging, wording
from shanyraq.domains.workplans.rules.asking import QUALITY_RULES, QualityRule
from shanyraq.domains.workplans.rules.facts import Facts, Surroundings
from shanyraq.domains.workplans.vocabulary import FIELDS
from shanyraq.kernel.findings import Finding, Severity

THEMES = (dates, joining, markers, money, partners, spending, tagging, wording)
"""The modules that hold rules; importing them registers these."""
_GRAVEST_FIRST = (Severity.ERROR, Severity.WARNING, Severity.NOTE)
_FIELDS = tuple(FIELDS)


def _order(each: QualityRule) -> tuple[int, int, str]:
    return _GRAVEST_FIRST.index(each.severity), _FIELDS.index(each.field), each.id


CHECKS: tuple[QualityRule, ...] = tuple(sorted(QUALITY_RULES.values(), key=_order))
"""Every rule: the gravest first, then in the order in which the fields are shown, then by id."""
FIELD_OF_RULE: Mapping[str, str] = MappingProxyType({each.id: each.field for each in CHECKS})
"""Rule → the field of a sub-output beside which its findings are shown."""


def check(facts: Facts, around: Surroundings, on: date, checks: Sequence[QualityRule] = CHECKS) -> list[Finding]:
    """Everything that is wrong with a sub-output on a day, in the order of ``CHECKS``; ``subject`` is left empty.

    :param checks: the rules that are asked.
    """
    return [Finding(each.id, each.severity, said) for each in checks for said in each.ask(facts, around, on)]
