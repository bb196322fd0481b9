"""What the page shows on which a sub-output is edited: its fields in forms of their own, with what the rules find."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from shanyraq.base.access.web import actor_in
from shanyraq.base.audit.models import Event
from shanyraq.base.doors.web.forms import Shown, entered_of, shown
from shanyraq.base.doors.web.saving import Attempt
from shanyraq.base.ui.speech import say
from shanyraq.base.verbs import Verb, standing_or_nothing, verbbook
from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.domains.workplans.commands import FIRST_YEAR, LAST_YEAR, SubOutputFields
from shanyraq.domains.workplans.queries.around import Around
from shanyraq.domains.workplans.queries.board import Line
from shanyraq.domains.workplans.queries.changes import CHANGING, Undo, undo_of
from shanyraq.domains.workplans.queries.plans import closed_by_output
from shanyraq.domains.workplans.queries.quality import found_in
from shanyraq.domains.workplans.rules.quality import FIELD_OF_RULE
from shanyraq.domains.workplans.rules.statuses import SUB_OUTPUT
from shanyraq.domains.workplans.vocabulary import ACT_TITLES, FIELDS, Act
from shanyraq.domains.workplans.web.words import word
from shanyraq.kernel.commands import Section
from shanyraq.kernel.findings import Finding
from shanyraq.kernel.sentences import gettext_noop

AMEND, NARRATE = "workplans.sub_output.amend", "workplans.sub_output.narrate"
FIRST = Section(
    "first",
    gettext_noop("What, who and when"),
    ("output", "title", "entities", "lead", "starts_on", "ends_on", "status"),
)
SECTIONS = (FIRST, *SubOutputFields.sections)
NARRATIVE = "text"
"""What the verb calls the text of a year."""


@dataclass(frozen=True)
class FieldForm:
    """A field in a form of its own. ``year``: of a narrative; ``seen``: the revision that it was shown at; ``tried``:
    what became of it, where it was sent and is not saved.
    """

    shown: Shown
    verb: Verb
    seen: str
    year: int | None = None
    tried: Attempt | None = None


@dataclass(frozen=True)
class Sent:
    """A field that was sent, with the year of a narrative, and what became of it."""

    name: str
    year: int | None
    attempt: Attempt


@dataclass(frozen=True)
class Together:
    """Forms that stand together under a title."""

    name: str
    title: str
    forms: Sequence[FieldForm]


@dataclass(frozen=True)
class Edited:
    """A sub-output that is being edited."""

    page: FrameworkPage
    line: Line
    there: Around

    @cached_property
    def remarks(self) -> Mapping[str, Sequence[Finding]]:
        """What the rules find in it, by the field in which it is mended. One statement."""
        found: dict[str, list[Finding]] = {}
        for each in found_in(self.line, self.there, self.page.as_of):
            found.setdefault(FIELD_OF_RULE[each.rule], []).append(each)
        return found

    @property
    def moves(self) -> list[tuple[str, str]]:
        """What may happen next to a status that there is."""
        return [(act, ACT_TITLES[Act(act)]) for act in SUB_OUTPUT.acts(self.line.facts.status)]

    @property
    def status(self) -> Any:
        """The status in words; empty where there is none yet."""
        return word("status", self.line.facts.status, self.there) if self.line.facts.status else ""

    @property
    def years(self) -> list[int]:
        """The years of which one may tell what was done."""
        facts = self.line.facts
        known = set(facts.narratives) | set(facts.money)
        if facts.starts_on and facts.ends_on:
            known |= set(range(max(facts.starts_on.year, FIRST_YEAR), min(facts.ends_on.year, LAST_YEAR) + 1))
        return sorted(known)

    @cached_property
    def closed(self) -> list[tuple[int, Mapping[str, str]]]:
        """Years whose plan is closed, with what is told of each: it is read, and not written any more. One statement
        where nothing is closed."""
        closed = closed_by_output(self.page.version).get(self.line.facts.output, ())
        return [(year, self.line.facts.narratives.get(year, {})) for year in self.years if year in closed]

    def together(self, sent: Sent | None = None) -> Iterator[Together]:
        """All fields by section. ``sent``: one that was not saved."""
        verb, own = verbbook()[AMEND], sent if sent and not sent.year else None
        stands = standing_or_nothing(verb, actor_in(self.page.request), self.about)
        entered = {**self.about, **entered_of(stands), **(own.attempt.typed if own else {})}
        forms = self._forms(verb, entered, own)
        if self.line.facts.status:
            forms.pop("status")  # from now on it is moved
        for section in SECTIONS:
            yield Together(section.name, _(section.title), [forms[name] for name in section.fields if name in forms])
        yield Together("narratives", _("What was done, year by year"), list(self._narratives(sent)))

    def _narratives(self, sent: Sent | None) -> Iterator[FieldForm]:
        """The text of each year. All of them have the same languages: those in which any is written."""
        told = self.line.facts.narratives
        every = {language: "" for text in told.values() for language in text}
        forms = self._forms(verbbook()[NARRATE], {**self.about, **entered_of({NARRATIVE: every})}, None)
        form = forms[NARRATIVE]
        closed = {year for year, _text in self.closed}
        for year in self.years:
            own = sent if sent and sent.year == year else None
            if year in closed and own is None:  # what was typed before it was closed is not lost
                continue
            texts = {**entered_of({NARRATIVE: told.get(year, {})}), **(own.attempt.typed if own else {})}
            yield replace(
                form,
                shown=replace(
                    form.shown,
                    field=replace(form.shown.field, required=bool(told.get(year))),  # once written it is not emptied
                    title=_("What was done in %(year)s") % {"year": year},
                    place=place_of(year),
                    inputs=[replace(each, value=texts.get(each.name, "")) for each in form.shown.inputs],
                ),
                year=year,
                seen=own.attempt.seen if own else form.seen,
                tried=own.attempt if own else None,
            )

    def _forms(self, verb: Verb, entered: dict[str, Any], sent: Sent | None) -> dict[str, FieldForm]:
        found = {}
        for each in shown(verb, entered, by=actor_in(self.page.request), hidden=tuple(self.about)):
            name = each.field.name
            tried = sent.attempt if sent and sent.name == name else None
            seen = tried.seen if tried else str(self.line.revision)
            found[name] = FieldForm(replace(each, remarks=self.remarked(name)), verb, seen, None, tried)
        return found

    def remarked(self, name: str) -> list[str]:
        """What the rules find that is mended in a field, in words."""
        return [say(finding.message) for finding in self.remarks.get(name, ())]

    @property
    def about(self) -> dict[str, Any]:
        """What names it in every form."""
        return {"framework": self.page.code, "number": self.line.number}

    @cached_property
    def undo(self) -> Undo:
        """What whoever asks changed last, can take back, and do again. One statement."""
        return undo_of(self.page.code, self.line.number, actor_in(self.page.request).person, CHANGING)

    @property
    def steps(self) -> list[tuple[str, Event, str, str]]:
        """What can be taken back and done again: the act, its event, the fields by title, the first of them."""
        both = (("back", self.undo.back), ("again", self.undo.again))
        return [(act, events[0], *fields_changed(events[0])) for act, events in both if events]

    @property
    def to_mend(self) -> list[tuple[str, str]]:
        """The fields in which rules find something: name and title, in the order of the page."""
        return [(name, _(title)) for name, title in FIELDS.items() if name in self.remarks]


def fields_changed(event: Event) -> tuple[str, str]:
    """The fields that an event changed, by title; and the first of them as the page calls its place."""
    names = [name for name in {**event.before, **event.after} if name in FIELDS]
    told = {**event.before.get("narratives", {}), **event.after.get("narratives", {})}
    years = [
        int(year)
        for year in told
        if event.before.get("narratives", {}).get(year) != event.after.get("narratives", {}).get(year)
    ]
    first = f"{NARRATIVE}{place_of(years[0])}" if names[:1] == ["narratives"] and years else next(iter(names), "")
    return ", ".join(_(FIELDS[name]) for name in names), first


def place_of(year: int | None) -> str:
    """What tells the narrative of a year from the others on the page; empty for fields of which there is one."""
    return f"-{year}" if year else ""
