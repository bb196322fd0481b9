"""``/ui``: every component in every state, in both colour modes. The samples are made up and say so."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from operator import itemgetter
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from shanyraq.base.ui.filters import FilterGroup, Option
from shanyraq.base.ui.ring import Ring, RingIndicator, RingOutcome, RingOutput
from shanyraq.base.ui.tables import Column, TableView
from shanyraq.base.ui.timeline import Event
from shanyraq.base.ui.verdicts import SEVERITIES, VERDICTS
from shanyraq.kernel.sentences import Sentence
from shanyraq.kernel.sources import Source

SOURCE = Source("Sample method", "section 2", "2026", "https://example.org/method")
PACE = Sentence(
    "The value moved from {start} in {start_year} to {value} in {value_year}; {share:.1f} times the pace needed.",
    {"start": 13153.4, "start_year": 2023, "value": Decimal("14020.5"), "value_year": 2027, "share": 1.25},
)


def gallery(request: HttpRequest) -> HttpResponse:
    """The page. Without a framework; no database is asked."""
    view = TableView(_columns(), request.GET)
    asked = {
        "rows": view.ordered(_rows()),
        "view": view,
        "page_of_list": Paginator(range(200), 10).get_page(request.GET.get("page", "4")),
    }
    return render(request, "ui/gallery.html", {**_samples(), **asked})


def _samples() -> dict[str, Any]:
    """One of everything, whatever the address asks for."""
    return {
        "verdicts": list(VERDICTS),
        "severities": list(SEVERITIES),
        "modes": [("light", _("Light")), ("dark", _("Dark"))],
        "counts": {code: index * 3 for index, code in enumerate(VERDICTS, 1)},
        "sentences": [
            PACE,
            Sentence("Rated on {day}.", {"day": date(2027, 3, 1)}),
        ],
        "source": SOURCE,
        "texts": _texts(),
        "filters": _filters(),
        "fact_list": [(_("Unit"), "%"), (_("Year"), 2027), (_("Nothing"), None)],
        "events": _events(),
        "rings": [sample_ring(), sample_ring(8, 10, 9)],
        "outcomes": range(1, 9),
        "clause_samples": ["§3.2-p3", "§2.1.1-i2", "§annex-1-8.2.1", "§annex-4-i1-a", "§declaration"],
        "downloads": {"CSV": "#csv", "XLSX": "#xlsx"},
    }


def _texts() -> list[tuple[str, Any]]:
    return [
        (_("signed language only"), "A fair and green economy"),
        (_("three languages"), {"en": "Clean water", "ru": "Чистая вода", "kk": "Таза су"}),
        (_("two languages"), {"en": "Clean water", "ru": "Чистая вода"}),
    ]


def _rows() -> list[dict[str, Any]]:
    statuses = list(VERDICTS)
    names = ["Total", "Urban", "Rural", "Women", "Men", "15–24 years", "25–64 years", "65 years and older", "Almaty"]
    return [
        {
            "name": name,
            "depth": 0 if index == 0 else 1,
            "baseline": 13153.4 / (index + 1),
            "printed": "13 153.4 (2023)" if index == 0 else "",
            "latest": None if index in {5, 8} else 14020.5 / (index + 1),
            "target": 0 if index == 3 else 15500 / (index + 1),
            "status": statuses[index],
        }
        for index, name in enumerate(names)
    ]


def _columns() -> list[Column[dict[str, Any]]]:
    def cell(key: str) -> dict[str, Callable[[dict[str, Any]], Any]]:
        return {key: itemgetter(key)}

    years = {"baseline": (_("Baseline"), "2023"), "latest": (_("Latest"), "2027"), "target": (_("Target"), "2030")}
    return [
        Column("name", _("Group"), cell("name"), sort=itemgetter("name"), fixed=True),
        *(
            Column(key, label, cell(key), sort=itemgetter(key), css="n", note=year)
            for key, (label, year) in years.items()
        ),
        Column("status", _("Status"), cell("status")),
    ]


def _filters() -> list[FilterGroup]:
    return [
        FilterGroup("outcome", _("Outcome"), [Option(str(n), f"{_('Outcome')} {n}", n * 3) for n in range(1, 5)]),
        FilterGroup("status", _("Status"), [Option(code, str(look.word)) for code, look in VERDICTS.items()]),
        FilterGroup("entity", _("Entity"), [Option(f"e{n}", f"Entity {n}", n) for n in range(1, 26)]),
    ]


def _events() -> list[Event]:
    return [
        Event(2026, _("Annual review"), "#", "Dec", "achieved"),
        Event(2027, _("Annual review"), "#", "Dec", "no_new_data"),
        Event(2027, _("Household survey"), "", "Q2"),
        Event(2029, _("Final evaluation"), "#", "", "target_pending"),
    ]


def sample_ring(outcomes: int = 4, outputs: int = 3, indicators: int = 8) -> Ring:
    """A made-up framework of any size."""
    statuses = list(VERDICTS)
    return Ring(
        outcomes=tuple(
            RingOutcome(
                code=str(o),
                label=["People and institutions", "Resilient and inclusive economy", "Sustainable environment"][o % 3],
                href=f"#outcome-{o}",
                outputs=tuple(
                    RingOutput(f"{o}.{n}", f"Sample output {n}", f"#output-{o}-{n}") for n in range(1, outputs + 1)
                ),
                indicators=tuple(
                    RingIndicator(
                        f"{o}.{n}.1",
                        f"A sample indicator whose title is long enough to need a second line, number {n}",
                        f"#indicator-{o}-{n}",
                        statuses[(o * 5 + n * n) % 9],
                    )
                    for n in range(1, indicators + 1)
                ),
            )
            for o in range(1, outcomes + 1)
        ),
        centre=(str(outcomes * indicators), _("indicators"), "2026–2030"),
        title=_("A sample framework as a ring"),
    )
