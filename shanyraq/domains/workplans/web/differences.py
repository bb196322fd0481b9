"""In what two editions of a plan differ, in the reader's words: of a text the words that changed, of a list what came
in and what went out, of anything else both sides."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from shanyraq.base.ui.texts import in_words, pick
from shanyraq.domains.workplans.commands import deliverables, output_indicators
from shanyraq.domains.workplans.queries.around import Around
from shanyraq.domains.workplans.rules.differing import REQUIRED, Difference
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.rules.verbatim import SAME, Piece, pieces, shortened
from shanyraq.domains.workplans.vocabulary import FIELDS
from shanyraq.domains.workplans.web.words import Text, level, plain_value, printed_place, word
from shanyraq.kernel.sentences import gettext_noop

REQUIRED_IN = gettext_noop("Required in the year, US dollars")
BESIDE = {
    "title": deliverables.TITLE,
    "due_on": deliverables.DUE,
    "output": gettext_noop("Output"),
    "unit": output_indicators.UNIT,
    "source": output_indicators.SOURCE,
    "menu_code": output_indicators.MENU,
    "baseline": output_indicators.BASELINE,
    "baseline_year": output_indicators.BASELINE_YEAR,
    "target": gettext_noop("Target of the year"),
    "sub_outputs": output_indicators.SUB_OUTPUTS,
}
"""What the fields of deliverables and output indicators are called."""
WRITTEN = frozenset({"gender_note", "rights_note", "peace_note", "humanitarian_note", "source"})
"""Fields that hold a text of one language, which nobody says."""
Say = Callable[[str, Any], str]
"""A field and a value of it, or a member of its list, in words."""


@dataclass(frozen=True, slots=True)
class ChangedText:
    """A text in one language, where it changed: its words, long runs of those that stayed cut short.

    ``language``: what the reader calls it; empty where the text has no other. ``spaces``: nothing else differs.
    """

    code: str
    language: str
    pieces: Sequence[Piece]

    @property
    def spaces(self) -> bool:
        return all(piece.what == SAME for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class ChangedField:
    """A field that differs, in one of three ways: ``texts``; ``gone`` and ``come`` of a list, and how many ``stayed``
    in it; or ``before`` and ``after``.
    """

    title: str
    texts: Sequence[ChangedText] = ()
    is_list: bool = False
    gone: Sequence[str] = ()
    come: Sequence[str] = ()
    stayed: int = 0
    before: str = ""
    after: str = ""


@dataclass(frozen=True, slots=True)
class Changed:
    """A thing of a plan that differs: what it is called, whether it is new or gone, its fields."""

    number: int
    title: Text
    what: str
    fields: Sequence[ChangedField]


def changed(found: Sequence[Difference[Facts]], there: Around, own: str) -> Iterator[Changed]:
    """Each difference of sub-outputs."""

    def say(field: str, value: Any) -> str:
        return _said(field, value, there, own)

    titles = {**FIELDS, REQUIRED: REQUIRED_IN}
    return (_changed(each, titles, say) for each in found)


def changed_beside(found: Sequence[Difference[Any]]) -> Iterator[Changed]:
    """Each difference of deliverables or output indicators."""
    return (_changed(each, BESIDE, _plainly) for each in found)


def _changed(each: Difference[Any], titles: Mapping[str, str], say: Say) -> Changed:
    thing = each.after or each.before
    assert thing is not None
    what = "new" if each.before is None else "gone" if each.after is None else "changed"
    fields = [_field(one.field, _(titles[one.field]), one.before, one.after, say) for one in each.fields]
    return Changed(each.number, thing.title, what, fields)


def _field(name: str, title: str, before: Any, after: Any, say: Say) -> ChangedField:
    if isinstance(before or after, Mapping):
        return ChangedField(title, texts=list(_texts(before or {}, after or {})))
    if name in WRITTEN:
        return ChangedField(title, texts=[_text("", "", before, after)])
    if isinstance(before, tuple):
        gone, come = ([each for each in one if each not in other] for one, other in ((before, after), (after, before)))
        members = [[say(name, each) for each in some] for some in (gone, come)]
        return ChangedField(title, is_list=True, gone=members[0], come=members[1], stayed=len(before) - len(gone))
    return ChangedField(title, before=say(name, before), after=say(name, after))


def _texts(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[ChangedText]:
    languages = sorted({*before, *after})
    for code in languages:
        one, other = before.get(code, ""), after.get(code, "")
        if one != other:
            yield _text(code, in_words(code) if len(languages) > 1 else "", one, other)


def _text(code: str, language: str, before: str, after: str) -> ChangedText:
    return ChangedText(code, language, shortened(pieces(before, after, exactly=True)))


def _said(field: str, value: Any, there: Around, own: str) -> str:
    """A value of a sub-output in words: a number, a day, a level, a code."""
    if field == "places" and value:
        return printed_place(value, there, own)
    if (plain := plain_value(field, value)) is not None:
        return plain
    return level(field, value) if isinstance(value, int) else str(pick(word(field, value, there), own))  # type: ignore[arg-type]


def _plainly(field: str, value: Any) -> str:
    plain = plain_value(field, value)
    return str(value) if plain is None else plain
