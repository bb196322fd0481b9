"""Reads a sheet from its file row by row: what stands in it takes room, what is merely formatted takes none."""

from collections.abc import Iterator, Mapping
from typing import Any

YES = {"1", "true", "t"}
"""How a file says yes."""


class Lines:
    """The rows of a sheet: the number of each, and the cells in it that hold something.

    After the last row it is known what hides something: ``merged`` ranges; ``hidden_rows`` and ``hidden_columns`` by
    number, where something stands in them.
    """

    def __init__(self, sheet: Any) -> None:
        self.sheet = sheet
        self.merged: list[str] = []
        self.linked: list[str] = []
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[int] = []

    def __iter__(self) -> Iterator[tuple[int, list[Any]]]:
        """Reads the sheet from its beginning. It raises whatever a damaged file makes the reader raise."""
        from openpyxl.cell.read_only import ReadOnlyCell

        filled: set[int] = set()
        with self.sheet._get_source() as source:
            parser = self._parser(source)
            for number, found in parser.parse():
                cells = [ReadOnlyCell(self.sheet, **each) for each in found if each["value"] is not None]
                filled.update(cell.column for cell in cells)
                if cells and _is_hidden(parser.row_dimensions.pop(str(number), {}), "ht"):
                    self.hidden_rows.append(number)
                yield number, cells
        self.merged = [each.ref for each in parser.merged_cells.mergeCell] if parser.merged_cells else []
        self.linked = [each.ref for each in parser.hyperlinks.hyperlink]
        hidden = [each for each in parser.column_dimensions.values() if _is_hidden(each, "width")]
        self.hidden_columns = sorted(
            place for place in filled if any(int(each["min"]) <= place <= int(each["max"]) for each in hidden)
        )

    def _parser(self, source: Any) -> Any:
        from openpyxl.worksheet._reader import WorkSheetParser

        book = self.sheet.parent
        return WorkSheetParser(
            source,
            self.sheet._shared_strings,
            epoch=book.epoch,
            date_formats=book._date_formats,
            timedelta_formats=book._timedelta_formats,
        )


def _is_hidden(told: Mapping[str, Any], size: str) -> bool:
    """Whether a row or column is hidden: as such, or because it has no height or no width."""
    try:
        return told.get("hidden") in YES or float(told.get(size) or 1) == 0
    except ValueError:
        return False
