"""Amending what an indicator is, who leads it, and where its data come from."""

from collections.abc import Iterator, Mapping
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.domains.indicators.commands import AmendIndicator
from shanyraq.domains.indicators.queries.called import name_of
from shanyraq.domains.indicators.rules.amending import refused_languages, refused_leads
from shanyraq.domains.indicators.verbs.finding import (
    indicator_in,
    indicators,
    scope_in,
    scope_of,
    with_indicator,
)
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.reading.values import INTERFACE
from shanyraq.domains.packages.schema import Indicator, Package
from shanyraq.domains.packages.verbs.editing import Edited, edit, newest, seen_package
from shanyraq.domains.packages.verbs.framework import version_facts
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject

AMENDABLE = ("title", "source", "lead_entities", "desired", "desired_reason")
TEXTS = ("title", "source", "desired_reason")
"""What may be said in several languages."""


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The indicator as it stands, with the version that it was read from."""
    if not entered.get("framework") or not entered.get("indicator"):
        return {}
    version = version_in_force(str(entered["framework"]))
    indicator = indicator_in(recent_package(version), str(entered["indicator"]))
    stands = _known(indicator, version.language)
    return {"framework": version.code, "indicator": indicator.key, "seen": version.number, **stands}


def every_indicator(framework: str) -> Iterator[Thing]:
    """Every indicator as it stands."""
    version = version_in_force(framework)
    for outcome, _, indicator in indicators(recent_package(version)):
        values = {"indicator": indicator.key, "seen": version.number, **_known(indicator, version.language)}
        yield Thing(name_of(indicator, version.language), values, scope_in(framework, outcome, indicator))


@verb(
    "indicators.indicator.amend",
    title=gettext_noop("Amend an indicator"),
    said=gettext_noop("{actor} amended indicator {name}: {fields}"),
    permission=Permission.EDIT_INDICATORS,
    scope=scope_of,
    known=known,
    listed=Listing(("indicator",), every_indicator),
)
def amend(trail: Trail, command: AmendIndicator) -> Edited:
    """Amends title, source, lead entities or desired direction of an indicator, in a new version of the framework."""
    _, version = newest(command.framework)
    package = recent_package(version)
    current = indicator_in(package, command.indicator)
    own = package.framework.language
    _ask(trail, package, command)
    wanted = trail.merge(
        command.seen,
        version.number,
        mine=command.changed(),
        theirs=_known(current, own),
        base=lambda: _known(indicator_in(seen_package(command.framework, command.seen or 0), command.indicator), own),
    )
    for name in set(TEXTS) & wanted.keys():
        wanted[name] = _merged(getattr(current, name), wanted[name], own)
    changed = current.model_copy(update=wanted)
    edited = edit(
        trail,
        command.framework,
        lambda each: with_indicator(each, current.key, lambda _: changed),
        reason=command.reason,
    )
    if edited.version is None:
        trail.nothing_to_do()
        return edited
    after = _values(changed)
    fields = [name for name, value in _values(current).items() if after[name] != value]
    trail.record(
        Subject("indicator", current.key, command.framework, current.code or current.key),
        {**version_facts(edited.version, edited.changes), "fields": ", ".join(fields)},
        before=_values(current),
        after=after,
        reason=command.reason,
    )
    return edited


def _ask(trail: Trail, package: Package, command: AmendIndicator) -> None:
    """Whether everything that the change names is there."""
    said = command.changed()
    named = {each.key for each in package.parties.organisations}
    trail.ask(refused_leads(said.get("lead_entities", ()), named))
    texts = {name: said[name] for name in TEXTS if name in said}
    trail.ask(refused_languages(texts, list(dict.fromkeys([*package.framework.languages, *INTERFACE]))))


def _known(indicator: Indicator, own: str) -> dict[str, Any]:
    return {name: _texts(value, own) if name in TEXTS else value for name, value in _values(indicator).items()}


def _values(indicator: Indicator) -> dict[str, Any]:
    return {name: getattr(indicator, name) for name in AMENDABLE}


def _texts(value: Any, own: str) -> Any:
    return {own: value} if isinstance(value, str) else value


def _merged(current: Any, new: Mapping[str, str], own: str) -> Any:
    """The text with some languages replaced: a language that nobody entered stays as it is."""
    merged = {**(_texts(current, own) or {}), **new}
    return merged[own] if set(merged) == {own} and isinstance(current, str) else merged
