"""Whether the rows of a package say what they print: numbers, years, labels, dimensions."""

import re
from collections.abc import Iterable, Iterator

from shanyraq.domains.packages.reading.printed import numbers_in, years_in
from shanyraq.domains.packages.rules.disaggregation import DIMENSIONS, ages
from shanyraq.domains.packages.schema import Figure, Indicator, LnobGroup, Package, Provision, Row, Value
from shanyraq.domains.packages.schema.items import Model
from shanyraq.kernel.sentences import Sentence, gettext_noop

Location = tuple[str | int, ...]
Problem = tuple[Location, Sentence]

BARE = re.compile(r"^[-+]?\d[\d.,\s]*%?(\s*\(\d{4}\))?$")
NOTHING = re.compile(r"^(n\.?\s?/?\s?a\.?|н\s?/\s?д|not available|[-–—.…]+)$", re.IGNORECASE)
"""What stands in a cell without a value."""
CODES = {
    "SEX": re.compile(r"^(F|M|_[TONUZ])$"),
    "URBANISATION": re.compile(r"^(U|R|_[TONUZ])$"),
    "DISABILITY_STATUS": re.compile(r"^(PD|PWD|PWOD|_[TONUZ])$"),
    "CUST_BREAKDOWN": re.compile(r"^[A-Za-z0-9_][A-Za-z0-9_.-]{0,79}$"),
}
"""SDMX code lists: CL_SEX, CL_URBANISATION, CL_DISABILITY_STATUS; for CL_AGE see ``rules.disaggregation``. A
breakdown of the country's own has codes of its own."""
KNOWN = tuple(name for name in DIMENSIONS if "=" not in name)
"""What tells rows and groups of people apart; anything else is a breakdown of the country's own."""
ANSWERS = ("no", "yes")
"""Of an indicator that is answered with yes or no, worst first, where it states no scale of its own."""
INTERFACE = ("en", "ru", "kk")
"""The languages in which pages can be read, whatever those of the package."""
REMARKS = ("note", "reconstructed")
"""What we remark ourselves, beside what is printed."""
NO_AGE = re.compile(r"^_[TONUZ]$")


def check_values(package: Package, models: Iterable[tuple[Location, Model]]) -> Iterator[Problem]:
    """Every row whose cells contradict each other, with the place of the cell."""
    own, known = package.framework.language, {*INTERFACE, *package.framework.languages}
    for location, model in models:
        for field in REMARKS:
            yield from _remark((*location, field), vars(model).get(field), own, known)
        if isinstance(model, Row):
            yield from _languages((*location, "label_in"), model.label_in, own, known)
            yield from _labels(location, model)
            yield from _own_labels(location, model)
            yield from _dimensions(location, model)
        elif isinstance(model, Indicator):
            yield from _totals(location, model)
            yield from _answers(location, model)
        elif isinstance(model, Value):
            yield from _languages((*location, "qualifier_in"), model.qualifier_in, own, known)
            yield from _own_qualifier(location, model)
            yield from _as_printed(location, model)
        elif isinstance(model, LnobGroup):
            yield from _group(location, model)
        elif isinstance(model, Figure | Provision):
            yield from _languages((*location, "unit_in"), model.unit_in, own, known)
            yield from _own_unit(location, model)


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
            elif NOTHING.match(" ".join(text.split())):
                message = gettext_noop("«{text}» says that a value is missing, and a label belongs here")
                yield (*location, field), Sentence(message, {"text": text})


def _languages(location: Location, words: Iterable[str], own: str, known: set[str]) -> Iterator[Problem]:
    """Words of ours are in a language that somebody reads them in, and not in the one that is printed."""
    for language in words:
        if language == own:
            message = gettext_noop("«{language}» is the language of the signed text, whose words are those printed")
            yield (*location, language), Sentence(message, {"language": language})
        elif language not in known:
            yield (*location, language), _unknown(language, known)


def _remark(location: Location, said: object, own: str, known: set[str]) -> Iterator[Problem]:
    """A remark in several languages is said in that of the package too: files are written in it."""
    if not isinstance(said, dict):
        return
    if own not in said:
        message = gettext_noop("the remark is not said in «{language}», the language of the signed text")
        yield location, Sentence(message, {"language": own})
    for language in sorted(said.keys() - known):
        yield (*location, language), _unknown(language, known)


def _unknown(language: str, known: set[str]) -> Sentence:
    message = gettext_noop("«{language}» is none of the languages of the package and of the interface: {known}")
    return Sentence(message, {"language": language, "known": ", ".join(sorted(known))})


