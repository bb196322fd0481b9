"""Annual reviews: opened, prepared from the data, written, discussed, concluded, reopened."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.audit.queries import before_changes
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.base.verbs.editors import merge_editors
from shanyraq.base.verbs.numbered import Result, named, next_number
from shanyraq.domains.framework.queries.results import outcomes_of
from shanyraq.domains.learning.commands.reviews import (
    DiscussReview,
    JudgeAssumption,
    OfReview,
    OpenReview,
    ReopenReview,
    UpdateRisk,
    WriteReview,
)
from shanyraq.domains.learning.models import Review
from shanyraq.domains.learning.queries import reviews as queries
from shanyraq.domains.learning.queries.figures import figures
from shanyraq.domains.learning.queries.left import left_of
from shanyraq.domains.learning.rules.activities import refused_done
from shanyraq.domains.learning.rules.reviews import (
    REVIEW,
    refused_conclusion,
    refused_groundless,
    refused_review,
    refused_step,
    stale_figures,
    unsaid,
)
from shanyraq.domains.learning.vocabulary import SECTIONS, Reviewed
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.subjects import Subject


def where_new(command: OpenReview, **_: Any) -> Scope:
    """Where the review would belong."""
    return queries.place_of(command.framework, command.outcome)


def where(command: OfReview, **_: Any) -> Scope:
    """Where the review belongs."""
    return queries.place_of(command.framework, queries.review(command.framework, command.number).outcome)


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The review as it stands, with its revision; of an assumption or a risk that is named what is said of it."""
    one = named(entered)
    if one is None:
        return {}
    row = queries.review(*one)
    held = row.assumptions.get(str(entered.get("assumption") or ""), {})
    held = held or row.risk_updates.get(str(entered.get("risk") or ""), {})
    return {**_told(one[0], row), **{name: value for name, value in held.items() if value}}


def _told(framework: str, row: Review) -> dict[str, Any]:
    said = {name: getattr(row, name) for name in SECTIONS if getattr(row, name)}
    return {"framework": framework, "number": row.number, "seen": row.revision, **said}


def standing(act: str, framework: str) -> Iterator[Thing]:
    """The reviews of a framework with which an act is possible as they stand."""
    version = version_in_force(framework)
    for row in queries.reviews(version):
        if refused_step(row.state, act):
            continue
        name = queries.review_name(row.year, row.outcome)
        yield Thing(name, _told(framework, row), queries.place_of(framework, row.outcome))


def with_which(act: str) -> Listing:
    """The list of those with which it is possible."""
    return Listing(("number",), partial(standing, act))


review = partial(verb, permission=Permission.REVIEW_RESULTS, scope=where, sees=Permission.SEE_WORKPLANS, known=known)


@verb(
    "learning.review.open",
    title=gettext_noop("Open an annual review"),
    said=gettext_noop("{actor} opened the annual review {name}"),
    permission=Permission.REVIEW_RESULTS,
    scope=where_new,
    sees=Permission.SEE_WORKPLANS,
    makes=True,
)
def open_review(trail: Trail, command: OpenReview) -> Result:
    """Opens the annual review of an outcome in a year, or of the whole framework."""
    version = version_in_force(command.framework)
    if command.outcome and command.outcome not in {each.code for each in outcomes_of(version)}:
        raise NotFound(Sentence(gettext_noop("outcome {code}"), {"code": command.outcome}))
    rows = Review.objects.filter(framework=version.framework_id)
    is_there = rows.filter(outcome=command.outcome, year=command.year).exists()
    years = version.starts_on.year, version.ends_on.year
    trail.ask(refused_review(command.year, *years, trail.at.date(), is_there=is_there))
    row = Review.objects.create(
        framework_id=version.framework_id,
        number=next_number(rows),
        outcome=command.outcome,
        year=command.year,
        state=Reviewed.OPENED,
        made_at=trail.at,
        changed_at=trail.at,
    )
    trail.record(subject_of(command.framework, row), after=queries.review_values(row))
    return Result(row.number, row.revision)


