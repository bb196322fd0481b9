"""What search found, as a page lists it: by kind, each find once, linked, with the words marked."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.http import Http404
from django.urls import reverse
from django.utils import translation
from django.utils.functional import Promise
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shanyraq.base.ui.clauses import anchor_words, clause_href, clause_label
from shanyraq.base.ui.filters import FilterGroup, Option
from shanyraq.base.ui.texts import pick
from shanyraq.domains.framework.queries.plain import plain
from shanyraq.domains.framework.queries.search import Find, Finds, Question, question
from shanyraq.domains.framework.vocabulary import BLOCK, CLAUSE
from shanyraq.domains.framework.web.kinds import DIRECT, KINDS, OTHER, target_of
from shanyraq.domains.framework.web.passages import best_row, met, passage
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.words import Asked

FIRST = 6
"""So many finds of a kind are shown where all kinds are."""
EACH = 24
"""So many are looked at for them: some are alike, and those with all words in their title come first."""
TITLE_AROUND = 110
IN_THE_DOCUMENT = _("In the document")
ORDER = {kind: number for number, kind in enumerate([*KINDS, BLOCK])}
YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Where:
    """A link of a find: to the clause that says it, or to one of its years."""

    href: str
    label: str


@dataclass(frozen=True, slots=True)
class FoundLine:
    """One find. ``called``: «Indicator», where it is what was named; languages are empty where the reader's own."""

    framework: str
    href: str
    called: str | Promise
    code: str
    title: SafeString
    title_lang: str
    passage: SafeString
    passage_lang: str
    where: tuple[Where, ...]
    complete: bool

    @property
    def is_foreign(self) -> bool:
        """Whether what holds the words is in a language that is not the reader's."""
        return bool(self.title_lang if self.complete else self.passage_lang)


@dataclass(frozen=True, slots=True)
class FoundGroup:
    """The finds of one kind. ``number``: how many there are, of which ``lines`` may be the first."""

    kind: str
    heading: str | Promise
    number: int
    lines: tuple[FoundLine, ...]

    @property
    def is_cut(self) -> bool:
        """Whether there are finds that are not listed."""
        return sum(len(line.where) or 1 for line in self.lines) < self.number


def question_of(versions: Iterable[Version], words: str) -> Question:
    """What a reader asks for. «Indicator 1.2.1» and «Annex 4» are said in the reader's language or in English."""
    names, kinds = [anchor_words(words)], []
    for kind, word in DIRECT.items():
        for label in (str(word), _in_english(word)):
            rest = words[len(label) :].strip(" :№")
            if rest and words.casefold().startswith(f"{label.casefold()} "):
                names.append(rest)
                kinds.append(kind)
    return question(versions, words, names, kinds if len(names) > 1 else ())


def _in_english(word: str | Promise) -> str:
    with translation.override("en"):
        return str(word)


def kind_filter(found: Finds, asked: str) -> FilterGroup:
    """The kinds found, with how many of each; the one asked for even where nothing of it was.

    :raises Http404: for what is no kind.
    """
    label = _("Kind")
    if asked and asked not in ORDER:
        message = gettext("There is no “%(value)s” under “%(filter)s”.")
        raise Http404(message % {"value": asked, "filter": label})
    counts = {**({asked: 0} if asked else {}), **found.counts}
    kinds = sorted(counts, key=lambda kind: ORDER.get(kind, len(ORDER)))
    return FilterGroup("kind", str(label), [Option(kind, str(heading(kind)), counts[kind]) for kind in kinds])


def heading(kind: str) -> str | Promise:
    """What a list of a kind is called."""
    return IN_THE_DOCUMENT if kind == BLOCK else KINDS.get(kind, OTHER).heading


def found_groups(
    found: Finds, asked: Question, day: date | None = None, first: int | None = FIRST
) -> tuple[FoundGroup, ...]:
    """The finds by kind, the document's own text last; of each kind the best ones first.

    :param first: so many lines of each kind; None: all.
    """
    kinds: dict[str, list[Find]] = {}
    for item in found.items:
        kinds.setdefault(item.kind, []).append(item)
    return tuple(
        FoundGroup(kind, heading(kind), found.counts[kind], tuple(_folded(items, asked.words, day)[:first]))
        for kind, items in sorted(kinds.items(), key=lambda pair: ORDER.get(pair[0], len(ORDER)))
    )


