"""Entities and their places: in outcomes and outputs, as leads, as signatories, under one name."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import date

from shanyraq.domains.packages.rules.design import Hit, Location, design_rule
from shanyraq.domains.packages.rules.design_rules.places import clause, indicators, outcomes, outputs
from shanyraq.domains.packages.rules.design_rules.sources import (
    CONFIGURATION,
    OUTCOMES_AND_OUTPUTS,
    RESULTS_FOCUS,
    ours,
)
from shanyraq.domains.packages.rules.design_rules.wording import listed, plain, wording, words_of
from shanyraq.domains.packages.schema import Mention, Organisation, Package
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop


def short_names(package: Package) -> dict[str, str]:
    """What a party is called in a finding: its short name, else its name."""
    return {each.key: each.short_name or plain(each.name, package) for each in package.parties.organisations}


def roles(package: Package) -> dict[str, dict[str, str]]:
    """Party → its roles in the results framework («outcome 2», «output 2.1» …), each with its clause."""
    found: dict[str, dict[str, str]] = defaultdict(dict)
    for outcome in package.outcomes:
        for mention in outcome.entities:
            found[mention.party].setdefault(f"outcome {outcome.code}", clause(outcome))
        for output in outcome.outputs:
            for mention in output.entities:
                found[mention.party].setdefault(f"output {output.code}", clause(output))
    for place in indicators(package):
        for party in place.indicator.lead_entities:
            found[party].setdefault(place.subject, clause(place.indicator))
    return dict(found)


def _parties(mentions: Iterable[Mention]) -> set[str]:
    return {mention.party for mention in mentions}


@design_rule(
    id="check.output-entity-not-in-outcome",
    severity=Severity.WARNING,
    title=gettext_noop("An entity of an output is an entity of its outcome."),
    source=OUTCOMES_AND_OUTPUTS,
)
def output_entity_not_in_outcome(package: Package, as_of: date) -> Iterator[Hit]:
    """Compares the entities of each output with those of its outcome.

    An entity that delivers an output but is not listed under the outcome does not belong to its
    results group, and its work and money are missing there. Add it to the outcome, or take it out.
    """
    names = short_names(package)
    for loc, outcome, output in outputs(package):
        missing = dict.fromkeys(mention.party for mention in output.entities)
        for party in missing:
            if outcome.entities and party not in _parties(outcome.entities):
                message = gettext_noop(
                    "{entity} delivers output {output} but is not among the entities of outcome {outcome}."
                )
                name = names.get(party, party)
                values = {"entity": name, "output": output.code, "outcome": outcome.code}
                subject = f"output {output.code}, {name}"
                yield Hit(subject, (*loc, "entities"), clause(output), Sentence(message, values))


@design_rule(
    id="check.outcome-entity-in-no-output",
    severity=Severity.WARNING,
    title=gettext_noop("An entity of an outcome delivers at least one of its outputs."),
    source=OUTCOMES_AND_OUTPUTS,
)
def outcome_entity_in_no_output(package: Package, as_of: date) -> Iterator[Hit]:
    """Compares the entities of each outcome with those of its outputs.

    An entity that is listed under an outcome and delivers none of its outputs has no stated
    contribution. Add it to an output, or take it out.
    """
    names = short_names(package)
    for loc, outcome in outcomes(package):
        delivering = {mention.party for output in outcome.outputs for mention in output.entities}
        for party in dict.fromkeys(mention.party for mention in outcome.entities):
            if delivering and party not in delivering:
                message = gettext_noop("{entity} is listed under outcome {outcome} but under none of its outputs.")
                name = names.get(party, party)
                values = {"entity": name, "outcome": outcome.code}
                subject = f"outcome {outcome.code}, {name}"
                yield Hit(subject, (*loc, "entities"), clause(outcome), Sentence(message, values))


@design_rule(
    id="check.lead-not-in-outcome",
    severity=Severity.WARNING,
    title=gettext_noop("The entity that leads an indicator is an entity of its outcome."),
    source=RESULTS_FOCUS,
)
def lead_not_in_outcome(package: Package, as_of: date) -> Iterator[Hit]:
    """Compares the lead monitoring entities with the entities of the outcome.

    A lead that is not in the outcome sits in no meeting where the value is discussed. Add the
    entity to the outcome, or give the lead to one that is there.
    """
    names = short_names(package)
    for place in indicators(package):
        listed_here = _parties(place.outcome.entities) | _parties(place.output.entities if place.output else [])
        leads = [party for party in place.indicator.lead_entities if party not in listed_here]
        if listed_here and leads:
            message = gettext_noop(
                "Leading the monitoring, but not among the entities of outcome {outcome}: {entities}."
            )
            shown = listed(names.get(party, party) for party in leads)
            values = {"entities": shown, "outcome": place.outcome.code}
            yield place.hit(Sentence(message, values), "lead_entities")


@design_rule(
    id="check.signatory-without-role",
    severity=Severity.WARNING,
    title=gettext_noop("Every entity that signed has a part in the results."),
    source=CONFIGURATION,
)
def signatory_without_role(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for entities that signed but stand under no outcome, no output and no indicator.

    They are committed to the whole and to nothing in particular. Say what they contribute, or that
    they sign in support only.
    """
    names, taken = short_names(package), roles(package)
    for number, signatory in enumerate(package.framework.signatories):
        if signatory.capacity == "entity" and signatory.party not in taken:
            message = gettext_noop("{entity} signed, but no outcome, output or indicator names it.")
            name = names.get(signatory.party, signatory.party)
            loc = ("framework", "signatories", number)
            yield Hit(f"signatory {name}", loc, clause(signatory), Sentence(message, {"entity": name}))


