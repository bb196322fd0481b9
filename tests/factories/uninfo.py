"""Made-up exports of UN INFO: the same for the same seed, clean or with defects planted at known cells.

Nothing in them is real: countries, plans and texts are put together from plain words. A dirty export has the same rows
as the clean one of its seed, so that what is read from both can be compared.
"""

import csv
import io
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

import openpyxl
from xlsxwriter import Workbook

from shanyraq.domains.workplans.reading.columns import FIXED, Column, year_columns
from shanyraq.domains.workplans.vocabulary import FUNCTIONS, GROUPS, HELPS, HUMANITARIANS, LEVELS, STATUSES, Marker
from shanyraq.kernel.findings import Severity

YEARS = tuple(range(2016, 2029))
COUNTRIES = ("Atlantis", "Ruritania")
WORDS = {
    "en": "support to schools farms clinics councils women’s groups – plans, budgets and “open” data for all".split(),
    "fr": "appui à l’école santé développement “intégré” œuvre très français où être Noël – égalité même".split(),
    "es": "apoyo niños “salud” educación señales según también género – agua más acción pequeña población".split(),
    "ru": "поддержка школ «здоровье» развитие сельских районов – обучение ёмкости объём щедрый юность язык".split(),
    "kk": "қолдау мектеп денсаулық өңір үкімет әйелдер ғылым – жаңа ұлт һәм ін теңдік «болашақ» сөз".split(),
}
ENTITIES = (("ALFA", "Agency for Alpha"), ("BRAV", "Bravo Fund"), ("CHAR", "Charlie, Programme of"), ("DELT", "Delta"))
PARTNERS = ("Ministry of Rivers", "Council of Towns", "Union of Bakers, local branch", "Core/Regular Resources")
PLACES = ("North", "South, upper", "East", "West")
TARGETS = (
    "1.3 Systems, floors and shares",
    "3.d Early warning, for all",
    "5.a Equal rights, 50 per cent",
    "17.18 Data",
)
GOALS = ("1 No Want", "3 Health", "9 Works, Roads and Ideas", "16 Peace, Courts and Offices")


@dataclass(frozen=True, slots=True)
class Planted:
    """A defect: its row as the spreadsheet shows it, its column, what kind it is, how grave its remark must be."""

    row: int
    column: str
    kind: str
    severity: Severity


@dataclass(slots=True)
class MadeUp:
    """An export: its header, its rows as cells, and what was planted in them."""

    header: list[str]
    rows: list[list[Any]]
    planted: list[Planted] = field(default_factory=list)

    @property
    def xlsx(self) -> bytes:
        """The export as a workbook."""
        return workbook(self.header, self.rows)

    def csv(self, encoding: str = "utf-8-sig", separator: str = ",") -> bytes:
        """The export as a text with separators."""
        text = io.StringIO()
        writer = csv.writer(text, delimiter=separator)
        writer.writerow(self.header)
        writer.writerows([plain(cell) for cell in row] for row in self.rows)
        return text.getvalue().encode(encoding)


def plain(cell: Any) -> str:
    """A cell as a text: numbers without needless digits."""
    return f"{cell:.2f}".removesuffix(".00") if isinstance(cell, float) else str(cell)


