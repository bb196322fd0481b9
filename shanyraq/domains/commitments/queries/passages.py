"""A quotation found again in its clause: the words around it, and the quoted words marked. Pure."""

import re
from dataclasses import dataclass

ELLIPSIS = re.compile(r"\[?(?:…|\.\.\.)\]?")
WORD = re.compile(r"\w+")
ROW_ANCHOR = re.compile(r"\{§[^}]*\}")
MARKUP = re.compile(r"\*\*|__|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)")


@dataclass(frozen=True, slots=True)
class Part:
    """A run of a clause's words; ``quoted`` where the commitment quotes them."""

    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A clause as plain text, in runs."""

    clause: str
    parts: tuple[Part, ...]

    @property
    def found(self) -> bool:
        """Whether any of the quotation stands in the clause."""
        return any(part.quoted for part in self.parts)


def passage(clause: str, kind: str, markdown: str, quotation: str) -> Passage:
    """The clause with the quotation marked. Of a table, only the rows of the clause are shown."""
    text = _row(clause, markdown) if kind == "table" else markdown
    plain = " ".join(MARKUP.sub("", text.replace("<br>", " ")).split())
    return Passage(clause, tuple(_parts(plain, quotation)))


def _row(clause: str, markdown: str) -> str:
    """The row with the anchor and those below it that have none of their own; else the whole table."""
    lines: list[str] = []
    for line in markdown.splitlines():
        if f"{{{clause}}}" in line:
            lines = [line]
        elif lines and ROW_ANCHOR.search(line):
            break
        elif lines:
            lines.append(line)
    return " · ".join(cell for line in lines or markdown.splitlines() for cell in _cells(line))


def _cells(line: str) -> list[str]:
    cells = [ROW_ANCHOR.sub("", cell).strip() for cell in line.strip().strip("|").split("|")]
    return [cell for cell in cells if cell.strip("-: ")]


def _parts(plain: str, quotation: str) -> list[Part]:
    """Cuts the text at each piece of the quotation; marks of punctuation may differ."""
    parts: list[Part] = []
    start = 0
    for piece in ELLIPSIS.split(quotation):
        words = WORD.findall(piece)
        if not words:
            continue
        pattern = r"\W+".join(map(re.escape, words))
        match = re.compile(rf"(?<!\w){pattern}(?!\w)", re.IGNORECASE).search(plain, start)
        if match is None:
            return [Part(plain, False)]
        parts += [Part(plain[start : match.start()], False), Part(match[0], True)]
        start = match.end()
    parts.append(Part(plain[start:], False))
    return [part for part in parts if part.text]
