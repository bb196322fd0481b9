"""What the verbs of national data are told."""

from typing import Annotated, ClassVar

from pydantic import Field, StringConstraints

from shanyraq.domains.indicators.commands.printed import OfRow
from shanyraq.domains.indicators.vocabulary import Choice, DataKind
from shanyraq.kernel.commands import HASH, KEY, Command, Entry, InFramework, PublicReason, Seen, written
from shanyraq.kernel.sentences import gettext_noop

SentData = Annotated[
    str,
    HASH,
    Entry("file", endings=("zip", "csv", "json", "xml")),
    Field(
        title=gettext_noop("File"),
        description=gettext_noop(
            "A repository of Open SDG as one ZIP archive, a file of SDMX (CSV, JSON, XML), or a plain table (CSV). For "
            "programs: the SHA-256 of a file that was sent before, as 64 letters and digits."
        ),
    ),
]
DatasetKey = Annotated[
    str,
    KEY,
    Entry("choice", "datasets"),
    Field(title=gettext_noop("Source"), description=gettext_noop("The key of the national source.")),
]
SeriesKey = Annotated[
    str,
    StringConstraints(min_length=3, max_length=400),
    Entry("choice", "national_series"),
    Field(
        title=gettext_noop("Series"),
        description=gettext_noop("The key of the series in the source: indicator, series, breakdown and unit."),
    ),
]


class TakeNational(Command):
    """Takes what a national source publishes: its series and their values."""

    framework: InFramework
    file: SentData
    kind: Annotated[
        DataKind,
        Entry("choice", "data_kinds"),
        Field(title=gettext_noop("Form"), description=gettext_noop("What kind of file it is.")),
    ]
    dataset: Annotated[
        str,
        written(r"^([a-z0-9][a-z0-9.-]*)?$", gettext_noop("Small letters, digits, dots and hyphens"), max_length=80),
        Field(
            "",
            title=gettext_noop("Source"),
            description=gettext_noop(
                "A short name by which the source is known here; what is taken under the same name continues it. "
                "Empty: the form of the file."
            ),
        ),
    ]
    title: Annotated[
        str,
        StringConstraints(max_length=300),
        Field("", title=gettext_noop("Title"), description=gettext_noop("Empty: as the source calls itself.")),
    ]
    licence: Annotated[
        str,
        StringConstraints(max_length=200),
        Field("", title=gettext_noop("Licence"), description=gettext_noop("Empty: as the source says.")),
    ]
    url: Annotated[
        str,
        written(r"^(https?://\S+)?$", gettext_noop("An address that begins with https://"), max_length=500),
        Field("", title=gettext_noop("Address"), description=gettext_noop("Empty: as the source says.")),
    ]
    dry_run: Annotated[
        bool,
        Field(
            False,
            title=gettext_noop("Only look"),
            description=gettext_noop("Says what would become of each row, and changes nothing."),
        ),
    ]

    @property
    def key(self) -> str:
        """The key of the data set."""
        return self.dataset or self.kind.value


class OfLink(OfRow):
    """The link of a row of the framework with a series of a national source."""

    named_by: ClassVar[tuple[str, ...]] = ("dataset", "indicator", "row")

    dataset: DatasetKey
    seen: Seen


class AcceptLink(OfLink):
    """Accepts the series that is proposed for a row."""


class DeclineLink(OfLink):
    """Declines the series of a row."""

    reason: PublicReason


class ChangeLink(OfLink):
    """Gives a row another series than the one that is proposed, or one where none is."""

    series: SeriesKey
    reason: PublicReason


class ReopenLink(OfLink):
    """Proposes the series of a row again that was declined."""

    reason: PublicReason


class SayUnit(OfLink):
    """Says whether the unit of a national series is that of its row, though the two are called differently."""

    same: Annotated[
        bool,
        Field(
            title=gettext_noop("The unit is the same"),
            description=gettext_noop(
                "The source measures the row in the same unit and the same power of ten, and only calls it otherwise."
            ),
        ),
    ]
    reason: PublicReason


class AcceptSure(Command):
    """Accepts every proposal of a national source that is sure."""

    framework: InFramework
    dataset: DatasetKey


class DecideValue(OfLink):
    """Decides which value counts for a year in which the document prints one and the national source says another."""

    year: Annotated[int, Field(ge=1900, le=2100, title=gettext_noop("Year"))]
    choice: Annotated[
        Choice,
        Entry("choice", "values_to_choose"),
        Field(
            title=gettext_noop("Decision"),
            description=gettext_noop(
                "The national value, if it is taken, counts as observed for the year. What is printed stays as it was "
                "signed; a baseline from which progress counts is another one only once it is corrected."
            ),
        ),
    ]
    reason: PublicReason
