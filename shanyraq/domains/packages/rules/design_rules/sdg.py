"""Links to the Sustainable Development Goals: targets, their goals, their words, their indicators."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from shanyraq.domains.packages.rules.design import Hit, Location, design_rule
from shanyraq.domains.packages.rules.design_rules.places import clause, indicators, outcomes
from shanyraq.domains.packages.rules.design_rules.sources import RESULTS_FOCUS, SDG_TARGETS
from shanyraq.domains.packages.rules.design_rules.wording import listed, plain, wording, words_of
from shanyraq.domains.packages.schema import Outcome, Package, SdgTargetLink
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop


def _links(package: Package) -> Iterator[tuple[Location, Outcome, SdgTargetLink]]:
    for loc, outcome in outcomes(package):
        for number, link in enumerate(outcome.sdg_targets):
            yield (*loc, "sdg_targets", number), outcome, link


def _subject(outcome: Outcome, link: SdgTargetLink) -> str:
    return f"outcome {outcome.code}, SDG target {link.code}"


@design_rule(
    id="check.indicator-target-not-in-outcome",
    severity=Severity.WARNING,
    title=gettext_noop("The SDG target that an indicator measures is one that its outcome contributes to."),
    source=RESULTS_FOCUS,
)
def indicator_target_not_in_outcome(package: Package, as_of: date) -> Iterator[Hit]:
    """Compares the SDG target of each indicator with the list of targets of its outcome.

    Either the outcome contributes to the target, then it belongs into the list, or the indicator
    measures something that the outcome does not promise. Add the target or choose another indicator.
    """
    for place in indicators(package):
        code = place.indicator.sdg_target
        if code is None or code in {link.code for link in place.outcome.sdg_targets}:
            continue
        others = [outcome.code for outcome in package.outcomes if code in {link.code for link in outcome.sdg_targets}]
        if others:
            message = gettext_noop(
                "It measures SDG target {code}, which outcome {others} lists and outcome {outcome} does not."
            )
        else:
            message = gettext_noop("It measures SDG target {code}, which no outcome lists.")
        values = {"code": code, "outcome": place.outcome.code, "others": listed(others)}
        yield place.hit(Sentence(message, values), "sdg_target")


@design_rule(
    id="check.sdg-target-under-wrong-goal",
    severity=Severity.WARNING,
    title=gettext_noop("Each SDG target stands under its own goal."),
    source=SDG_TARGETS,
)
def sdg_target_under_wrong_goal(package: Package, as_of: date) -> Iterator[Hit]:
    """Compares the number of each SDG target with the goal under which it is printed.

    Target 16.7 belongs to goal 16 whatever heading stands above it. Reports by goal count it wrong
    until it is moved.
    """
    for loc, outcome, link in _links(package):
        own = int(link.code.split(".")[0])
        if own != link.goal:
            message = gettext_noop("Target {code} is printed under goal {goal}; it belongs to goal {own}.")
            values = {"code": link.code, "goal": link.goal, "own": own}
            yield Hit(_subject(outcome, link), (*loc, "goal"), clause(link), Sentence(message, values))


@design_rule(
    id="check.sdg-target-is-an-indicator",
    severity=Severity.WARNING,
    title=gettext_noop("The text of an SDG target is a target, not an indicator."),
    source=SDG_TARGETS,
)
def sdg_target_is_an_indicator(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for SDG targets whose text begins as an indicator does: «proportion of …», «number of …».

    A target says what is to be achieved, an indicator how it is measured. The text of an indicator
    in the list of targets was copied from the neighbouring column. Print the target.
    """
    words = wording(package)
    for loc, outcome, link in _links(package):
        text = plain(link.text, package)
        if words.starts_with("indicator_starts", text):
            message = gettext_noop("Target {code} carries the text of an indicator: “{text}”")
            values = {"code": link.code, "text": text}
            yield Hit(_subject(outcome, link), (*loc, "text"), clause(link), Sentence(message, values))


@design_rule(
    id="check.sdg-targets-without-indicator",
    severity=Severity.NOTE,
    title=gettext_noop("The SDG targets of an outcome are measured by its indicators."),
    source=RESULTS_FOCUS,
)
def sdg_targets_without_indicator(package: Package, as_of: date) -> Iterator[Hit]:
    """Counts the SDG targets of an outcome that none of its indicators measures.

    The document says that the outcome contributes to them, but nothing will show whether it did. A
    shorter list that is measured is worth more than a long one that is not. Choose indicators for
    the important ones, and leave out what the outcome only touches.
    """
    measured: dict[str, set[str]] = defaultdict(set)
    for place in indicators(package):
        if place.indicator.sdg_target:
            measured[place.outcome.code].add(place.indicator.sdg_target)
    for loc, outcome in outcomes(package):
        codes = list(dict.fromkeys(link.code for link in outcome.sdg_targets))
        without = [code for code in codes if code not in measured[outcome.code]]
        if without:
            message = gettext_noop("Without an indicator here: {count} of {total} SDG targets ({codes}).")
            values = {"count": len(without), "total": len(codes), "codes": listed(without)}
            subject = f"outcome {outcome.code}"
            yield Hit(subject, (*loc, "sdg_targets"), clause(outcome.sdg_targets[0]), Sentence(message, values))


@design_rule(
    id="check.sdg-target-worded-differently",
    severity=Severity.NOTE,
    title=gettext_noop("One SDG target has one text throughout the document."),
    source=SDG_TARGETS,
)
def sdg_target_worded_differently(package: Package, as_of: date) -> Iterator[Hit]:
    """Compares the texts of an SDG target that several outcomes list.

    The 2030 Agenda words each target once. A text that was narrowed to one outcome («… in
    decision-making on climate») reads as if the world had agreed on it. Print the agreed text, and say
    beside it which part the outcome serves.
    """
    texts: dict[str, list[tuple[Location, Outcome, SdgTargetLink]]] = defaultdict(list)
    for entry in _links(package):
        texts[entry[2].code].append(entry)
    for code, entries in texts.items():
        distinct = {tuple(words_of(plain(link.text, package))) for _, _, link in entries}
        if len(distinct) > 1:
            message = gettext_noop("Target {code} is worded in {count} ways, under outcomes {outcomes}.")
            shown = listed(dict.fromkeys(outcome.code for _, outcome, _ in entries))
            values = {"code": code, "count": len(distinct), "outcomes": shown}
            loc, _, link = entries[-1]
            yield Hit(f"SDG target {code}", (*loc, "text"), clause(link), Sentence(message, values))


@design_rule(
    id="check.sdg-target-expired",
    severity=Severity.NOTE,
    title=gettext_noop("The SDG targets of an outcome are still running."),
    source=SDG_TARGETS,
)
def sdg_target_expired(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for SDG targets whose own text sets a year before the framework starts («by 2020 …»).

    Such a target can no longer be reached in time. The aim may stand, but reports should not show it
    as running. Say what the outcome aims at now.
    """
    pattern = wording(package).pattern("by_year")
    start = package.framework.starts_on.year
    for loc, outcome, link in _links(package):
        found = pattern.search(plain(link.text, package))
        if found and int(found[1]) < start:
            message = gettext_noop("Target {code} was to be reached by {year}; the framework starts in {start}.")
            values = {"code": link.code, "year": int(found[1]), "start": Year(start)}
            yield Hit(_subject(outcome, link), (*loc, "text"), clause(link), Sentence(message, values))
