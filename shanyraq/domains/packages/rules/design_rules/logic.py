"""The results chain: nothing without its parts, and each statement in one wording."""

import re
from collections.abc import Iterator
from datetime import date
from difflib import SequenceMatcher

from shanyraq.domains.packages.rules.design import Hit, design_rule
from shanyraq.domains.packages.rules.design_rules.places import clause, outcomes, outputs
from shanyraq.domains.packages.rules.design_rules.sources import (
    DERIVATION,
    OUTCOMES_AND_OUTPUTS,
    RESULTS_FOCUS,
    THEORY,
)
from shanyraq.domains.packages.rules.design_rules.wording import Wording, plain, wording, words_of
from shanyraq.domains.packages.schema import Package
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop


@design_rule(
    id="check.outcome-without-output",
    severity=Severity.WARNING,
    title=gettext_noop("Every outcome has outputs."),
    source=OUTCOMES_AND_OUTPUTS,
)
def outcome_without_output(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for outcomes without any output.

    Outputs are what the entities answer for. An outcome without outputs says what is hoped, not what
    will be done. Add the outputs.
    """
    for loc, outcome in outcomes(package):
        if not outcome.outputs:
            message = gettext_noop("Outcome {outcome} has no output.")
            sentence = Sentence(message, {"outcome": outcome.code})
            yield Hit(f"outcome {outcome.code}", loc, clause(outcome), sentence)


@design_rule(
    id="check.outcome-without-indicator",
    severity=Severity.WARNING,
    title=gettext_noop("Every outcome has indicators."),
    source=RESULTS_FOCUS,
)
def outcome_without_indicator(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for outcomes that no indicator measures.

    Nobody will be able to say whether such an outcome came about. Choose indicators.
    """
    for loc, outcome in outcomes(package):
        if not outcome.indicators:
            message = gettext_noop("Outcome {outcome} has no indicator.")
            sentence = Sentence(message, {"outcome": outcome.code})
            yield Hit(f"outcome {outcome.code}", loc, clause(outcome), sentence)


@design_rule(
    id="check.output-without-entity",
    severity=Severity.WARNING,
    title=gettext_noop("Every output names the entities that deliver it."),
    source=RESULTS_FOCUS,
)
def output_without_entity(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for outputs without a list of entities.

    The UN is fully responsible for outputs; without names nobody is. Name the entities.
    """
    for loc, _, output in outputs(package):
        if not output.entities:
            message = gettext_noop("Output {output} names no entity.")
            sentence = Sentence(message, {"output": output.code})
            yield Hit(f"output {output.code}", loc, clause(output), sentence)


@design_rule(
    id="check.output-not-in-theory",
    severity=Severity.NOTE,
    title=gettext_noop("Every output stands in the theory of change."),
    source=THEORY,
)
def output_not_in_theory(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for outputs that no «if» of the theory of change stands for.

    The theory says why the outputs should bring the outcome. An output outside it has no stated
    reason. Add it to the path of its outcome.
    """
    linked = {each.output for path in package.theory_of_change.paths for each in path.ifs}
    for loc, _, output in outputs(package):
        if package.theory_of_change.paths and output.code not in linked:
            message = gettext_noop("Output {output} stands in no path of the theory of change.")
            sentence = Sentence(message, {"output": output.code})
            yield Hit(f"output {output.code}", loc, clause(output), sentence)


@design_rule(
    id="check.outcome-worded-differently",
    severity=Severity.WARNING,
    title=gettext_noop("An outcome has one wording throughout the document."),
    source=DERIVATION,
)
def outcome_worded_differently(package: Package, as_of: date) -> Iterator[Hit]:
    """Compares the wordings of an outcome in the sections that repeat it; punctuation is no difference.

    Agencies copy the outcome into their own programme documents, verbatim. With two wordings in one
    document, two agencies can both be faithful and yet differ. Declare which wording is the agreed one.
    """
    words = wording(package)
    for loc, outcome in outcomes(package):
        agreed = plain(outcome.statement, package)
        for number, other in enumerate(outcome.wordings):
            change = difference(agreed, other.text, words)
            if change:
                message = gettext_noop("{clause} words outcome {outcome} differently: “{there}” instead of “{here}”.")
                values = {
                    "clause": other.clause,
                    "outcome": outcome.code,
                    "there": change[1],
                    "here": change[0],
                }
                subject = f"outcome {outcome.code}, {other.clause}"
                yield Hit(subject, (*loc, "wordings", number), other.clause, Sentence(message, values))


@design_rule(
    id="check.output-worded-differently",
    severity=Severity.NOTE,
    title=gettext_noop("An output is worded in the theory of change as in the results framework."),
    source=THEORY,
)
def output_worded_differently(package: Package, as_of: date) -> Iterator[Hit]:
    """Compares each «if» of the theory of change with the output it stands for; articles do not count.

    A word more or less changes what is promised: «green», «digital literacy». The joint work plan is
    built on the output, the reasoning on the «if». Bring the two together.
    """
    words = wording(package)
    statements = {output.code: (output, plain(output.statement, package)) for _, _, output in outputs(package)}
    for number, path in enumerate(package.theory_of_change.paths):
        for index, each in enumerate(path.ifs):
            if each.output not in statements:
                continue
            output, statement = statements[each.output]
            change = difference(statement, plain(each.text, package), words, verbatim=False)
            if change:
                message = gettext_noop(
                    "The theory of change words output {output} differently: “{there}” instead of “{here}”."
                )
                values = {"output": output.code, "there": change[1], "here": change[0]}
                loc = ("theory_of_change", "paths", number, "ifs", index)
                yield Hit(f"output {output.code}", loc, clause(each), Sentence(message, values))


def difference(here: str, there: str, words: Wording, *, verbatim: bool = True) -> tuple[str, str] | None:
    """The places where two statements differ in words, each with its neighbours; nothing if they agree.

    A leading «if», «then» or «by 2030» and a trailing «and» belong to the section, not to the
    statement. ``verbatim=False`` also lets pass articles, and the same words in another order.
    """
    left, right = _stripped(words_of(here), words), _stripped(words_of(there), words)
    if not verbatim:
        articles = words.list_of("articles")
        left = [word for word in left if word not in articles]
        right = [word for word in right if word not in articles]
    if left == right or (not verbatim and sorted(left) == sorted(right)):
        return None
    changes = [
        (_around(left, start, end), _around(right, begin, stop))
        for tag, start, end, begin, stop in SequenceMatcher(None, left, right, autojunk=False).get_opcodes()
        if tag != "equal"
    ]
    return " … ".join(one for one, _ in changes), " … ".join(other for _, other in changes)


def _around(text: list[str], start: int, end: int) -> str:
    """A stretch of words with one neighbour on either side, so that a missing word can be seen."""
    return " ".join(text[max(0, start - 1) : end + 1])


def _stripped(text: list[str], words: Wording) -> list[str]:
    while text and (text[0] in words.list_of("lead_words") or re.fullmatch(r"(?:19|20)\d\d", text[0])):
        text = text[1:]
    while text and text[-1] in words.list_of("tail_words"):
        text = text[:-1]
    return text
