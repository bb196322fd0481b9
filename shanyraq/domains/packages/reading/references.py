"""Whether every name in a package leads somewhere: codes, keys, anchors; and none stands twice."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from shanyraq.domains.packages.reading.doubled import check_doubled
from shanyraq.domains.packages.reading.languages import check_languages
from shanyraq.domains.packages.reading.values import check_values
from shanyraq.domains.packages.rules import DESIGN_RULES
from shanyraq.domains.packages.rules.package_format import badly_connected, misnamed
from shanyraq.domains.packages.schema import Indicator, Outcome, Package, SdgTargetLink
from shanyraq.domains.packages.schema.items import Item, Model
from shanyraq.domains.packages.schema.results import Wording
from shanyraq.domains.reference.queries import goal_of_target, sdg_goal
from shanyraq.kernel.findings import Finding
from shanyraq.kernel.sentences import Sentence, gettext_noop

Location = tuple[str | int, ...]
Problem = tuple[Location, Sentence]
Every = Sequence[tuple[Location, Model]]
"""Every model of a package, with its path; walked once for all that is asked of them."""


def check_references(package: Package, place: Callable[[Location], str]) -> list[Finding]:
    """Every broken reference and every repeated key, each with its file and line."""
    every = list(walk(package))
    problems = [
        *_period(package),
        *_repeated(package, every),
        *check_doubled(every),
        *_circles(package),
        *_unknown_parties(package, every),
        *_unknown_keys(package, every),
        *_unknown_rows(package, every),
        *_unknown_anchors(package, every),
        *_unknown_targets(every),
        *_unknown_rules(package),
        *check_languages(package, every),
        *check_values(package, every),
    ]
    named = [replace(finding, place=place(("framework", "code"))) for finding in misnamed(package.framework)]
    return [*named, *(badly_connected(message, place(location)) for location, message in problems)]


def walk(model: Model, location: Location = ()) -> Iterator[tuple[Location, Model]]:
    """Every model inside a model, with its path."""
    yield location, model
    for name, value in vars(model).items():
        if isinstance(value, Model):
            yield from walk(value, (*location, name))
        elif isinstance(value, list):
            for number, item in enumerate(value):
                if isinstance(item, Model):
                    yield from walk(item, (*location, name, number))


def _period(package: Package) -> Iterator[Problem]:
    framework = package.framework
    if framework.ends_on <= framework.starts_on:
        message = gettext_noop("the framework ends on {ends} but starts on {starts}")
        values = {"ends": framework.ends_on, "starts": framework.starts_on}
        yield ("framework", "ends_on"), Sentence(message, values)
    if framework.language not in framework.languages:
        message = gettext_noop("the language «{language}» of the signed text is not among «languages»")
        yield ("framework", "language"), Sentence(message, {"language": framework.language})


def _repeated(package: Package, every: Every) -> Iterator[Problem]:
    lists: dict[str, Iterable[tuple[Location, Any]]] = {
        gettext_noop("goal"): _named(("framework", "goals"), package.framework.goals, "key"),
        gettext_noop("level"): _named(("framework", "levels"), package.framework.levels, "key"),
        gettext_noop("outcome"): _named(("outcomes",), package.outcomes, "code"),
        gettext_noop("output"): _everywhere(every, "outputs", "code"),
        gettext_noop("indicator"): _everywhere(every, "indicators", "key"),
        gettext_noop("indicator code"): _everywhere(every, "indicators", "code"),
        gettext_noop("signature"): _signatures(package),
        gettext_noop("organisation"): _named(("parties", "organisations"), package.parties.organisations, "key"),
        gettext_noop("body"): _named(("governance", "bodies"), package.governance.bodies, "key"),
        gettext_noop("activity"): _named(("monitoring_plan", "activities"), package.monitoring_plan.activities, "key"),
        gettext_noop("category"): _named(("monitoring_plan", "categories"), package.monitoring_plan.categories, "key"),
        gettext_noop("commitment"): _named(("commitments", "commitments"), package.commitments.commitments, "id"),
        gettext_noop("instrument"): _named(("legal", "instruments"), package.legal.instruments, "key"),
        gettext_noop("legal provision"): _named(("legal", "provisions"), package.legal.provisions, "key"),
        gettext_noop("risk"): _named(("risks", "risks"), package.risks.risks, "key"),
        gettext_noop("assumption"): _named(
            ("theory_of_change", "assumptions"), package.theory_of_change.assumptions, "key"
        ),
        gettext_noop("ranking"): _named(("context", "rankings"), package.context.rankings, "key"),
        gettext_noop("figure"): _named(("context", "figures"), package.context.figures, "key"),
        gettext_noop("accelerator"): _named(("context", "accelerators"), package.context.accelerators, "key"),
        gettext_noop("group"): _named(("context", "lnob_groups"), package.context.lnob_groups, "key"),
        gettext_noop("statement"): _named(("context", "statements"), package.context.statements, "key"),
        gettext_noop("funding provision"): _named(("funding", "provisions"), package.funding.provisions, "key"),
        gettext_noop("operations provision"): _named(
            ("operations", "provisions"), package.operations.provisions, "key"
        ),
        gettext_noop("HACT provision"): _named(("hact", "provisions"), package.hact.provisions, "key"),
        gettext_noop("remark"): _named(("findings", "findings"), package.findings.findings, "key"),
    }
    for what, names in lists.items():
        yield from _twice(what, names)
    for location, model in every:
        if "rows" in vars(model):
            yield from _twice(gettext_noop("row"), _named((*location, "rows"), vars(model)["rows"], "key"))


def _signatures(package: Package) -> Iterator[tuple[Location, str]]:
    """Who signed for whom. One person may sign for two parties, and two persons for one."""
    for number, each in enumerate(package.framework.signatories):
        yield ("framework", "signatories", number), f"{each.name}, {each.party}, {each.capacity}"


def _everywhere(every: Every, name: str, field: str) -> Iterator[tuple[Location, Any]]:
    """A field of every member of the lists of that name, wherever they stand; what is empty is left out."""
    for location, model in every:
        if location[-2:-1] == (name,) and (value := getattr(model, field, None)):
            yield (*location, field), value


def _named(location: Location, models: Iterable[Model], field: str) -> Iterator[tuple[Location, str]]:
    for number, model in enumerate(models):
        yield (*location, number, field), getattr(model, field)


def _twice(what: str, names: Iterable[tuple[Location, Any]]) -> Iterator[Problem]:
    """Names that capitals alone tell apart count as one: they are parts of addresses."""
    seen: set[str] = set()
    for location, name in names:
        if name.casefold() in seen:
            message = gettext_noop("the {what} «{name}» stands twice")
            yield location, Sentence(message, {"what": Sentence(what), "name": name})
        seen.add(name.casefold())


def _circles(package: Package) -> Iterator[Problem]:
    """Things that are above themselves: whoever climbs from parent to parent would climb for ever."""
    lists: list[tuple[Location, Sequence[Any], str]] = [
        (("framework", "goals"), package.framework.goals, "parent"),
        (("parties", "organisations"), package.parties.organisations, "parent"),
        (("governance", "bodies"), package.governance.bodies, "parent"),
        (("legal", "instruments"), package.legal.instruments, "applies"),
    ]
    for location, items, field in lists:
        above = {item.key: getattr(item, field) for item in items}
        told: set[str] = set()
        for number, item in enumerate(items):
            circle = _circle(item.key, above)
            if circle and item.key not in told:
                told.update(circle)
                message = gettext_noop("«{key}» stands above itself: {circle}")
                values = {"key": item.key, "circle": " → ".join([*circle, item.key])}
                yield (*location, number, field), Sentence(message, values)


def _circle(key: str, above: Mapping[str, str | None]) -> list[str]:
    """The keys from one thing up to itself; empty where the way up ends, or runs into another's circle."""
    way, step = [key], above.get(key)
    while step is not None and step != key:
        if step in way:
            return []
        way.append(step)
        step = above.get(step)
    return way if step == key else []


