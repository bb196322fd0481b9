"""What rows and units are called in the reader's language, with the printed words where these are others."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shanyraq.base.ui.texts import pick
from shanyraq.domains.framework.web.words import dimension_word
from shanyraq.domains.indicators.queries import IndicatorResult, RowResult
from shanyraq.domains.indicators.queries.naming import code_of_group, code_of_row


@dataclass(frozen=True, slots=True)
class Name:
    """``lang``: the language of the text, where it is not the reader's. ``printed``: other words in the document."""

    text: str
    lang: str = ""
    printed: str = ""


def row_label(indicator: IndicatorResult, row: RowResult, own: str) -> Name:
    """A row under its headings. A total and the standard dimensions are named by the interface."""
    if row.is_total:
        return _named(_("Total"), row.label)
    understood = row.path[-1] if row.path else row.label
    if not _is_own(own):
        code = code_of_group(indicator, row.path) if row.is_heading else code_of_row(indicator, row)
        if code:
            return _named(_word(code), row.label)
    return Name(understood, _lang(own), "" if _same(understood, row.label) else row.label)


def group_label(indicator: IndicatorResult, path: Sequence[str], own: str) -> Name:
    """A group that no printed row announces."""
    if len(path) == 1 and any(row.is_total and row.label == path[0] for row in indicator.rows):
        return Name(_("Total"))
    code = "" if _is_own(own) else code_of_group(indicator, path)
    return _named(_word(code), path[-1]) if code else Name(path[-1], _lang(own))


def row_path(indicator: IndicatorResult, row: RowResult, own: str) -> list[Name]:
    """The names from group to leaf, which together no other row has."""
    groups = [group_label(indicator, row.path[:depth], own) for depth in range(1, len(row.path))]
    return [*groups, row_label(indicator, row, own)]


def row_words(indicator: IndicatorResult, row: RowResult, own: str) -> str:
    """The same as one text: «Level of trust in judicial system – overall»."""
    return " – ".join(name.text for name in row_path(indicator, row, own))


def unit_name(indicator: IndicatorResult, row: RowResult | None, own: str) -> Name:
    """The unit in the reader's language; what a row prints as another measurement stays as it is printed."""
    own_words = (row.measurement if row else "") or ""
    if own_words and not _same(own_words, indicator.unit_printed or ""):
        return Name(own_words, _lang(own))
    picked = pick(indicator.unit_name, own)
    printed = indicator.unit_printed or ""
    return Name(picked.text, picked.lang, "" if _same(printed, picked.text) else printed)


def _word(code: str) -> str:
    return _("Total") if code.endswith("=_T") else str(capfirst(dimension_word(code)))


def _named(word: str, printed: str) -> Name:
    return Name(word, "", "" if _same(word, printed) else printed)


def _same(one: str, other: str) -> bool:
    return not other or " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _is_own(own: str) -> bool:
    return (get_language() or "en").split("-")[0] == own


def _lang(own: str) -> str:
    return "" if _is_own(own) else own
