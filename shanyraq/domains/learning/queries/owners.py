"""Who may be asked to carry out a course correction: first those who work on the outcome of its review."""

from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.parties.queries.register import register
from shanyraq.domains.workplans.queries.around import Text, around
from shanyraq.domains.workplans.queries.usual import working_on

LEFT_OUT = {"group", "development_partner"}
"""Kinds of which none carries anything out by itself: several under one name, and whoever only pays."""


def working_on_outcome(version: Version, outcome: str) -> list[tuple[str, Text]]:
    """Organisations that work on an outcome by the document or by a sub-output, on any where none is named: by key, as
    they are called for short. Three statements.
    """
    mine = [each for each in recent_package(version).outcomes if outcome in {"", each.code}]
    mentions = [mention for each in mine for mention in (*each.entities, *each.partners)]
    outputs = [output for each in mine for output in each.outputs]
    mentions += [mention for output in outputs for mention in output.entities]
    own = {each.party for each in mentions} | working_on(version.code, [output.code for output in outputs])
    return [(key, named.called) for key, named in around(version).named.items() if key in own]


def able(version: Version) -> list[tuple[str, Text]]:
    """All organisations that may carry something out. Three statements."""
    named, signed = around(version).named, recent_package(version).parties.organisations
    keys = [each.key for each in signed if each.kind not in LEFT_OUT]
    keys += [entry.key for entry in register(version) if not entry.ended and entry.kind not in LEFT_OUT]
    return [(key, named[key].called) for key in keys if key in named]
