"""The board of recommendations, one of them, and the same as files."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import Http404, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.access.web import actor_in
from shanyraq.base.ui.texts import pick
from shanyraq.domains.learning.models import Recommendation
from shanyraq.domains.learning.queries.evaluated import There, planned, there
from shanyraq.domains.learning.queries.follow_up import Done, Followed, follow_up
from shanyraq.domains.learning.queries.recommendations import scope_of, scope_of_action
from shanyraq.domains.learning.rules import following
from shanyraq.domains.learning.rules.answering import ACTION
from shanyraq.domains.learning.vocabulary.recommendations import (
    ACTION_STATES,
    ORIGINS,
    PRIORITIES,
    RESPONSES,
    STANDINGS,
    Origin,
    Standing,
)
from shanyraq.domains.learning.web.words import quarter
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.packages.web.facets import Facet, filter_groups, found_or_404, narrowed
from shanyraq.domains.packages.web.members import holds, or_sign_in
from shanyraq.kernel.findings import Finding
from shanyraq.kernel.rules import RULES, Rule
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop

LATE = {
    following.LATE_RESPONSE: gettext_noop("without a response in time"),
    following.OVERDUE: gettext_noop("with an overdue action"),
    following.NO_UPDATE: gettext_noop("without an update of a quarter"),
}
"""What may be late of a recommendation, as filters call it."""
HEADER = (
    *("number", "source", "document", "paragraph", "issued_on", "text", "addressed_to", "priority", "priority_name"),
    *("standing", "standing_name", "response", "response_name", "response_text", "responded_on"),
    *("action", "action_text", "by_whom", "due_on", "state", "state_name", "done_on", "last_quarter", "last_update"),
)
"""What is coded is the same in every language; the words for it stand beside it (``…_name``)."""
Text = Any


@dataclass(frozen=True)
class Shown:
    """A recommendation in the reader's words: where it is found, whom it is addressed to."""

    followed: Followed
    source: Text
    place: str
    addressees: Sequence[Text]

    @property
    def row(self) -> Recommendation:
        """The recommendation itself."""
        return self.followed.row

    @property
    def late(self) -> list[Finding]:
        """What is late of it, and of what is done about it."""
        own = self.followed
        return [*own.findings, *(each for action in own.actions for each in action.findings)]

    @property
    def findings(self) -> list[str]:
        """The numbers of the findings that it rests on, in its evaluation."""
        return [link.rpartition(".")[2] for link in self.row.findings]


@dataclass(frozen=True)
class ActionShown:
    """An action with what can be done with it, and by whom it is done."""

    done: Done
    who: Text
    updates: Sequence[tuple[str, Text]]
    asked: Sequence[tuple[str, int, int]]
    to_tell: tuple[int, int]
    scope: Scope
    can_move: bool


@framework_page
def board(page: FrameworkPage) -> HttpResponse:
    """Every recommendation under how it stands; those that are late are told."""
    known, every = there(page.version), _every(page)
    facets = _facets(page, known)
    found = narrowed(every, facets, page.request.GET)
    names = planned(page.version) if found else {}
    return page.render(
        "learning/recommendations.html",
        every=every,
        found=found,
        groups=list(_groups(page, found, known, names)),
        late=[(name, _(title), count) for name, title, count in _late(found)],
        filters=filter_groups(every, facets, page.request.GET),
        result=_result(len(found), len(every)),
        downloads=sheet_links(page, "recommendations"),
    )


@framework_page
def board_sheet(page: FrameworkPage, form: str) -> HttpResponseBase:
    """The same as a file: a line for each action, and one for each recommendation without any."""
    known, own = there(page.version), page.version.language
    found = found_or_404(_every(page), _facets(page, known), page.request.GET)
    names = planned(page.version)
    rows = [cells for each in found for cells in _lines(shown(page, each, known, names), known, own)]
    return sheet_file(form, f"{page.code}-recommendations", HEADER, rows)


@framework_page
@or_sign_in
def one(page: FrameworkPage, number: int) -> HttpResponse:
    """One recommendation: where it comes from, the response to it, what is done about it."""
    followed = next((each for each in _every(page) if each.row.number == number), None)
    if followed is None:
        raise Http404(_("There is no such recommendation."))
    known = there(page.version)
    names = planned(page.version) if followed.row.activity else {}
    return page.render(
        "learning/recommendation.html",
        shown=shown(page, followed, known, names),
        row=followed.row,
        words=_words(followed),
        actions=[_action(page, each, known) for each in followed.actions],
        findings=list(_with_rules(followed)),
        scope=scope_of(page.code, followed.row),
        addressee=_addressee(page, followed.row.addressees),
        can_change=not page.asked and (followed.evaluation is None or not followed.is_public),
        can_plan=not page.asked and followed.standing not in {Standing.UNANSWERED, Standing.REJECTED},
    )


def _addressee(page: FrameworkPage, addressees: Sequence[str]) -> str:
    """By whom an action is likely to be done: by the one for whom the reader may plan it, else by the first."""
    actor, right = actor_in(page.request), Permission.ANSWER_RECOMMENDATIONS
    own = (key for key in addressees if may(actor, right, scope_of_action(page.code, key)))
    return next(own, next(iter(addressees), ""))


