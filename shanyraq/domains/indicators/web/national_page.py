"""The page that puts national data beside what the document prints, and its files."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext_lazy

from shanyraq.base.ui.speech import say
from shanyraq.base.ui.texts import pick
from shanyraq.domains.indicators.queries.national import FURTHEST, NONE, RowBeside, SideBySide, Source, side_by_side
from shanyraq.domains.indicators.rules.differing import BESIDES, YearBeside
from shanyraq.domains.indicators.rules.matching_shapes import Wanted
from shanyraq.domains.indicators.vocabulary import LINK_STATES, SURES, LinkState
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links
from shanyraq.domains.packages.web.facets import Facet, filter_groups, found_or_404, narrowed
from shanyraq.kernel.sentences import Sentence, gettext_noop

STATES = {**LINK_STATES, NONE: gettext_noop("No series")}
FEW = 40
"""So many rows stand open; more are folded under their indicators."""
MOST_REMARKS = 100
"""Remarks about a file that the page shows; the file of them has all."""
HEADER = (
    *("source", "indicator", "row", "title", "state", "sure", "series", "unit", "source_unit"),
    *("year", "printed", "national", "difference", "comparison", "decision", "reason", "reasons"),
)
REMARKS = ("source", "level", "file", "row", "column", "message")


@dataclass(frozen=True, slots=True)
class Shown:
    """A row of the page, with its state and how sure its proposal is, in words."""

    each: RowBeside
    state: str
    sure: str

    @property
    def is_open(self) -> bool:
        """Whether a differing value may be decided: the series is accepted."""
        return self.each.state == LinkState.ACCEPTED


@dataclass(frozen=True, slots=True)
class OfIndicator:
    """An indicator of the page, by the first of its rows, and all of its rows."""

    row: Wanted
    rows: list[Shown]

    @property
    def states(self) -> str:
        """How many of its rows stand how, the furthest first: what is seen of them while they are folded."""
        found = Counter(shown.each.state for shown in self.rows)
        return ", ".join(f"{say(STATES[state])}: {found[state]}" for state in FURTHEST if found[state])

    @property
    def open(self) -> int:
        """How many values of accepted series differ and wait for a decision."""
        return sum(shown.each.open for shown in self.rows)


@framework_page
def national(page: FrameworkPage) -> HttpResponse:
    """Every row that measures something beside the series of each national source."""
    found = side_by_side(page.version, page.asked)
    facets = _facets(found)
    rows = narrowed(found.rows, facets, page.request.GET)
    return page.render(
        "indicators/national.html",
        found=found,
        groups=_groups(rows),
        folded=len(rows) > FEW,
        proposed=sum(found.sures.get(sure, 0) for sure in SURES),
        filters=filter_groups(found.rows, facets, page.request.GET),
        remarks=[(source, source.remarks[:MOST_REMARKS], len(source.remarks)) for source in found.sources],
        downloads=sheet_links(page, "national-data"),
        remark_files=sheet_links(page, "national-remarks"),
    )


@framework_page
def national_sheet(page: FrameworkPage, form: str) -> HttpResponse:
    """What the table holds for the same address, a line for each year of a row."""
    found = side_by_side(page.version, page.asked)
    rows = found_or_404(found.rows, _facets(found), page.request.GET)
    own = page.version.language
    lines = [_cells(_shown(each), year, own) for each in rows for year in each.years or (None,)]
    return sheet_file(form, f"{page.code}-national-data", HEADER, lines)


@framework_page
def remarks_sheet(page: FrameworkPage, form: str) -> HttpResponse:
    """Everything that was remarked of the files that were taken last."""
    found = side_by_side(page.version, page.asked)
    lines = [_remark(source, each) for source in found.sources for each in source.remarks]
    return sheet_file(form, f"{page.code}-national-remarks", REMARKS, lines)


def _facets(found: SideBySide) -> list[Facet[RowBeside]]:
    titles = {each.dataset.key: each.dataset.title for each in found.sources}
    facets: list[Facet[RowBeside]] = [
        Facet("state", gettext_lazy("State"), lambda each: [each.state], lambda code: say(STATES[code]), also=STATES),
        Facet(
            "sure",
            gettext_lazy("How sure"),
            lambda each: [each.link.sure] if each.link.sure else [],
            lambda code: say(SURES[code]),
            also=SURES,
        ),
        Facet(
            "values",
            gettext_lazy("Values"),
            lambda each: sorted(each.hows),
            lambda code: say(BESIDES[code]),
            also=BESIDES,
        ),
    ]
    if len(titles) > 1:
        source = gettext_lazy("National source")
        facets.append(Facet("source", source, lambda each: [each.dataset.key], titles.__getitem__, also=titles))
    return facets


def _shown(each: RowBeside) -> Shown:
    sure = SURES.get(each.link.sure, "")
    return Shown(each, say(STATES[each.state]), say(sure) if sure else "")


def _groups(rows: Sequence[RowBeside]) -> list[OfIndicator]:
    several = [list(found) for _, found in groupby(rows, lambda each: each.row.indicator)]
    return [OfIndicator(found[0].row, [_shown(each) for each in found]) for found in several]


def _cells(shown: Shown, year: YearBeside | None, own: str) -> list[Any]:
    """A line of the file: codes as they are, texts in the reader's language."""
    each = shown.each
    series = each.series
    title = " – ".join(filter(None, (pick(dict(each.row.title), own).text, _text(each.row.called, own))))
    judged = year.judged if year else None
    return [
        *(each.dataset.key, each.row.indicator, each.row.row, title, each.state, each.link.sure),
        *(each.link.series, each.row.unit, series.unit if series else ""),
        *((year.year, year.printed.printed) if year else (None, "")),
        year.national.printed if year and year.national else "",
        None if year is None or year.difference is None else float(year.difference),
        year.how if year else "",
        judged.choice if judged else "",
        judged.reason if judged else "",
        " ".join(f"{say(reason)}." for reason in each.reasons),
    ]


def _text(texts: Mapping[str, str], own: str) -> str:
    return pick(dict(texts), own).text if texts else ""


def _remark(source: Source, each: Mapping[str, Any]) -> list[Any]:
    message: Sentence = each["message"]
    place = (each["file"], each["row"], each["column"])
    return [source.dataset.key, each["level"], *place, say(message)]
