"""What frameworks and amendments are called, for whoever speaks of them elsewhere."""

from shanyraq.base.ui.texts import pick
from shanyraq.domains.packages.models import Amendment, Version


def framework_called(framework: str, key: str) -> str | None:
    """The title of a framework in its own language; its key is its code. None where there is none."""
    if framework != key:
        return None
    found = Version.objects.filter(framework__code=key).order_by("-number").values_list("title", "language").first()
    return pick(found[0], found[1], found[1]).text if found else None


def amendment_called(framework: str, key: str) -> str | None:
    """The title of an amendment, whose key is its number; None where there is none."""
    if not (key.isascii() and key.isdecimal() and len(key) < 10):
        return None
    return Amendment.objects.filter(framework__code=framework, number=int(key)).values_list("title", flat=True).first()
