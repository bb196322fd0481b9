"""Who may be asked to carry out a course correction: first those who work on the outcome of its review."""

from collections.abc import Iterator

from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.parties.queries.register import register
from shanyraq.domains.workplans.queries.around import Text, around
from shanyraq.domains.workplans.queries.usual import working_on

LEFT_OUT = {"group", "development_partner"}
"""Kinds of which none carries anything out by itself: several under one name, and whoever only pays."""


def correction_owners(version: Version, outcome: str) -> tuple[list[tuple[str, Text]], list[tuple[str, Text]]]:
    """Organisations by key, as they are called for short: those that work on an outcome by the document or by a
    sub-output, on any where none is named; then the others. Who only pays is among the first alone. Four statements.
    """
    own, named = _working(version, outcome), around(version).named
    others = [key for key in _every(version) if key not in own]
    first = [(key, named[key].called) for key in named if key in own]
    return first, [(key, named[key].called) for key in others if key in named]


def _working(version: Version, outcome: str) -> set[str]:
    mine = [each for each in recent_package(version).outcomes if outcome in {"", each.code}]
    mentions = [mention for each in mine for mention in (*each.entities, *each.partners)]
    outputs = [output for each in mine for output in each.outputs]
    mentions += [mention for output in outputs for mention in output.entities]
    return {each.party for each in mentions} | working_on(version.code, [output.code for output in outputs])


def _every(version: Version) -> Iterator[str]:
    for each in recent_package(version).parties.organisations:
        if each.kind not in LEFT_OUT:
            yield each.key
    for entry in register(version):
        if not entry.ended and entry.kind not in LEFT_OUT:
            yield entry.key
