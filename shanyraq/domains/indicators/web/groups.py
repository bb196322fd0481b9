"""Groups left behind: who may be, and who is counted."""

from collections.abc import Callable, Sequence
from operator import attrgetter
from typing import Any

from django.http import HttpResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from shanyraq.base.ui.tables import Column, TableView
from shanyraq.base.ui.texts import pick
from shanyraq.domains.indicators.queries.groups import GroupView, groups_page
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links


def group_columns(language: str) -> Sequence[Column[GroupView]]:
    """The groups: what each column is called, how it sorts, what of it a file holds."""

    def name(group: GroupView) -> str:
        return pick(group.name, language).text

    def outcomes(group: GroupView) -> str:
        return " ".join(dict.fromkeys(mention.outcome.code for mention in group.mentions))

    rows, numbered, reported = attrgetter("rows"), attrgetter("numbered"), attrgetter("reported")
    gaps: dict[str, Callable[[GroupView], Any]] = {
        "newest_year": attrgetter("newest"),
        "gap": lambda group: gettext(group.gap_said) if group.gap else "",
    }
    clauses = {"clauses": lambda group: " ".join(group.clauses)}
    return (
        Column("group", _("Group"), {"group": name, **clauses}, sort=name, fixed=True),
        Column("outcomes", _("Named by outcomes"), {"outcomes": outcomes}, sort=outcomes),
        Column("dimensions", _("What could show it"), {"dimensions": lambda group: " ".join(group.dimensions)}),
        Column("rows", _("Rows"), {"rows": rows}, sort=rows, css="n"),
        Column("numbered", _("with a number"), {"rows_with_number": numbered}, sort=numbered, css="n"),
        Column("reported", _("with a value since the start"), {"rows_with_value": reported}, sort=reported, css="n"),
        Column("counted", _("Counted"), {"counted": lambda group: int(group.counted), **gaps}, sort=numbered),
    )


@framework_page
def groups(page: FrameworkPage) -> HttpResponse:
    """Who may be left behind, and who is counted."""
    found = groups_page(page.version, page.as_of)
    view = TableView(group_columns(page.version.language), page.request.GET)
    lines = view.ordered(found.groups)
    return page.render(
        "indicators/groups.html",
        found=found,
        view=view,
        lines=lines,
        downloads=sheet_links(page, "lnob"),
    )


@framework_page
def groups_sheet(page: FrameworkPage, form: str) -> HttpResponse:
    """One line for each group, as the page shows them."""
    view = TableView(group_columns(page.version.language), page.request.GET)
    rows = view.rows(view.ordered(groups_page(page.version, page.as_of).groups))
    return sheet_file(form, f"{page.code}-groups", view.header, rows)
