"""Bodies that are to steer and coordinate: who chairs them, and how often they meet."""

from collections.abc import Iterator
from datetime import date

from shanyraq.domains.packages.rules.design import Hit, Location, design_rule
from shanyraq.domains.packages.rules.design_rules.places import clause
from shanyraq.domains.packages.rules.design_rules.sources import RESULTS_GROUPS, ours
from shanyraq.domains.packages.schema import Body, Package
from shanyraq.domains.packages.schema.items import Text
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop

_WORKING = {"steering_committee", "results_group", "inter_agency_group"}
"""Kinds of bodies that the framework itself sets to work; a country team has rules of its own."""


def _working_bodies(package: Package) -> Iterator[tuple[Location, Body, Text]]:
    for number, body in enumerate(package.governance.bodies):
        if body.kind in _WORKING and body.status != "to_be_considered":
            yield ("governance", "bodies", number), body, body.short_name or body.name


@design_rule(
    id="check.body-without-chair",
    severity=Severity.WARNING,
    title=gettext_noop("Every body that the framework sets to work has a chair."),
    source=RESULTS_GROUPS,
)
def body_without_chair(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for committees and groups of which the document does not say who chairs or leads them.

    Without a chair nobody calls the first meeting. Let the country team name one, and publish it.
    """
    for loc, body, name in _working_bodies(package):
        if not body.chairs:
            message = gettext_noop("The document does not say who chairs “{body}”.")
            yield Hit(f"body {body.key}", loc, clause(body), Sentence(message, {"body": name}))


@design_rule(
    id="check.body-without-rhythm",
    severity=Severity.NOTE,
    title=gettext_noop("Every body that the framework sets to work has a rhythm of meetings."),
    source=ours("a duty to meet names how often"),
)
def body_without_rhythm(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for committees and groups of which the document does not say how often they meet.

    A body without a rhythm can rest for years without breaking a promise. Put it into the terms of
    reference.
    """
    for loc, body, name in _working_bodies(package):
        if body.rhythm is None:
            message = gettext_noop("The document does not say how often “{body}” meets.")
            yield Hit(f"body {body.key}", loc, clause(body), Sentence(message, {"body": name}))


@design_rule(
    id="check.outcome-without-results-group",
    severity=Severity.WARNING,
    title=gettext_noop("Every outcome has a results group."),
    source=RESULTS_GROUPS,
)
def outcome_without_results_group(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for outcomes that no results group is responsible for.

    Results groups plan, monitor and report an outcome. An outcome without one falls between the
    others. Assign it.
    """
    groups = [body for body in package.governance.bodies if body.kind == "results_group"]
    covered = {body.outcome for body in groups}
    for number, outcome in enumerate(package.outcomes):
        if groups and outcome.code not in covered:
            message = gettext_noop("No results group is responsible for outcome {outcome}.")
            sentence = Sentence(message, {"outcome": outcome.code})
            yield Hit(f"outcome {outcome.code}", ("outcomes", number), clause(outcome), sentence)