@review(
    "learning.review.prepare",
    title=gettext_noop("Prepare from the data"),
    said=gettext_noop("{actor} prepared the annual review {name} from the data"),
    listed=with_which("prepare"),
)
def prepare(trail: Trail, command: OfReview) -> Result:
    """Takes the figures of the day: progress, money, what was delivered. They are kept with the review as they were."""
    row = _asked(trail, command, "prepare")
    before = queries.review_values(row)
    today = trail.at.date()
    row.figures = figures(version_in_force(command.framework), row.outcome, row.year, today)
    row.prepared_on = today
    about = {"figures": row.figures["progress"]["by_status"], "taken_on": today.isoformat()}
    return _moved(trail, command, row, before, "prepare", about=about)


@review(
    "learning.review.write",
    title=gettext_noop("Write in the review"),
    said=gettext_noop("{actor} wrote in the annual review {name}"),
    listed=with_which("amend"),
)
def write(trail: Trail, command: WriteReview) -> Result:
    """Writes sections of a review. What only one of two editors changed is kept."""
    row = queries.review(command.framework, command.number)
    trail.ask(refused_step(row.state, "amend"))
    before = queries.review_values(row)
    subject = subject_of(command.framework, row)
    wanted = merge_editors(trail, subject, command.seen, row.revision, mine=command.changed(), theirs=before)
    if all(before[name] == value for name, value in wanted.items()):
        trail.nothing_to_do()
        return Result(row.number, row.revision)
    for name, value in wanted.items():
        setattr(row, name, value)
    return _written(trail, command, row, before)


@review(
    "learning.review.judge",
    title=gettext_noop("Judge an assumption"),
    said=gettext_noop("{actor} judged an assumption in the annual review {name}: {verdict}"),
)
def judge(trail: Trail, command: JudgeAssumption) -> Result:
    """Says whether an assumption of the theory of change still holds, why, and who watches it."""
    row = queries.review(command.framework, command.number)
    trail.ask(refused_step(row.state, "amend"))
    version = version_in_force(command.framework)
    if command.assumption not in {each.key for each in queries.assumptions_of(version, row.outcome)}:
        raise NotFound(Sentence(gettext_noop("assumption {key}"), {"key": command.assumption}))
    trail.ask(refused_groundless(command.judgement.values(), command.indicator))
    if command.indicator and command.indicator not in queries.indicator_keys(version):
        raise NotFound(Sentence(gettext_noop("indicator {key}"), {"key": command.indicator}))
    said = {name: getattr(command, name) for name in queries.NOT_JUDGED}
    place = ("assumptions", command.assumption)
    return _said_of(trail, command, row, place, said, queries.NOT_JUDGED, about={"verdict": command.verdict.value})


@review(
    "learning.review.update_risk",
    title=gettext_noop("Say how a risk stands"),
    said=gettext_noop("{actor} said how a risk stands in the annual review {name}: {course}"),
)
def update_risk(trail: Trail, command: UpdateRisk) -> Result:
    """Says of a risk or an opportunity of the document how it stands now, why, and who watches it."""
    row = queries.review(command.framework, command.number)
    trail.ask(refused_step(row.state, "amend"))
    version = version_in_force(command.framework)
    if command.risk not in {each.key for each in queries.risks_of(version, row.outcome)}:
        raise NotFound(Sentence(gettext_noop("risk or opportunity {key}"), {"key": command.risk}))
    said = {name: getattr(command, name) for name in queries.NOT_UPDATED}
    place = ("risk_updates", command.risk)
    return _said_of(trail, command, row, place, said, queries.NOT_UPDATED, about={"course": command.course.value})


@review(
    "learning.review.discuss",
    title=gettext_noop("Mark as discussed"),
    said=gettext_noop("{actor} marked the annual review {name} as discussed"),
    listed=with_which("discuss"),
)
def discuss(trail: Trail, command: DiscussReview) -> Result:
    """Says on which day the Results Group discussed the review, or the country team that of the framework."""
    row = _asked(trail, command, "discuss")
    trail.ask(refused_done(command.discussed_on, row.prepared_on, trail.at.date()))
    before = queries.review_values(row)
    row.discussed_on = command.discussed_on
    return _moved(trail, command, row, before, "discuss")


