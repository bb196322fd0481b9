"""The life cycle of an observation, and what keeps a value from being entered or moved on. Pure."""

from collections.abc import Collection, Sequence
from datetime import date

from shanyraq.domains.indicators.rules.aggregating import UNASKED, decided
from shanyraq.domains.indicators.rules.amending import GUIDANCE
from shanyraq.domains.indicators.rules.periods import read_period
from shanyraq.domains.indicators.rules.values import YES_NO
from shanyraq.domains.indicators.vocabulary import STAGES, Kind, Over, Stage, Step
from shanyraq.kernel.decisions import EXISTS
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source
from shanyraq.kernel.transitions import LifeCycle, Transition

REPORTER = gettext_noop("whoever reports values for the entity")
ASSURER = gettext_noop("the monitoring, evaluation and learning group, or the coordination office")

OBSERVATION = LifeCycle(
    "observation",
    Stage.DRAFT,
    (
        Transition(Stage.DRAFT, Step.SUBMIT, Stage.SUBMITTED, REPORTER),
        Transition(Stage.SUBMITTED, Step.RECALL, Stage.DRAFT, REPORTER),
        Transition(Stage.SUBMITTED, Step.RETURN, Stage.RETURNED, ASSURER),
        Transition(Stage.RETURNED, Step.SUBMIT, Stage.SUBMITTED, REPORTER),
        Transition(Stage.SUBMITTED, Step.ASSURE, Stage.ASSURED, ASSURER),
        Transition(Stage.ASSURED, Step.RETURN, Stage.RETURNED, ASSURER),
        Transition(Stage.ASSURED, Step.PUBLISH, Stage.PUBLISHED, ASSURER),
        Transition(Stage.PUBLISHED, Step.SUPERSEDE, Stage.SUPERSEDED, ASSURER),
        Transition(Stage.PUBLISHED, Step.WITHDRAW, Stage.WITHDRAWN, ASSURER),
        Transition(Stage.DRAFT, Step.DROP, Stage.DROPPED, REPORTER),
        Transition(Stage.RETURNED, Step.DROP, Stage.DROPPED, REPORTER),
    ),
)
ENTERED = frozenset({Stage.DRAFT, Stage.RETURNED})
"""The stages in which whoever reports may change a value."""
FOUND_BY_HAND = Source(
    document="Fundamental Principles of Official Statistics (A/RES/68/261)",
    clause="Principle 3: sources, methods and procedures are presented",
    edition="29 January 2014",
    url="https://unstats.un.org/unsd/dnss/gp/FP-Rev2013-E.pdf",
)


@rule(
    id="indicators.observation_step",
    title=gettext_noop("An observation moves from one stage to the next as its life cycle has it."),
    source=GUIDANCE,
)
def refused_step(stage: str, step: str) -> list[Finding]:
    """Looks whether the step is possible in the stage."""
    if OBSERVATION.after(stage, step) is not None:
        return []
    words = gettext_noop("This is not possible with an observation that is «{stage}»")
    message = Sentence(words, {"stage": Sentence(STAGES[Stage(stage)])})
    return [Finding("indicators.observation_step", Severity.ERROR, message)]


@rule(
    id="indicators.observation_entered",
    title=gettext_noop("A value that was submitted is changed after it was taken back or returned."),
    source=GUIDANCE,
)
def refused_entry(stage: str) -> list[Finding]:
    """Looks at the stage of what is on its way in this place."""
    if stage in ENTERED:
        return []
    words = gettext_noop(
        "A value for this place is «{stage}» already; take it back, or have it returned, before another is entered"
    )
    message = Sentence(words, {"stage": Sentence(STAGES[Stage(stage)])})
    return [Finding("indicators.observation_entered", Severity.ERROR, message)]


@rule(
    id="indicators.two_pairs_of_eyes",
    title=gettext_noop("Who submitted a value does not assure it."),
    source=decided("2. Two pairs of eyes"),
)
def refused_own(submitter: int | None, person: int | None) -> list[Finding]:
    """Looks who submitted the value. A program without an account is told apart from people by its door."""
    if submitter is None or submitter != person:
        return []
    message = gettext_noop("You submitted this value yourself; somebody else assures it")
    return [Finding("indicators.two_pairs_of_eyes", Severity.ERROR, Sentence(message))]


