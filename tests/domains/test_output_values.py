"""Values of output indicators: reported, assured, superseded, withdrawn; put together as the indicator states."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shanyraq.base.audit.models import Event
from shanyraq.domains.indicators.vocabulary import Stage
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.models import OutputIndicator, OutputValue
from shanyraq.domains.workplans.queries.output_indicators import output_indicators
from shanyraq.domains.workplans.queries.reached import Reached, reached
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from tests.domains.observing import AT, assurer, reporter
from tests.domains.reaching import assured, do, indicator, report, step, works

pytestmark = pytest.mark.usefixtures("without_words")
LATER = datetime(2027, 4, 1, 9, 0, tzinfo=UTC)


def now(version: Version, as_of: date | None = None) -> Reached:
    (found,) = reached(version, output_indicators(version, as_of), as_of)
    return found


def of(version: Version, year: int = 2026, as_of: date | None = None) -> Any:
    found = now(version, as_of).of(year)
    assert found is not None
    return found


class TestTheWay:
    def test_from_draft_to_what_counts(self, kaz: Version) -> None:
        works("unicef", "undp")
        indicator("sum")
        draft = report(value="5.50")
        assert (draft.stage, draft.printed, draft.flags) == (Stage.DRAFT, "5.5", [])
        assert of(kaz).whole.value is None
        step("submit", draft)
        assert of(kaz).whole.value is None
        step("assure", draft)
        assert draft.stage == Stage.PUBLISHED
        year = of(kaz)
        assert (year.whole.value, year.whole.parts, year.silent) == (Decimal("5.5"), ("unicef",), ("undp",))

    def test_each_step_leaves_its_event(self, kaz: Version) -> None:
        indicator()
        assured()
        events = Event.objects.filter(kind="output_value").order_by("pk")
        assert [each.verb for each in events] == ["workplans.output_value.report", "workplans.output_value.assure"]
        assert events[0].after == {"value": "5", "stage": "submitted"}
        assert (events[1].before, events[1].after) == ({"stage": "submitted"}, {"stage": "published"})

    def test_a_correction_supersedes_and_both_stay(self, kaz: Version) -> None:
        indicator("sum")
        first = assured()
        second = step("assure", report(at=LATER, value="7", submit=True), at=LATER)
        first.refresh_from_db()
        assert second.flags == ["indicators.odd.differs"]
        assert (first.stage, second.stage, second.replaces) == (Stage.SUPERSEDED, Stage.PUBLISHED, first)
        assert first.value == 5
        assert of(kaz).whole.value == 7
        assert of(kaz, as_of=date(2027, 3, 31)).whole.value == 5

    def test_whoever_submitted_does_not_assure(self, kaz: Version) -> None:
        indicator()
        officer = assurer()
        row = report(submit=True)
        OutputValue.objects.filter(pk=row.pk).update(submitter=officer.person)
        with pytest.raises(Refused, match="two_pairs_of_eyes"):
            step("assure", row, officer)

    def test_what_is_odd_needs_a_reason(self, kaz: Version) -> None:
        indicator()
        assured()
        row = report(at=LATER, value="9", submit=True)
        with pytest.raises(Refused, match="remarks_answered"):
            step("assure", row, at=LATER, note="")
        assert step("assure", row, at=LATER, note="Two were missed").said == "Two were missed"

    def test_a_returned_value_is_changed_and_submitted_again(self, kaz: Version) -> None:
        indicator()
        row = step("return", report(submit=True), reason="Which register?")
        assert (row.stage, row.said) == (Stage.RETURNED, "Which register?")
        again = report(value="6", source="Register of schools", submit=True)
        assert (again.pk, again.stage, again.said, again.revision) == (row.pk, Stage.SUBMITTED, "", 3)

    def test_what_counted_is_withdrawn_and_stays_on_record(self, kaz: Version) -> None:
        indicator("sum")
        row = step("withdraw", assured(), at=LATER, reason="Of another output")
        assert (row.stage, row.said) == (Stage.WITHDRAWN, "Of another output")
        assert of(kaz).whole.value is None
        assert of(kaz, as_of=date(2027, 3, 31)).whole.value == 5

    def test_what_never_counted_is_taken_back_or_dropped(self, kaz: Version) -> None:
        indicator()
        row = step("recall", report(submit=True))
        assert (row.stage, row.submitter) == (Stage.DRAFT, None)
        assert step("drop", row).stage == Stage.DROPPED
        assert report(value="8").pk != row.pk

    def test_two_who_write_at_once(self, kaz: Version) -> None:
        indicator()
        report(seen=0)
        report(comment="Preliminary", seen=1)
        both = report(value="6", seen=1)
        assert (both.value, both.comment) == (6, "Preliminary")
        with pytest.raises(Conflict):
            report(value="7", seen=1)

    def test_nothing_new_leaves_nothing(self, kaz: Version) -> None:
        indicator()
        report()
        assert report().revision == 1
        assert Event.objects.filter(kind="output_value").count() == 1


STEPS = ("submit", "recall", "return", "assure", "withdraw", "drop")
MACHINE = {
    "draft": {"submit": "submitted", "drop": "dropped"},
    "submitted": {"recall": "draft", "return": "returned", "assure": "published"},
    "returned": {"submit": "submitted", "drop": "dropped"},
    "published": {"withdraw": "withdrawn"},
    "superseded": {},
    "withdrawn": {},
    "dropped": {},
}
"""Stage → what can be done in it, and where that leads."""


@pytest.mark.parametrize("act", STEPS)
@pytest.mark.parametrize("stage", MACHINE)
def test_every_step_in_every_stage(kaz: Version, stage: str, act: str) -> None:
    indicator()
    row = report(submit=True)
    OutputValue.objects.filter(pk=row.pk).update(stage=stage)
    target = MACHINE[stage].get(act)
    if target is None:
        with pytest.raises(Refused, match="observation_step"):
            step(act, row)
        row.refresh_from_db()
    else:
        step(act, row)
    assert row.stage == (target or stage)


@pytest.mark.parametrize("stage", ["submitted", "assured"])
def test_what_was_submitted_is_not_overwritten(kaz: Version, stage: str) -> None:
    indicator()
    row = report(submit=True)
    OutputValue.objects.filter(pk=row.pk).update(stage=stage)
    with pytest.raises(Refused, match="observation_entered"):
        report(value="6")


@pytest.mark.parametrize(
    ("said", "rule"),
    [
        ({"year": 2028}, "period_begun"),
        ({"year": 2027, "submit": True}, "period_begun"),
        ({"year": 2025}, "output_target_year"),
        ({"value": None}, "value_of_its_kind"),
        ({"entity": "unido"}, "output_value_reporter"),
    ],
)
def test_refused(kaz: Version, said: dict[str, Any], rule: str) -> None:
    indicator()
    with pytest.raises(Refused, match=rule):
        report(**said)
    assert not OutputValue.objects.exists()


def test_a_value_that_is_submitted_names_its_source(kaz: Version) -> None:
    indicator(source="")
    with pytest.raises(Refused, match="source_named"):
        report(submit=True)
    assert report(submit=True, source="Register").stage == Stage.SUBMITTED


def test_of_one_that_ended_nothing_is_reported(kaz: Version) -> None:
    indicator()
    do("output_indicator.end", number=1)
    with pytest.raises(Refused, match="ended_output_indicator_stays"):
        report()


def test_only_the_entity_reports_its_value(kaz: Version) -> None:
    indicator()
    with pytest.raises(NotAllowed):
        report(reporter("undp"))
    row = report(submit=True)
    for act in ("recall", "assure"):
        with pytest.raises(NotAllowed):
            step(act, row, reporter("undp"))
    with pytest.raises(NotAllowed):
        step("assure", row, reporter())
    with pytest.raises(NotFound):
        do("output_value.assure", assurer(), number=99)


class TestWhoContributes:
    def test_entities_with_sub_outputs_in_the_year(self, kaz: Version) -> None:
        works("unicef")
        works("undp", starts_on="2027-01-01")
        works("unfpa", status="cancelled")
        works("who", output="1.2")
        indicator()
        years = now(kaz).years
        assert [year.silent for year in years] == [("unicef",), ("undp", "unicef"), (), (), ()]

    def test_those_of_the_sub_outputs_that_it_names(self, kaz: Version) -> None:
        works("unicef")
        indicator(sub_outputs=[works("undp")])
        assert of(kaz).silent == ("undp",)

    def test_one_that_does_not_contribute_any_more_keeps_its_value(self, kaz: Version) -> None:
        number = works("unicef")
        indicator("sum")
        assured()
        do("sub_output.end", number=number)
        (cell,) = of(kaz).cells
        assert (cell.entity, cell.asked, of(kaz).whole.value) == ("unicef", False, 5)


PARTS = ({"value": "40", "numerator": "2", "denominator": "5"}, {"value": "20", "numerator": "1", "denominator": "5"})
ZERO = {"value": "0", "numerator": "0", "denominator": "5"}
NOTHING = {"value": "0", "numerator": "0", "denominator": "0"}
ONE, OTHER = PARTS
CASES: dict[str, tuple[str, list[Any], str | None]] = {
    "nothing stated": ("none", [ONE, OTHER], None),
    "nothing stated, and one alone": ("none", [ONE], None),
    "sum": ("sum", [ONE, OTHER], "60"),
    "sum with a zero": ("sum", [ONE, ZERO], "40"),
    "sum where one is silent": ("sum", [ONE, None], "40"),
    "sum of zeros": ("sum", [ZERO, ZERO], "0"),
    "sum of nothing": ("sum", [None, None], None),
    "average": ("average", [ONE, OTHER], "30"),
    "average with a zero": ("average", [ONE, ZERO], "20"),
    "average where one is silent": ("average", [ONE, None], "40"),
    "largest": ("maximum", [ONE, OTHER], "40"),
    "largest with a zero": ("maximum", [ZERO, None], "0"),
    "ratio": ("ratio", [ONE, OTHER], "30"),
    "ratio with a zero": ("ratio", [ONE, ZERO], "20"),
    "ratio where one is silent": ("ratio", [OTHER, None], "20"),
    "ratio of nothing by nothing": ("ratio", [NOTHING, None], None),
}


@pytest.mark.parametrize(("over", "parts", "value"), CASES.values(), ids=CASES)
def test_over_entities(kaz: Version, over: str, parts: list[Any], value: str | None) -> None:
    works("unicef", "undp")
    indicator(over, unit="%")
    given = dict(zip(("unicef", "undp"), parts, strict=False))
    for entity, said in given.items():
        if said is not None:
            assured(entity=entity, **said)
    year = of(kaz)
    assert year.whole.value == (None if value is None else Decimal(value))
    assert year.given == sum(said is not None for said in given.values())
    assert bool(year.whole.said) == (value is None and year.given > 0)


TIMES: dict[str, tuple[str, list[Any], str | None]] = {
    "nothing stated": ("none", [ONE, OTHER], None),
    "sum": ("sum", [ONE, OTHER], "60"),
    "sum with a zero": ("sum", [ZERO, OTHER], "20"),
    "sum where a year is absent": ("sum", [ONE, None], "40"),
    "sum of nothing": ("sum", [None, None], None),
    "average": ("average", [ONE, OTHER], "30"),
    "average with a zero": ("average", [ONE, ZERO], "20"),
    "average where a year is absent": ("average", [ONE, None], "40"),
    "latest": ("latest", [ONE, OTHER], "20"),
    "latest is a zero": ("latest", [ONE, ZERO], "0"),
    "latest where the last is absent": ("latest", [ONE, None], "40"),
    "largest": ("maximum", [ONE, OTHER], "40"),
    "ratio": ("ratio", [ONE, OTHER], "30"),
    "ratio of nothing by nothing": ("ratio", [NOTHING, None], None),
}


@pytest.mark.parametrize(("over", "parts", "value"), TIMES.values(), ids=TIMES)
def test_over_time(kaz: Version, over: str, parts: list[Any], value: str | None) -> None:
    works("unicef")
    indicator("sum", over, unit="%")
    at = datetime(2028, 3, 1, tzinfo=UTC)
    for year, said in zip((2026, 2027), parts, strict=True):
        if said is not None:
            assured(at, year=year, **said)
    found = now(kaz).whole
    assert found.value == (None if value is None else Decimal(value))
    assert bool(found.said) == (value is None and any(parts))


def test_a_ratio_is_reported_with_both_of_its_parts(kaz: Version) -> None:
    indicator("ratio")
    with pytest.raises(Refused, match="output_value_ratio"):
        report(numerator="1")
    assert report(value="0.5", numerator="1", denominator="2").flags == []


def test_what_was_reported_before_a_ratio_was_stated_makes_none(kaz: Version) -> None:
    indicator()
    assured()
    do("output_indicator.aggregate", number=1, over_entities="ratio", over_time="none")
    assert of(kaz).whole.value is None
    assert "numerator" in of(kaz).whole.said


def test_how_values_become_one_is_stated_by_a_verb_and_readable_on_a_day(kaz: Version) -> None:
    indicator()
    assured()
    at = datetime(2027, 5, 1, tzinfo=UTC)
    done = do("output_indicator.aggregate", at=at, number=1, over_entities="sum", over_time="latest", seen=1)
    assert (done.event.before["over_entities"], done.event.after["over_entities"]) == ("none", "sum")
    assert of(kaz).whole.value == 5
    assert of(kaz, as_of=date(2027, 4, 30)).whole.value is None
    again = do("output_indicator.aggregate", number=1, over_entities="sum", over_time="latest")
    assert again.event is None
    with pytest.raises(Conflict):
        do("output_indicator.aggregate", number=1, over_entities="average", over_time="latest", seen=1)


@pytest.mark.parametrize(
    ("baseline", "target", "value", "reached_"),
    [
        ("10", "20", "20", True),
        ("10", "20", "19.9", False),
        ("10", "5", "5", True),
        ("10", "5", "6", False),
        ("0", "20", "0", False),
        ("10", "10", "10", None),
        (None, "20", "25", None),
        ("10", None, "25", None),
    ],
)
def test_a_target_is_compared_where_the_direction_is_known(
    kaz: Version, baseline: str | None, target: str | None, value: str, reached_: bool | None
) -> None:
    indicator("sum", **({"baseline": baseline, "baseline_year": 2025} if baseline else {}))
    if target:
        do("output_indicator.target", number=1, year=2026, value=target)
    assured(value=value)
    assert of(kaz).reached is reached_


def test_one_value_of_many_entities_is_assured_in_few_statements(kaz: Version) -> None:
    """However many contribute, an assured value costs the same, and the sum is never stale."""
    entities = [f"entity-{number:02}" for number in range(25)]
    works(*entities)
    indicator("sum")
    rows = [_submitted(each) for each in entities]
    officer, spent = assurer(), []
    for row in rows:
        with CaptureQueriesContext(connection) as asked:
            do("output_value.assure", officer, number=row.number, note="Checked")
        spent.append(len(asked))
        assert of(kaz).whole.value == Decimal("0.5") * len(spent)
    assert len(set(spent)) == 1
    assert spent[0] <= 20


def _submitted(entity: str) -> OutputValue:
    return OutputValue.objects.create(
        framework_id=OutputIndicator.objects.get().framework_id,
        number=OutputValue.objects.count() + 1,
        indicator=OutputIndicator.objects.get(),
        year=2026,
        entity=entity,
        value=Decimal("0.5"),
        printed="0.5",
        stage=Stage.SUBMITTED,
        made_at=AT,
        made_by="tester",
    )


def test_many_are_read_in_as_many_statements_as_one(kaz: Version) -> None:
    works("unicef", "undp")
    indicator("sum")
    rows = output_indicators(kaz)
    with CaptureQueriesContext(connection) as one:
        reached(kaz, rows)
    for _ in range(9):
        indicator("sum")
    assured(output_indicator=2)
    rows = output_indicators(kaz)
    with CaptureQueriesContext(connection) as ten:
        reached(kaz, rows)
    assert len(ten) == len(one) == 4
