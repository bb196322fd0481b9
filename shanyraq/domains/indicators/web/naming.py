"""What rows and units are called in the reader's language, with the printed words where these are others."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.text import capfirst
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from shanyraq.base.ui.speech import say
from shanyraq.base.ui.texts import pick
from shanyraq.domains.indicators.queries import IndicatorResult, RowResult
from shanyraq.domains.indicators.queries.naming import Items, code_of_group, code_of_row, said_of_all
from shanyraq.domains.packages.rules.disaggregation import dimension_words
from shanyraq.domains.packages.rules.row_names import own_words, own_words_of_group


@dataclass(frozen=True, slots=True)
class Name:
    """``lang``: the language of the text, where it is not the reader's. ``printed``: other words in the document."""

    text: str
    lang: str = ""
    printed: str = ""


class Names:
    """The names of an indicator's rows and groups. A group is named once, however many rows stand in it."""

    def __init__(self, indicator: IndicatorResult, own: str) -> None:
        self.indicator = indicator
        self.lang = _lang(own)
        self.language = _reader()
        self.groups: dict[tuple[str, ...], Name] = {}

    @cached_property
    def of_all(self) -> Items:
        return said_of_all(self.indicator)

    def row(self, row: RowResult) -> Name:
        """A row under its headings, in the package's own words for it, or with a standard dimension in those of
        the interface, as a total is."""
        if row.is_total:
            return _named(_("Total"), row.label)
        understood = row.path[-1] if row.path else row.label
        if ours := self.lang and own_words(row, self.language):
            return _named(ours, row.label or understood)
        if self.lang:
            coded = code_of_group(self.indicator, row.path, self.of_all) if row.is_heading else self._code_of(row)
            if coded:
                return _named(_word(coded), row.label)
        return Name(understood, self.lang, "" if _same(understood, row.label) else row.label)

    def group(self, path: tuple[str, ...]) -> Name:
        """A group that no printed row announces."""
        if path not in self.groups:
            self.groups[path] = self._group(path)
        return self.groups[path]

    def path(self, row: RowResult) -> list[Name]:
        """The names from group to leaf, which together no other row has."""
        groups = [self.group(row.path[:depth]) for depth in range(1, len(row.path))]
        return [*groups, self.row(row)]

    def _group(self, path: tuple[str, ...]) -> Name:
        if len(path) == 1 and any(row.is_total and row.label == path[0] for row in self.indicator.rows):
            return Name(_("Total"))
        if ours := self.lang and own_words_of_group(self.indicator.rows, path, self.language):
            return _named(ours, path[-1])
        code = code_of_group(self.indicator, path, self.of_all) if self.lang else ""
        return _named(_word(code), path[-1]) if code else Name(path[-1], self.lang)

    def _code_of(self, row: RowResult) -> str:
        return code_of_row(self.indicator, row, self.of_all)


def row_words(indicator: IndicatorResult, row: RowResult, own: str) -> str:
    """The path of a row as one text: «Level of trust in judicial system – overall»."""
    return " – ".join(name.text for name in Names(indicator, own).path(row))


def unit_name(indicator: IndicatorResult, row: RowResult | None, own: str) -> Name:
    """The unit in the reader's language; what a row prints as another measurement stays as it is printed."""
    own_words = (row.measurement if row else "") or ""
    if own_words and not _same(own_words, indicator.unit_printed or ""):
        return Name(own_words, _lang(own))
    picked = pick(indicator.unit_name, own)
    printed = indicator.unit_printed or ""
    return Name(picked.text, picked.lang, "" if _same(printed, picked.text) else printed)


def _word(code: str) -> str:
    return _("Total") if code.endswith("=_T") else str(capfirst(say(dimension_words(code))))


def _named(word: str, printed: str) -> Name:
    return Name(word, "", "" if _same(word, printed) else printed)


def _same(one: str, other: str) -> bool:
    return not other or " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _reader() -> str:
    return (get_language() or "en").split("-")[0]


def _lang(own: str) -> str:
    """The language for a ``lang`` attribute: empty where the document is in the reader's."""
    return "" if _reader() == own else own
