"""How annual reviews and their course corrections move on, and what a review needs to be concluded. Pure."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from typing import Any

from shanyraq.domains.learning.rules.limits import limit
from shanyraq.domains.learning.rules.sources import REVIEWS
from shanyraq.domains.learning.vocabulary import CORRECTED, REVIEWED, SECTIONS, Corrected, Reviewed
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop
from shanyraq.kernel.transitions import LifeCycle, Transition

CYCLE = "learning.review_life_cycle"
YEAR = "learning.review_year"
WHOLE = "learning.review_is_whole"
ENOUGH = "learning.review_says_enough"
FRESH = "learning.review_figures_are_fresh"
GROUNDED = "learning.verdict_rests_on_something"
CORRECTION_CYCLE = "learning.correction_life_cycle"
CARRIED = "learning.correction_changed_its_plan"
GROUP = gettext_noop("the chair of the Results Group, the coordination office or the monitoring group")
COORDINATOR = gettext_noop("the Resident Coordinator")
NEEDED = ("summary", "risk_notes")
"""Sections without which no review is concluded."""
QUOTED = gettext_noop("“{text}”")
NAMED = 5
"""Things that are named one by one; of more it is said that there are more."""
Texts = str | Mapping[str, Any]
"""What something is called, in one language or by language."""

REVIEW = LifeCycle(
    "review",
    Reviewed.OPENED,
    (
        Transition(Reviewed.OPENED, "prepare", Reviewed.PREPARED, GROUP),
        Transition(Reviewed.PREPARED, "prepare", Reviewed.PREPARED, GROUP),
        Transition(Reviewed.PREPARED, "discuss", Reviewed.DISCUSSED, GROUP),
        Transition(Reviewed.DISCUSSED, "prepare", Reviewed.PREPARED, GROUP),
        Transition(Reviewed.DISCUSSED, "conclude", Reviewed.CONCLUDED, COORDINATOR),
        Transition(Reviewed.CONCLUDED, "reopen", Reviewed.DISCUSSED, COORDINATOR),
    ),
)
CORRECTION = LifeCycle(
    "course_correction",
    Corrected.PROPOSED,
    (
        Transition(Corrected.PROPOSED, "accept", Corrected.ACCEPTED, GROUP),
        Transition(Corrected.PROPOSED, "decline", Corrected.DECLINED, GROUP),
        Transition(Corrected.ACCEPTED, "finish", Corrected.DONE, GROUP),
        Transition(Corrected.ACCEPTED, "decline", Corrected.DECLINED, GROUP),
        Transition(Corrected.DECLINED, "reopen", Corrected.PROPOSED, GROUP),
        Transition(Corrected.DONE, "reopen", Corrected.ACCEPTED, GROUP),
    ),
)


@rule(
    id=CYCLE,
    title=gettext_noop("An annual review is opened, prepared, discussed and concluded, in this order."),
    source=REVIEWS,
)
def refused_step(state: str, act: str) -> list[Finding]:
    """Looks whether the act is possible in the state. What is concluded is written no more before it is reopened."""
    if REVIEW.after(state, act) is not None or (act == "amend" and state != Reviewed.CONCLUDED):
        return []
    message = gettext_noop("This is not possible while the review is «{state}»")
    return [Finding(CYCLE, Severity.ERROR, Sentence(message, {"state": Sentence(REVIEWED[state])}))]


@rule(
    id=YEAR,
    field="year",
    title=gettext_noop("A year of the framework is reviewed once it has begun, and once for each outcome."),
    source=REVIEWS,
)
def refused_review(year: int, first: int, last: int, on: date, *, is_there: bool) -> list[Finding]:
    """Looks whether the framework has the year, whether it has begun, and whether there is a review of it already."""
    if is_there:
        return [Finding(YEAR, Severity.ERROR, Sentence(gettext_noop("This review is open already")))]
    if not first <= year <= last:
        message = gettext_noop("The framework has the years {first} to {last}; {year} is none of them")
        values = {"first": Year(first), "last": Year(last), "year": Year(year)}
        return [Finding(YEAR, Severity.ERROR, Sentence(message, values))]
    if year > on.year:
        message = gettext_noop("{year} has not begun yet")
        return [Finding(YEAR, Severity.ERROR, Sentence(message, {"year": Year(year)}))]
    return []


@rule(
    id=WHOLE,
    title=gettext_noop("A review that is concluded tells of progress and risks, and judges every assumption."),
    source=REVIEWS,
)
def refused_conclusion(
    written: Collection[str], open_assumptions: Sequence[Texts], undecided: Sequence[Texts]
) -> list[Finding]:
    """Looks for what the document has a review do: measure progress, monitor risks, find corrections of the course. A
    correction is accepted or declined before; what is left open would be decided by nobody. What is missing is named.
    """
    found = []
    if missing := [Sentence(SECTIONS[name]) for name in NEEDED if name not in written]:
        message = gettext_noop("Write of progress and of risks first; sections that are empty: {sections}")
        found.append(Finding(WHOLE, Severity.ERROR, Sentence(message, {"sections": missing})))
    if open_assumptions:
        message = gettext_noop("Judge every assumption first; {number} are open: {names}")
        values = {"number": len(open_assumptions), "names": first_named(open_assumptions)}
        found.append(Finding(WHOLE, Severity.ERROR, Sentence(message, values)))
    if undecided:
        message = gettext_noop("Accept or decline every course correction first; {number} are proposed: {names}")
        values = {"number": len(undecided), "names": first_named(undecided)}
        found.append(Finding(WHOLE, Severity.ERROR, Sentence(message, values)))
    return found


def first_named(names: Sequence[Texts]) -> list[Any]:
    """The first of some things in quotation marks; whether there are more."""
    shown = [Sentence(QUOTED, {"text": each}) for each in names[:NAMED]]
    return [*shown, *(["…"] if len(names) > NAMED else [])]


@rule(
    id=ENOUGH,
    title=gettext_noop("A review says of every risk how it stands, and tells the country analysis what to take up."),
    source=REVIEWS,
)
def unsaid(open_risks: Sequence[Texts], *, has_inputs: bool) -> list[Finding]:
    """Looks for what a review may be concluded without: nobody knows then whether there was nothing to say."""
    found = []
    if open_risks:
        message = gettext_noop("Of {number} risks and opportunities of the document nothing is said: {names}")
        values = {"number": len(open_risks), "names": first_named(open_risks)}
        found.append(Finding(ENOUGH, Severity.WARNING, Sentence(message, values)))
    if not has_inputs:
        message = gettext_noop("Nothing is said to the Common Country Analysis")
        found.append(Finding(ENOUGH, Severity.WARNING, Sentence(message)))
    return found


@rule(
    id=FRESH,
    title=gettext_noop("A review is discussed soon after its figures were taken."),
    source=REVIEWS,
)
def stale_figures(prepared_on: date | None, discussed_on: date | None, on: date) -> list[Finding]:
    """Compares the day of the figures with that of the discussion, by the number of days that counts on a day."""
    most = limit("figures-days", on)
    if prepared_on is None or discussed_on is None or (discussed_on - prepared_on).days <= most:
        return []
    message = gettext_noop("The figures are of {prepared}, more than {days} days before the discussion of {discussed}")
    values = {"prepared": prepared_on, "days": most, "discussed": discussed_on}
    return [Finding(FRESH, Severity.WARNING, Sentence(message, values))]


@rule(
    id=GROUNDED,
    field="judgement",
    title=gettext_noop("A verdict on an assumption rests on a judgement in words or on an indicator."),
    source=REVIEWS,
)
def refused_groundless(judgement: Collection[str], indicator: str) -> list[Finding]:
    """Looks at what a verdict rests on: one without a reason cannot be followed by whoever reads it a year later."""
    if indicator or any(text.strip() for text in judgement):
        return []
    message = gettext_noop("Say why, or name the indicator that shows it")
    return [Finding(GROUNDED, Severity.ERROR, Sentence(message))]


@rule(
    id=CORRECTION_CYCLE,
    title=gettext_noop("A course correction is proposed, accepted or declined, and done."),
    source=REVIEWS,
)
def refused_correction(state: str, act: str) -> list[Finding]:
    """Looks whether the act is possible in the state. What is done or declined is reopened first, with the reason."""
    if CORRECTION.after(state, act) is not None:
        return []
    message = gettext_noop("This is not possible while the course correction is «{state}»")
    return [Finding(CORRECTION_CYCLE, Severity.ERROR, Sentence(message, {"state": Sentence(CORRECTED[state])}))]


@rule(
    id=CARRIED,
    field="note",
    title=gettext_noop("A course correction is done when its work plan was changed, or a note says how it was done."),
    source=REVIEWS,
)
def refused_untold(note: str, stood: str, changes: int) -> list[Finding]:
    """Looks whether the plan or its sub-outputs were changed since the correction was accepted; else a note says how it
    was carried out. A note that stood there before says nothing of it.
    """
    if changes or note.strip() not in {"", stood.strip()}:
        return []
    message = gettext_noop("The work plan was not changed since the correction was accepted; say how it was done")
    return [Finding(CARRIED, Severity.ERROR, Sentence(message))]