def direct_lines(found: Finds, asked: Question, day: date | None = None) -> tuple[FoundLine, ...]:
    """What is called as the question says, the things before the clauses."""
    order = {kind: number for number, kind in enumerate(DIRECT)}
    items = sorted(found.direct, key=lambda item: order.get(item.kind, len(order)))
    return tuple(replace(_line(item, asked.words, day), called=DIRECT.get(item.kind, "")) for item in items)


def _folded(items: Sequence[Find], words: Sequence[Asked], day: date | None) -> list[FoundLine]:
    """What says the same in several places, in several years, is one line.

    Lines whose title has all words come first, those that hold them only in a language that is not the reader's last.
    """
    alike: dict[Any, list[Find]] = {}
    for item in items:
        alike.setdefault(_sameness(item), []).append(item)
    lines = []
    for same in alike.values():
        line = _line(same[0], words, day)
        lines.append(replace(line, where=tuple(_where(each, day) for each in same)) if len(same) > 1 else line)
    return sorted(lines, key=lambda line: (line.is_foreign, not line.complete))


def _sameness(item: Find) -> tuple[str, ...]:
    if item.kind == BLOCK:
        return (item.framework, item.anchor)
    title = item.title if isinstance(item.title, str) else "\n".join(item.title.values())
    return (item.framework, YEAR.sub("", title) if item.kind == "activity" else title)


def _line(item: Find, words: Sequence[Asked], day: date | None) -> FoundLine:
    if item.kind in {BLOCK, CLAUSE}:
        return _of_document(item, words, day)
    title = pick(item.title, item.language)
    missing = set(range(len(words))) - met(plain(title.text), words, title.language)
    text, text_lang = _beside(item, words, missing)
    return FoundLine(
        framework=item.framework,
        href=_href(item, day),
        called="",
        code="" if item.kind == "activity" else item.code,
        title=passage(plain(title.text), words, title.language, TITLE_AROUND),
        title_lang=title.lang,
        passage=passage(text, words, text_lang),
        passage_lang=text_lang if text_lang != _reader() else "",
        where=(_where(item, day),),
        complete=not missing,
    )


def _of_document(item: Find, words: Sequence[Asked], day: date | None) -> FoundLine:
    """A clause: the address is its name, the text is the passage."""
    row = best_row(item.text, words, item.language)
    anchor = item.anchor if item.kind == CLAUSE else row.anchor or item.anchor
    return FoundLine(
        framework=item.framework,
        href=clause_href(item.framework, anchor, day),
        called="",
        code=clause_label(anchor),
        title=SafeString(""),
        title_lang="",
        passage=passage(row.text, words, item.language),
        passage_lang=item.language if item.language != _reader() else "",
        where=(),
        complete=len(met(row.text, words, item.language)) == len(words),
    )


def _beside(item: Find, words: Sequence[Asked], missing: set[int]) -> tuple[str, str]:
    """What stands under the title, and its language: a short name always, another text where it has words.

    The reader's language comes first, then the signed one; words that stand in neither are shown in theirs.
    """
    said = pick(item.text, item.language)
    if said.text and item.kind in {"organisation", "body"}:
        return plain(said.text), said.language
    if not missing:
        return "", _reader()
    texts = [
        text if isinstance(text, Mapping) else {item.language: text} for text in (item.text, item.beside, item.title)
    ]
    for own in dict.fromkeys([_reader(), item.language, *(language for text in texts for language in text)]):
        found = [(shown, missing & met(shown, words, own)) for text in texts if (shown := plain(text.get(own, "")))]
        best, has = max(found, key=lambda each: len(each[1]), default=("", set()))
        if has:
            return best, own
    return "", _reader()


def _where(item: Find, day: date | None) -> Where:
    if item.kind == "activity" and item.code:
        return Where(_href(item, day), item.code)
    return Where(clause_href(item.framework, item.anchor, day), clause_label(item.anchor))


def _href(item: Find, day: date | None) -> str:
    target = target_of(item.kind, item.key)
    if target is None:
        return clause_href(item.framework, item.anchor, day)
    asked = f"?as_of={day.isoformat()}" if day else ""
    place = f"#{target.place}" if target.place else ""
    return reverse(target.name, args=[item.framework, *target.args]) + asked + place


def _reader() -> str:
    return (translation.get_language() or "en").split("-")[0]