def _unknown_targets(every: Every) -> Iterator[Problem]:
    """SDG targets that the General Assembly never set, and those that one outcome lists twice."""
    for location, model in every:
        if isinstance(model, SdgTargetLink):
            yield from _target((*location, "code"), model.code)
        elif isinstance(model, Indicator) and model.sdg_target:
            yield from _target((*location, "sdg_target"), model.sdg_target)
        elif isinstance(model, Outcome):
            codes = (((*location, "sdg_targets", n, "code"), each.code) for n, each in enumerate(model.sdg_targets))
            yield from _twice(gettext_noop("SDG target"), codes)


def _target(location: Location, code: str) -> Iterator[Problem]:
    goal = sdg_goal(goal_of_target(code))
    if goal and code not in goal.targets:
        message = gettext_noop("there is no SDG target {code}; those of goal {goal} are {targets}")
        values = {"code": code, "goal": goal.number, "targets": ", ".join(goal.targets)}
        yield location, Sentence(message, values)


def _unknown_parties(package: Package, every: Every) -> Iterator[Problem]:
    parties = {organisation.key for organisation in package.parties.organisations}
    bodies = {body.key for body in package.governance.bodies}
    for location, model in every:
        for field, known in (
            ("party", parties),
            ("entity", parties),
            ("entities", parties),
            ("lead_entities", parties),
            ("responsible", parties),
            ("parties", parties),
            ("responsible_bodies", bodies),
            ("bodies", bodies),
        ):
            yield from _missing(location, model, field, known)
    for number, organisation in enumerate(package.parties.organisations):
        yield from _missing(("parties", "organisations", number), organisation, "parent", parties)


