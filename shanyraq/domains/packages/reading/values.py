"""Whether the rows of a package say what they print: numbers, years, labels, dimensions."""

import re
from collections.abc import Iterable, Iterator

from shanyraq.domains.packages.rules.disaggregation import ages
from shanyraq.domains.packages.schema import LnobGroup, Package, Row, Value
from shanyraq.domains.packages.schema.items import Model
from shanyraq.kernel.sentences import Sentence, gettext_noop

Location = tuple[str | int, ...]
Problem = tuple[Location, Sentence]

NUMBER = re.compile(r"\d[\d.,\s\u00a0\u202f]*")
YEAR = re.compile(r"\((\d{4})\)")
BARE = re.compile(r"^[-+]?\d[\d.,\s]*%?(\s*\(\d{4}\))?$")
CODES = {
    "SEX": re.compile(r"^(F|M|_[TONUZ])$"),
    "URBANISATION": re.compile(r"^(U|R|_[TONUZ])$"),
    "DISABILITY_STATUS": re.compile(r"^(PD|PWD|PWOD|_[TONUZ])$"),
}
"""SDMX code lists: CL_SEX, CL_URBANISATION, CL_DISABILITY_STATUS; for CL_AGE see ``rules.disaggregation``."""
NO_AGE = re.compile(r"^_[TONUZ]$")


def check_values(package: Package, models: Iterable[tuple[Location, Model]]) -> Iterator[Problem]:
    """Every row whose cells contradict each other, with the place of the cell."""
    for location, model in models:
        if isinstance(model, Row):
            yield from _labels(location, model)
            yield from _dimensions(location, model)
        elif isinstance(model, Value):
            yield from _as_printed(location, model)
        elif isinstance(model, LnobGroup):
            yield from _group(location, model)


def _labels(location: Location, row: Row) -> Iterator[Problem]:
    if row.kind == "label" and (row.baseline or row.latest or row.targets):
        message = gettext_noop(
            "the row «{key}» is a label but holds a value; make it a «breakdown» or remove the value"
        )
        yield location, Sentence(message, {"key": row.key})
    if "AGE" in row.dimensions:
        return  # ages are numbers: «15», «15-19»
    for field, texts in (("label", [row.label]), ("disaggregation", row.disaggregation)):
        for text in texts:
            if BARE.match(" ".join(text.split())):
                message = gettext_noop("«{text}» is a value, and a label belongs here")
                yield (*location, field), Sentence(message, {"text": text})


def _dimensions(location: Location, row: Row) -> Iterator[Problem]:
    for name, code in row.dimensions.items():
        yield from _code((*location, "dimensions", name), name, code)


def _group(location: Location, group: LnobGroup) -> Iterator[Problem]:
    for number, dimension in enumerate(group.dimensions):
        name, _, code = dimension.partition("=")
        place = (*location, "dimensions", number)
        if dimension == "AGE":
            message = gettext_noop(
                "AGE tells no group apart without its bounds: write «AGE=Y15T24» or «AGE=Y_GE65», "
                "and leave it out where nothing says which ages are meant"
            )
            yield place, Sentence(message, {})
        elif code:
            yield from _code(place, name, code)


def _code(place: Location, name: str, code: str) -> Iterator[Problem]:
    known = CODES.get(name)
    wrong = not (ages(code) or NO_AGE.match(code)) if name == "AGE" else known and not known.match(code)
    if wrong:
        message = gettext_noop("«{code}» is no code of the dimension {name}")
        yield place, Sentence(message, {"code": code, "name": name})


def _as_printed(location: Location, value: Value) -> Iterator[Problem]:
    """The number and the year must stand in the printed words."""
    if value.value is not None and abs(value.value) not in numbers_in(value.printed):
        message = gettext_noop("the value {value} does not stand in the printed words «{printed}»")
        yield (*location, "value"), Sentence(message, {"value": value.value, "printed": value.printed})
    printed = YEAR.findall(value.printed)
    if value.year is not None and printed and str(value.year) not in printed:
        message = gettext_noop("the year {year} does not stand in the printed words «{printed}»")
        yield (*location, "year"), Sentence(message, {"year": value.year, "printed": value.printed})


def numbers_in(text: str) -> set[float]:
    """Every number that the words can be read as: a comma is a decimal point, or parts thousands."""
    found = set()
    for written in NUMBER.findall(text):
        bare = "".join(written.split()).strip(".,")
        for piece in {bare, *("".join(part.split()).strip(".,") for part in written.split())}:
            for reading in (piece.replace(",", "."), piece.replace(",", "")):
                try:
                    found.add(float(reading))
                except ValueError:
                    continue
    return found