def _words(followed: Followed) -> dict[str, str]:
    """What of a recommendation is said in words."""
    row = followed.row
    return {
        "standing": _(STANDINGS[followed.standing]),
        "response": _(RESPONSES[row.response]) if row.response else "",
        "priority": _(PRIORITIES[row.priority]),
    }


@framework_page
@or_sign_in
def of_action(page: FrameworkPage, number: int) -> HttpResponseBase:
    """The page on which an action stands."""
    for each in _every(page):
        if any(done.row.number == number for done in each.actions):
            return redirect(reverse("recommendation", args=[page.code, each.row.number]) + f"#action-{number}")
    raise Http404(_("There is no such action."))


def _every(page: FrameworkPage) -> list[Followed]:
    return follow_up(page.version, page.as_of, page.asked, drafts=holds(page, Permission.SEE_EVALUATIONS))


def shown(page: FrameworkPage, followed: Followed, known: There, names: Any) -> Shown:
    """A recommendation in the reader's words. ``names``: the evaluations of the plan."""
    row = followed.row
    source: Text = _(ORIGINS[row.origin])
    if followed.evaluation is not None:
        source = followed.evaluation.title
    elif row.origin == Origin.OTHER_EVALUATION and row.activity in names:
        source = names[row.activity][1]
    parts = [row.symbol, _("¶ %(paragraph)s") % {"paragraph": row.paragraph} if row.paragraph else ""]
    return Shown(followed, source, ", ".join(filter(None, parts)), [known.called(key) for key in row.addressees])


def _facets(page: FrameworkPage, known: There) -> list[Facet[Followed]]:
    own = page.version.language
    return [
        Facet(
            "standing",
            _("State"),
            lambda each: [each.standing],
            lambda code: _(STANDINGS[code]),
            also=list(STANDINGS),
        ),
        Facet("source", _("Source"), lambda each: [each.row.origin], lambda code: _(ORIGINS[code])),
        Facet(
            "evaluation",
            _("Evaluation"),
            lambda each: [str(each.evaluation.number)] if each.evaluation else [],
            lambda number: _("Evaluation %(number)s") % {"number": number},
        ),
        Facet(
            "entity",
            _("Entity or body"),
            lambda each: sorted(each.of_entities),
            lambda key: pick(known.called(key), own),
        ),
        Facet("late", _("Late"), lambda each: sorted(each.late), lambda rule: _(LATE[rule]), also=list(LATE)),
        Facet("priority", _("Priority"), lambda each: [each.row.priority], lambda code: _(PRIORITIES[code])),
    ]


def _groups(
    page: FrameworkPage, found: Sequence[Followed], known: There, names: Any
) -> Iterator[tuple[str, list[Shown]]]:
    for standing, title in STANDINGS.items():
        rows = [shown(page, each, known, names) for each in found if each.standing == standing]
        if rows:
            yield _(title), rows


def _late(found: Sequence[Followed]) -> list[tuple[str, str, int]]:
    counts = Counter(rule for each in found for rule in each.late)
    return [(rule, title, counts[rule]) for rule, title in LATE.items() if counts[rule]]


def _result(found: int, every: int) -> str:
    return ngettext("%(found)s of %(every)s recommendation", "%(found)s of %(every)s recommendations", every) % {
        "found": found,
        "every": every,
    }


def _action(page: FrameworkPage, done: Done, known: There) -> ActionShown:
    row = done.row
    owed = done.asked[0] if done.asked else following.Quarter.of(page.as_of)
    return ActionShown(
        done,
        known.called(row.who),
        [(quarter(name), text) for name, text in sorted(row.updates.items(), reverse=True)],
        [(quarter(str(each)), each.year, each.number) for each in done.asked],
        (owed.year, owed.number),
        scope_of_action(page.code, row.who),
        bool(ACTION.acts(row.state)),
    )


def _with_rules(followed: Followed) -> Iterator[tuple[Finding, Rule]]:
    for findings in (followed.findings, *(each.findings for each in followed.actions)):
        yield from ((each, RULES[each.rule]) for each in findings)


def _lines(each: Shown, known: There, own: str) -> Iterator[list[Any]]:
    row, followed, words = each.row, each.followed, _words(each.followed)
    begins = [
        row.number,
        pick(each.source, own).text,
        row.symbol,
        row.paragraph,
        followed.made_on,
        pick(row.text, own).text,
        "; ".join(pick(name, own).text for name in each.addressees),
        *(row.priority, words["priority"]),
        *(str(followed.standing), words["standing"]),
        *(row.response or None, words["response"] or None),
        pick(row.response_text, own).text or None,
        row.responded_on,
    ]
    for done in followed.actions:
        action_row = done.row
        last = max(action_row.updates, default="")
        yield [
            *begins,
            action_row.number,
            pick(action_row.text, own).text,
            pick(known.called(action_row.who), own).text,
            action_row.due_on,
            *(action_row.state, _(ACTION_STATES[action_row.state])),
            action_row.done_on,
            last or None,
            pick(action_row.updates[last], own).text if last else None,
        ]
    if not followed.actions:
        yield [*begins, *(None for _name in HEADER[len(begins) :])]
