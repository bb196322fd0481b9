"""Lists of forms of work plans to which a name may be added that is not in them: partners, places, SDG targets, joint
work. Of each its members, and which of them are usual beside what was entered.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from django.utils.text import Truncator
from django.utils.translation import gettext as _

from shanyraq.base.doors.choices import Choices, joined
from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.queries import version_in_force, versions_for
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.reference.queries import sdg_target_texts
from shanyraq.domains.workplans.queries.around import Around, around
from shanyraq.domains.workplans.queries.naming import typed
from shanyraq.domains.workplans.queries.usual import named_most
from shanyraq.domains.workplans.vocabulary import SOURCES, Tag
from shanyraq.kernel.errors import NotFound

SHORT = 110
"""Letters of a target beside a tick; a list that is searched has all of them."""


def contributors_list(framework: str) -> Choices:
    """Whoever may pay: the organisations of a framework, or of all, by name; core resources first."""
    return [*((_(source), _(source)) for source in SOURCES.values()), *implementers_list(framework)]


def implementers_list(framework: str) -> Choices:
    """Whoever may do it: the organisations of a framework, or of all, by name in the order of names."""
    found = {name for version in versions_for(framework) for name in _names(around(version))}
    return [(name, name) for name in sorted(found, key=str.casefold)]


def _names(there: Around) -> Iterable[str]:
    return typed(there.named, there)


def places_list(framework: str) -> Choices:
    """The country of a framework and its regions: as the framework writes them, in the reader's language."""
    return joined(
        (pick(place.name, version.language, version.language).text, pick(place.name, version.language).text)
        for version in versions_for(framework)
        for place in around(version).gazetteer.places.values()
    )


def sdg_targets_list(framework: str) -> Choices:
    """The 169 targets of the SDGs by code."""
    return [_target(code) for code in sdg_target_texts()]


def joint_names_list(framework: str) -> Choices:
    """The joint programmes and initiatives of a framework, or of all, by name."""
    found = {
        name
        for version in versions_for(framework)
        for each in around(version).of_output.values()
        for name in each.joint
    }
    return [(name, name) for name in sorted(found, key=str.casefold)]


def usual_contributors(framework: str, entered: Mapping[str, Any]) -> Choices:
    """Core resources, and those whom sub-outputs of the same entities name most."""
    own = _usual(framework, Tag.CONTRIBUTOR, entered)
    return list(dict([*((_(source), _(source)) for source in SOURCES.values()), *own]).items())


def usual_implementers(framework: str, entered: Mapping[str, Any]) -> Choices:
    """Those whom sub-outputs of the same entities name most."""
    return _usual(framework, Tag.IMPLEMENTER, entered)


def usual_joint_names(framework: str, entered: Mapping[str, Any]) -> Choices:
    """Those that sub-outputs of the same entities name most."""
    return _usual(framework, Tag.JOINT, entered)


def _usual(framework: str, kind: Tag, entered: Mapping[str, Any]) -> Choices:
    try:
        there = around(version_in_force(framework))
    except NotFound:
        return []
    chosen = entered.get("entities") or []
    entities = [str(each) for each in (chosen if isinstance(chosen, list | tuple) else [chosen])]
    return [(name, name) for name in typed(named_most(framework, kind, entities), there)]


def usual_sdg_targets(framework: str, entered: Mapping[str, Any]) -> Choices:
    """The targets of the outcome under whose output it stands."""
    output = str(entered.get("output") or "")
    try:
        package = recent_package(version_in_force(framework))
    except NotFound:
        return []
    return [
        _target(link.code, SHORT)
        for outcome in package.outcomes
        if output in {each.code for each in outcome.outputs}
        for link in outcome.sdg_targets
    ]


def _target(code: str, longest: int = 1_000) -> tuple[str, str]:
    text = pick(sdg_target_texts().get(code, "")).after(code).text
    return code, Truncator(text).chars(longest)
