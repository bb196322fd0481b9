"""The document reader and the page of one clause."""

from django.http import HttpResponse

from shanyraq.base.ui.texts import pick
from shanyraq.domains.framework.queries.document import clause_page
from shanyraq.domains.framework.web import marking
from shanyraq.domains.framework.web.kinds import grouped
from shanyraq.domains.framework.web.reader import reader, text_of
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.downloads import sheet_file, sheet_links

HEADER = ("kind", "key", "title", "text", "clauses")
MANY = 24
"""Where more hangs on a section, the kinds are folded under their headings."""


@framework_page
def document(page: FrameworkPage) -> HttpResponse:
    """The whole signed text."""
    return page.render("framework/document.html", reader=reader(page))


@framework_page
def clause(page: FrameworkPage, anchor: str) -> HttpResponse:
    """One clause and everything that hangs on it."""
    found = clause_page(page.version, f"§{anchor.removeprefix('§')}")
    table = marking.table(found.block.text) if found.block.kind == "table" else None
    return page.render(
        "framework/clause.html",
        clause=found,
        clause_key=found.anchor.removeprefix("§"),
        groups=grouped(found.hanging),
        table=table and marking.part_of(table, found.row),
        text=text_of(page, found) if found.text else "",
        folded=len(found.hanging) > MANY,
        downloads=sheet_links(page, "clause", found.anchor.removeprefix("§")),
    )


@framework_page
def clause_sheet(page: FrameworkPage, anchor: str, form: str) -> HttpResponse:
    """One line for each entry that hangs on the clause, or on one of its section."""
    found, own = clause_page(page.version, f"§{anchor.removeprefix('§')}"), page.version.language
    rows = (
        (entry.kind, entry.key, pick(entry.title, own).text, entry.text, " ".join(entry.anchors))
        for group in grouped(found.hanging)
        for entry in group.entries
    )
    return sheet_file(form, f"{page.code}-{anchor.removeprefix('§')}", HEADER, rows)
