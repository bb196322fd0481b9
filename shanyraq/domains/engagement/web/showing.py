"""Feedback in the reader's words, as lists, pages and files show it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils.translation import gettext as _

from shanyraq.base.doors.subjects import address_of
from shanyraq.base.ui.numbers import format_number
from shanyraq.base.ui.texts import Picked, in_words, pick
from shanyraq.domains.engagement.models import Feedback, FeedbackFile
from shanyraq.domains.engagement.queries import places, rows_of, subjects, with_files
from shanyraq.domains.engagement.rules.naming import may_name_somebody
from shanyraq.domains.engagement.rules.states import FEEDBACK
from shanyraq.domains.engagement.vocabulary import ABOUT, KINDS, SENDERS, STATES, Kind
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.web.facets import Facet

AT_ONCE = 20
"""Pieces on a page."""
HEADER = (
    *("official_data", "number", "kind", "about", "key", "row", "text", "language", "sender", "organisation", "place"),
    *(
        "period",
        "value",
        "unit",
        "evidence",
        "files",
        "sent_on",
        "published_on",
        "answer",
        "answered_by",
        "answered_on",
    ),
)


@dataclass(frozen=True, slots=True)
class Shown:
    """A piece in the reader's words. ``acts``: what can be done with it in its state."""

    row: Feedback
    kind: str
    about: str
    name: Picked
    address: str
    sender: str
    place: Picked
    language: str
    state: str
    acts: Sequence[str]
    group: str = ""

    @property
    def files(self) -> Sequence[FeedbackFile]:
        """What came with it as evidence, published or not."""
        return list(self.row.files.all()) if self.row.pieces > 1 else []

    @property
    def published_files(self) -> Sequence[FeedbackFile]:
        """Those that everybody can open."""
        return [each for each in self.files if each.is_published]

    @property
    def may_name(self) -> bool:
        """Whether its words look as if they named somebody."""
        return may_name_somebody(self.row.text)

    @property
    def is_observation(self) -> bool:
        return self.row.kind == Kind.OBSERVATION

    @property
    def value(self) -> str:
        """The value that was offered, as it was entered, by the reader's separators; empty without one."""
        held = self.row.value
        if held is None:
            return ""
        digits = f"{held:f}".partition(".")[2].rstrip("0") if held % 1 else ""
        return format_number(held, len(digits))

    @property
    def may_publish(self) -> bool:
        return "publish" in self.acts

    @property
    def may_answer(self) -> bool:
        return "answer" in self.acts

    @property
    def may_withdraw(self) -> bool:
        return "withdraw" in self.acts

    @property
    def may_reopen(self) -> bool:
        return "reopen" in self.acts


def shown(version: Version, rows: Iterable[Feedback]) -> Iterator[Shown]:
    """Rows in words. What the framework no longer has is called by its key."""
    names, known = subjects(version), places(version)
    for row in with_files(rows):
        place = known.get(row.place)
        yield Shown(
            row,
            kind=_(KINDS[row.kind]),
            about=f"{_(ABOUT[row.about])} {row.key}",
            name=pick(names.get(row.subject, ""), version.language),
            address=(address_of(row.about, version.code, row.key) or "") if row.subject in names else "",
            sender=row.organisation or _(SENDERS[row.sender]),
            place=pick(place.name if place else row.place, version.language),
            language=in_words(row.language),
            state=_(STATES[row.state]),
            acts=FEEDBACK.acts(row.state),
            group=str(pick(rows_of(version, row.subject).get(row.row, row.row), version.language)) if row.row else "",
        )


def facets(version: Version, query: QueryDict) -> list[Facet[Any]]:
    """By what lists of feedback can be filtered; of one indicator by its rows too."""
    called = rows_of(version, query.get("subject", ""))
    groups = Facet[Any](
        "row",
        _("Row"),
        lambda row: [row.row] if row.row else [],
        lambda key: pick(called.get(key, key), version.language),
        also=called,
    )
    return [
        *([groups] if called else []),
        Facet("state", _("State"), lambda row: [row.state], lambda code: _(STATES[code]), also=list(STATES)),
        Facet("kind", _("Kind"), lambda row: [row.kind], lambda code: _(KINDS[code]), also=list(KINDS)),
        Facet("about", _("About what"), lambda row: [row.about], lambda code: _(ABOUT[code]), also=list(ABOUT)),
        Facet("subject", _("Which"), lambda row: [row.subject], _subject, also=subjects(version)),
        Facet("language", _("Language"), lambda row: [row.language], in_words),
        Facet("sender", _("Sender"), lambda row: [row.sender], lambda code: _(SENDERS[code]), also=list(SENDERS)),
    ]


def asked_in(rows: QuerySet[Feedback], menus: Sequence[Facet[Any]], query: QueryDict) -> QuerySet[Feedback]:
    """The rows that have every chosen value, found by the database: what ``narrowed`` finds among those at hand."""
    for menu in menus:
        chosen = query.get(menu.name)
        if chosen and menu.name == "subject":
            about, _space, key = chosen.partition(" ")
            rows = rows.filter(about=about, key=key)
        elif chosen:
            rows = rows.filter(**{{"state": "stood"}.get(menu.name, menu.name): chosen})
    return rows


def part_of(rows: QuerySet[Feedback], count: int, asked: str | None) -> Page[Feedback]:
    """The part of a list that an address asks for; how many there are is known already."""
    parts = Paginator(rows, AT_ONCE)
    parts.count = count
    return parts.get_page(asked)


def _subject(subject: str) -> str:
    about, _space, key = subject.partition(" ")
    return f"{_(ABOUT[about])} {key}" if about in ABOUT else subject


def cells(each: Shown, own: str) -> list[Any]:
    """A line of a file. Its first column says of every line that it is no official data."""
    row = each.row
    day: date | None = row.answered_on
    return [
        *("no", row.number, row.kind, row.about, row.key, row.row or None, row.text, row.language, row.sender),
        *(row.organisation or None, row.place or None, row.period or None, row.value, row.unit or None),
        *(
            row.evidence or None,
            ", ".join(str(file) for file in each.published_files) or None,
            row.sent_on,
            row.published_on,
        ),
        *(pick(row.answer, own).text or None, row.office or None, day),
    ]