@rule(
    id="indicators.remarks_answered",
    field="note",
    title=gettext_noop("Whoever assures a value with remarks says why it is right."),
    source=decided("3. What is odd is said"),
)
def refused_unanswered(flags: Collection[str], note: str) -> list[Finding]:
    """Looks for a note where rules remarked on the value."""
    if not flags or note.strip():
        return []
    message = gettext_noop("Rules remarked on this value; say why it is right all the same")
    return [Finding("indicators.remarks_answered", Severity.ERROR, Sentence(message))]


@rule(
    id="indicators.withdrawn_leaves_none",
    title=gettext_noop("What was replaced does not count again when the value that took its place is withdrawn."),
    source=decided("6. What was never published may be dropped"),
)
def nothing_left(before: str) -> list[Finding]:
    """Looks for the value, as it was printed, that the withdrawn one had replaced. Whoever holds it to be right after
    all reports it anew, and it is assured again.
    """
    if not before:
        return []
    message = gettext_noop(
        "No value counts here now. The one before, {before}, stays replaced; where it was right, report it anew"
    )
    return [Finding("indicators.withdrawn_leaves_none", Severity.WARNING, Sentence(message, {"before": before}))]


@rule(
    id="indicators.row_measures",
    field="row",
    title=gettext_noop("A value belongs to a row that measures something."),
    source=EXISTS,
)
def refused_heading(*, is_heading: bool) -> list[Finding]:
    """Looks whether the row is a heading, which prints a label over other rows."""
    if not is_heading:
        return []
    message = gettext_noop("This row is a heading; enter the value in one of the rows beneath it")
    return [Finding("indicators.row_measures", Severity.ERROR, Sentence(message))]


@rule(
    id="indicators.period_begun",
    field="period",
    title=gettext_noop("The period of a value has begun when it is entered, and is over when it is submitted."),
    source=decided("5. A period is over before its value is assured"),
)
def refused_period(period: str, on: date, *, submits: bool) -> list[Finding]:
    """Compares the period with the day. ``submits``: whether the value is to leave the drafts."""
    span = read_period(period)
    if span.starts_on > on:
        words = gettext_noop("{period} has not begun; what is expected is a target, and no observation")
    elif submits and span.ends_on >= on:
        words = gettext_noop("{period} is not over; the value can be kept as a draft until then")
    else:
        return []
    return [Finding("indicators.period_begun", Severity.ERROR, Sentence(words, {"period": period}))]


@rule(
    id="indicators.value_of_its_kind",
    field="value",
    title=gettext_noop("A number is reported of what is counted, an answer of its scale of what is judged."),
    source=EXISTS,
)
def refused_kind(kind: str, scale: Sequence[str], value: float | None, answer: str) -> list[Finding]:
    """Looks for the number, or for the answer among those of the scale."""
    if kind == Kind.QUANTITATIVE:
        if value is None:
            return [_of_kind(gettext_noop("Enter a number; where there is none, leave the row without a value"))]
        return [_of_kind(gettext_noop("This indicator has no answers to choose from"), "answer")] if answer else []
    answers = tuple(scale) or (YES_NO if kind == Kind.YES_NO else ())
    if not answer:
        return [_of_kind(gettext_noop("Choose one of the answers of the scale"), "answer")]
    if answer.strip().casefold() not in {each.strip().casefold() for each in answers}:
        message = gettext_noop("The scale has no answer “{answer}”; it has {answers}")
        values = {"answer": answer, "answers": ", ".join(answers)}
        return [Finding("indicators.value_of_its_kind", Severity.ERROR, Sentence(message, values), field="answer")]
    return []


def _of_kind(message: str, field: str = "value") -> Finding:
    return Finding("indicators.value_of_its_kind", Severity.ERROR, Sentence(message), field=field)


@rule(
    id="indicators.source_named",
    field="source",
    title=gettext_noop("A value that is submitted names its source."),
    source=FOUND_BY_HAND,
)
def refused_sourceless(source: str, *, has_printed: bool) -> list[Finding]:
    """Looks for a source. Where the framework names one for the indicator, that one holds unless another is named."""
    if source.strip() or has_printed:
        return []
    message = gettext_noop("Name the source of the value; the framework names none for this indicator")
    return [Finding("indicators.source_named", Severity.ERROR, Sentence(message))]