def workbook(header: Sequence[Any], rows: Sequence[Sequence[Any]], *, above: int = 0, before: int = 0) -> bytes:
    """A workbook with the rows in a sheet, below some lines and after some other sheets."""
    content = io.BytesIO()
    with Workbook(content, {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": datetime(2000, 1, 1)})
        for number in range(before):
            book.add_worksheet(f"About {number}").write_string(0, 0, "Nothing to see")
        sheet, day = book.add_worksheet(), book.add_format({"num_format": "yyyy-mm-dd"})
        for number in range(above):
            sheet.write_string(number, 0, "Joint work plan")
        for number, row in enumerate([header, *rows], above):
            for column, cell in enumerate(row):
                if isinstance(cell, date):
                    sheet.write_datetime(number, column, cell, day)
                elif isinstance(cell, bool):
                    sheet.write_boolean(number, column, cell)
                elif isinstance(cell, int | float):
                    sheet.write_number(number, column, cell)
                elif cell:
                    sheet.write_string(number, column, cell)
    return content.getvalue()


def made_up(
    count: int,
    seed: int,
    dirty: bool = False,
    years: Sequence[int] = YEARS,
    countries: Sequence[str] = COUNTRIES,
    languages: Sequence[str] = tuple(WORDS),
) -> MadeUp:
    """An export of so many rows. Dirty ones need at least 60 rows for one defect of each kind."""
    random = Random(seed)
    header = [*FIXED, *(title for year in years for title in year_columns(year))]
    rows = [_row(random, number, years, countries, languages) for number in range(count)]
    planted = list(_plant(rows, years)) if dirty else []
    return MadeUp(header, [[row.get(title, "") for title in header] for row in rows], planted)


def _text(random: Random, language: str, length: int) -> str:
    words = [random.choice(WORDS[language]) for _ in range(length)]
    return " ".join(words).strip("–, ").capitalize() or "text"


def _row(
    random: Random, number: int, years: Sequence[int], countries: Sequence[str], languages: Sequence[str]
) -> dict[str, Any]:
    language = languages[number % len(languages)]
    country = countries[number % len(countries)]
    outcome, output = 1 + number % 3, 1 + number // 3 % 4
    starts = date(years[0], 1, 13) + timedelta(days=random.randrange(700))
    row: dict[str, Any] = {
        Column.COUNTRY: country,
        Column.PLAN: f"Framework of {country}",
        Column.PRIORITY_CODE: f"{outcome}",
        Column.PRIORITY: f"Priority {outcome} of {country}",
        Column.OUTCOME_CODE: f"{outcome}.{outcome}",
        Column.OUTCOME: f"Outcome {outcome} of {country}",
        Column.OUTPUT_CODE: f"{outcome}.{outcome}.{output}",
        Column.OUTPUT: f"Output {outcome}.{outcome}.{output} of {country}",
        Column.PUBLISHED: "Yes",
        Column.CODE: f"{outcome}.{outcome}.{output}.{number}",
        Column.TITLE: f"{_text(random, language, 6)} – {number}",
        Column.IDENTIFIER: str(100_000 + number),
        Column.DESCRIPTION: _text(random, language, 12),
        Column.STARTS_ON: starts,
        Column.ENDS_ON: starts + timedelta(days=365),
        **_tags(random),
    }
    totals = [0.0, 0.0, 0.0]
    for year in random.sample(list(years), min(3, len(years))):
        amounts = [random.randrange(1, 10**8) / 100 for _ in totals]
        totals = [round(total + amount, 2) for total, amount in zip(totals, amounts, strict=True)]
        row |= dict(zip(year_columns(year), [*amounts, _text(random, language, 8)], strict=True))
    row |= dict(zip((Column.TOTAL_REQUIRED, Column.TOTAL_AVAILABLE, Column.TOTAL_SPENT), totals, strict=True))
    return row


def _tags(random: Random) -> dict[str, Any]:
    def some(values: Sequence[Any], separator: str = "; ") -> str:
        return separator.join(random.sample(list(values), random.randint(1, 2)))

    entities = random.sample(ENTITIES, random.randint(1, 3))
    level = {marker: random.randint(0, 3) for marker in Marker}
    return {
        Column.STATUS: random.choice(list(STATUSES.values())),
        Column.ABBREVIATIONS: "; ".join(short for short, _ in entities),
        Column.AGENCIES: "; ".join(name for _, name in entities),
        Column.CONTRIBUTING: some(PARTNERS),
        Column.IMPLEMENTING: some(PARTNERS),
        Column.TARGETS: some(TARGETS, ", "),
        Column.GOALS: some(GOALS, ", "),
        Column.PLACES: some(PLACES),
        Column.FUNCTIONS: some(list(FUNCTIONS.values())),
        Column.HUMANITARIAN: random.choice(["-", *HUMANITARIANS.values()]),
        Column.GENDER: f"{level[Marker.GENDER]} - {LEVELS[Marker.GENDER][level[Marker.GENDER]]}",
        Column.RIGHTS: f"{level[Marker.RIGHTS]} - {LEVELS[Marker.RIGHTS][level[Marker.RIGHTS]]}",
        Column.PEACE: f"{level[Marker.PEACE]} - {LEVELS[Marker.PEACE][level[Marker.PEACE]]}",
        Column.GROUPS: some(list(GROUPS.values())),
        Column.HELPS: some(list(HELPS.values())),
    }


def western(text: str) -> str:
    """UTF-8 that was read as the western page, with a control where it has no character, as browsers do."""
    return "".join(_as_character(byte, "cp1252") for byte in text.encode())


def cyrillic(text: str) -> str:
    """UTF-8 that was read as the Cyrillic page."""
    return "".join(_as_character(byte, "cp1251") for byte in text.encode())


def latin(text: str) -> str:
    """UTF-8 that was read as ISO 8859-1."""
    return text.encode().decode("latin-1")


def _as_character(byte: int, encoding: str) -> str:
    return bytes([byte]).decode(encoding, "ignore") or chr(byte)


def _day_of_code(code: str) -> date:
    day, month, year = (int(part) for part in code.split("."))
    return date(2000 + year, month, day)


def _month_of_code(code: str) -> str:
    day, month = (int(part) for part in code.split("."))
    return f"{day}-{date(2025, month, 1):%b}"


Break = Callable[[Any], Any]
DEFECTS: tuple[tuple[str, str, Severity, Break], ...] = (
    ("western letters", Column.TITLE, Severity.NOTE, western),
    ("Latin letters", Column.TITLE, Severity.NOTE, latin),
    ("western letters twice", Column.TITLE, Severity.NOTE, lambda text: western(western(text))),
    ("Cyrillic letters", Column.TITLE, Severity.NOTE, cyrillic),
    ("code as number", Column.OUTCOME_CODE, Severity.NOTE, float),
    ("code as day", Column.OUTPUT_CODE, Severity.NOTE, _day_of_code),
    ("code as short day", Column.OUTCOME_CODE, Severity.NOTE, _month_of_code),
    ("day as number", Column.STARTS_ON, Severity.NOTE, lambda day: float((day - date(1899, 12, 30)).days)),
    ("day in words", Column.ENDS_ON, Severity.NOTE, lambda day: f"{day:%d %B %Y}"),
    ("partner twice", Column.CONTRIBUTING, Severity.NOTE, lambda text: f"{text}; {text}; "),
    ("target twice", Column.TARGETS, Severity.NOTE, lambda text: f"{text}, {text}"),
    ("total with signs", Column.TOTAL_REQUIRED, Severity.NOTE, lambda amount: f"USD {amount:,.2f}"),
    ("nothing in words", Column.PEACE_NOTE, Severity.NOTE, lambda _: "N/A"),
    ("unknown group", Column.GROUPS, Severity.WARNING, lambda text: f"{text}; Sailors"),
    ("unknown status", Column.STATUS, Severity.WARNING, lambda _: "Half done"),
    ("no level", Column.GENDER, Severity.WARNING, lambda _: "4 - More than all"),
    ("amount in words", Column.TOTAL_SPENT, Severity.WARNING, lambda _: "a lot"),
    ("total of its own", Column.TOTAL_AVAILABLE, Severity.WARNING, lambda amount: amount + 1),
    ("entity without name", Column.AGENCIES, Severity.WARNING, lambda text: f"{text}; One more"),
    ("error of a spreadsheet", Column.DESCRIPTION, Severity.WARNING, lambda _: "#REF!"),
    ("no title", Column.TITLE, Severity.ERROR, lambda _: "-"),
)
"""What kind of defect, in which column, how grave the remark must be, and how the cell is changed.

Notes are for what is mended: the row is read as if it were clean.
"""
SILENT: tuple[tuple[str, Break], ...] = (
    (Column.STATUS, str.upper),
    (Column.FUNCTIONS, lambda text: text.replace("/", " / ").lower()),
    (Column.GENDER, lambda text: text.replace(" - ", " – ")),
    (Column.RIGHTS, lambda text: f"{text[0]} - Contribution en français"),
    (Column.PUBLISHED, lambda text: f"  {text} "),
)
"""What is read without a word: another case, other dashes, other spaces, another language after a level."""


def _plant(rows: list[dict[str, Any]], years: Sequence[int]) -> Iterator[Planted]:
    """Plants each kind of defect in every sixtieth row or so, one in a row; every third row is odd without harm."""
    for place, row in enumerate(rows):
        kind = place % 60
        if kind < len(DEFECTS):
            name, column, severity, break_ = DEFECTS[kind]
            row[column] = break_(row.get(column, ""))
            yield Planted(place + 2, column, name, severity)
        elif kind == len(DEFECTS):
            row[Column.IDENTIFIER] = rows[place - 2][Column.IDENTIFIER]
            yield Planted(place + 2, Column.IDENTIFIER, "same identifier", Severity.ERROR)
        elif place % 3 == 0:
            for column, change in SILENT:
                row[column] = change(row[column])


def shown_cells(content: bytes) -> dict[str, dict[str, str]]:
    """The cells of a workbook as texts, by identifier and title; empty ones left out."""
    header, *rows = openpyxl.load_workbook(io.BytesIO(content)).worksheets[0].iter_rows(values_only=True)
    told = [{str(title): _shown(cell) for title, cell in zip(header, row, strict=True)} for row in rows]
    return {
        row[Column.IDENTIFIER]: {title: cell for title, cell in row.items() if cell not in ("-", "")} for row in told
    }


def _shown(cell: Any) -> str:
    if isinstance(cell, int | float):
        return f"{cell:.2f}"
    return cell.date().isoformat() if isinstance(cell, datetime) else (cell or "").strip()
