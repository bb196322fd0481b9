"""Search: every word must stand in a text, in any language, in small letters or capitals."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from shanyraq.domains.framework.models import Block, Entry
from shanyraq.domains.packages.models import Version

MOST = 400
"""So many finds are shown; who finds more adds a word."""
SHORTEST = 2
MOST_WORDS = 12
LONGEST = 300
"""Characters of a question that are read."""


@dataclass(frozen=True, slots=True)
class Find:
    """An entry or a block of the text that holds the words."""

    code: str
    language: str
    kind: str
    key: str
    title: Any
    text: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Finds:
    """``more`` tells that there are finds beyond those listed."""

    items: tuple[Find, ...]
    more: bool


def find(versions: Sequence[Version], words: str) -> Finds:
    """Entries first, then blocks of the document, in two statements."""
    asked = words[:LONGEST].replace("\x00", " ").casefold().split()
    wanted = [word for word in dict.fromkeys(asked) if len(word) >= SHORTEST][:MOST_WORDS]
    if not wanted or not versions:
        return Finds((), False)
    by_pk = {version.pk: version for version in versions}
    holds = Q()
    for word in wanted:
        holds &= Q(folded__contains=word)
    columns = ("version_id", "kind", "key", "title", "text", "first_anchor")
    entries = Entry.objects.filter(holds, version__in=by_pk).values_list(*columns)[: MOST + 1]
    blocks = Block.objects.filter(holds, version__in=by_pk).exclude(kind="heading")
    found = [
        Find(by_pk[pk].code, by_pk[pk].language, kind, key, title, text, anchor)
        for pk, kind, key, title, text, anchor in entries
    ]
    found += [
        Find(by_pk[pk].code, by_pk[pk].language, "block", anchor, "", text, anchor)
        for pk, anchor, text in blocks.values_list("version_id", "anchor", "text")[: MOST + 1]
    ]
    return Finds(tuple(found[:MOST]), len(found) > MOST)
