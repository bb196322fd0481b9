"""Whether ``work_plans`` of a copy for training fit its framework: outputs, organisations, targets, years."""

from collections.abc import Iterator

from shanyraq.domains.packages.reading.doubled import check_doubled
from shanyraq.domains.packages.reading.languages import check_languages
from shanyraq.domains.packages.reading.references import Location, Problem, walk
from shanyraq.domains.packages.reading.training_money import money_problems
from shanyraq.domains.packages.schema import Outcome, Package
from shanyraq.domains.packages.schema.training_plans import TrainingActivity, TrainingPlans
from shanyraq.kernel.sentences import Sentence, gettext_noop

GROUP = "group"
"""A kind of organisations that the document names, and none of them."""


def plan_problems(package: Package, plans: TrainingPlans) -> Iterator[Problem]:
    """What does not fit, each with its place inside ``work_plans``."""
    yield from _years(package, plans)
    yield from _outputs(package, plans)
    yield from _functions(plans)
    yield from _scarce(package, plans)
    yield from money_problems(package, plans, _organisations(package))
    yield from check_doubled(walk(plans))
    yield from check_languages(package, walk(plans))


def _years(package: Package, plans: TrainingPlans) -> Iterator[Problem]:
    first, last = package.framework.starts_on.year, package.framework.ends_on.year
    if not first <= plans.first_year <= plans.last_year <= last:
        message = gettext_noop("years of the framework are expected here, from {first} to {last}, the first one first")
        yield ("first_year",), Sentence(message, {"first": str(first), "last": str(last)})


def _organisations(package: Package) -> set[str]:
    return {each.key for each in package.parties.organisations if each.kind != GROUP}


def _outputs(package: Package, plans: TrainingPlans) -> Iterator[Problem]:
    outcomes = {output.code: outcome for outcome in package.outcomes for output in outcome.outputs}
    organisations = _organisations(package)
    seen: set[str] = set()
    for place, each in enumerate(plans.outputs):
        where: Location = ("outputs", place, "output")
        if each.output not in outcomes:
            yield where, Sentence(gettext_noop("the framework has no output {code}"), {"code": each.output})
            continue
        if each.output in seen:
            yield where, Sentence(gettext_noop("output {code} stands here twice"), {"code": each.output})
        seen.add(each.output)
        for number, activity in enumerate(each.activities):
            around: Location = ("outputs", place, "activities", number)
            yield from _activity(activity, around, outcomes[each.output], organisations)
    if missing := [code for code in outcomes if code not in seen]:
        message = gettext_noop("activities are missing for these outputs: {codes}")
        yield ("outputs",), Sentence(message, {"codes": ", ".join(missing)})


def _activity(
    activity: TrainingActivity, around: Location, outcome: Outcome, organisations: set[str]
) -> Iterator[Problem]:
    for field in ("entities", "implementers"):
        for number, key in enumerate(getattr(activity, field)):
            if key not in organisations:
                message = gettext_noop(
                    "the framework names no organisation {key}; groups of organisations do not count"
                )
                yield (*around, field, number), Sentence(message, {"key": key})
    named = {link.code for link in outcome.sdg_targets}
    for number, code in enumerate(activity.targets):
        if named and code not in named:
            message = gettext_noop("outcome {outcome} does not name the SDG target {code}")
            yield (*around, "targets", number), Sentence(message, {"outcome": outcome.code, "code": code})


def _scarce(package: Package, plans: TrainingPlans) -> Iterator[Problem]:
    outcomes = {each.code for each in package.outcomes}
    for place, code in enumerate(plans.scarce):
        if code not in outcomes:
            yield ("scarce", place), Sentence(gettext_noop("the framework has no outcome {code}"), {"code": code})


def _functions(plans: TrainingPlans) -> Iterator[Problem]:
    told = {each.function for each in plans.functions}
    for place, each in enumerate(plans.outputs):
        for number, activity in enumerate(each.activities):
            if activity.function not in told:
                message = gettext_noop("nothing is told of the function {function} under «functions»")
                where = ("outputs", place, "activities", number, "function")
                yield where, Sentence(message, {"function": activity.function})
