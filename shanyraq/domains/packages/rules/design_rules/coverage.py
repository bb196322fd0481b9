"""Groups at risk of being left behind and accelerators: named in the analysis and in the outcomes."""

from collections.abc import Iterator
from datetime import date

from shanyraq.domains.packages.rules.design import Hit, design_rule
from shanyraq.domains.packages.rules.design_rules.places import clause, indicators, outcomes
from shanyraq.domains.packages.rules.design_rules.sources import SDG_INDICATORS, THEORY, ours
from shanyraq.domains.packages.rules.design_rules.wording import listed
from shanyraq.domains.packages.rules.disaggregation import dimension_words, shows
from shanyraq.domains.packages.schema import LnobGroup, Outcome, Package
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop


def _named_under(package: Package) -> dict[str, list[Outcome]]:
    """Group → the outcomes that name it."""
    named: dict[str, list[Outcome]] = {}
    for outcome in package.outcomes:
        for key in dict.fromkeys(key for mention in outcome.lnob_groups for key in mention.groups):
            named.setdefault(key, []).append(outcome)
    return named


@design_rule(
    id="check.lnob-group-without-row",
    severity=Severity.WARNING,
    title=gettext_noop("Every group at risk of being left behind is counted in some row."),
    source=SDG_INDICATORS,
)
def lnob_group_without_row(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for each group whether any indicator is broken down so that the group could be seen.

    Who is not counted cannot be shown to be reached: with totals only, an outcome can succeed while
    the group falls behind. Ask the statistical office for the breakdown, or name a survey that has it.
    """
    rows = [each.row.dimensions for place in indicators(package) for each in place.rows()]
    for number, group in enumerate(package.context.lnob_groups):
        if any(shows(row, group.dimensions) for row in rows):
            continue
        if group.dimensions:
            message = gettext_noop("No row of the results framework is broken down by {dimensions}.")
        else:
            message = gettext_noop("The package knows no dimension of statistics that would show the group.")
        values = {"dimensions": [dimension_words(each) for each in group.dimensions]}
        loc = ("context", "lnob_groups", number)
        yield Hit(f"group {group.key}", loc, clause(group), Sentence(message, values))


@design_rule(
    id="check.lnob-group-in-no-outcome",
    severity=Severity.WARNING,
    title=gettext_noop("Every group that the analysis finds left behind is named under an outcome."),
    source=ours("who is found left behind is worked for"),
)
def lnob_group_in_no_outcome(package: Package, as_of: date) -> Iterator[Hit]:
    """Compares the groups of the analysis with the groups that the outcomes name.

    A group that chapter 1 describes and no outcome mentions has been found and then forgotten. Name
    it where it will be worked with.
    """
    named = _named_under(package)
    if not any(outcome.lnob_groups for outcome in package.outcomes):
        return
    for number, group in enumerate(package.context.lnob_groups):
        if group.key not in named:
            message = gettext_noop("“{group}” is found left behind, but no outcome names the group.")
            loc = ("context", "lnob_groups", number)
            sentence = Sentence(message, {"group": group.name})
            yield Hit(f"group {group.key}", loc, clause(group), sentence)


@design_rule(
    id="check.lnob-group-not-analysed",
    severity=Severity.NOTE,
    title=gettext_noop("Every group that an outcome names is described in the analysis."),
    source=ours("who is worked for is found left behind"),
)
def lnob_group_not_analysed(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for groups that outcomes name and the analysis of who is left behind does not describe.

    Nothing then says why the group is left behind, so nothing shows whether the outcome helps. Add a
    line to the analysis, at the next update of the Common Country Analysis at the latest.
    """
    groups = {group.key: group for group in package.context.lnob_groups}
    for loc, outcome in outcomes(package):
        strangers = [
            mention.text
            for mention in outcome.lnob_groups
            if all(key not in groups or _only_in_results(groups[key], package) for key in mention.groups)
        ]
        if groups and strangers:
            message = gettext_noop("Outcome {outcome} names groups that the analysis does not describe: {groups}.")
            shown = listed(f"“{text}”" for text in strangers)
            values = {"outcome": outcome.code, "groups": shown}
            subject = f"outcome {outcome.code}"
            yield Hit(subject, (*loc, "lnob_groups"), clause(outcome), Sentence(message, values))


def _only_in_results(group: LnobGroup, package: Package) -> bool:
    """Whether every clause of a group belongs to an outcome: the analysis does not have it."""
    own = tuple(anchor for outcome in package.outcomes for anchor in outcome.clauses)
    return all(anchor.startswith(own) for anchor in group.clauses)


@design_rule(
    id="check.accelerator-without-outcome",
    severity=Severity.NOTE,
    title=gettext_noop("Every accelerator leads to an outcome."),
    source=THEORY,
)
def accelerator_without_outcome(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for accelerators that are linked to no outcome.

    An accelerator that was identified and leads nowhere is analysis without consequence. Say which
    outcome takes it up.
    """
    for number, accelerator in enumerate(package.context.accelerators):
        if not accelerator.outcomes:
            message = gettext_noop("The accelerator “{accelerator}” is linked to no outcome.")
            loc = ("context", "accelerators", number)
            sentence = Sentence(message, {"accelerator": accelerator.text})
            yield Hit(f"accelerator {accelerator.key}", loc, clause(accelerator), sentence)
