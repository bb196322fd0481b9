"""Why a row has its verdict, as a proof: values used, how they were read, what follows, by which rule and clause."""

from collections.abc import Iterable, Sequence

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from shanyraq.base.ui.speech import say_marked
from shanyraq.base.ui.templatetags.reasons import cited, facts, rule_link
from shanyraq.domains.indicators.rules import wording
from shanyraq.domains.indicators.rules.trend import Trend
from shanyraq.domains.indicators.rules.verdict import Verdict
from shanyraq.kernel.sentences import Sentence

Cited = tuple[SafeString, SafeString]
INPUTS = (wording.BASELINE, wording.BASELINE_UNDATED, wording.TARGET, wording.LATEST, wording.NEWEST)
"""Sentences that name a value and nothing else."""


def proof_of(verdict: Verdict, clauses: SafeString, own: str, cited_once: Cited | None = None) -> SafeString:
    """The proof of a verdict. ``clauses``: links to the signed text; ``cited_once``: rule and source, known already."""
    rule, source = cited_once or by_which(verdict)
    remarks = [remark.sentence for remark in verdict.remarks]
    used = [sentence for sentence in verdict.explanation if sentence.template in INPUTS]
    follows = [each for each in verdict.explanation if each not in used and each not in remarks]
    return facts(
        (
            (_("Values used"), _said(used, own)),
            (_("Remarks"), _said(remarks, own)),
            (_("What follows"), _said(follows, own)),
            (_("Rule"), [rule]),
            (_("Source"), [source]),
            (_("Signed text"), [clauses] if clauses else []),
        )
    )


def by_which(verdict: Verdict) -> Cited:
    """The rule and the source of a verdict, as links: on a page mostly the same for all."""
    return rule_link(verdict.rule), cited(verdict.source)


def proof_of_trend(trend: Trend, clauses: SafeString, own: str) -> SafeString:
    """The proof of a trend before the framework."""
    return facts(
        (
            (_("What follows"), _said(trend.explanation, own)),
            (_("Rule"), [rule_link(trend.rule)]),
            (_("Signed text"), [clauses] if clauses else []),
        )
    )


def _said(sentences: Iterable[Sentence], own: str) -> Sequence[SafeString]:
    return [say_marked(sentence, own) for sentence in sentences]
