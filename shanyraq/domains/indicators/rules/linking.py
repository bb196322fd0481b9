"""The life cycle of a link between a row and a national series, and what keeps one from being moved on. Pure."""

from collections.abc import Collection, Iterable
from enum import StrEnum

from shanyraq.domains.indicators.rules.agreeing import INTERNATIONAL, other_unit
from shanyraq.domains.indicators.vocabulary import LINK_STATES, LinkState
from shanyraq.kernel.decisions import EXISTS
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop
from shanyraq.kernel.sources import Source
from shanyraq.kernel.transitions import REOPEN, LifeCycle, Transition

KEEPER = gettext_noop("the coordination office, or the monitoring, evaluation and learning group")
READ = "indicators.data_file_is_read"


class LinkStep(StrEnum):
    """What can be done to a link."""

    ACCEPT = "accept"
    DECLINE = "decline"
    CHANGE = "change"


LINK = LifeCycle(
    "link",
    LinkState.PROPOSED,
    (
        Transition(LinkState.PROPOSED, LinkStep.ACCEPT, LinkState.ACCEPTED, KEEPER),
        Transition(LinkState.PROPOSED, LinkStep.DECLINE, LinkState.DECLINED, KEEPER),
        Transition(LinkState.PROPOSED, LinkStep.CHANGE, LinkState.ACCEPTED, KEEPER),
        Transition(LinkState.ACCEPTED, LinkStep.DECLINE, LinkState.DECLINED, KEEPER),
        Transition(LinkState.ACCEPTED, LinkStep.CHANGE, LinkState.ACCEPTED, KEEPER),
        Transition(LinkState.DECLINED, REOPEN, LinkState.PROPOSED, KEEPER),
    ),
)
DIFFERENCES = Source(
    document="Fundamental Principles of Official Statistics (A/RES/68/261)",
    clause="Principle 4: the right to comment on erroneous interpretation and misuse of statistics",
    edition="29 January 2014",
    url="https://unstats.un.org/unsd/dnss/gp/FP-Rev2013-E.pdf",
)


@rule(
    id="indicators.link_step",
    title=gettext_noop("A link of a row with a national series is proposed, and a person accepts or declines it."),
    source=INTERNATIONAL,
)
def refused_link_step(state: str, step: str) -> list[Finding]:
    """Looks whether the step is possible in the state. What was declined is proposed again before it is accepted."""
    if LINK.after(state, step) is not None:
        return []
    words = gettext_noop("This is not possible with a link that is «{state}»")
    message = Sentence(words, {"state": Sentence(LINK_STATES[LinkState(state)])})
    return [Finding("indicators.link_step", Severity.ERROR, message)]


@rule(
    id="indicators.link_series",
    field="series",
    title=gettext_noop("A row takes a series that the source has, and that no other row takes."),
    source=INTERNATIONAL,
)
def refused_series(series: str, known: Collection[str], taken_by: str) -> list[Finding]:
    """Looks for the series in the source, and for another row that was given it by a person (``taken_by``)."""
    if not series:
        message = Sentence(gettext_noop("No series is proposed for the row; choose one"))
    elif series not in known:
        message = Sentence(gettext_noop("The source has no series {series}"), {"series": series})
    elif taken_by:
        message = Sentence(gettext_noop("The series is that of another row: {row}"), {"row": taken_by})
    else:
        return []
    return [Finding("indicators.link_series", Severity.ERROR, message)]


@rule(
    id="indicators.unit_to_say",
    field="same",
    title=gettext_noop("A person says that a unit is the same where the source calls it otherwise than the framework."),
    source=INTERNATIONAL,
)
def refused_unit(state: str, own: str, told: str) -> list[Finding]:
    """Looks whether the link of the row is accepted, and whether the units of the row and of the series differ."""
    if state != LinkState.ACCEPTED:
        message = Sentence(gettext_noop("First accept the series of the row"))
        return [Finding("indicators.unit_to_say", Severity.ERROR, message, field="row")]
    if other_unit(own, told):
        return []
    message = Sentence(gettext_noop("The units of the row and of the series do not differ"))
    return [Finding("indicators.unit_to_say", Severity.ERROR, message)]


@rule(
    id="indicators.value_to_decide",
    field="year",
    title=gettext_noop("A person decides where the document and the national source say different values for a year."),
    source=DIFFERENCES,
)
def refused_judgement(state: str, year: int, differing: Collection[int]) -> list[Finding]:
    """Looks whether the link of the row is accepted, and whether the two values of the year differ."""
    if state != LinkState.ACCEPTED:
        message = Sentence(gettext_noop("First accept the series of the row"))
        return [Finding("indicators.value_to_decide", Severity.ERROR, message, field="row")]
    if year not in differing:
        words = gettext_noop("The document and the source do not say different values for {year}")
        return [Finding("indicators.value_to_decide", Severity.ERROR, Sentence(words, {"year": Year(year)}))]
    return []


@rule(
    id="indicators.link_values_stay",
    title=gettext_noop("Values that came of a series stay published when its link ends; a person withdraws them."),
    source=DIFFERENCES,
)
def values_that_stay(published: int) -> list[Finding]:
    """Counts the published values of the row that the series gave. What was published is never taken away unseen."""
    if not published:
        return []
    words = gettext_noop("Values of the series that stay published until somebody withdraws them: {count}")
    return [Finding("indicators.link_values_stay", Severity.WARNING, Sentence(words, {"count": published}))]


@rule(
    id=READ,
    field="file",
    title=gettext_noop("A file of national data is read as a whole before anything of it is taken."),
    source=EXISTS,
)
def refused_data(problems: Iterable[Sentence]) -> list[Finding]:
    """Looks whether the file could be read: it has the form that was chosen, and columns for what is needed."""
    return [Finding(READ, Severity.ERROR, problem) for problem in problems]
