"""The workbook that was uploaded, with a comment on every cell that was refused: to be mended and uploaded again."""

import io

from shanyraq.base.workbooks.filling import Filled, State
from shanyraq.base.workbooks.reading import ZIP

RED = "FFF4CCCC"


def marked(content: bytes, filled: Filled) -> bytes | None:
    """The workbook with comments; None for a file that can hold none, such as CSV.

    What is wrong with a row as a whole stands on its first cell.
    """
    if not content.startswith(ZIP):
        return None
    from openpyxl import load_workbook
    from openpyxl.comments import Comment
    from openpyxl.styles import PatternFill

    book = load_workbook(io.BytesIO(content))
    sheet = next((each for each in book.worksheets if each.title == filled.sheet), None) or book.active
    for row in filled.rows:
        if row.state != State.REFUSED:
            continue
        words: dict[str, list[str]] = {}
        for said in row.said:
            words.setdefault(said.cell or f"A{row.number}", []).append(said.text)
        for address, texts in words.items():
            comment = Comment("\n".join(texts), "Shanyraq")
            comment.width, comment.height = 320, 40 + 40 * len(texts)
            sheet[address].comment = comment
            sheet[address].fill = PatternFill("solid", start_color=RED)
    written = io.BytesIO()
    book.save(written)
    return written.getvalue()
