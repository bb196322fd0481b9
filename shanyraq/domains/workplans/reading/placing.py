"""Where a row stands in its plan: the codes of its priority, outcome, output and its own, mended where they must be."""

from shanyraq.domains.workplans.reading import lines_said as said
from shanyraq.domains.workplans.reading.cells import printed
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
        text = line.text(title)
        meant = _by_words(line, title, text_title, plan, parent) if parent and text == parent else None
        return text if meant is None else meant
    plan, name = same(plan), same(line.texts.of(line.cell(text_title)))
    known = line.evidence.codes.get((title, plan, name), set())
    as_number = is_number(cell)
    code = confirmed(found, known, "" if as_number else parent)
    if code is not None:
        line.say(title, Severity.NOTE, said.CODE_CONFIRMED, code=code)
        return code
    if not any(_is_below(each, parent) for each in found):
        code = _by_words(line, title, text_title, plan, parent)
    if code is not None:
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


def _by_words(line: Line, title: str, text_title: str, plan: str, parent: str) -> str | None:
    """The code that other rows have for the same words below the same parent, for one that is none.

    Empty where they have several and the code of the sub-output itself tells none of them; None where they have none:
    then the code may be what it says.
    """
    if title == Column.CODE:
        return None
    name = same(line.texts.of(line.cell(text_title)))
    below = [each for each in line.evidence.codes.get((title, same(plan), name), ()) if _is_below(each, parent)]
    if not below:
        return None
    own = line.texts.of(line.cell(Column.CODE))
    codes = sorted([each for each in below if _is_below(own, each)] or below)
    shown = printed(line.cell(title))
    if len(codes) == 1:
        line.say(title, Severity.WARNING, said.CODE_BY_WORDS, shown=shown, code=codes[0])
        return codes[0]
    line.say(title, Severity.WARNING, said.CODE_OF_SEVERAL, shown=shown, codes=codes)
    return ""


def _is_below(code: str, parent: str) -> bool:
    return bool(parent) and code.startswith(f"{parent}.")


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
