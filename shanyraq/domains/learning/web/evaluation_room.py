"""The room of an evaluation: milestones, people, questions by criterion, findings, recommendations, quality."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.doors.subjects import address_of
from shanyraq.domains.learning.commands.evaluations import T
from shanyraq.domains.learning.models import Part
from shanyraq.domains.learning.queries.evaluated import evidence_there, planned, there
from shanyraq.domains.learning.queries.evaluations import TERMS, Whole, answers_of, whole
from shanyraq.domains.learning.rules.checking import OF, Check, Score, checks, score
from shanyraq.domains.learning.rules.evaluating import EVALUATION, STATES, State
from shanyraq.domains.learning.rules.evidence import understood
from shanyraq.domains.learning.vocabulary.evaluations import ANSWERS, CRITERIA, KINDS, PLACES, SECTORS, PartKind
from shanyraq.domains.learning.vocabulary.recommendations import STANDINGS
from shanyraq.domains.learning.web.evaluating import about_of, followed_by, milestones_of
from shanyraq.domains.learning.web.follow_up import shown
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.members import holds, or_sign_in
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.rules import RULES

WAY = (
    State.PLANNED,
    State.TERMS,
    State.TEAM,
    State.COLLECTION,
    State.DRAFT,
    State.FINAL,
    State.RESPONDED,
    State.CLOSED,
)
"""The states in the order in which an evaluation passes through them."""
Text = Any


@dataclass(frozen=True)
class FindingShown:
    """A finding with its evidence: text, address and what it is called."""

    part: Part
    evidence: Sequence[tuple[str, str, Text]]
    is_first: bool


@dataclass(frozen=True)
class CheckShown:
    """A check of quality with its answer, if there is one."""

    check: Check
    answer: str
    word: str
    remark: str


@framework_page
@or_sign_in
def room(page: FrameworkPage, number: int) -> HttpResponse:
    """One evaluation with everything that it is made of. Before its report is final, for members alone."""
    member = holds(page, Permission.SEE_EVALUATIONS)
    found = _readable(page, number, member=member)
    row, known = found.row, there(page.version)
    names = planned(page.version) if row.activity else {}
    recommended = [each for each in followed_by(page, member=member) if each.row.evaluation_id == row.pk]
    return page.render(
        "learning/evaluation.html",
        row=row,
        member=member,
        about=about_of(row, known),
        activity=names.get(row.activity),
        recommendations=[(shown(page, each, known, names), _(STANDINGS[each.standing])) for each in recommended],
        **_standing(page, found),
        **_people(page, found, is_member=member),
        **_report(page, found),
        **_quality(found),
    )


def _standing(page: FrameworkPage, found: Whole) -> dict[str, Any]:
    """How far it has got, and what can be done with it."""
    row = found.row
    open_now = not page.asked and row.ended_at is None
    return {
        "kind": _(KINDS[row.kind]),
        "state": _(STATES[row.state]),
        "steps": _steps(row.state),
        "acts": EVALUATION.acts(row.state),
        "terms": [(T[name], getattr(row, name)) for name in TERMS if getattr(row, name)],
        "can_change": open_now,
        "can_write": open_now and not found.is_public,
    }


def _people(page: FrameworkPage, found: Whole, *, is_member: bool) -> dict[str, Any]:
    """Milestones, reference group, team."""
    return {
        "milestones": milestones_of(found, page.as_of),
        "group": [_member(part, is_member=is_member) for part in found.of(PartKind.MEMBER)],
        "team": [(part, _(PLACES[part.data["place"]])) for part in found.of(PartKind.EVALUATOR)],
    }


def _member(part: Part, *, is_member: bool) -> tuple[Part, str, bool]:
    """Somebody of the reference group, for whom they speak, and whether anything else is said of them to whoever reads:
    the public is told no names.
    """
    sector = _(SECTORS[part.data["sector"]])
    told = part.data.get("organisation") or (part.data["name"] if is_member else "")
    return part, sector, told.strip() not in {"", sector}


def _report(page: FrameworkPage, found: Whole) -> dict[str, Any]:
    """Questions by criterion with their findings, and the conclusions."""
    criteria = list(_criteria(found, _findings(page, found)))
    return {
        "criteria": [each for each in criteria if each[2]],
        "unasked": [title for _code, title, questions in criteria if not questions],
        "has_questions": bool(found.of(PartKind.QUESTION)),
        "has_findings": bool(found.of(PartKind.FINDING)),
        "conclusions": [(part, _numbers(part.data["findings"])) for part in found.of(PartKind.CONCLUSION)],
    }


def _quality(found: Whole) -> dict[str, Any]:
    """The checks with their answers, and the score that comes of them."""
    counted = score(answers_of(found.of(PartKind.CHECK)))
    return {
        "checks": _checks(found),
        "score": counted,
        "percent": _percent(counted),
        "quality": RULES["learning.evaluation_quality"],
    }


def _readable(page: FrameworkPage, number: int, *, member: bool) -> Whole:
    """The evaluation, for whoever may read it; one that there is not is answered as one that is hidden."""
    try:
        found = whole(page.version, number, page.asked)
    except NotFound as error:
        raise Http404(_("There is no such evaluation.")) from error
    if not member and (not found.is_public or found.row.ended_at):
        raise Http404(_("There is no such evaluation."))
    return found


def _steps(state: str) -> list[dict[str, Any]]:
    here = WAY.index(State(state))
    return [{"title": STATES[each], "here": n == here, "passed": n < here} for n, each in enumerate(WAY)]


def _criteria(found: Whole, findings: Mapping[int, Sequence[FindingShown]]) -> Iterator[tuple[str, str, list[Any]]]:
    """Each criterion with its questions, and what answers each."""
    for code, title in CRITERIA.items():
        questions = [part for part in found.of(PartKind.QUESTION) if part.data["criterion"] == code]
        yield code, _(title), [(part, findings.get(part.number, ())) for part in questions]


def _findings(page: FrameworkPage, found: Whole) -> Mapping[int, Sequence[FindingShown]]:
    """Number of a question → the findings that answer it. What answers several stands under each."""
    parts = found.of(PartKind.FINDING)
    named = evidence_there(page.code, [each for part in parts for each in part.data["evidence"]])
    result: defaultdict[int, list[FindingShown]] = defaultdict(list)
    for part in parts:
        evidence = [_evidence(page, text, named) for text in part.data["evidence"]]
        for place, number in enumerate(_numbers(part.data["questions"])):
            result[number].append(FindingShown(part, evidence, place == 0))
    return result


def _numbers(links: Sequence[str]) -> list[int]:
    return [int(link.rpartition(".")[2]) for link in links]


def _evidence(page: FrameworkPage, text: str, named: Mapping[tuple[str, str], Text]) -> tuple[str, str, Text]:
    each = understood(text)
    if not each.kind:
        return text, text if each.kind == "" else "", ""
    name = "" if each.kind == "clause" else named.get((each.kind, each.key), "")  # a clause is called by its anchor
    return text, address_of(each.kind, page.code, each.key) or "", name


def _checks(found: Whole) -> list[tuple[str, list[CheckShown]]]:
    given = {part.data["check"]: part.data for part in found.of(PartKind.CHECK)}
    return [
        (
            _(title),
            [
                CheckShown(
                    check,
                    given.get(key, {}).get("answer", ""),
                    _(ANSWERS[given[key]["answer"]]) if key in given else "",
                    given.get(key, {}).get("remark", ""),
                )
                for key, check in checks().items()
                if check.of == of
            ],
        )
        for of, title in OF.items()
    ]


def _percent(found: Score) -> int | None:
    return None if found.share is None else round(found.share * 100)
