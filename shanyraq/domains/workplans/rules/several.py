"""Files that cannot be taken as they are: not read at all, or with several countries or plans. Pure."""

from collections.abc import Iterable, Mapping

from shanyraq.kernel.decisions import EXISTS
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop

ONE = "workplans.one_plan_of_a_file"
READ = "workplans.file_is_read"
CHOSEN_BY = {"countries": "country", "plans": "plan"}
"""By which field of the import each is chosen."""


@rule(
    id=READ,
    field="file",
    title=gettext_noop("A file is read as a whole before anything of it is taken."),
    source=EXISTS,
)
def refused_file(problems: Iterable[Sentence]) -> list[Finding]:
    """Looks whether the file could be read: it is a workbook or a text with separators, and has the columns by which a
    row is placed.
    """
    return [Finding(READ, Severity.ERROR, problem) for problem in problems]


@rule(
    id=ONE,
    title=gettext_noop("Of a file with several countries or plans, one is chosen, and the file has it."),
    source=EXISTS,
)
def refused_several(found: Mapping[str, int], chosen: str, what: str) -> list[Finding]:
    """Looks whether it is clear which rows are meant.

    Two cycles of one country in one file would become one plan that nobody made.
    """
    listed = [f"{name or '–'} ({count})" for name, count in found.items()]
    if chosen and found and not any(_same(chosen, name) for name in found):
        message = gettext_noop("The file does not hold “{chosen}”; it holds these {what}: {listed}")
    elif not chosen and len(found) > 1:
        message = gettext_noop("The file holds several {what}; choose one: {listed}")
    else:
        return []
    values = {"chosen": chosen, "what": Sentence(what), "listed": listed}
    return [Finding(ONE, Severity.ERROR, Sentence(message, values), field=CHOSEN_BY.get(what, ""))]


def _same(chosen: str, name: str) -> bool:
    return " ".join(chosen.casefold().split()) == " ".join(name.casefold().split())
