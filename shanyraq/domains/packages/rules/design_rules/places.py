"""Walks over a package: each thing with its path, its name for a finding and its clause."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from shanyraq.domains.packages.rules.design import Hit, Location
from shanyraq.domains.packages.rules.row_names import label_text, row_text
from shanyraq.domains.packages.schema import Block, Indicator, Outcome, Output, Package, Row
from shanyraq.domains.packages.schema.items import Item, Text
from shanyraq.kernel.sentences import Sentence, gettext_noop


def clause(item: Item) -> str:
    """The main clause of an item."""
    return item.clauses[0]


@dataclass(frozen=True, slots=True)
class RowPlace:
    """A row with where it stands. ``among`` are the rows of its indicator, ``own`` the language of the print."""

    row: Row
    loc: Location
    subject: str
    among: Sequence[Row]
    own: str

    @property
    def label(self) -> Text | Sentence:
        """What the row is called: its label as printed and in our own words; «Total» or its key where none is
        printed."""
        return label_text(self.row, self.own) or self._unprinted

    @property
    def name(self) -> Text | Sentence:
        """The same from group to leaf."""
        return row_text(self.among, self.row, self.own) or self._unprinted

    @property
    def _unprinted(self) -> Text | Sentence:
        return Sentence(gettext_noop("Total")) if self.row.kind == "total" else self.row.key

    def hit(self, message: Sentence, *more: str | int, aspect: str = "") -> Hit:
        """A hit on the row or, by ``more``, on something in it; ``aspect`` tells hits of it apart."""
        subject = f"{self.subject}, {aspect}" if aspect else self.subject
        return Hit(subject, (*self.loc, *more), clause(self.row), message)


@dataclass(frozen=True, slots=True)
class IndicatorPlace:
    """An indicator of an outcome, or of one of its outputs, with where it stands."""

    outcome: Outcome
    output: Output | None
    indicator: Indicator
    loc: Location
    own: str

    @property
    def subject(self) -> str:
        return f"indicator {self.indicator.code or self.indicator.key}"

    def hit(self, message: Sentence, *more: str | int) -> Hit:
        """A hit on the indicator or, by ``more``, on something in it."""
        return Hit(self.subject, (*self.loc, *more), clause(self.indicator), message)

    def rows(self) -> Iterator[RowPlace]:
        """The rows that may hold numbers, as printed; labels are left out."""
        for number, row in enumerate(self.indicator.rows):
            if row.kind != "label":
                loc, subject = (*self.loc, "rows", number), f"{self.subject}, row {row.key}"
                yield RowPlace(row, loc, subject, self.indicator.rows, self.own)


def indicators(package: Package) -> Iterator[IndicatorPlace]:
    """All indicators as printed: those of an outcome, then those of its outputs."""
    own = package.framework.language
    for number, outcome in enumerate(package.outcomes):
        loc: Location = ("outcomes", number)
        for index, indicator in enumerate(outcome.indicators):
            yield IndicatorPlace(outcome, None, indicator, (*loc, "indicators", index), own)
        for place, output in enumerate(outcome.outputs):
            for index, indicator in enumerate(output.indicators):
                path = (*loc, "outputs", place, "indicators", index)
                yield IndicatorPlace(outcome, output, indicator, path, own)


def outcomes(package: Package) -> Iterator[tuple[Location, Outcome]]:
    for number, outcome in enumerate(package.outcomes):
        yield ("outcomes", number), outcome


def outputs(package: Package) -> Iterator[tuple[Location, Outcome, Output]]:
    for loc, outcome in outcomes(package):
        for number, output in enumerate(outcome.outputs):
            yield (*loc, "outputs", number), outcome, output


def blocks(package: Package) -> Iterator[tuple[Location, Block]]:
    """The blocks of the document as printed."""
    for number, block in enumerate(package.document.blocks):
        yield ("document", "blocks", number), block