@review(
    "learning.review.conclude",
    title=gettext_noop("Conclude the review"),
    said=gettext_noop("{actor} concluded the annual review {name}"),
    permission=Permission.CONCLUDE_REVIEWS,
    listed=with_which("conclude"),
)
def conclude(trail: Trail, command: OfReview) -> Result:
    """Concludes a review in which everything is said; it shows then that the review of the year was undertaken."""
    row = _asked(trail, command, "conclude")
    left = left_of(version_in_force(command.framework), row)
    trail.ask(refused_conclusion(left.written, left.assumptions, [each.what for each in left.corrections]))
    trail.ask(unsaid(left.risks, has_inputs="inputs" in left.written))
    trail.ask(stale_figures(row.prepared_on, row.discussed_on, trail.at.date()))
    before = queries.review_values(row)
    row.concluded_on = trail.at.date()
    return _moved(trail, command, row, before, "conclude")


@review(
    "learning.review.reopen",
    title=gettext_noop("Reopen the review"),
    said=gettext_noop("{actor} reopened the annual review {name}"),
    permission=Permission.CONCLUDE_REVIEWS,
    listed=with_which("reopen"),
)
def reopen(trail: Trail, command: ReopenReview) -> Result:
    """Takes back that a review is concluded, with the reason."""
    row = _asked(trail, command, "reopen")
    before = queries.review_values(row)
    row.concluded_on = None
    return _moved(trail, command, row, before, "reopen", reason=command.reason)


def _said_of(
    trail: Trail,
    command: OfReview,
    row: Review,
    place: tuple[str, str],
    said: Mapping[str, Any],
    nothing: Mapping[str, Any],
    *,
    about: Mapping[str, Any],
) -> Result:
    """Keeps what is said of an assumption or a risk; refused where somebody said something else of the same one since.
    What only they changed of it stays as theirs.

    :param place: the field, and the key in it.
    :param nothing: what stands where nothing was said yet.
    """
    name, key = place
    mine = {field: str(value) if isinstance(value, str) else value for field, value in said.items()}
    subject, values = subject_of(command.framework, row), queries.review_values(row)

    def then() -> Mapping[str, Any]:
        held = before_changes(subject, "learning.review.", values, row.revision - (command.seen or 0))
        return {**nothing, **(held.get(name) or {}).get(key, {})}

    theirs = {**nothing, **values[name].get(key, {})}
    wanted = trail.merge(command.seen, row.revision, mine=mine, theirs=theirs, base=then)
    held = getattr(row, name)
    if {**theirs, **wanted} == theirs and key in held:
        trail.nothing_to_do()
        return Result(row.number, row.revision)
    setattr(row, name, {**held, key: {**theirs, **wanted}})
    return _written(trail, command, row, values, about=about)


def _asked(trail: Trail, command: OfReview, act: str) -> Review:
    row = queries.review(command.framework, command.number)
    mine = {"state": REVIEW.after(row.state, act) or act}
    trail.expect(command.seen, row.revision, mine=mine, theirs={"state": row.state})
    trail.ask(refused_step(row.state, act))
    return row


def _moved(
    trail: Trail,
    command: OfReview,
    row: Review,
    before: Mapping[str, Any],
    act: str,
    *,
    about: Mapping[str, Any] | None = None,
    reason: str = "",
) -> Result:
    row.state = REVIEW.move(row.state, act)
    return _written(trail, command, row, before, about=about, reason=reason)


def _written(
    trail: Trail,
    command: OfReview,
    row: Review,
    before: Mapping[str, Any],
    *,
    about: Mapping[str, Any] | None = None,
    reason: str = "",
) -> Result:
    row.revision, row.changed_at = row.revision + 1, trail.at
    row.save()
    after = queries.review_values(row)
    trail.record(subject_of(command.framework, row), about, before=before, after=after, reason=reason)
    return Result(row.number, row.revision)


def subject_of(framework: str, row: Review) -> Subject:
    """A review as the trail names it."""
    return Subject(queries.REVIEW, str(row.number), framework, queries.review_name(row.year, row.outcome, "en"))
