"""Results with their indicators, and the verdict on every row, over REST."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, Any

from django.db.models import Max, QuerySet, Sum
from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from shanyraq.domains.framework.parts import results as results_chain
from shanyraq.domains.indicators import parts
from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.indicators.queries import load_results, progress_rollup, progress_rows, rolled_up
from shanyraq.domains.indicators.queries.observed import standing_on
from shanyraq.domains.indicators.queries.sdgs import GoalLine, sdg_matrix
from shanyraq.domains.indicators.rules.flagging import still_odd
from shanyraq.domains.indicators.vocabulary import Status
from shanyraq.domains.packages import schema
from shanyraq.domains.packages.api import (
    FAILURES,
    LIST_FAILURES,
    AsOf,
    Page,
    Paging,
    answer,
    day_of,
    listed,
    of_records,
    record,
    records,
    records_of,
    serve,
    version_of,
)
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.sentences import Sentence, gettext_noop

router = Router(tags=["Results"])
OfStatus = Annotated[Status | None, Query(description="Only rows with this status.")]


class Reading(BaseModel):
    """A value as the rule read it, beside what is printed."""

    value: float | None
    year: int | None
    state: str | None = Field(description="The answer of a qualitative or yes/no indicator.")
    qualifier: str | None
    printed: str


class Inputs(BaseModel):
    """What went into a verdict."""

    direction: str | None
    baseline: Reading | None
    latest: Reading | None
    target: Reading | None
    target_year: int | None
    yearly_target: Reading | None


class BandsUsed(BaseModel):
    """The bounds that held on the day: each is the least ratio of its band; below the last a row moves away."""

    valid_from: date
    on_track: float
    acceleration_needed: float
    insufficient: float
    source: str
    url: str


class VerdictRemark(BaseModel):
    """What was assumed or left out on the way to a verdict, or must be said beside it."""

    code: str
    text: str


class TrendBefore(BaseModel):
    """How the row moved before the framework; never counted as progress under it."""

    word: str
    first: Reading | None
    last: Reading | None
    explanation: list[str]


class Outlook(BaseModel):
    """The known values carried on to the target's year, with the interval for four cases of five; no observation."""

    outlook: str = Field(description="How the target lies to the interval: beyond, within, possible, short, unknown.")
    year: int
    values: int = Field(description="So many values were carried on, one for each year.")
    expected: float | None = Field(description="Null where the values are too few.")
    low: float | None
    high: float | None
    needed: float | None = Field(description="The yearly change from the newest value to the target.")
    so_far: float | None = Field(description="The mean yearly change until now.")
    rule: str
    explanation: list[str]


class ProgressRow(BaseModel):
    """The verdict on a printed row: status, rule with its source, inputs, bands, remarks, explanation."""

    outcome: str
    output: str | None
    indicator: str
    code: str | None
    row: str
    kind: str
    counted: bool = Field(description="False for a heading, which prints a label and no value.")
    disaggregation: list[str]
    status: str
    reason: str
    rule: str
    source: str
    inputs: Inputs
    formula: str | None
    ratio: float | None = Field(description="Actual pace divided by required pace.")
    percent_of_way: float | None = Field(description="From baseline to target; never clipped.")
    met_at_baseline: bool
    bands: BandsUsed
    remarks: list[VerdictRemark]
    explanation: list[str]
    trend_before: TrendBefore
    forecast: Outlook | None = Field(description="Null where nothing can be carried on.")
    clauses: list[str]


class RowsCounted(BaseModel):
    """A heading prints a label and no value: it is not counted."""

    printed: int
    headings: int
    counted: int


class Coverage(BaseModel):
    """Over how many of the counted rows something is known. Shares are null where no row is counted."""

    with_newer_data: int = Field(description="Rows with a value observed under the framework.")
    newer_data_share: float | None
    assessed: int
    assessed_share: float | None


class RolledUp(BaseModel):
    """How the verdicts of a framework or an outcome are distributed, and over how much; no average."""

    code: str
    rows: RowsCounted
    distribution: dict[str, int] = Field(description="Status → number of rows, zeros too.")
    reasons: dict[str, int]
    coverage: Coverage
    met_at_baseline: int
    kept: int = Field(description="Achieved targets that the baseline met already.")
    rule: str
    source: str
    explanation: list[str]


class ProgressRollup(BaseModel):
    """The roll-up of a framework and of each of its outcomes on a day."""

    as_of: date
    framework: RolledUp
    outcomes: list[RolledUp]


class GoalOfOutcome(BaseModel):
    """An outcome that takes up targets of a goal."""

    outcome: str
    targets: list[str] = Field(description="The targets of the goal that it takes up, in printed order.")


class Goal(BaseModel):
    """A Sustainable Development Goal against the outcomes and the indicators of a framework."""

    goal: int
    name: dict[str, str]
    outcomes: list[GoalOfOutcome] = Field(description="Those that take up any of its targets.")
    indicators: list[str] = Field(description="Keys of the indicators that measure any of its targets.")


def _goal(line: GoalLine) -> Goal:
    return Goal(
        goal=line.goal.number,
        name=line.goal.name,
        outcomes=[
            GoalOfOutcome(outcome=outcome.code, targets=[target.code for target in targets])
            for outcome, targets in line.cells
            if targets
        ],
        indicators=[indicator.key for indicator in line.indicators],
    )


