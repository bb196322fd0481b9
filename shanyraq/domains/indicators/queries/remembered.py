"""The results that were read last: an indicator is read anew when anything of it was observed since."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from shanyraq.domains.indicators.queries.loading import read_results
from shanyraq.domains.indicators.queries.observed import States, states_of
from shanyraq.domains.indicators.queries.reading import IndicatorResult, OutcomeResult, Results
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import Recent

KEPT = 4
"""Frameworks and days of which a process remembers the results: one megabyte for a hundred rows, with their values."""
MOST_ANEW = 0.25
"""Where more of the indicators than this share have changed, all are read: that is as quick."""


@dataclass(frozen=True, slots=True)
class Known:
    """The results of a version on a day, and the states in which its indicators were read."""

    states: States
    results: Results


_known: Recent[Known] = Recent(KEPT)


def load_results(version: Version, as_of: date, states: States | None = None) -> Results:
    """Everything that is measured, outcome by outcome. One statement where it was read before; at most seven more where
    anything was observed since.

    :param states: those of the indicators, where they were asked for just now.
    """
    if states is None:
        states = states_of([version])[version.pk]
    key = (version.pk, version.digest, as_of)
    known = _known.get(key, lambda: Known(states, read_results(version, as_of, states=states)))
    if known.states != states:
        known = Known(states, _renewed(version, as_of, known, states))
        _known.keep(key, known)
    return known.results


def results_with(version: Version, as_of: date, indicator: str) -> Results:
    """The results, with this indicator at least: all of them where they are remembered, else it alone: nobody who
    opens one page waits for the others. One statement or seven.
    """
    if (version.pk, version.digest, as_of) in _known:
        return load_results(version, as_of)
    return read_results(version, as_of, only={indicator})


def _renewed(version: Version, as_of: date, known: Known, states: States) -> Results:
    """The known results with those indicators read anew whose states are others."""
    changed = {state.indicator for state in {*known.states} ^ {*states}}
    if len(changed) > len(known.results.indicators) * MOST_ANEW:
        return read_results(version, as_of, states=states)
    fresh = {each.key: each for each in read_results(version, as_of, only=changed, states=states).indicators}
    return replace(known.results, outcomes=tuple(_with(of, fresh) for of in known.results.outcomes))


def _with(outcome: OutcomeResult, fresh: Mapping[str, IndicatorResult]) -> OutcomeResult:
    if not any(each.key in fresh for each in outcome.indicators):
        return outcome
    return replace(outcome, indicators=tuple(fresh.get(each.key, each) for each in outcome.indicators))
