"""What search found, as a page lists it: by kind, linked, with the words marked in a short passage."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.html import escape, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from shanyraq.base.ui.texts import pick
from shanyraq.domains.framework.queries.search import Find, Finds
from shanyraq.domains.framework.web.kinds import KINDS, OTHER, target_of

AROUND = 90
"""Characters shown on either side of the first word that was found."""
MARKUP = re.compile(r"\{§[^}]*\}|\*\*|<br>|^\||\|$|\| *--- *", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class FoundLine:
    """One find: where it leads, what it is called, the passage with the words marked."""

    href: str
    code: str
    title: str
    language: str
    passage: SafeString
    anchor: str


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """The finds of one kind."""

    kind: str
    heading: str | Promise
    lines: tuple[FoundLine, ...]


def found_groups(found: Finds, words: str) -> tuple[FoundGroup, ...]:
    """The finds by kind, the document's own text last."""
    wanted = [word for word in words.casefold().split() if len(word) > 1]
    kinds: dict[str, list[FoundLine]] = {}
    for item in found.items:
        kinds.setdefault(item.kind, []).append(_line(item, wanted))
    order = {kind: number for number, kind in enumerate([*KINDS, "block"])}
    return tuple(
        FoundGroup(kind, _("In the document") if kind == "block" else KINDS.get(kind, OTHER).heading, tuple(lines))
        for kind, lines in sorted(kinds.items(), key=lambda pair: order.get(pair[0], len(order)))
    )


def _line(item: Find, words: list[str]) -> FoundLine:
    title = pick(item.title, item.language)
    text = MARKUP.sub(" ", item.text)
    whole = _every_language(item.title)
    shown = title.text
    if words and not all(word in f"{shown} {text}".casefold() for word in words):
        text = f"{text} {whole}"
    return FoundLine(_href(item), item.code, shown, title.language, marked(" ".join(text.split()), words), item.anchor)


def _every_language(title: Any) -> str:
    return " · ".join(title.values()) if isinstance(title, Mapping) else ""


def _href(item: Find) -> str:
    target = target_of(item.kind, item.key) if item.kind != "block" else None
    if target is None:
        return f"{reverse('document', args=[item.code])}#{item.anchor}"
    place = f"#{target.place}" if target.place else ""
    return reverse(target.name, args=[item.code, *target.args]) + place


def marked(text: str, words: list[str]) -> SafeString:
    """A passage around the first word found, with every word in ``<mark>``."""
    if not words:
        return escape(text[: 2 * AROUND])
    pattern = re.compile("|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)), re.IGNORECASE)
    first = pattern.search(text)
    start = max(first.start() - AROUND, 0) if first else 0
    end = start + 2 * AROUND + (len(first[0]) if first else 0)
    piece = ("… " if start else "") + text[start:end] + (" …" if end < len(text) else "")
    return format_html_join("", "{}", _pieces(piece, pattern))


def _pieces(text: str, pattern: re.Pattern[str]) -> list[tuple[SafeString]]:
    pieces, at = [], 0
    for hit in pattern.finditer(text):
        pieces.append((escape(text[at : hit.start()]),))
        pieces.append((SafeString(f"<mark>{escape(hit[0])}</mark>"),))
        at = hit.end()
    return [*pieces, (escape(text[at:]),)]