@rule(
    id="indicators.part_asked_for",
    field="part",
    title=gettext_noop("An entity reports its part only where the indicator says how parts become a whole."),
    source=UNASKED,
)
def refused_part(part: str, over_entities: str, entities: Collection[str]) -> list[Finding]:
    """Looks at what the indicator states over entities. ``entities``: those of the outcome, and the leads."""
    if not part:
        return []
    if over_entities == Over.NONE:
        words = gettext_noop("This indicator does not add up entities; leave the part empty, or state how it does")
        return [Finding("indicators.part_asked_for", Severity.ERROR, Sentence(words))]
    if part not in entities:
        words = gettext_noop("{part} neither leads the indicator nor works on its outcome")
        return [Finding("indicators.part_asked_for", Severity.ERROR, Sentence(words, {"part": part}))]
    return []


def who_reports(leads: Sequence[str], collector: str, entities: Collection[str]) -> tuple[str, ...]:
    """The entities that report the whole of a value: the one that is stated to collect it, and those that lead the
    indicator; where there is neither, those that work on its outcome.
    """
    named = dict.fromkeys((*([collector] if collector else ()), *leads))
    return tuple(named) or tuple(sorted(entities))


def reporter_of(named: str, asked: Sequence[str], own: Sequence[str]) -> str:
    """Who reports a value: the entity that is named; where none is, the only one of whoever enters it (``own``), else
    the only one of which it is asked. Empty where that cannot be told.
    """
    if named:
        return named
    return next((of[0] for of in (own, asked) if len(of) == 1), "")


@rule(
    id="indicators.reporter_named",
    field="entity",
    title=gettext_noop("A value that is entered by hand names the entity that reports it."),
    source=FOUND_BY_HAND,
)
def refused_nameless(entity: str, whole: Collection[str]) -> list[Finding]:
    """Looks for the entity; it need not be named where there is only one that it can be."""
    if entity:
        return []
    message = gettext_noop("Name the entity that reports the value; it can be {leads}")
    return [Finding("indicators.reporter_named", Severity.ERROR, Sentence(message, {"leads": list(whole)}))]


@rule(
    id="indicators.reporter_takes_part",
    field="entity",
    title=gettext_noop("Values are reported by the entities that lead the indicator or work on its outcome."),
    source=GUIDANCE,
)
def refused_reporter(entity: str, entities: Collection[str]) -> list[Finding]:
    """Looks for the entity among them; none is named for national data."""
    if not entity or entity in entities:
        return []
    message = gettext_noop("{entity} neither leads the indicator nor works on its outcome")
    return [Finding("indicators.reporter_takes_part", Severity.ERROR, Sentence(message, {"entity": entity}))]


@rule(
    id="indicators.whole_by_lead",
    field="entity",
    title=gettext_noop("The entities that lead an indicator report its values; others report their own part of them."),
    source=GUIDANCE,
)
def refused_whole(entity: str, part: str, over_entities: str, whole: Collection[str]) -> list[Finding]:
    """Looks who reports. ``whole``: those that lead the indicator or collect it (``who_reports``). Another one reports
    its own part, where the indicator says how parts of entities become one value.
    """
    adds_up = over_entities != Over.NONE
    if not entity or entity in whole or (adds_up and part == entity):
        return []
    words = gettext_noop("The values of this indicator are reported by {leads}, not by {entity}")
    if adds_up:
        words = gettext_noop(
            "The values of this indicator are reported by {leads}; {entity} reports its own part of them alone"
        )
    values = {"leads": list(whole), "entity": entity}
    return [Finding("indicators.whole_by_lead", Severity.ERROR, Sentence(words, values))]


@rule(
    id="indicators.aggregation_settled",
    title=gettext_noop("How entities are added up is not changed under parts that stand."),
    source=UNASKED,
)
def refused_unsettling(over_entities: str, parts: Collection[str]) -> list[Finding]:
    """Looks for parts of entities that stand, or are on their way, where none are to be added up any more."""
    if over_entities != Over.NONE or not parts:
        return []
    message = gettext_noop("Parts of {entities} stand here; withdraw or drop them first")
    found = Sentence(message, {"entities": ", ".join(sorted(parts))})
    return [Finding("indicators.aggregation_settled", Severity.ERROR, found, field="over_entities")]
