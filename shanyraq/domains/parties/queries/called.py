"""What organisations and contact people are called, for whoever speaks of them elsewhere."""

from collections.abc import Collection

from shanyraq.base.doors.pages import Place
from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import newest_among
from shanyraq.domains.parties.models import Contact, Organisation, Registered


def entity_called(framework: str, key: str) -> str | None:
    """An organisation of the signed document, in the language that was signed; None where there is none."""
    newest = Version.objects.filter(framework__code=framework).order_by("-number").values("pk")[:1]
    found = Organisation.objects.filter(version__in=newest, key=key).values_list("name", "version__language").first()
    return pick(found[0], found[1], found[1]).text if found else None


def entities_standing(places: Collection[Place]) -> set[Place]:
    """Those of the entities that the newest version of their framework names. One statement."""
    _, codes, keys = (set(each) for each in zip(*places, strict=True))
    found = Organisation.objects.filter(version__in=newest_among(codes), key__in=keys)
    return {Place("entity", *each) for each in found.values_list("version__framework__code", "key")}


def registered_called(framework: str, key: str) -> str | None:
    """An organisation of the register; None where there is none."""
    found = Registered.objects.filter(framework__code=framework, key=key).values_list("name", flat=True).first()
    return pick(found).text if found else None


def contact_called(framework: str, key: str) -> str | None:
    """A contact person, whose key is their number; None where there is none."""
    if not (key.isascii() and key.isdecimal() and len(key) < 19):
        return None
    return Contact.objects.filter(framework__code=framework, pk=int(key)).values_list("name", flat=True).first()
