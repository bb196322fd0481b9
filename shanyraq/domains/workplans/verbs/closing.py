"""The one question whether a year is closed, which everything asks that writes to sub-outputs or their money."""

from collections.abc import Collection, Iterable, Mapping

from shanyraq.base.verbs import Trail
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.plans import closed_by_output, years_of
from shanyraq.domains.workplans.rules.closing import touched
from shanyraq.domains.workplans.rules.cycle import refused_closed
from shanyraq.domains.workplans.rules.facts import Facts

Change = tuple[Facts | None, Facts | None]
"""A sub-output before and after. None before: it is new, or was ended; None after: it is to end."""


def ask_open(
    trail: Trail,
    version: Version,
    changes: Iterable[Change] = (),
    *,
    years: Mapping[str, Collection[int]] | None = None,
) -> None:
    """Asks whether anything of a closed year would become other: by a sub-output that becomes other, or because
    something of ``years`` does, output by output – money, deliverables, targets. One statement where nothing is closed.

    :raises Refused: when something of a closed year would.
    """
    closed = closed_by_output(version)
    if not closed:
        return
    framework = years_of(version)
    found = {year for before, after in changes for year in touched(before, after, closed, framework)}
    for output, own in (years or {}).items():
        found |= {*own} & {*closed.get(output, ())}
    trail.ask(refused_closed(sorted(found)))
