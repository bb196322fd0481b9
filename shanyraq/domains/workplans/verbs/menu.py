"""The menu of output indicators of this installation: taken from a list. It begins empty."""

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, everywhere, verb
from shanyraq.domains.workplans.commands.output_indicators import ImportMenu
from shanyraq.domains.workplans.models import MenuIndicator
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject

KIND = "output_indicator_menu"


@verb(
    "workplans.menu.import",
    title=gettext_noop("Import the menu of output indicators"),
    said=gettext_noop("{actor} imported the menu of output indicators of {name}: {lines} lines"),
    permission=Permission.EDIT_WORKPLANS,
    scope=everywhere,
    doors=frozenset(),
)
def import_menu(trail: Trail, command: ImportMenu) -> int:
    """Makes the list the menu. Lines that it leaves out are offered no more; indicators taken from them stay.

    Gives back how many lines there are.
    """
    rows = {row.code: row for row in MenuIndicator.objects.all()}
    before = {code: [row.title, row.unit] for code, row in rows.items() if row.ended_at is None}
    for place, line in enumerate(command.lines, 1):
        row = rows.pop(line.code, None) or MenuIndicator(code=line.code)
        row.title, row.unit = {command.language: line.title}, line.unit
        row.source, row.place, row.ended_at = command.source, place, None
        row.save()
    for row in rows.values():
        if row.ended_at is None:
            row.ended_at = trail.at
            row.save(update_fields=["ended_at"])
    after = {line.code: [{command.language: line.title}, line.unit] for line in command.lines}
    about = {"lines": len(command.lines)}
    trail.record(Subject(KIND, "menu", "", command.source), about, before={"menu": before}, after={"menu": after})
    return len(command.lines)
