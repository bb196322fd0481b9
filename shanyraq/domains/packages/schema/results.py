"""``results/outcome-*.yaml``: an outcome with its links, outputs and indicators, row by row."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from shanyraq.domains.packages.schema.items import (
    Anchor,
    Code,
    Day,
    Direction,
    Flag,
    Item,
    Key,
    LabelsIn,
    Model,
    Number,
    SdgTargetCode,
    Text,
    WordsIn,
    Year,
)


class Mention(Model):
    """A party in a printed list, with the words that named it. Repetitions are kept."""

    party: Key
    printed: str


class Wording(Model):
    """The same statement as another section of the document words it."""

    clause: Anchor
    text: str


class SdgTargetLink(Item):
    """An SDG target that the outcome contributes to, under the goal where it is printed."""

    code: SdgTargetCode
    goal: Annotated[int, Field(strict=True, ge=1, le=17)]
    text: Text
    printed: str | None = Field(None, description="The label as printed, where it is irregular.")


class Strategy(Item):
    """A national strategy, law or programme that the outcome is aligned with."""

    text: Text
    starts: Year | None = None
    ends: Year | None = Field(None, description="Last year, where the name states one.")


class LnobMention(Model):
    """A group left behind as the outcome names it, and the registered groups that it means."""

    text: str
    groups: list[Key] = Field([], description="Keys of context.yaml lnob_groups.")


UnitCode = Annotated[
    str,
    StringConstraints(pattern=r"^[A-Z0-9_]{1,30}$"),
    Field(description="SDMX-style: PT, PER_1000_LIVE_BIRTHS, HA_TH, USD_CUR …"),
]


class Unit(Model):
    printed: str | None
    code: UnitCode
    name: Text


class PendingTarget(Model):
    """A target that was still to be set when the document was signed."""

    note: str = Field(description="The sentence as printed.")
    due_on: Day | None = Field(description="The last day of the period that the sentence names.")
    otherwise: Literal["not_monitored", "unspecified"] = "unspecified"


class Correction(Model):
    """How a value came to be another than the document prints, after it was signed; of several times the last.

    ``value`` and ``year`` are what was understood from print. A target that was left to be set and is set now keeps
    the promise.
    """

    value: Number | None
    year: Year | None
    on: Day
    by: str | None = None
    reason: str
    version: Annotated[int, Field(strict=True, ge=1)] | None = Field(
        None, description="The number of the version in which it stands first."
    )
    promise: PendingTarget | None = Field(None, description="What the document prints in the place of this target.")


class RowUnit(Model):
    """A unit that no cell prints, understood from the label of a row: «died per 100,000 people»."""

    code: UnitCode
    name: Text
    reconstructed: Text = Field(description="From what it was understood.")


class Value(Model):
    """A number with its year, beside the words that were printed."""

    value: Number | None
    year: Year | None
    printed: str
    qualifier: str | None = Field(None, description="«moderate and severe», «without hydro» …")
    qualifier_in: WordsIn = Field(
        {},
        exclude_if=lambda words: not words,  # what was written before there was this field stays as it is
        description="Our own words for the qualifier, by language: they are shown with the printed ones behind.",
    )
    state: str | None = Field(None, description="The answer of a qualitative or yes/no indicator.")
    unit: Unit | None = Field(
        None, description="Where the cell prints another unit than the row's; such a value is compared with none."
    )
    corrected: Correction | None = Field(
        None,
        exclude_if=lambda corrected: corrected is None,  # what was written before there was this field stays as it is
        description="Set where value and year are others than those printed; ``printed`` stays as it was signed.",
    )


class Target(Value):
    """A value to be reached, by a year where one was printed."""


class Row(Item):
    """One printed row of an indicator's table.

    ``disaggregation`` runs from group to leaf and is empty for the total. A row with a label and
    no number is a heading (``kind: label``) and is kept.
    """

    key: Key
    kind: Literal["total", "breakdown", "label"]
    label: str = Field(description="The printed cell; empty where nothing was printed.")
    disaggregation: list[str] = []
    label_in: LabelsIn = Field(
        {},
        description=(
            "Our own words for the last label, by language: they are shown with the printed ones behind. "
            "A list names every label of ``disaggregation``, for groups that no row announces."
        ),
    )
    dimensions: dict[str, str] = Field(
        {}, description="SDMX: SEX, AGE, URBANISATION, DISABILITY_STATUS, else CUST_BREAKDOWN."
    )
    measurement: str | None = Field(None, description="The printed unit cell of this row.")
    unit: RowUnit | None = Field(
        None, description="Where the row's label says another unit than the indicator's, and no cell prints it."
    )
    desired: Direction | Literal["unclear"] | None = Field(
        None, description="Where the row's direction is not the indicator's; why, in desired_reason."
    )
    desired_reason: Text | None = None
    baseline: Value | None = None
    latest: list[Value] = []
    targets: list[Target] = []
    target_printed: str | None = Field(None, description="The whole target cell, where it says more.")
    target_pending: PendingTarget | None = None

    @property
    def is_heading(self) -> bool:
        """A label without anything of its own to measure: it is kept, and never counted."""
        return self.kind == "label" and not (self.baseline or self.latest or self.targets or self.target_pending)


class Indicator(Item):
    """What is measured, in which unit, towards which direction, by whom, from which source."""

    key: Key
    code: Code | None = None
    printed_code: str | None = Field(None, description="The code as printed, where irregular.")
    title: Text
    kind: Literal["quantitative", "qualitative", "yes_no"] = "quantitative"
    scale: list[str] = Field([], description="Answers of a qualitative indicator, worst first.")
    unit: Unit
    desired: Direction | None
    desired_reason: Text = Field(description="Why this direction; it is not printed.")
    sdg_target: SdgTargetCode | None = None
    national: Flag = Field(True, description="A national SDG indicator.")
    source: Text | None = None
    lead_entities: list[Key] = []
    lead_printed: str | None = None
    rows: list[Row] = Field(min_length=1)


class Output(Item):
    code: Code
    printed_label: str | None = None
    statement: Text
    entities: list[Mention] = []
    indicators: list[Indicator] = []


class Outcome(Item):
    code: Code
    parent: Key | None = Field(None, description="The goal that it serves (framework.yaml goals).")
    title: Text
    statement: Text
    wordings: list[Wording] = []
    sdg_targets: list[SdgTargetLink] = []
    strategies: list[Strategy] = []
    entities: list[Mention] = []
    partners: list[Mention] = []
    lnob_groups: list[LnobMention] = []
    outputs: list[Output] = []
    indicators: list[Indicator] = []
