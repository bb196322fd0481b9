"""Who has a part in an indicator without leading it: those printed for its outcome and its outputs."""

from collections import defaultdict
from dataclasses import dataclass

from shanyraq.domains.framework.queries.partners import entities_at_work
from shanyraq.domains.indicators.queries.reading import IndicatorResult, Party
from shanyraq.domains.packages.models import Version


@dataclass(frozen=True, slots=True)
class Contributors:
    """``printed``: outcome → output (None: the outcome's own list) → the entities printed there."""

    printed: dict[str, dict[str | None, list[Party]]]

    def of(self, indicator: IndicatorResult) -> list[Party]:
        """Those of the outcome's list, and of the indicator's output; of every output where it measures none."""
        lists = self.printed.get(indicator.outcome, {})
        asked = (None, indicator.output) if indicator.output else tuple(lists)
        return list({party.key: party for code in asked for party in lists.get(code, ())}.values())


def contributors(version: Version) -> Contributors:
    """The entities printed for outcomes and outputs; one statement."""
    found: dict[str, dict[str | None, list[Party]]] = defaultdict(lambda: defaultdict(list))
    for outcome, output, entity in entities_at_work(version):
        found[outcome][output].append(Party(entity.key, entity.short))
    return Contributors({outcome: dict(lists) for outcome, lists in found.items()})
