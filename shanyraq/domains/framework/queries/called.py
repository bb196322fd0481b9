"""What things of a version are called, by their keys alone: for whoever speaks of them elsewhere."""

from collections.abc import Collection, Sequence
from datetime import date

from shanyraq.base.doors.pages import Place
from shanyraq.base.ui.texts import by_language
from shanyraq.domains.framework.models import Block, Entry
from shanyraq.domains.framework.queries.texts import anchors
from shanyraq.domains.packages.queries import newest_among
from shanyraq.domains.packages.queries.versions import in_force_of


def entries_named(
    kind: str, framework: str, keys: Sequence[str], as_of: date | None = None
) -> dict[str, dict[str, str]]:
    """The codes and titles of entries by language, the signed one first. One statement."""
    return entries_of_kinds([kind], framework, keys, as_of)


def entries_of_kinds(
    kinds: Collection[str], framework: str, keys: Sequence[str], as_of: date | None = None
) -> dict[str, dict[str, str]]:
    """The same of entries of several kinds together. One statement."""
    found = Entry.objects.filter(version__in=in_force_of(framework, as_of), kind__in=kinds, key__in=keys)
    rows = found.values_list("key", "code", "title", "version__language")
    return {key: by_language(title, own, code or "") for key, code, title, own in rows}


def entries_standing(places: Collection[Place]) -> set[Place]:
    """Those of the entries that the newest version of their framework has. One statement."""
    kinds, codes, keys = (set(each) for each in zip(*places, strict=True))
    found = Entry.objects.filter(version__in=newest_among(codes), kind__in=kinds, key__in=keys)
    return {Place(*each) for each in found.values_list("kind", "version__framework__code", "key")}


def clauses_named(framework: str, keys: Sequence[str], as_of: date | None = None) -> dict[str, dict[str, str]]:
    """The anchors of clauses, whose keys are their anchors without the mark «§»: the same in every language."""
    rows = Block.objects.filter(version__in=in_force_of(framework, as_of)).values_list("anchor", "anchors")
    known = {anchor for own, inner in rows for anchor in (own, *anchors(inner))}
    return {key: {"en": f"§{key}"} for key in keys if f"§{key}" in known}
