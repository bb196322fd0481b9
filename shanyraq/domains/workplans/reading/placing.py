"""Where a row stands in its plan: the codes of its priority, outcome, output and its own, mended where they must be."""

from shanyraq.domains.workplans.reading import lines_said as said
from shanyraq.domains.workplans.reading.columns import Column
from shanyraq.domains.workplans.reading.evidence import same
from shanyraq.domains.workplans.reading.lines import Line
from shanyraq.domains.workplans.reading.repairing.codes import candidates, confirmed, is_number
from shanyraq.kernel.findings import Severity


def code_of(line: Line, title: str, text_title: str, plan: str, parent: str) -> str:
    """The code in a column.

    :param text_title: the column of the text that the code belongs to.
    :param parent: the code of the level above; empty where it is none or in doubt itself.
    """
    cell = line.cell(title)
    found = candidates(cell)
    if not found:
        return line.text(title)
    plan, name = same(plan), same(line.texts.of(line.cell(text_title)))
    known = line.evidence.codes.get((title, plan, name), set())
    as_number = is_number(cell)
    code = confirmed(found, known, "" if as_number else parent)
    if code is not None:
        line.say(title, Severity.NOTE, said.CODE_CONFIRMED, code=code)
        return code
    if not as_number:
        line.say(title, Severity.WARNING, said.CODE_UNCLEAR, candidates=list(found))
        return line.text(title)
    others = line.evidence.texts.get((title, plan, found[0]), set())
    if title != Column.CODE and others - {name}:
        line.say(title, Severity.WARNING, said.CODE_MAYBE, code=found[0])
    else:
        line.say(title, Severity.NOTE, said.CODE_OF_NUMBER, code=found[0])
    return found[0]


def codes_of(line: Line, plan: str) -> tuple[str, str, str, str]:
    """The codes of a row from the strategic priority down to the sub-output."""
    levels = (
        (Column.PRIORITY_CODE, Column.PRIORITY),
        (Column.OUTCOME_CODE, Column.OUTCOME),
        (Column.OUTPUT_CODE, Column.OUTPUT),
        (Column.CODE, Column.TITLE),
    )
    found: list[str] = []
    parent = ""
    for title, text_title in levels:
        code = code_of(line, title, text_title, plan, parent)
        parent = "" if candidates(code) else code
        found.append(code)
    priority, outcome, output, own = found
    return priority, outcome, output, own
