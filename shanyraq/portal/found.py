"""What search finds beside the index of words: findings of the check, rules, and how progress is judged.

These are no texts of a version: rules are this release's, and a finding is said anew by each reader's language. Their
words are taken once and remembered; finding them takes one statement at most.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation
from django.utils.html import strip_tags

from shanyraq.base.rulebook import rulebook
from shanyraq.base.ui.speech import say
from shanyraq.domains.framework.vocabulary import FINDING, RULE
from shanyraq.domains.framework.web.finds import FIRST, FoundGroup, FoundLine, heading
from shanyraq.domains.framework.web.passages import met, passage, plain
from shanyraq.domains.packages.queries.findings import design_findings
from shanyraq.domains.packages.queries.recent import Recent
from shanyraq.domains.packages.rules import DESIGN_RULES
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.words import Asked, forms, words

JUDGED = gettext_noop("How progress is judged")
METHOD = ("portal/method_steps.html",)
"""The parts of the method page that explain; they need nothing to be rendered."""
Texts = dict[str, str]
"""Language → words."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something that is said in each language of the interface, where it stands, and its words in any form."""

    title: Texts
    beside: Texts
    code: str
    href: str
    forms: frozenset[str]


_findings: Recent[tuple[Said, ...]] = Recent(16)


def found_beside(asked: Sequence[Asked], page: FrameworkPage | None, kind: str) -> list[FoundGroup]:
    """The findings of the page's framework, where there is one, and the rules that hold all the words.

    :param kind: only of this kind all of them, instead of the first of each.
    """
    sources = {RULE: _rules()} if asked else {}
    if page and asked:
        sources = {FINDING: _of_framework(page), **sources}
    groups = []
    for of, known in sources.items():
        holding = [said for said in known if all(word.met_by(said.forms) for word in asked)]
        lines = [_line(said, asked, page) for said in holding]
        if lines:
            groups.append(FoundGroup(of, heading(of), len(lines), tuple(lines if kind else lines[:FIRST])))
    return groups


def nowhere(asked: Sequence[Asked], missing: Iterable[str], page: FrameworkPage | None) -> tuple[str, ...]:
    """Which of the words that no text has are in no finding and no rule either."""
    known = (*_rules(), *(_of_framework(page) if page else ()))
    words_of = {word.word: word for word in asked}
    return tuple(each for each in missing if not any(words_of[each].met_by(said.forms) for said in known))


def _of_framework(page: FrameworkPage) -> tuple[Said, ...]:
    found = design_findings(page.version, page.as_of)
    key = (page.version.code, page.version.digest, page.as_of)
    check = reverse("check", args=[page.code])

    def derive() -> tuple[Said, ...]:
        rules = {each.rule: _texts(DESIGN_RULES[each.rule].title) for each in found}
        return tuple(
            _said(_texts(each.message), rules[each.rule], each.rule, f"{check}?rule={each.rule}") for each in found
        )

    return _findings.get(key, derive)


@cache
def _rules() -> tuple[Said, ...]:
    """How progress is judged, then every rule by its title."""
    method = reverse("method")
    steps = {language: _method(language) for language, _name in settings.LANGUAGES}
    rules = (_said(_texts(rule.title), {}, rule.id, f"{method}#{rule.id}") for rule in rulebook())
    return (_said(_texts(JUDGED), steps, "", method), *rules)


def _method(language: str) -> str:
    with translation.override(language):
        parts = (strip_tags(render_to_string(name).replace("<", " <")) for name in METHOD)
        return " ".join(" ".join(parts).split())


def _texts(sentence: Sentence | str) -> Texts:
    texts = {}
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            texts[language] = plain(say(sentence))
    return texts


def _said(title: Texts, beside: Texts, code: str, href: str) -> Said:
    said = [*title.items(), *beside.items()]
    known = {form for language, text in said for word in words(text) for form in forms(word, language)}
    return Said(title, beside, code, href, frozenset([*known, *words(code)]))


def _line(said: Said, asked: Sequence[Asked], page: FrameworkPage | None) -> FoundLine:
    """In the reader's language, even where only another one has the words."""
    reader = (translation.get_language() or "en").split("-")[0]
    title, beside = said.title[reader], said.beside.get(reader, "")
    missing = set(range(len(asked))) - met(title, asked, reader)
    return FoundLine(
        framework=page.code if page else "",
        href=f"{said.href}&as_of={page.asked.isoformat()}" if page and page.asked and "?" in said.href else said.href,
        called="",
        code=said.code,
        title=passage(title, asked, reader),
        title_lang="",
        passage=passage(beside if missing & met(beside, asked, reader) else "", asked, reader),
        passage_lang="",
        where=(),
        complete=not missing,
    )
