"""Amending indicators, setting targets, correcting values: by whom, under which rules, with which trace."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.utils import translation
from pydantic import ValidationError

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.base.doors.feed import sentence_of
from shanyraq.base.ui.speech import say
from shanyraq.domains.indicators.commands import AmendIndicator, DetermineTarget, LapseTarget, SupersedeValue
from shanyraq.domains.indicators.rules.amending import refused_correction, refused_lapse, refused_target
from shanyraq.domains.indicators.rules.late_target import late_target
from shanyraq.domains.indicators.verbs import indicator as indicators
from shanyraq.domains.indicators.verbs import target as targets
from shanyraq.domains.indicators.verbs import value as values
from shanyraq.domains.indicators.verbs.finding import indicator_in
from shanyraq.domains.indicators.vocabulary import Otherwise
from shanyraq.domains.packages.apart import in_words
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.reading.printed import numbers_in
from shanyraq.domains.packages.registry import load_package
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person
from tests.conftest import TESTER

pytestmark = pytest.mark.usefixtures("without_words")
AT = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
KAZ = "kaz-2026-2030"


def officer() -> Any:
    return actor(person("officer@example.org", (Role.DATA_OFFICER, Reach(KAZ))))


def amend(**fields: Any) -> AmendIndicator:
    return AmendIndicator(framework=KAZ, indicator="1.2.1", reason="The ministry moved", **fields)


def test_an_amendment_is_a_new_version_with_its_event(kaz: Version) -> None:
    by = officer()
    edited = indicators.amend(amend(source={"en": "Bureau of National Statistics"}), by=by, at=AT)
    now = version_in_force(KAZ)
    assert edited.version == now
    assert now.number == kaz.number + 1
    found = indicator_in(load_package(now), "1.2.1")
    assert found.source in ({"en": "Bureau of National Statistics"}, "Bureau of National Statistics")
    assert found.rows == indicator_in(load_package(kaz), "1.2.1").rows
    event = Event.objects.order_by("-pk").first()
    assert event is not None
    assert (event.verb, event.kind, event.key, event.framework) == (
        "indicators.indicator.amend",
        "indicator",
        "1.2.1",
        KAZ,
    )
    assert (event.actor, event.person, event.reason) == ("Officer", by.person, "The ministry moved")
    assert list(event.after) == ["source"]
    assert str(sentence_of(event)) == "Officer amended indicator 1.2.1: Source"


def test_a_lead_that_is_named_twice_leads_once(kaz: Version) -> None:
    indicators.amend(amend(lead_entities=["fao", "fao"]), by=TESTER, at=AT)
    assert indicator_in(load_package(version_in_force(KAZ)), "1.2.1").lead_entities == ["fao"]


def test_a_language_that_nobody_entered_stays(kaz: Version) -> None:
    before = indicator_in(load_package(kaz), "1.2.1").title
    assert isinstance(before, dict)
    indicators.amend(amend(title={"ru": "Доля бедных"}), by=TESTER, at=AT)
    after = indicator_in(load_package(version_in_force(KAZ)), "1.2.1").title
    assert after == {**before, "ru": "Доля бедных"}


def test_the_language_of_a_new_text_is_listed(second: Version) -> None:
    """Forms offer every language of the interface, whatever those of the package."""
    assert second.languages == ["fr", "en"]
    title = AmendIndicator(framework=second.code, indicator="registre", reason="Asked for", title={"kk": "Тізілім"})
    indicators.amend(title, by=TESTER, at=AT)
    now = version_in_force(second.code)
    assert now.languages == load_package(now).framework.languages == ["fr", "en", "kk"]


def test_a_language_of_nobody_here_is_refused_at_its_field(kaz: Version) -> None:
    with pytest.raises(Refused, match="it can be in en") as refused:
        indicators.amend(amend(title={"fr": "Indicateur"}), by=TESTER, at=AT)
    assert [each.field for each in refused.value.findings] == ["title"]


@pytest.mark.parametrize("value", [1e15, -1e300, 1e-13, 5e-324])
def test_a_number_that_nothing_counts_is_a_slip(value: float) -> None:
    about = {
        "framework": KAZ,
        "indicator": "1.2.1",
        "row": "total",
        "role": "latest",
        "year": 2023,
        "reason": "Revised",
    }
    with pytest.raises(ValidationError, match="at most 15 digits"):
        SupersedeValue.model_validate({**about, "value": value})


def test_what_stands_already_is_no_version(kaz: Version) -> None:
    edited = indicators.amend(amend(desired="decrease"), by=TESTER, at=AT)
    assert edited.version is None
    assert version_in_force(KAZ) == kaz


def test_an_unknown_entity_is_refused_and_a_stranger_to_the_outcome_is_remarked(kaz: Version) -> None:
    with pytest.raises(Refused, match="unknown-agency"):
        indicators.amend(amend(lead_entities=["unknown-agency"]), by=TESTER, at=AT)
    assert version_in_force(KAZ) == kaz
    done = _perform("indicators.indicator.amend", amend(lead_entities=["itc"]))
    assert any(finding.rule == "check.lead-not-in-outcome" for finding in done.findings), done.findings


@pytest.mark.parametrize(
    ("role", "reach", "allowed"),
    [
        (Role.DATA_OFFICER, Reach(KAZ), True),
        (Role.DATA_OFFICER, Reach("xaa-2027-2031"), False),
        (Role.FOCAL_POINT, Reach(KAZ, entity="unicef"), True),
        (Role.FOCAL_POINT, Reach(KAZ, entity="undp"), False),
        (Role.GROUP_CHAIR, Reach(KAZ, outcome="1"), True),
        (Role.GROUP_CHAIR, Reach(KAZ, outcome="2"), False),
        (Role.MEL_MEMBER, Reach(KAZ), True),
        (Role.COMMITTEE_MEMBER, Reach(KAZ), False),
        (Role.EVALUATOR, Reach(KAZ), False),
        (Role.ADMINISTRATOR, Reach(), False),
    ],
)
def test_who_may_amend(kaz: Version, second: Version, role: Role, reach: Reach, allowed: bool) -> None:
    """Who is let in finds that this stands already: a version that is written is looked at above."""
    by = actor(person("somebody@example.org", (role, reach)))
    command = amend(desired="decrease")
    if allowed:
        assert indicators.amend(command, by=by, at=AT).version is None
    else:
        with pytest.raises(NotAllowed):
            indicators.amend(command, by=by, at=AT)
        assert version_in_force(KAZ) == kaz


def test_what_is_not_there_is_not_found(kaz: Version) -> None:
    with pytest.raises(NotFound):
        indicators.amend(amend(source={"en": "x"}).model_copy(update={"indicator": "9.9.9"}), by=TESTER, at=AT)


def test_two_people_change_different_things_and_neither_loses(kaz: Version) -> None:
    indicators.amend(amend(source={"en": "A"}, seen=kaz.number), by=TESTER, at=AT)
    indicators.amend(
        amend(desired_reason={"en": "Less is better"}, seen=kaz.number), by=TESTER, at=AT + timedelta(minutes=1)
    )
    found = indicator_in(load_package(version_in_force(KAZ)), "1.2.1")
    assert isinstance(found.desired_reason, dict)
    assert found.desired_reason["en"] == "Less is better"
    assert found.desired_reason["ru"].startswith("Меньшая доля")
    assert str(found.source).endswith("A'}") or found.source == "A"


def test_two_people_change_the_same_thing_and_both_sides_are_shown(kaz: Version) -> None:
    indicators.amend(amend(source={"en": "A"}, seen=kaz.number), by=TESTER, at=AT)
    with pytest.raises(Conflict) as caught:
        indicators.amend(amend(source={"en": "B"}, seen=kaz.number), by=TESTER, at=AT + timedelta(minutes=1))
    assert "B" in str(caught.value.mine["source"])
    assert "A" in str(caught.value.theirs["source"])
    assert version_in_force(KAZ).number == kaz.number + 1


class TestTargets:
    def command(self, **fields: Any) -> DetermineTarget:
        given = {"indicator": "16.2.1", "row": "total", "year": 2030, "value": 10.5, **fields}
        return DetermineTarget(framework=KAZ, reason="The MICS results are in", **given)

    def test_a_pending_target_is_determined(self, kaz: Version) -> None:
        row = next(row for row in indicator_in(load_package(kaz), "16.2.1").rows if row.target_pending)
        targets.determine(self.command(row=row.key), by=TESTER, at=AT)
        now = next(
            each for each in indicator_in(load_package(version_in_force(KAZ)), "16.2.1").rows if each.key == row.key
        )
        assert now.target_pending is None
        assert [(each.year, each.value, each.printed) for each in now.targets] == [
            (2030, 10.5, row.target_pending.note)  # type: ignore[union-attr]
        ]

    @pytest.mark.parametrize("value", [-0.1, 100.1, 20_123_456.0])
    def test_the_target_of_a_share_is_one(self, kaz: Version, value: float) -> None:
        """Whoever types 150 for the share that is to fall would have it achieved at once."""
        with pytest.raises(Refused, match="between 0 and 100 percent"):
            targets.determine(self.command(value=value), by=TESTER, at=AT)
        assert load_package(version_in_force(KAZ)) == load_package(kaz)

    @pytest.mark.parametrize("value", [100.0, 19.3456789])
    def test_a_target_may_be_whole_or_exact(self, kaz: Version, value: float) -> None:
        targets.determine(self.command(value=value), by=TESTER, at=AT)
        found = indicator_in(load_package(version_in_force(KAZ)), "16.2.1").rows[0].targets
        assert [each.value for each in found] == [value]

    def test_a_signed_target_is_not(self, kaz: Version) -> None:
        with pytest.raises(Refused, match="no target that was left to be set"):
            targets.determine(self.command(indicator="1.2.1"), by=TESTER, at=AT)

    def test_a_target_lapses_after_its_day_only(self, kaz: Version) -> None:
        command = LapseTarget(framework=KAZ, indicator="16.5.1", row="total", reason="No strategy was adopted")
        with pytest.raises(Refused, match="can still be set until 2026-12-31"):
            targets.lapse(command, by=TESTER, at=AT)

    def test_one_that_is_determined_after_its_day_is_remarked_with_the_clause(self, kaz: Version) -> None:
        done = _perform("indicators.target.determine", self.command())
        said = [str(each.message) for each in done.findings if each.rule == "indicators.late_target"]
        assert len(said) == 1
        assert "is not monitored where no target is set by 2025-04-30 (§annex-1-16.2.1" in said[0]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", "tester corrected a value of indicator 3.2.1, row Urban population: 11.83 became 11.9 (2015)"),
        ("ru", "строка Городское население (было 11,83, стало 11,9 (2015))"),
        ("kk", "Қала халқы"),
    ],
)
def test_a_sentence_names_row_and_numbers_in_the_language_of_the_reader(
    kaz: Version, language: str, words: str
) -> None:
    about = {"framework": KAZ, "indicator": "3.2.1", "row": "urban", "role": "baseline", "year": 2015}
    values.supersede(SupersedeValue.model_validate({**about, "value": 11.9, "reason": "Misprint"}), by=TESTER, at=AT)
    event = Event.objects.latest("pk")
    assert event.change["row"] == "urban"
    with translation.override(language):
        said = say(sentence_of(event))
    assert words in said
    assert ("11,9 (2015)" in said) == (language != "en")


class TestPromisesOfAGroup:
    """5.2.2: «The target will be determined in the second quarter of 2025» beside the label «Type of violence»."""

    def command(self, row: str, **fields: Any) -> DetermineTarget:
        given = {"framework": KAZ, "indicator": "5.2.2", "year": 2030, "value": 1.0, "reason": "The survey is in"}
        return DetermineTarget.model_validate({**given, "row": row, **fields})

    def rows(self) -> dict[str, Any]:
        return {row.key: row for row in indicator_in(load_package(version_in_force(KAZ)), "5.2.2").rows}

    def test_a_label_has_no_target_and_the_refusal_names_the_rows_that_have(self, kaz: Version) -> None:
        with pytest.raises(Refused, match="determine the target of each of them: physical, any-sexual") as caught:
            targets.determine(self.command("type-of-violence"), by=TESTER, at=AT)
        assert [each.field for each in caught.value.findings] == ["row"]

    def test_the_rows_beneath_are_determined_and_with_the_last_the_promise_is_kept(self, kaz: Version) -> None:
        promise = self.rows()["type-of-violence"].target_pending
        targets.determine(self.command("physical"), by=TESTER, at=AT)
        now = self.rows()
        assert now["physical"].targets[0].printed == promise.note
        assert now["physical"].targets[0].corrected.promise == promise
        assert now["type-of-violence"].target_pending == promise
        with pytest.raises(Refused, match=r"each of them: any-sexual$"):
            targets.determine(self.command("type-of-violence"), by=TESTER, at=AT)
        targets.determine(self.command("any-sexual"), by=TESTER, at=AT + timedelta(minutes=1))
        now = self.rows()
        assert now["any-sexual"].targets
        assert now["type-of-violence"].target_pending is None
        assert now["type-of-violence"].is_heading
        with pytest.raises(Refused, match="no target that was left to be set"):
            targets.determine(self.command("physical", year=2029), by=TESTER, at=AT)

    def test_rows_of_a_total_are_determined_before_it_and_after(self, kaz: Version) -> None:
        for row in ("city", "total", "village"):
            targets.determine(self.command(row, indicator="16.2.1", value=40.0), by=TESTER, at=AT)
        found = indicator_in(load_package(version_in_force(KAZ)), "16.2.1").rows
        assert [row.key for row in found if row.targets] == ["total", "city", "village"]

    def test_a_row_lapses_where_its_promise_is_printed(self, kaz: Version) -> None:
        command = LapseTarget(framework=KAZ, indicator="5.2.2", row="physical", reason="No survey was made")
        with pytest.raises(Refused, match="stands beside the row type-of-violence"):
            targets.lapse(command, by=TESTER, at=AT)

    def test_forms_and_workbooks_offer_the_rows_that_measure(self, kaz: Version) -> None:
        offered = {each.values["row"] for each in targets.pending_rows(KAZ) if each.values["indicator"] == "5.2.2"}
        printed = {each.values["row"] for each in targets.printed_promises(KAZ) if each.values["indicator"] == "5.2.2"}
        assert offered == {"physical", "any-sexual"}
        assert printed == {"type-of-violence"}


D = date


@pytest.mark.parametrize(
    ("due", "otherwise", "said"),
    [
        (None, Otherwise.NOT_MONITORED, ""),
        (D(2026, 6, 1), Otherwise.NOT_MONITORED, ""),
        (D(2026, 5, 31), Otherwise.NOT_MONITORED, "propose an amendment"),
        (D(2026, 5, 31), Otherwise.UNSPECIFIED, "wanted this target by 2026-05-31 (§a)"),
    ],
)
def test_late_targets_at_their_bounds(due: date | None, otherwise: Any, said: str) -> None:
    found = late_target(due_on=due, otherwise=otherwise, on=D(2026, 6, 1), clause="§a")
    assert [said in str(each.message) for each in found] == ([True] if said else [])


@pytest.mark.parametrize(
    ("pending", "year", "taken", "refused"),
    [
        (True, 2026, [], 0),
        (True, 2030, [2026], 0),
        (True, 2025, [], 1),
        (True, 2031, [], 1),
        (True, 2030, [2030], 1),
        (False, 2030, [], 1),
        (False, 2031, [2031], 3),
    ],
)
def test_targets_at_their_bounds(pending: bool, year: int, taken: list[int], refused: int) -> None:
    found = refused_target(is_pending=pending, year=year, starts=D(2026, 1, 1), ends=D(2030, 12, 31), taken=taken)
    assert len(found) == refused


@pytest.mark.parametrize(
    ("pending", "due", "otherwise", "on", "refused"),
    [
        (True, D(2025, 12, 31), Otherwise.UNSPECIFIED, D(2026, 1, 1), False),
        (True, D(2025, 12, 31), Otherwise.UNSPECIFIED, D(2025, 12, 31), True),
        (True, None, Otherwise.UNSPECIFIED, D(2026, 1, 1), False),
        (True, D(2025, 12, 31), Otherwise.NOT_MONITORED, D(2026, 1, 1), True),
        (False, None, None, D(2026, 1, 1), True),
    ],
)
def test_lapsing_at_its_bounds(pending: bool, due: date | None, otherwise: Any, on: date, refused: bool) -> None:
    assert bool(refused_lapse(is_pending=pending, due_on=due, otherwise=otherwise, on=on)) is refused


@pytest.mark.parametrize(
    ("found", "year", "new_year", "taken", "refused"),
    [
        (1, 2024, None, [2024], False),
        (1, 2024, 2023, [2024], False),
        (1, 2024, 2023, [2023, 2024], True),
        (1, 2024, 2024, [2024], False),
        (0, 2020, None, [2024], True),
        (2, 2024, None, [2024, 2024], True),
    ],
)
def test_corrections_at_their_bounds(found: int, year: int, new_year: Any, taken: list[Any], refused: bool) -> None:
    assert bool(refused_correction(found=found, year=year, new_year=new_year, taken=taken)) is refused


def test_a_corrected_value_supersedes_and_the_old_version_keeps_what_was_printed(kaz: Version) -> None:
    command = SupersedeValue(
        framework=KAZ, indicator="1.2.1", row="total", role="latest", year=2023, value=5.3, reason="Revised series"
    )
    values.supersede(command, by=officer(), at=AT)
    now = indicator_in(load_package(version_in_force(KAZ)), "1.2.1").rows[0]
    assert [(each.year, each.value, each.printed) for each in now.latest] == [(2023, 5.3, "5.2 (2023)")]
    old = indicator_in(load_package(version_in_force(KAZ, D(2026, 5, 31))), "1.2.1").rows[0]
    assert [each.printed for each in old.latest] == ["5.2 (2023)"]
    event = Event.objects.order_by("-pk").first()
    assert event is not None
    assert (event.before, event.after) == ({"latest": "5.2 (2023)"}, {"latest": "5.3 (2023)"})


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (75.0, "75"),
        (75.5, "75.5"),
        (1e7, "10000000"),
        (20_123_456.0, "20123456"),
        (19.3456789, "19.3456789"),
        (0.00000012, "0.00000012"),
        (0.1 + 0.2, "0.30000000000000004"),
        (1e22, "1" + "0" * 22),
        (100.0, "100"),
        (0.0, "0"),
        (-0.0, "0"),
        (-0.5, "-0.5"),
    ],
)
def test_a_number_is_written_whole(value: float, written: str) -> None:
    assert in_words(value, None) == written
    assert in_words(value, 2030) == f"{written} (2030)"
    assert numbers_in(written) == {value}


@pytest.mark.parametrize("value", [20_123_456.0, 19.3456789, 1e-7])
def test_a_corrected_value_may_be_large_or_exact(kaz: Version, value: float) -> None:
    command = SupersedeValue(
        framework=KAZ, indicator="1.2.1", row="total", role="latest", year=2023, value=value, reason="Revised series"
    )
    values.supersede(command, by=officer(), at=AT)
    found = indicator_in(load_package(version_in_force(KAZ)), "1.2.1").rows[0].latest
    assert [each.value for each in found] == [value]


@pytest.mark.parametrize(
    ("role", "reach", "refused"),
    [
        (Role.FOCAL_POINT, Reach(KAZ, entity="unicef"), {"baseline", "target"}),
        (Role.MEL_MEMBER, Reach(KAZ), set()),
        (Role.DATA_OFFICER, Reach(KAZ), set()),
    ],
)
def test_what_was_signed_is_corrected_by_whoever_keeps_the_targets(
    kaz: Version, role: Role, reach: Reach, refused: set[str]
) -> None:
    """The focal point of one entity does not change alone what both sides signed."""
    by = actor(person("somebody@example.org", (role, reach)))
    row = indicator_in(load_package(kaz), "1.2.1").rows[0]
    assert row.baseline is not None
    years = {"baseline": row.baseline.year, "latest": row.latest[0].year, "target": row.targets[0].year}
    for number, (kind, year) in enumerate(years.items()):
        given = {"role": kind, "year": year, "value": 5.5, "reason": "Misprinted"}
        command = SupersedeValue(framework=KAZ, indicator="1.2.1", row=row.key, **given)
        if kind in refused:
            with pytest.raises(Refused, match="signed"):
                values.supersede(command, by=by, at=AT)
        else:
            assert values.supersede(command, by=by, at=AT + timedelta(minutes=number)).version is not None


def _perform(name: str, command: Any) -> Any:
    from shanyraq.base.verbs import verbbook

    return verbbook()[name].perform(command, by=TESTER, at=AT)
