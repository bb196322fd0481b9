"""Why a row has its verdict, as a proof: values used, how they were read, what follows, by which rule and clause."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import NamedTuple

from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shanyraq.base.ui.markup import escaped
from shanyraq.base.ui.speech import say_marked
from shanyraq.base.ui.templatetags.reasons import cited, facts, rule_link
from shanyraq.domains.indicators.rules import wording
from shanyraq.domains.indicators.rules.forecast import Forecast
from shanyraq.domains.indicators.rules.trend import Trend
from shanyraq.domains.indicators.rules.verdict import Verdict
from shanyraq.kernel.sentences import Sentence
from shanyraq.kernel.sources import Source

INPUTS = {wording.BASELINE, wording.BASELINE_UNDATED, wording.TARGET, wording.LATEST, wording.NEWEST}
"""Sentences that name a value and nothing else."""


class Terms(NamedTuple):
    """What the parts of a proof are called."""

    used: SafeString
    remarks: SafeString
    follows: SafeString
    rule: SafeString
    source: SafeString
    text: SafeString


class Proofs:
    """Writes the proofs of one page. What they have in common is written once: terms, rules, sources."""

    def __init__(self, own: str) -> None:
        self.own = own
        self.language = get_language()
        self.rules: dict[str, SafeString] = {}
        self.sources: dict[Source, SafeString] = {}

    @cached_property
    def terms(self) -> Terms:
        named = (_("Values used"), _("Remarks"), _("What follows"), _("Rule"), _("Source"), _("Signed text"))
        return Terms(*map(escaped, named))

    def of(self, verdict: Verdict, clauses: SafeString) -> SafeString:
        """The proof of a verdict. ``clauses``: links to the signed text."""
        remarks = [remark.sentence for remark in verdict.remarks]
        used = [each for each in verdict.explanation if each.template in INPUTS]
        follows = [each for each in verdict.explanation if each.template not in INPUTS and each not in remarks]
        terms = self.terms
        return facts(
            (
                (terms.used, self._said(used)),
                (terms.remarks, self._said(remarks)),
                (terms.follows, self._said(follows)),
                (terms.rule, [self._rule(verdict.rule)]),
                (terms.source, [self._source(verdict.source)]),
                (terms.text, [clauses] if clauses else []),
            )
        )

    def of_trend(self, trend: Trend, clauses: SafeString) -> SafeString:
        """The proof of a trend before the framework."""
        terms = self.terms
        return facts(
            (
                (terms.follows, self._said(trend.explanation)),
                (terms.rule, [self._rule(trend.rule)]),
                (terms.text, [clauses] if clauses else []),
            )
        )

    def of_forecast(self, found: Forecast) -> SafeString:
        """The proof of what is expected."""
        terms = self.terms
        return facts(((terms.follows, self._said(found.explanation)), (terms.rule, [self._rule(found.rule)])))

    def _said(self, sentences: Iterable[Sentence]) -> Sequence[SafeString]:
        return [say_marked(sentence, self.own, self.language) for sentence in sentences]

    def _rule(self, rule: str) -> SafeString:
        if rule not in self.rules:
            self.rules[rule] = rule_link(rule)
        return self.rules[rule]

    def _source(self, source: Source) -> SafeString:
        if source not in self.sources:
            self.sources[source] = cited(source)
        return self.sources[source]