@router.get("/frameworks/{code}/goals", response={200: Page[Goal], **LIST_FAILURES}, summary="List goals")
def list_goals(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """All 17 goals, each with the outcomes that take it up and the indicators that measure it."""
    lines = sdg_matrix(version_of(request, code, as_of)).lines
    return listed(request, [_goal(line) for line in lines], paging, Goal)


def _indicators(version: Version) -> list[schema.Indicator]:
    """Of each outcome, then of its outputs; without reading anything else of the outcomes."""
    return [
        indicator
        for found in parts.read(version)["outcomes"]
        for indicators in (found.of_outcome, *found.of_outputs.values())
        for indicator in indicators
    ]


serve(router, "levels", schema.Level, lambda version: results_chain.read_levels(version)["levels"])
serve(router, "results-above", schema.GoalNode, lambda version: results_chain.read_levels(version)["goals"])
serve(router, "outcomes", schema.Outcome, parts.read_outcomes)
serve(router, "indicators", schema.Indicator, _indicators)


@router.get(
    "/frameworks/{code}/indicators/{key}",
    response={200: schema.Indicator, **FAILURES},
    summary="One indicator",
)
def get_indicator(request: HttpRequest, code: str, key: str, as_of: AsOf = None) -> HttpResponse:
    """An indicator with its rows, as printed and as understood."""
    for indicator in _indicators(version_of(request, code, as_of)):
        if indicator.key == key:
            return answer(indicator)
    raise NotFound(Sentence(gettext_noop("indicator {key} in {code}"), {"key": str(key), "code": str(code)}))


@router.get(
    "/frameworks/{code}/progress",
    response={200: Page[ProgressRow], **LIST_FAILURES},
    summary="List verdicts",
)
@of_records
def list_progress(
    request: HttpRequest, code: str, paging: Query[Paging], status: OfStatus = None, as_of: AsOf = None
) -> HttpResponse:
    """The same rows as ``shanyraq progress CODE --json``. With a status, the counted rows that have it."""
    version = version_of(request, code, as_of)
    results = load_results(version, day_of(request, as_of))
    rows = [row for row in progress_rows(results) if status is None or (row["counted"] and row["status"] == status)]
    return records(request, rows, paging, ProgressRow)


@router.get(
    "/frameworks/{code}/progress/rollup",
    response={200: ProgressRollup, **FAILURES},
    summary="Verdicts rolled up",
)
@of_records
def get_rollup(request: HttpRequest, code: str, as_of: AsOf = None) -> HttpResponse:
    """Distribution and coverage of each outcome and of the framework: ``shanyraq progress CODE --rollup --json``."""
    version = version_of(request, code, as_of)
    found = progress_rollup(rolled_up(version, day_of(request, as_of)))
    return record(request, ProgressRollup.model_validate(found))


class ObservationOut(BaseModel):
    """A value that was reported for a row and a period, as it stands on the day."""

    number: int
    indicator: str = Field(description="The key of the indicator.")
    row: str = Field(description="The key of the row.")
    period: str = Field(description="2026, 2026-S1, 2026-Q2 or 2026-03.")
    measure: str = Field(description="period: of the period alone; cumulative: of all periods up to this one.")
    value: float | None
    answer: str = Field(description="Of a qualitative or yes/no indicator, instead of a value.")
    numerator: float | None
    denominator: float | None
    unit: str = Field(description="The code of its unit where that is another than the row's; else empty.")
    printed: str = Field(description="As it was entered.")
    entity: str = Field(description="The key of the entity that reported it; empty where there is none.")
    origin: str = Field(description="reported: by an entity; national: taken from a national source.")
    part: str = Field(description="The entity whose part of the whole it is; empty: the whole.")
    source: str = Field(description="Empty: the source that the framework names.")
    evidence: str
    reliability: str
    comment: str
    remarks: list[str] = Field(
        description="The rules that remarked on it; why it is right all the same stands in said."
    )
    said: str
    published_on: date
    revision: int


class OfObservations(BaseModel):
    """Which observations are asked for."""

    indicator: str | None = Field(None, max_length=80, description="The key of an indicator.")
    row: str | None = Field(None, max_length=80, description="The key of a row.")
    year: int | None = Field(None, ge=1900, le=2199)
    entity: str | None = Field(None, max_length=80, description="The key of the entity that reported it.")


class Observations(Sequence[ObservationOut]):
    """The observations of a query, read part by part: there may be a million of them."""

    def __init__(self, found: QuerySet[Observation]) -> None:
        self.found = found
        self.count_ = found.count()

    def __len__(self) -> int:
        return self.count_

    def __getitem__(self, part: Any) -> Any:
        rows = self.found[part]
        return [_observation(row) for row in rows] if isinstance(part, slice) else _observation(rows)

    @property
    def state(self) -> str:
        """What changes whenever one of them does."""
        newest = self.found.aggregate(last=Max("pk"), at=Max("published_at"), revisions=Sum("revision"))
        return f"{self.count_} {newest['last']} {newest['at']} {newest['revisions']}"


def _observation(row: Observation) -> ObservationOut:
    assert row.published_at is not None
    same = {name: getattr(row, name) for name in ObservationOut.model_fields if hasattr(row, name)}
    return ObservationOut(**same, remarks=still_odd(row.flags, row.stage), published_on=row.published_at.date())


@router.get(
    "/frameworks/{code}/observations",
    response={200: Page[ObservationOut], **LIST_FAILURES},
    summary="List observations",
)
@of_records
def list_observations(
    request: HttpRequest, code: str, paging: Query[Paging], of: Query[OfObservations], as_of: AsOf = None
) -> HttpResponse:
    """The published values that stand on the day, of national data and of entities."""
    version = version_of(request, code, as_of)
    found = standing_on(version.framework_id, day_of(request, as_of))
    items = Observations(found.filter(**of.model_dump(exclude_none=True)))
    return records_of(request, items, paging, ObservationOut, items.state)