def _own_labels(location: Location, row: Row) -> Iterator[Problem]:
    """Our words for labels stand for printed ones: without those there is nothing to say in another language."""
    printed = len(row.disaggregation) or bool(row.label)
    for language, words in row.label_in.items():
        place = (*location, "label_in", language)
        if not printed:
            yield place, Sentence(gettext_noop("the row prints no label that could be said in another language"))
        elif isinstance(words, list) and len(words) != printed:
            message = gettext_noop("as many labels as in «disaggregation» belong here: {number}")
            yield place, Sentence(message, {"number": printed})


def _own_qualifier(location: Location, value: Value) -> Iterator[Problem]:
    if value.qualifier_in and not value.qualifier:
        message = gettext_noop("the value has no «qualifier» that could be said in another language")
        yield (*location, "qualifier_in"), Sentence(message)


def _own_unit(location: Location, item: Figure | Provision) -> Iterator[Problem]:
    if item.unit_in and not item.unit:
        message = gettext_noop("there is no «unit» that could be said in another language")
        yield (*location, "unit_in"), Sentence(message)


def _totals(location: Location, indicator: Indicator) -> Iterator[Problem]:
    totals = [(number, row) for number, row in enumerate(indicator.rows) if row.kind == "total"]
    for number, row in totals[1:]:
        message = gettext_noop("the indicator has a total already, «{first}»; make «{key}» a «breakdown»")
        yield (*location, "rows", number, "kind"), Sentence(message, {"first": totals[0][1].key, "key": row.key})


def _answers(location: Location, indicator: Indicator) -> Iterator[Problem]:
    """The answers of an indicator are those of its scale; numbers have none."""
    scale = indicator.scale or (list(ANSWERS) if indicator.kind == "yes_no" else [])
    if indicator.kind == "qualitative" and not scale:
        message = gettext_noop("a qualitative indicator has a «scale»: its answers, worst first")
        yield (*location, "kind"), Sentence(message)
        return
    if len({answer.casefold() for answer in scale}) < len(scale):
        yield (*location, "scale"), Sentence(gettext_noop("the scale has an answer twice"))
    for number, row in enumerate(indicator.rows):
        for cell, value in _cells(row):
            if value.state is not None and value.state not in scale:
                yield (*location, "rows", number, *cell, "state"), _no_answer(value.state, scale)


def _no_answer(state: str, scale: list[str]) -> Sentence:
    if not scale:
        return Sentence(gettext_noop("«{state}» is an answer, and the indicator is of numbers"), {"state": state})
    message = gettext_noop("«{state}» is no answer of the scale: {scale}")
    return Sentence(message, {"state": state, "scale": ", ".join(f"«{answer}»" for answer in scale)})


def _cells(row: Row) -> Iterator[tuple[Location, Value]]:
    """Every value of a row with its place in it."""
    if row.baseline:
        yield ("baseline",), row.baseline
    yield from ((("latest", number), value) for number, value in enumerate(row.latest))
    yield from ((("targets", number), value) for number, value in enumerate(row.targets))


def _dimensions(location: Location, row: Row) -> Iterator[Problem]:
    for name, code in row.dimensions.items():
        yield from _known((*location, "dimensions", name), name)
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
        else:
            yield from _known(place, name)
            yield from _code(place, name, code) if code else ()


def _known(place: Location, name: str) -> Iterator[Problem]:
    if name not in KNOWN:
        message = gettext_noop("there is no dimension «{name}»; there are {known}")
        yield place, Sentence(message, {"name": name, "known": ", ".join(KNOWN)})


def _code(place: Location, name: str, code: str) -> Iterator[Problem]:
    known = CODES.get(name)
    wrong = not (ages(code) or NO_AGE.match(code)) if name == "AGE" else known and not known.match(code)
    if wrong:
        message = gettext_noop("«{code}» is no code of the dimension {name}")
        yield place, Sentence(message, {"code": code, "name": name})


def _as_printed(location: Location, value: Value) -> Iterator[Problem]:
    """The number and the year must stand in the printed words; of a corrected value those that it had before."""
    if value.corrected is not None:
        value = value.model_copy(update={"value": value.corrected.value, "year": value.corrected.year})
    if value.value is not None and value.value not in numbers_in(value.printed):
        message = gettext_noop("the value {value} does not stand in the printed words «{printed}»")
        yield (*location, "value"), Sentence(message, {"value": value.value, "printed": value.printed})
    printed = years_in(value.printed)
    if value.year is not None and printed and str(value.year) not in printed:
        message = gettext_noop("the year {year} does not stand in the printed words «{printed}»")
        yield (*location, "year"), Sentence(message, {"year": value.year, "printed": value.printed})
