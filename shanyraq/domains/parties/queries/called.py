"""What organisations and contact people are called, for whoever speaks of them elsewhere."""

from collections.abc import Collection, Sequence
from datetime import date

from shanyraq.base.doors.pages import Place
from shanyraq.base.ui.texts import by_language
from shanyraq.domains.packages.queries import newest_among
from shanyraq.domains.packages.queries.called import numbers
from shanyraq.domains.packages.queries.versions import in_force_of
from shanyraq.domains.parties.models import Contact, Organisation, Registered


def entities_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> dict[str, dict[str, str]]:
    """Organisations of the signed document by language, the signed one first. One statement."""
    found = Organisation.objects.filter(version__in=in_force_of(framework, as_of), key__in=keys)
    rows = found.values_list("key", "name", "version__language")
    return {key: by_language(name, own) for key, name, own in rows}


def entities_standing(places: Collection[Place]) -> set[Place]:
    """Those of the entities that the newest version of their framework names. One statement."""
    _, codes, keys = (set(each) for each in zip(*places, strict=True))
    found = Organisation.objects.filter(version__in=newest_among(codes), key__in=keys)
    return {Place("entity", *each) for each in found.values_list("version__framework__code", "key")}


def short_names(framework: str, keys: Sequence[str]) -> dict[str, dict[str, str]]:
    """What organisations of the document and of the register are called for short, else in full. Two statements."""
    entered = Registered.objects.filter(framework__code=framework, key__in=keys).values_list(
        "key", "short_name", "name"
    )
    found = {key: by_language(short or name, "en") for key, short, name in entered}
    signed = Organisation.objects.filter(version__in=in_force_of(framework, None), key__in=keys)
    for key, short, shorts, name, own in signed.values_list(
        "key", "short_name", "short_names", "name", "version__language"
    ):
        found[key] = by_language({own: short, **shorts} if short else name, own)
    return found


def registered_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> dict[str, dict[str, str]]:
    """Organisations of the register, as they are called now."""
    found = Registered.objects.filter(framework__code=framework, key__in=keys).values_list("key", "name")
    return {key: by_language(name, "en") for key, name in found}


def contacts_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> dict[str, dict[str, str]]:
    """Contact people, whose keys are their numbers, as they are called now: the same in every language."""
    found = Contact.objects.filter(framework__code=framework, pk__in=numbers(keys)).values_list("pk", "name")
    return {str(pk): {"en": name} for pk, name in found}
