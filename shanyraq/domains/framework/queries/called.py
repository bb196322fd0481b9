"""What a thing of the newest version is called, by its key alone: for whoever speaks of it elsewhere."""

from collections.abc import Collection
from typing import Any

from django.db.models import QuerySet

from shanyraq.base.doors.pages import Place
from shanyraq.base.ui.texts import pick
from shanyraq.domains.framework.models import Block, Entry
from shanyraq.domains.framework.queries.texts import anchors
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import newest_among


def entry_called(kind: str, framework: str, key: str) -> str | None:
    """The code and title of an entry, in the language that was signed; None where there is none. One statement."""
    found = Entry.objects.filter(version__in=_newest(framework), kind=kind, key=key)
    row = found.values_list("code", "title", "version__language").first()
    if row is None:
        return None
    code, title, own = row
    return " ".join(filter(None, [code, pick(title, own, own).text]))


def clause_called(framework: str, key: str) -> str | None:
    """The anchor of a clause, whose key is its anchor without the mark «§»; None where the text has none such."""
    anchor = f"§{key}"
    rows = Block.objects.filter(version__in=_newest(framework)).values_list("anchor", "anchors")
    return anchor if any(anchor == own or anchor in anchors(inner) for own, inner in rows) else None


def entries_standing(places: Collection[Place]) -> set[Place]:
    """Those of the entries that the newest version of their framework has. One statement."""
    kinds, codes, keys = (set(each) for each in zip(*places, strict=True))
    found = Entry.objects.filter(version__in=newest_among(codes), kind__in=kinds, key__in=keys)
    return {Place(*each) for each in found.values_list("kind", "version__framework__code", "key")}


def _newest(framework: str) -> QuerySet[Version, Any]:
    return Version.objects.filter(framework__code=framework).order_by("-number").values("pk")[:1]
