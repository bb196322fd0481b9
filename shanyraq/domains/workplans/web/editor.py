"""The page on which a sub-output is written: every field is saved by itself, as it is left."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.access.web import actor_in
from shanyraq.base.audit.models import Event
from shanyraq.base.audit.queries import trail
from shanyraq.base.doors.feed import sentences
from shanyraq.base.doors.fields import Field as FieldOfVerb
from shanyraq.base.doors.fields import field_of, fields_of
from shanyraq.base.doors.web.forms import Shown, entered_of, shown
from shanyraq.base.doors.web.saving import SavedField, save_one
from shanyraq.base.ui.speech import say
from shanyraq.base.verbs import Verb, standing_or_nothing, verbbook
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.workplans.commands import SubOutputFields
from shanyraq.domains.workplans.queries.around import Around, around, scope_of
from shanyraq.domains.workplans.queries.board import Line, sub_output
from shanyraq.domains.workplans.queries.changes import CHANGING, TAKER
from shanyraq.domains.workplans.queries.quality import found_in
from shanyraq.domains.workplans.rules.quality import FIELD_OF_RULE
from shanyraq.domains.workplans.rules.statuses import SUB_OUTPUT
from shanyraq.domains.workplans.vocabulary import ACT_TITLES, FIELDS, Act
from shanyraq.domains.workplans.web.views import for_members
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
class Field:
    """A field in a form of its own. ``year``: of a narrative; ``seen``: the revision that it was shown at."""

    shown: Shown
    verb: Verb
    seen: int | None
    year: int | None = None
    saved: SavedField | None = None


@dataclass(frozen=True)
class Sent:
    """A field that was sent, with the year of a narrative, and what became of it."""

    name: str
    year: int | None
    done: SavedField


@dataclass(frozen=True)
class Part:
    """Fields that stand together."""

    name: str
    title: str
    fields: Sequence[Field]


@dataclass(frozen=True)
class Editor:
    """A sub-output that is being written, with what the rules find in it by field."""

    page: FrameworkPage
    line: Line
    there: Around
    remarks: Mapping[str, Sequence[Finding]]

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
            known |= set(range(facts.starts_on.year, facts.ends_on.year + 1))
        return sorted(known)

    def parts(self, sent: Sent | None = None) -> Iterator[Part]:
        """All fields by section. ``sent``: one that was not saved."""
        verb, own = verbbook()[AMEND], sent if sent and not sent.year else None
        stands = standing_or_nothing(verb, actor_in(self.page.request), self.about)
        entered = {**self.about, **entered_of(stands), **(own.done.typed if own else {})}
        fields = self._fields(verb, entered, own)
        if self.line.facts.status:
            fields.pop("status")  # from now on it is moved
        for section in SECTIONS:
            found = [fields[name] for name in section.fields if name in fields]
            yield Part(section.name, _(section.title), found)
        yield Part("narratives", _("What was done, year by year"), list(self._narratives(sent)))

    def _narratives(self, sent: Sent | None) -> Iterator[Field]:
        """The text of each year. All of them have the same languages: those in which any is written."""
        told = self.line.facts.narratives
        every = {language: "" for text in told.values() for language in text}
        fields = self._fields(verbbook()[NARRATE], {**self.about, **entered_of({NARRATIVE: every})}, None)
        form = fields[NARRATIVE]
        for year in self.years:
            own = sent if sent and sent.year == year else None
            texts = {**entered_of({NARRATIVE: told.get(year, {})}), **(own.done.typed if own else {})}
            inputs = [replace(each, value=texts.get(each.name, "")) for each in form.shown.inputs]
            optional = replace(form.shown.field, required=False)  # a year may be left without
            shown = replace(form.shown, field=optional, title=_in_year(year), place=_place(year), inputs=inputs)
            yield replace(form, shown=shown, year=year, saved=own.done if own else None)

    def _fields(self, verb: Verb, entered: dict[str, Any], sent: Sent | None) -> dict[str, Field]:
        found = {}
        for each in shown(verb, entered, by=actor_in(self.page.request), hidden=tuple(self.about)):
            name = each.field.name
            saved = sent.done if sent and sent.name == name else None
            found[name] = Field(replace(each, remarks=self.remarked(name)), verb, self.line.revision, None, saved)
        return found

    def remarked(self, name: str) -> list[str]:
        """What the rules find that is mended in a field, in words."""
        return [say(finding.message) for finding in self.remarks.get(name, ())]

    @property
    def about(self) -> dict[str, Any]:
        """What names it in every form."""
        return {"framework": self.page.code, "number": self.line.number}

    @property
    def last(self) -> Event | None:
        """The last thing that happened to it, where whoever asks did it, and it can be taken back here."""
        event = trail(framework=self.page.code, kind="sub_output", key=str(self.line.number)).first()
        own = event is not None and event.verb in CHANGING and event.person == actor_in(self.page.request).person
        return event if own else None

    @property
    def to_mend(self) -> list[tuple[str, str]]:
        """The fields in which rules find something: name and title, in the order of the page."""
        return [(name, _(title)) for name, title in FIELDS.items() if name in self.remarks]


@framework_page
@for_members
def editor(page: FrameworkPage, number: int) -> HttpResponse:
    """The fields of a sub-output, to be written. Whoever may not, and whoever asks of a day gone by, reads it."""
    line = sub_output(page.version, number)
    if line is None:
        raise Http404(_("There is no such sub-output."))
    there = around(page.version)
    if (
        page.asked
        or line.ended
        or not may(actor_in(page.request), Permission.EDIT_WORKPLANS, scope_of(page.code, line.facts, there))
    ):
        return HttpResponseRedirect(reverse("sub-output", args=[page.code, number]))
    now = _of(page, line, there)
    return _save(now) if page.request.method == "POST" else _whole(now)


editor = require_http_methods(["GET", "HEAD", "POST"])(editor)


def _of(page: FrameworkPage, line: Line, there: Around) -> Editor:
    remarks: dict[str, list[Finding]] = {}
    for finding in found_in(line, there, page.as_of):
        remarks.setdefault(FIELD_OF_RULE[finding.rule], []).append(finding)
    return Editor(page, line, there, remarks)


def _whole(now: Editor, sent: Sent | None = None, status: int = 200) -> HttpResponse:
    response = now.page.render("workplans/editor.html", **_context(now), parts=list(now.parts(sent)))
    response.status_code = status if response.status_code == 200 else response.status_code
    return response


def _context(now: Editor) -> dict[str, Any]:
    last = now.last
    return {
        "now": now,
        "line": now.line,
        "last": last,
        "last_said": say(sentences([last])[0]) if last else "",
        "taker": TAKER,
        "address": now.page.request.path,
    }


def _save(now: Editor) -> HttpResponse:
    """Saves the field that was sent, and says what became of it: alone to a script, else with the whole page."""
    request, page = now.page.request, now.page
    name, year, verb = _sent(now)
    told = field_of(verb.told, name)
    assert told is not None
    about = {**now.about, "year": year} if year else now.about
    sent = Sent(name, year, save_one(request, verb, about, told, actor_in(request)))
    after = _of(page, sub_output(page.version, now.line.number) or now.line, now.there)
    if _by_script(request):
        return _part(after, verb, told, sent)
    if not sent.done.is_done:
        return _whole(after, sent, status=409 if sent.done.conflict else 422)
    messages.success(request, _said(sent.done.event))
    return HttpResponseRedirect(f"{request.path}#field-{name}{_place(year)}")


def _sent(now: Editor) -> tuple[str, int | None, Verb]:
    """Which field was sent.

    :raises Http404: when there is none of that name, or no such year.
    """
    name, asked = now.page.request.POST.get("field", ""), now.page.request.POST.get("year", "")
    if asked:
        if name != NARRATIVE or asked not in {str(year) for year in now.years}:
            raise Http404
        return name, int(asked), verbbook()[NARRATE]
    if not any(name in section.fields for section in SECTIONS):
        raise Http404
    return name, None, verbbook()[AMEND]


def _part(after: Editor, verb: Verb, told: FieldOfVerb, sent: Sent) -> HttpResponse:
    """What is said of one field again, with all that its change has changed on the page."""
    names = {*after.remarks, *after.page.request.POST.getlist("remarked")}
    fields = {each.name: each for each in fields_of(verbbook()[AMEND].told) if each.name in names}
    context = {
        **_context(after),
        "each": Field(_bare(told, place=_place(sent.year)), verb, after.line.revision, sent.year, sent.done),
        "part": True,
        "done": sent.done,
        "remarked": [_bare(each, remarks=after.remarked(each.name)) for each in fields.values()],
        "framework_code": after.page.code,
        "framework_language": after.page.version.language,
    }
    response = render(after.page.request, "workplans/editor_saved.html", context)
    if sent.done.is_done and sent.name in {"output", "status"}:
        response["HX-Refresh"] = "true"  # other fields offer something else now
    return response


def _bare(field: FieldOfVerb, *, place: str = "", remarks: Sequence[str] = ()) -> Shown:
    """A field of which only what is said of it is shown."""
    return Shown(field, say(field.title), say(field.help), (), (), (), remarks, place=place)


def _place(year: int | None) -> str:
    return f"-{year}" if year else ""


def _in_year(year: int) -> str:
    return _("What was done in %(year)s") % {"year": year}


def _said(event: Event | None) -> str:
    return say(sentences([event])[0]) if event else _("Everything is as it should be; nothing was changed.")


def _by_script(request: HttpRequest) -> bool:
    return request.headers.get("HX-Request") == "true"
