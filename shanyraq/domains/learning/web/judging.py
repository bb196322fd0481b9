"""The page on which all assumptions and risks of a review are judged at once, each by its own verb."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django.contrib import messages
from django.http import HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.access.web import actor_in
from shanyraq.base.doors.choices import choices
from shanyraq.base.doors.web.saving import Attempt, attempted
from shanyraq.base.ui.speech import say
from shanyraq.base.ui.texts import in_words
from shanyraq.base.verbs import verbbook
from shanyraq.domains.learning.models import Review
from shanyraq.domains.learning.queries import reviews as queries
from shanyraq.domains.learning.queries.concluded import Told
from shanyraq.domains.learning.queries.elsewhere import WORDS, said_elsewhere
from shanyraq.domains.learning.vocabulary import ASSUMED, COURSES, Reviewed
from shanyraq.domains.learning.web.reviews import review_among
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.workplans.web.views import for_members

ASSUMPTION, RISK = "assumption", "risk"
VERBS = {ASSUMPTION: "learning.review.judge", RISK: "learning.review.update_risk"}
STANDING = {ASSUMPTION: "verdict", RISK: "course"}
"""What each verb calls how the thing stands."""
TITLES: Mapping[str, Mapping[str, str]] = {ASSUMPTION: ASSUMED, RISK: COURSES}
TYPED = ("standing", "judgement", "indicator")
"""What is typed in a row; ``was`` holds what stood there when the page was read, ``seen`` the revision of then."""

NOTHING: Mapping[str, Any] = {"standing": "", "judgement": {}, "indicator": "", "owner": ""}
"""What stands in a row of which nothing is said."""


@dataclass(frozen=True, slots=True)
class Row:
    """An assumption or a risk with what is said of it. ``was``: as it stands; ``language``: in which it is judged here.

    ``typed``: what was sent and is not saved; ``problems``: why not; ``clash``: because somebody judged it in the
    meantime; ``seen``: from which revision it is judged next.
    """

    part: str
    key: str
    text: Any
    was: Mapping[str, Any]
    elsewhere: Sequence[Told]
    seen: str
    typed: Mapping[str, str] = field(default_factory=dict)
    problems: tuple[str, ...] = ()
    clash: bool = False

    @property
    def id(self) -> str:
        """By which its fields are named."""
        return f"{self.part}-{self.key}"

    @property
    def language(self) -> str:
        """That of the reader, else the one in which something is said already."""
        said, own = self.was["judgement"], get_language() or "en"
        return own if own in said or not said else next(iter(said))

    @property
    def held(self) -> str:
        """What stood there, as the form sends it back."""
        return json.dumps(dict(self.was), ensure_ascii=False, sort_keys=True)

    @property
    def shown(self) -> Mapping[str, str]:
        """What stands in its fields: what was typed and is not saved, else what is."""
        return self.typed or fields_of(self.was, self.language)

    @property
    def options(self) -> list[tuple[str, str, bool]]:
        """How it may stand, in words, and whether that is chosen."""
        return [(code, _(title), code == self.shown["standing"]) for code, title in TITLES[self.part].items()]

    @property
    def others(self) -> list[tuple[str, str]]:
        """What is said in other languages; it stays."""
        return [(in_words(each), text) for each, text in self.was["judgement"].items() if each != self.language]

    @property
    def word(self) -> str:
        """How it stands, in words; empty where nothing is said."""
        return _(WORDS[self.was["standing"]]) if self.was["standing"] else ""


def fields_of(was: Mapping[str, Any], language: str) -> dict[str, str]:
    """What stands in the fields of a row in a language."""
    text = (was.get("judgement") or {}).get(language, "")
    return {"standing": was.get("standing", ""), "judgement": text, "indicator": was.get("indicator", "")}


@framework_page
@for_members
def judge(page: FrameworkPage, year: int, outcome: str) -> HttpResponse:
    """Every assumption and every risk of a review in a row; on a day gone by: its room, as it was."""
    if page.asked:
        place = reverse("review", args=[page.code, year, outcome])
        return HttpResponseRedirect(f"{place}?as_of={page.asked:%Y-%m-%d}")
    row, _corrections, others = review_among(page, year, outcome)
    if page.request.method == "POST":
        return _save(page, row, others)
    return _page(page, row, list(_rows(page, row, others)))


judge = require_http_methods(["GET", "HEAD", "POST"])(judge)


def _rows(page: FrameworkPage, row: Review, others: Sequence[Review]) -> Iterator[Row]:
    verdicts, courses = said_elsewhere(row, others), said_elsewhere(row, others, "risk_updates", "course")
    seen = str(row.revision)
    for each in queries.judged(page.version, row):
        was = {"judgement": dict(each.judgement), "indicator": each.indicator, "owner": each.owner}
        said = each.assumption.said.text
        key = each.assumption.key
        yield Row(ASSUMPTION, key, said, {"standing": each.verdict, **was}, verdicts.get(key, []), seen)
    for one in queries.updated(page.version, row):
        was = {"standing": one.course, "judgement": dict(one.judgement), "owner": one.owner}
        yield Row(RISK, one.risk.key, one.risk.title, was, courses.get(one.risk.key, []), seen)


def _page(page: FrameworkPage, row: Review, rows: Sequence[Row], status: int = 200) -> HttpResponse:
    place = queries.place_of(page.code, row.outcome)
    answer = page.render(
        "learning/judge.html",
        row=row,
        address=page.request.path.rstrip("/").split("/")[-2],
        name=queries.review_name(row.year, row.outcome),
        groups=[(part, [each for each in rows if each.part == part]) for part in (ASSUMPTION, RISK)],
        edits=row.state != Reviewed.CONCLUDED and may(actor_in(page.request), Permission.REVIEW_RESULTS, place),
        indicators=choices("indicators", page.code),
    )
    answer.status_code = status
    return answer


def _save(page: FrameworkPage, row: Review, others: Sequence[Review]) -> HttpResponse:
    """Saves each row that was touched, for itself; what is refused keeps no other, and stays as it was typed."""
    found: dict[str, tuple[Row, Attempt]] = {}
    for each in _rows(page, row, others):
        sent, was = _sent(page, each), _was(page, each)
        language = replace(each, was={**NOTHING, **was}).language
        if sent is not None and sent != _plain(fields_of(was, language)):
            seen = page.request.POST.get(f"seen.{each.id}", "")
            typed = replace(each, typed=sent, was={**NOTHING, **was}, seen=seen)
            found[each.id] = typed, _attempt(page, row, typed, language)
    done = sum(attempt.event is not None for _row, attempt in found.values())
    if done:
        messages.success(page.request, _("Saved: %(number)s") % {"number": done})
    elif all(attempt.is_done for _row, attempt in found.values()):
        messages.success(page.request, _("Everything is as it should be; nothing was changed."))
    refused = {key: _refused(one, attempt) for key, (one, attempt) in found.items() if attempt.done is None}
    if not refused:
        return HttpResponseRedirect(page.request.get_full_path())
    now = queries.review(page.code, row.number)
    rows = [_kept(each, refused.get(each.id)) for each in _rows(page, now, others)]
    clashes = any(attempt.conflict for _row, attempt in found.values())
    return _page(page, now, rows, 409 if clashes else 422)


def _sent(page: FrameworkPage, row: Row) -> dict[str, str] | None:
    """What was typed in a row; None where the form had no such row."""
    if f"standing.{row.id}" not in page.request.POST:
        return None
    return _plain({name: page.request.POST.get(f"{name}.{row.id}", "") for name in TYPED})


def _plain(typed: Mapping[str, str]) -> dict[str, str]:
    """The same as it is compared: browsers end lines in their own way."""
    return {name: text.replace("\r\n", "\n").strip() for name, text in typed.items()}


def _was(page: FrameworkPage, row: Row) -> Mapping[str, Any]:
    """What stood in a row for whoever typed; nothing where that cannot be read."""
    try:
        found = json.loads(page.request.POST.get(f"was.{row.id}", "{}"))
    except (ValueError, RecursionError):
        found = {}
    texts = found.get("judgement") if isinstance(found, dict) else None
    if not isinstance(texts, dict):
        return {}
    plain = {name: str(found.get(name) or "") for name in ("standing", "indicator", "owner")}
    return {**plain, "judgement": {str(each): str(text) for each, text in texts.items()}}


def _attempt(page: FrameworkPage, row: Review, each: Row, language: str) -> Attempt:
    """Judges one, from the revision that its row saw. What is said in other languages, and who watches it, stays."""
    sent, was = each.typed, each.was
    texts = {**was["judgement"], language: sent["judgement"]}
    entered = {
        "framework": page.code,
        "number": str(row.number),
        "seen": each.seen,
        each.part: each.key,
        STANDING[each.part]: sent["standing"],
        "owner": was["owner"],
        **{f"judgement.{name}": text for name, text in texts.items()},
        **({"indicator": sent["indicator"]} if each.part == ASSUMPTION else {}),
    }
    return attempted(page.request, verbbook()[VERBS[each.part]], entered)


def _refused(row: Row, attempt: Attempt) -> Row:
    """The row as it was typed, with what is wrong."""
    if attempt.conflict is not None:
        return replace(row, problems=(say(attempt.conflict.said),), clash=True)
    return replace(row, problems=attempt.problems or (_("This is needed"),))


def _kept(row: Row, refused: Row | None) -> Row:
    """A row as it stands now; one that was refused keeps what was typed. After a clash it goes on from what stands now,
    which is shown; else from what whoever typed saw.
    """
    if refused is None or not refused.clash:
        return refused or row
    return replace(row, typed=refused.typed, problems=refused.problems, clash=True)
