"""What a framework says around its sub-outputs: outputs, entities, SDG targets, organisations and
places by any of their names."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from shanyraq.base.verbs.turn import read_once
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import Recent, recent_package
from shanyraq.domains.packages.schema import Organisation, Outcome, Output, Package
from shanyraq.domains.parties.queries.register import register
from shanyraq.domains.parties.rules.register import folded
from shanyraq.domains.reference.queries import places_of
from shanyraq.domains.reference.vocabulary import Place, PlaceKind
from shanyraq.domains.workplans.queries.formed import terms
from shanyraq.domains.workplans.registry import Becoming
from shanyraq.domains.workplans.rules.facts import Facts, Surroundings
from shanyraq.domains.workplans.rules.places import UNKNOWN, Gazetteer, gazetteer
from shanyraq.domains.workplans.rules.placing import OutputLine
from shanyraq.kernel.scopes import Scope

Text = str | Mapping[str, str]
GROUP = "group"
"""A kind of organisations that the document names, and none of them."""


@dataclass(frozen=True, slots=True)
class Named:
    """An organisation: what it is called for short, as it was signed, and in full by language.

    ``called``: as lists and sentences call it: for short where it has a short name, by language.
    """

    short: str
    name: Text
    called: Text


@dataclass(frozen=True, slots=True)
class Around:
    """``outputs`` in the order of the document; ``keys``: folded name → key of an organisation; ``named``: by key."""

    languages: tuple[str, ...]
    outputs: tuple[OutputLine, ...]
    keys: Mapping[str, str]
    named: Mapping[str, Named]
    of_output: Mapping[str, Surroundings]
    gazetteer: Gazetteer = UNKNOWN


@dataclass(frozen=True, slots=True)
class Signed:
    """What comes of the document alone, and is remembered as long as its version."""

    outputs: tuple[OutputLine, ...]
    keys: Mapping[str, str]
    named: Mapping[str, Named]
    of_output: Mapping[str, Surroundings]
    gazetteer: Gazetteer


_signed: Recent[Signed] = Recent(8)


def around(version: Version, as_of: date | None = None) -> Around:
    """Of a version, with the organisations that joined its register, and its joint programmes and initiatives, as there
    were on a day. Two statements when the version was read before; none in the turn of a verb that read them before.
    """
    return read_once((around, version.pk, as_of), partial(_around, version, as_of))


def _around(version: Version, as_of: date | None) -> Around:
    signed = _signed.get((version.code, version.digest), lambda: _of_package(recent_package(version)))
    keys, named, of_output = dict(signed.keys), dict(signed.named), signed.of_output
    entries = register(version)
    for entry in entries:
        key = entry.merged_into or entry.key
        for name in (*_texts(entry.name), entry.short_name):
            keys.setdefault(folded(name), key)
        named[entry.key] = Named(entry.short_name, entry.name, entry.short_name or entry.name)
    keys.pop("", None)
    joint = terms(version.framework_id, as_of)
    if entries or joint:
        known = frozenset(named)
        of_output = {code: replace(each, known_organisations=known, joint=joint) for code, each in of_output.items()}
    return Around(tuple(version.languages), signed.outputs, keys, named, of_output, signed.gazetteer)


def _of_package(package: Package) -> Signed:
    organisations = [each for each in package.parties.organisations if each.kind != GROUP]
    keys: dict[str, str] = {}
    for each in organisations:
        for name in _names(each):
            keys.setdefault(folded(name), each.key)
    own = package.framework.language
    named = {each.key: Named(each.short_name or "", each.name, _called(each, own)) for each in organisations}
    outputs = tuple(
        OutputLine(output.code, outcome.code, tuple(_texts(output.statement)), tuple(_texts(outcome.statement)))
        for outcome in package.outcomes
        for output in outcome.outputs
    )
    known = _gazetteer(package)
    return Signed(outputs, keys, named, dict(_surroundings(package, frozenset(named), known)), known)


def _gazetteer(package: Package) -> Gazetteer:
    country = package.framework.country
    name = _by_language(package, country.name)
    return gazetteer(places_of(country.iso3), Place(country.iso3, PlaceKind.COUNTRY, name, name))


def _called(each: Organisation, own: str) -> Text:
    if not each.short_name:
        return each.name
    return {own: each.short_name, **each.short_names} if each.short_names else each.short_name


def _surroundings(package: Package, known: frozenset[str], places: Gazetteer) -> Iterator[tuple[str, Surroundings]]:
    statements = {each.code: _by_language(package, each.statement) for one in package.outcomes for each in one.outputs}
    first, last = package.framework.starts_on.year, package.framework.ends_on.year
    for outcome in package.outcomes:
        targets = frozenset(link.code for link in outcome.sdg_targets)
        for output in outcome.outputs:
            entities = _entities(outcome, output)
            yield output.code, Surroundings(entities, targets, statements, first, last, known, places)


def _entities(outcome: Outcome, output: Output) -> frozenset[str]:
    return frozenset(each.party for each in output.entities or outcome.entities)


def _by_language(package: Package, text: Text) -> Mapping[str, str]:
    return text if isinstance(text, Mapping) else {package.framework.language: text}


def _names(organisation: Organisation) -> Sequence[str]:
    short = [organisation.short_name or "", *organisation.short_names.values()]
    return [*short, *_texts(organisation.name), *organisation.printed_as, organisation.key]


def _texts(text: Text) -> list[str]:
    return list(text.values()) if isinstance(text, Mapping) else [text]


def scope_of(framework: str, facts: Facts, there: Around) -> Scope:
    """What a sub-output belongs to: its framework, its outcome, its entities."""
    outcomes = frozenset(line.outcome for line in there.outputs if line.code == facts.output)
    return Scope(framework, outcomes, frozenset(facts.entities))


def becoming_of(pk: int, before: Facts, after: Facts, there: Around) -> Becoming:
    """A sub-output that is to become another, as whoever keeps its money looks at it."""
    outcomes = {line.code: line.outcome for line in there.outputs}
    was, now = ((outcomes.get(each.output, ""), frozenset(each.entities)) for each in (before, after))
    return Becoming(pk, was, now)


def anywhere_in(framework: str, there: Around) -> Scope:
    """A place that belongs to every outcome and entity: whoever may do something somewhere may do it there."""
    outcomes = frozenset(line.outcome for line in there.outputs)
    return Scope(framework, outcomes, frozenset(there.named))