def _unknown_keys(package: Package, every: Every) -> Iterator[Problem]:
    goals = {goal.key for goal in package.framework.goals}
    levels = {level.key for level in package.framework.levels}
    outcomes = {outcome.code for outcome in package.outcomes}
    outputs = {output.code for outcome in package.outcomes for output in outcome.outputs}
    groups = {group.key for group in package.context.lnob_groups}
    assumptions = {assumption.key for assumption in package.theory_of_change.assumptions}
    categories = {category.key for category in package.monitoring_plan.categories}
    bodies = {body.key for body in package.governance.bodies}
    instruments = {instrument.key for instrument in package.legal.instruments}
    tables: dict[Location, dict[str, set[str]]] = {
        ("framework", "goals"): {"parent": goals, "level": levels},
        ("outcomes",): {"parent": goals},
        ("theory_of_change", "paths"): {"outcome": outcomes, "output": outputs},
        ("theory_of_change", "assumptions"): {"outcomes": outcomes, "outputs": outputs},
        ("context", "accelerators"): {"outcomes": outcomes},
        ("monitoring_plan", "activities"): {"category": categories},
        ("governance", "bodies"): {"outcome": outcomes, "parent": bodies},
        ("risks", "risks"): {"outcomes": outcomes, "assumptions": assumptions},
        ("legal", "instruments"): {"applies": instruments},
    }
    for location, model in every:
        for start, fields in tables.items():
            if location[: len(start)] == start and len(location) > len(start):
                for field, known in fields.items():
                    yield from _missing(location, model, field, known)
        if location[-2:-1] == ("lnob_groups",) and location[0] == "outcomes":
            yield from _missing(location, model, "groups", groups)


def _unknown_rows(package: Package, every: Every) -> Iterator[Problem]:
    """Indicators and rows that a figure of the text is said to count too, and that are not there."""
    indicators = (indicator for _, indicator in every if isinstance(indicator, Indicator))
    rows = {indicator.key: {row.key for row in indicator.rows} for indicator in indicators}
    for number, figure in enumerate(package.context.figures):
        location = ("context", "figures", number)
        yield from _missing(location, figure, "indicator", set(rows))
        yield from _missing(location, figure, "row", rows.get(figure.indicator or "", set()))


def _missing(location: Location, model: Model, field: str, known: set[str]) -> Iterator[Problem]:
    value: Any = vars(model).get(field)
    if isinstance(value, str):
        named: list[tuple[Location, str]] = [((*location, field), value)]
    elif isinstance(value, list):
        named = [((*location, field, number), name) for number, name in enumerate(value) if isinstance(name, str)]
    else:
        return
    for place, name in named:
        if name not in known:
            message = gettext_noop("«{field}» names «{name}», which the package does not define")
            yield place, Sentence(message, {"name": name, "field": field})


def _unknown_anchors(package: Package, every: Every) -> Iterator[Problem]:
    known = {anchor for block in package.document.blocks for anchor in (block.anchor, *block.anchors)}
    if not known:
        yield from _nothing_to_cite(every)
        return
    for location, model in every:
        if isinstance(model, Item):
            cited = [((*location, "clauses", n), anchor) for n, anchor in enumerate(model.clauses)]
        elif isinstance(model, Wording):
            cited = [((*location, "clause"), model.clause)]
        else:
            continue
        for place, anchor in cited:
            if anchor not in known:
                message = gettext_noop("document.md has no clause {anchor}")
                yield place, Sentence(message, {"anchor": anchor})


def _nothing_to_cite(every: Every) -> Iterator[Problem]:
    """A text without a clause: told once, and not for each thing that cites it."""
    citing = [model for _, model in every if isinstance(model, Item | Wording)]
    if citing:
        message = gettext_noop("the document has no clause, and {count} items cite one")
        yield ("document",), Sentence(message, {"count": len(citing)})


def _unknown_rules(package: Package) -> Iterator[Problem]:
    for number, remark in enumerate(package.findings.findings):
        if remark.rule not in DESIGN_RULES:
            message = gettext_noop("there is no design rule «{rule}»; see docs/reference/rules")
            yield ("findings", "findings", number, "rule"), Sentence(message, {"rule": remark.rule})
