"""How a rule on sub-outputs is written: a pure generator of sentences with an id, a gravity and a field.

What is registered, and what the name of the rule stands for afterwards, returns findings. ``quality.py`` asks all.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import wraps

from shanyraq.domains.workplans.rules.facts import Facts, Surroundings
from shanyraq.domains.workplans.vocabulary import FIELDS
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence
from shanyraq.kernel.sources import Source

Said = Iterator[Sentence]
Ask = Callable[[Facts, Surroundings, date], Said]
Check = Callable[[Facts, Surroundings, date], list[Finding]]


@dataclass(frozen=True, slots=True)
class QualityRule:
    """A rule with its gravity and the field of a sub-output beside which it is shown."""

    id: str
    severity: Severity
    field: str
    ask: Ask


QUALITY_RULES: dict[str, QualityRule] = {}


def quality_rule(*, id: str, severity: Severity, field: str, title: str, source: Source) -> Callable[[Ask], Check]:
    """Registers a generator of sentences as a rule on sub-outputs, here and in the registry of all rules.

    :raises TypeError: when no ``Source`` is given.
    :raises ValueError: when the id is taken, the title is empty, the explanation is missing, or a sub-output has no
        such field.
    """
    if field not in FIELDS:
        raise ValueError(f"Rule {id} is shown beside {field}, which a sub-output does not have.")

    def register(ask: Ask) -> Check:
        if not inspect.cleandoc(ask.__doc__ or ""):
            raise ValueError(f"Rule {id} has no explanation.")
        each = QualityRule(id, severity, field, ask)

        @wraps(ask)
        def found(facts: Facts, around: Surroundings, on: date) -> list[Finding]:
            return [Finding(each.id, each.severity, message) for message in ask(facts, around, on)]

        rule(id=id, title=title, source=source, field=field)(found)
        QUALITY_RULES[id] = each
        return found

    return register
