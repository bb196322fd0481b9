"""Lists that forms choose from: UN entities and other organisations of a framework, kinds of organisations."""

from shanyraq.base.doors.choices import Choices, joined
from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.queries import version_in_force, versions_for
from shanyraq.domains.parties.models import Organisation
from shanyraq.domains.parties.queries import UN_ENTITY
from shanyraq.domains.parties.queries.register import register
from shanyraq.domains.parties.web.words import KINDS
from shanyraq.kernel.errors import NotFound


def entities_list(framework: str) -> Choices:
    """The UN entities of a framework, or of all, by key, in the order of their short names."""
    named = joined(
        (key, short or pick(name, version.language))
        for version in versions_for(framework)
        for key, short, name in version.organisations.filter(kind=UN_ENTITY).values_list("key", "short_name", "name")
    )
    return sorted(named, key=lambda each: each[1].casefold())


def partners_list(framework: str) -> Choices:
    """Whoever may be an implementing partner: organisations of a framework, or of all, that are no UN entities."""
    entities = dict(entities_list(framework))
    found = [each for version in versions_for(framework) for each in organisations_list(version.code)]
    return [each for each in joined(found) if each[0] not in entities]


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
