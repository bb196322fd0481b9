"""Lists that forms choose from: UN entities and other organisations of a framework, kinds of organisations."""

from collections.abc import Iterable, Iterator

from shanyraq.base.doors.choices import Choices, joined
from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.queries import version_in_force, versions_for
from shanyraq.domains.parties.models import Organisation, Registered
from shanyraq.domains.parties.queries import UN_ENTITY
from shanyraq.domains.parties.queries.finding import holding
from shanyraq.domains.parties.queries.register import names_of, register
from shanyraq.domains.parties.rules.register import folded
from shanyraq.domains.parties.web.words import KINDS
from shanyraq.kernel.errors import NotFound


def entities_list(framework: str) -> Choices:
    """The UN entities of a framework, or of all, by key, in the order of their short names."""
    columns = ("key", "short_name", "short_names", "name")
    named = joined(
        (key, str(pick({version.language: short, **shorts} if short else name, version.language)))
        for version in versions_for(framework)
        for key, short, shorts, name in version.organisations.filter(kind=UN_ENTITY).values_list(*columns)
    )
    return sorted(named, key=lambda each: each[1].casefold())


def partners_list(framework: str) -> Choices:
    """Whoever may be an implementing partner: organisations of a framework, or of all, that are no UN entities."""
    entities = dict(entities_list(framework))
    found = [each for version in versions_for(framework) for each in organisations_list(version.code)]
    return [each for each in joined(found) if each[0] not in entities]


def partners_found(framework: str, words: str, most: int) -> Choices:
    """Of those, at most so many with these words."""
    entities = dict(entities_list(framework))
    found = [
        each
        for version in versions_for(framework)
        for each in organisations_found(version.code, words, most + len(entities))
    ]
    return [each for each in joined(found) if each[0] not in entities][:most]


def kinds_list(framework: str) -> Choices:
    """The kinds of organisations in words."""
    return [(kind, str(words)) for kind, words in KINDS.items()]


def registered_list(framework: str) -> Choices:
    """The entries of the register by key."""
    try:
        version = version_in_force(framework)
    except NotFound:
        return []
    return [(each.key, str(pick(each.name, version.language))) for each in register(version)]


def registered_found(framework: str, words: str, most: int) -> Choices:
    """Of those, at most so many with these words."""
    return _named(holding(Registered.objects.filter(framework__code=framework), words)[:most], framework)


def organisations_list(framework: str) -> Choices:
    """Every organisation of the document and of the register that counts, in the order of names."""
    try:
        version = version_in_force(framework)
    except NotFound:
        return []
    signed = Organisation.objects.filter(version=version).exclude(kind="group").values_list("key", "name")
    named = [(key, str(pick(name, version.language))) for key, name in signed]
    named += [(each.key, str(pick(each.name, version.language))) for each in register(version) if not each.ended]
    return sorted(named, key=lambda each: each[1].casefold())


def organisations_found(framework: str, words: str, most: int) -> Choices:
    """Of those, at most so many with these words."""
    signed = [
        (key, name)
        for key, name, known in _signed(framework)
        if not words.strip() or any(folded(words) in folded(each) for each in known) or words.strip().casefold() in key
    ]
    entered = holding(Registered.objects.filter(framework__code=framework, ended_at=None), words)
    named = [*signed, *_named(entered[:most], framework)][:most]
    return sorted(named, key=lambda each: each[1].casefold())


def _signed(framework: str) -> Iterator[tuple[str, str, tuple[str, ...]]]:
    """The organisations of the document: key, name, and everything that each is called."""
    for version in versions_for(framework) if framework else ():
        rows = Organisation.objects.filter(version=version).exclude(kind="group")
        for key, name, short in rows.values_list("key", "name", "short_name"):
            yield key, str(pick(name, version.language)), (*names_of(name), short or "")


def _named(rows: Iterable[Registered], framework: str) -> list[tuple[str, str]]:
    """Entries of the register by key and name."""
    found = list(rows)
    own = version_in_force(framework).language if found else ""
    return [(row.key, str(pick(row.name, own))) for row in found]
