"""What search finds beside the index of words: findings of the check, rules, and how progress is judged.

These are no texts of a version: rules are this release's, and a finding is said anew by each reader's language. Their
words are taken once and remembered; finding them takes one statement at most.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.html import strip_tags

from shanyraq.base.rulebook import rulebook
from shanyraq.base.ui.speech import say
from shanyraq.domains.framework.queries.plain import plain
from shanyraq.domains.framework.vocabulary import FINDING, RULE
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.findings import design_findings
from shanyraq.domains.packages.queries.recent import Recent
from shanyraq.domains.packages.rules import DESIGN_RULES
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.words import Asked, forms, words

JUDGED = gettext_noop("How progress is judged")
METHOD = ("portal/method_steps.html",)
"""The parts of the method page that explain; they need nothing to be rendered."""
Texts = dict[str, str]
"""Language → words."""


@dataclass(frozen=True, slots=True)
class Said:
    """Something that is said in each language of the interface, and its words in any form.

    ``code`` is that of the rule, empty for the method; ``anchor`` the clause that a finding is about, else empty.
    """

    title: Texts
    beside: Texts
    code: str
    anchor: str
    forms: frozenset[str]


_findings: Recent[tuple[Said, ...]] = Recent(16)


def holding(asked: Sequence[Asked], version: Version | None, day: date) -> dict[str, list[Said]]:
    """Kind → what holds all the words: the findings of a version on a day, where one is given, and the rules."""
    sources = {RULE: rules_said()}
    if version:
        sources = {FINDING: findings_said(version, day), **sources}
    return {
        kind: [said for said in known if asked and all(word.met_by(said.forms) for word in asked)]
        for kind, known in sources.items()
    }


def findings_said(version: Version, day: date) -> tuple[Said, ...]:
    """Every finding with the title of its rule."""
    found = design_findings(version, day)

    def derive() -> tuple[Said, ...]:
        rules = {each.rule: _texts(DESIGN_RULES[each.rule].title) for each in found}
        return tuple(_said(_texts(each.message), rules[each.rule], each.rule, each.clause) for each in found)

    return _findings.get((version.code, version.digest, day), derive)


@cache
def rules_said() -> tuple[Said, ...]:
    """How progress is judged, then every rule by its title."""
    steps = {language: _method(language) for language, _name in settings.LANGUAGES}
    return (_said(_texts(JUDGED), steps, ""), *(_said(_texts(rule.title), {}, rule.id) for rule in rulebook()))


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


def _said(title: Texts, beside: Texts, code: str, anchor: str = "") -> Said:
    said = [*title.items(), *beside.items()]
    known = {form for language, text in said for word in words(text) for form in forms(word, language)}
    return Said(title, beside, code, anchor, frozenset([*known, *words(code)]))
