"""Pages in Russian and Kazakh: no English word of the interface, and every text in English is marked as such."""

import re
from collections.abc import Iterable, Iterator
from html.parser import HTMLParser

import pytest
from django.template.loader import render_to_string
from django.utils import translation

from shanyraq.base.ui.texts import in_words
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from tests.web.addresses import FIXED, addresses
from tests.web.answers import TOUR, answer

WORD = re.compile(r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ'’-]*[A-Za-zÀ-ÿ]")
CODE = re.compile(r"[A-Z0-9]+(-[A-Z0-9]+)*|[ivx]+|ICE-SRMs")
"""Abbreviations, codes and small Roman numerals are the same in every language."""
READ_ALOUD = ("title", "aria-label", "alt", "placeholder", "data-label", "content", "label")
"""Attributes that a person hears or sees. They have one language, as ``<title>`` has."""
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
NOT_WORDS = {"code", "kbd", "samp", "script", "style", "pre", "picture", "text"}
"""Elements that hold commands, keys and file names, which no language translates; pictures are read by their labels."""

NAMES = frozenset(
    """Shanyraq OpenAPI Excel https http iCalendar Apache License Tab UN-Habitat Women Common Pledge tester test
    Русский Қазақша English Stevens""".split()
)
"""Names of things and of formats; “English” is the language's own name in the switch; the author and
the reason of the version are those of this test."""

EXAMPLE = re.compile(r"«[^«»А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі]*»|``[^`]*``")
"""What an explanation quotes as an example, in the language that it is written in, and names of arguments."""

FILE = re.compile(r"[\w/-]+\.(yaml|md|csv|json|ics|xlsx)|\.ics|Open SDG")
"""Files of a package, and the program that countries publish such data with, are named as they are."""


class Words(HTMLParser):
    """The words in Latin letters of a page, outside what is marked as another language."""

    def __init__(self, language: str, quoted: Iterable[str]) -> None:
        super().__init__()
        self.language = language
        self.quoted = sorted(quoted, key=len, reverse=True)
        self.open: list[tuple[str, str]] = []
        self.found: dict[str, str] = {}

    @property
    def foreign(self) -> bool:
        marked = [language for _, language in self.open if language]
        return bool(marked) and marked[-1] != self.language

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self.open.append(("picture" if named.get("role") == "img" else tag, named.get("lang", "")))
        if self.foreign:
            return
        for name in READ_ALOUD:
            if name in named and not (tag == "meta" and named.get("name") != "description"):
                self.collect(self.without_quotes(named[name]))

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            if self.open.pop()[0] in {tag, "picture" if tag == "svg" else tag}:
                break

    def handle_data(self, data: str) -> None:
        within = {tag for tag, _ in self.open}
        if not self.foreign and not within & NOT_WORDS:
            self.collect(self.without_quotes(data) if "title" in within else data)

    def without_quotes(self, text: str) -> str:
        """What an attribute quotes of the document cannot be marked in it."""
        for quoted in self.quoted:
            text = text.replace(quoted, "")
        return text

    def collect(self, text: str) -> None:
        for word in WORD.findall(FILE.sub("", EXAMPLE.sub("", text))):
            if not CODE.fullmatch(word) and word not in NAMES:
                self.found.setdefault(word, " ".join(text.split())[:120])


def english_words(text: str, language: str, quoted: Iterable[str] = ()) -> dict[str, str]:
    """Word → the text it stands in."""
    words = Words(language, quoted)
    words.feed(text)
    return words.found


def said_by(version: Version) -> set[str]:
    """Every text of a package that is not a key or a code."""
    labels = {row.label for indicator in version.indicators.all() for row in indicator.rows.all() if row.label}
    texts = _leaves(recent_package(version).model_dump())
    return labels | {text for text in texts if " " in text or not text.islower()}


def _leaves(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (text for item in value.values() for text in _leaves(item))
    elif isinstance(value, list):
        yield from (text for item in value for text in _leaves(item))


@TOUR
@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("framework", ["kaz", "second"])
def test_no_english_word_is_left_over(language: str, framework: str, request: pytest.FixtureRequest, db: None) -> None:
    """The gallery is left out: it shows samples in English to those who build pages.

    Anchors of a framework in another language have words of that language in them; they are keys.
    """
    version = request.getfixturevalue(framework)
    quoted = said_by(version)
    keys = {part for block in version.blocks.all() for part in block.anchor.split("-")}
    keys |= {part for block in version.blocks.all() for anchor in block.anchors for part in anchor.split("-")}
    left: dict[str, str] = {}
    for address in [*addresses(version), *FIXED]:
        if address != "/ui/":
            page = answer(version, address, language).text
            for word, text in english_words(page, language, quoted).items():
                if framework == "kaz" or word not in keys:
                    left.setdefault(word, f"{address}: {text}")
    assert left == {}


@TOUR
@pytest.mark.parametrize(("language", "shown"), [("en", 0), ("ru", 1), ("kk", 1)])
def test_the_language_of_the_document_is_told_once_on_every_page(language: str, shown: int, kaz: Version) -> None:
    with translation.override(language):
        sentence = render_to_string("ui/fallback_notice.html", {"fallback": True, "language": in_words("en")})
    told = " ".join(re.sub("<[^>]+>", " ", sentence).split())
    for address in addresses(kaz):
        found = answer(kaz, address, language)
        if found.is_page:
            assert " ".join(found.text.split()).count(told) == shown, address