@design_rule(
    id="check.role-without-signature",
    severity=Severity.WARNING,
    title=gettext_noop("Every entity with a part in the results has signed."),
    source=CONFIGURATION,
)
def role_without_signature(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for entities that an outcome, an output or an indicator names and that did not sign.

    Work is promised in their name without their signature. Ask them to sign, or say on whose
    authority they are named.
    """
    signed = {signatory.party for signatory in package.framework.signatories}
    names, taken = short_names(package), roles(package)
    if not any(signatory.capacity == "entity" for signatory in package.framework.signatories):
        return
    for number, each in enumerate(package.parties.organisations):
        parts = taken.get(each.key, {}) if each.kind == "un_entity" else {}
        if parts and each.key not in signed:
            message = gettext_noop("{entity} is named under {roles}, but did not sign.")
            values = {"entity": names[each.key], "roles": listed(parts)}
            loc = ("parties", "organisations", number)
            where = next(iter(parts.values()))
            yield Hit(f"entity {names[each.key]}", loc, where, Sentence(message, values))


@design_rule(
    id="check.entity-printed-twice",
    severity=Severity.NOTE,
    title=gettext_noop("No organisation stands twice in one list."),
    source=ours("a list names each member once"),
)
def entity_printed_twice(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for organisations that one list of entities or partners names twice.

    Usually another organisation was meant in one of the two places, and is now missing. Compare with
    the minutes of the group that agreed on the list.
    """
    names = short_names(package)
    for loc, subject, item_clause, mentions in _lists(package):
        for party, count in Counter(mention.party for mention in mentions).items():
            if count > 1:
                message = gettext_noop("{organisation} stands {count} times in one list.")
                name = names.get(party, party)
                sentence = Sentence(message, {"organisation": name, "count": count})
                yield Hit(f"{subject}, {name}", loc, item_clause, sentence)


def _lists(package: Package) -> Iterator[tuple[Location, str, str, list[Mention]]]:
    for loc, outcome in outcomes(package):
        subject = f"outcome {outcome.code}"
        yield (*loc, "entities"), subject, clause(outcome), outcome.entities
        yield (*loc, "partners"), f"{subject}, partners", clause(outcome), outcome.partners
    for loc, _, output in outputs(package):
        yield (*loc, "entities"), f"output {output.code}", clause(output), output.entities


@design_rule(
    id="check.name-printed-differently",
    severity=Severity.NOTE,
    title=gettext_noop("An organisation is printed under one name."),
    source=ours("one name for one organisation"),
)
def name_printed_differently(package: Package, as_of: date) -> Iterator[Hit]:
    """Compares the names under which an organisation is printed; a shortened name is no difference.

    Searches, lists and later documents take two names for two organisations. Agree on the official
    one.
    """
    words = wording(package)
    country = words_of(plain(package.framework.country.name, package))
    for number, each in enumerate(package.parties.organisations):
        if each.kind == "group":
            continue
        small = {*words.list_of("small_words"), *country}
        forms = {_core(form, small): form for form in each.printed_as if not _is_address(form)}
        others = [form for core, form in forms.items() if _differs(core, each, package, small)]
        if others:
            message = gettext_noop("“{name}” is also printed as {others}.")
            name = each.short_name or plain(each.name, package)
            values = {"name": name, "others": listed(f"“{form}”" for form in others)}
            loc = ("parties", "organisations", number, "printed_as")
            yield Hit(f"organisation {each.key}", loc, clause(each), Sentence(message, values))


def _is_address(form: str) -> bool:
    return "." in form and " " not in form


def _differs(core: str, each: Organisation, package: Package, small: set[str]) -> bool:
    """Whether a printed form is neither the name nor a part of it, nor the other way round."""
    own = [_core(plain(each.name, package), small)]
    if each.short_name:
        own.append(_core(each.short_name, small))
    return not any(_inside(core, name) or _inside(name, core) for name in own)


def _core(name: str, small: set[str]) -> str:
    """The words that carry a name, run together: «UN Women» and «UNWOMEN» are the same."""
    text = name.replace("United Nations", "UN")
    return " ".join(word for word in words_of(text.replace("’", "'")) if word not in small)


def _inside(short: str, long: str) -> bool:
    return f" {short} " in f" {long} " or short.replace(" ", "") == long.replace(" ", "")
