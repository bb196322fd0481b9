"""What editions hold beside sub-outputs: deliverables and output indicators, kept, compared, read by everybody."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.verbs import verbbook
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.mapping.contents import (
    deliverables_of,
    indicators_of,
    plain_deliverables,
    plain_indicators,
)
from shanyraq.domains.workplans.models import Edition
from shanyraq.domains.workplans.queries.contents import contents_of, contents_on
from shanyraq.domains.workplans.rules.contents import Contents, PlannedDeliverable, PlannedIndicator, apart
from shanyraq.kernel.errors import Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, signed_in
from tests.conftest import TESTER
from tests.domains.planning import decide, measure, promise, step, whole
from tests.domains.test_register import AT, XAA
from tests.web.reading import main_of

PLAN = f"/{XAA}/workplans/plans/A.1/2027/"
REST = f"/api/v1/frameworks/{XAA}"
GUIDE = PlannedDeliverable(1, {"fr": "Guide"}, date(2027, 6, 30))
SHARE = PlannedIndicator("A.1.1", {"fr": "Communes"}, baseline=Decimal("12.5"), baseline_year=2025, target=Decimal(20))


def amend(noun: str, act: str = "amend", **said: Any) -> None:
    verb = verbbook()[f"workplans.{noun}.{act}"]
    verb.perform(verb.told.model_validate({"framework": XAA, "number": 1, **said}), by=TESTER, at=AT)


class TestTheDifferences:
    @pytest.mark.parametrize(
        ("fields", "changed"),
        [
            ({"title": {"fr": "Atlas"}}, ["title"]),
            ({"due_on": date(2027, 7, 31)}, ["due_on"]),
            ({"delivered_on": date(2027, 6, 1), "note": "https://example.org"}, []),
        ],
    )
    def test_that_something_was_delivered_is_none_of_the_plan(self, fields: Any, changed: list[str]) -> None:
        found = apart(Contents({}, {1: GUIDE}), Contents({}, {1: replace(GUIDE, **fields)}), 2027)
        assert [each.field for one in found.deliverables for each in one.fields] == changed
        assert len(found) == bool(changed)

    @pytest.mark.parametrize(
        ("fields", "changed"),
        [
            ({"target": Decimal("20.00")}, []),
            ({"target": Decimal(25)}, ["target"]),
            ({"target": None}, ["target"]),
            ({"baseline": Decimal(13), "baseline_year": 2026}, ["baseline", "baseline_year"]),
            ({"unit": "%", "sub_outputs": (1,)}, ["unit", "sub_outputs"]),
        ],
    )
    def test_of_an_indicator(self, fields: Any, changed: list[str]) -> None:
        found = apart(Contents({}, {}, {1: SHARE}), Contents({}, {}, {1: replace(SHARE, **fields)}), 2027)
        assert [each.field for one in found.indicators for each in one.fields] == changed

    def test_what_is_new_and_what_is_gone(self) -> None:
        found = apart(Contents({}, {1: GUIDE}, {}), Contents({}, {2: GUIDE}, {1: SHARE}), 2027)
        assert [(each.number, each.before is None) for each in found.deliverables] == [(1, False), (2, True)]
        assert [each.before is None for each in found.indicators] == [True]

    def test_what_was_not_kept_is_neither_new_nor_gone(self) -> None:
        old, new = Contents({}, None, None), Contents({}, {1: GUIDE}, {1: SHARE})
        for found in (apart(old, new, 2027), apart(new, old, 2027), apart(old, old, 2027)):
            assert (len(found), found.unknown) == (0, {"deliverables", "indicators"})

    def test_an_edition_gives_back_what_it_kept(self) -> None:
        guides, shares = (
            {7: replace(GUIDE, delivered_on=date(2027, 6, 1), note="x")},
            {9: SHARE, 10: PlannedIndicator("A", {})},
        )
        assert deliverables_of(plain_deliverables(guides)) == guides
        assert indicators_of(plain_indicators(shares)) == shares
        assert deliverables_of(None) is indicators_of(None) is None


class TestWhatBelongsToAPlan:
    def test_what_its_sub_outputs_bring_forth_in_the_year(self, second: Version) -> None:
        whole(starts_on="2027-01-01", ends_on="2028-12-31")
        whole(title={"fr": "Fini"}, starts_on="2026-01-01", ends_on="2026-12-31")
        for number, day in ((1, "2027-01-01"), (1, "2027-12-31"), (1, "2028-01-01"), (2, "2027-03-01")):
            promise(sub_output=number, due_on=day)
        measure()
        measure(output="A.1.2")
        for year, numbers, target in ((2027, {1, 2}, Decimal(20)), (2028, {3}, None)):
            found = contents_on(second, "A.1", year)
            assert found.deliverables is not None
            assert found.indicators is not None
            assert set(found.deliverables) == numbers
            assert {number: each.target for number, each in found.indicators.items()} == {1: target, 2: target}


@pytest.fixture
def endorsed(second: Version) -> Client:
    """An endorsed plan with a deliverable and an indicator, both changed since; whoever looks after it."""
    whole(starts_on="2027-01-01", ends_on="2027-12-31")
    promise()
    measure()
    step("open")
    for act in ("submit", "clear"):
        step(act)
    step("endorse", decision=decide())
    amend("deliverable", title={"fr": "Atlas"}, due_on="2027-07-31")
    amend("output_indicator", "target", year=2027, value="35")
    return signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))


@pytest.fixture
def old(endorsed: Client) -> Client:
    """The same, where the edition was kept before editions held anything beside sub-outputs."""
    Edition.objects.update(deliverables=None, output_indicators=None)
    return endorsed


class TestPages:
    def test_everybody_reads_what_was_endorsed(self, endorsed: Client, client: Client) -> None:
        for path in ("", "matrix/"):
            text = main_of(client, f"{PLAN}{path}")
            for words in ("Guide", "30 June 2027", "Communes avec un plan", "20"):
                assert words in text, (path, words)
            assert "Atlas" not in text
            assert "35" not in text
        text = main_of(client, f"/{XAA}/workplans/1/")
        assert "Guide" in text
        assert "Atlas" not in text

    def test_members_read_both_and_what_differs(self, endorsed: Client) -> None:
        text = main_of(endorsed, PLAN)
        assert "Atlas" in text
        assert "Deliverables that differ: 1; output indicators that differ: 1" in text
        assert "Guide" in main_of(endorsed, f"{PLAN}?edition=1")
        apart = main_of(endorsed, f"{PLAN}differences/")
        for words in (
            "[gone: Guide ] [new: Atlas ]",
            "Due on Before: 30 June 2027 → After: 31 July 2027",
            "Target of the year Before: 20 → After: 35",
        ):
            assert words in apart

    @pytest.mark.parametrize("language", ["ru", "kk"])
    def test_in_each_language(self, endorsed: Client, language: str) -> None:
        endorsed.cookies["django_language"] = language
        text = main_of(endorsed, f"{PLAN}differences/")
        assert "Target of the year" not in text
        assert "Due on" not in text

    def test_what_was_not_kept_is_not_known(self, old: Client, client: Client) -> None:
        text = main_of(client, PLAN)
        assert text.count("Not kept in this edition") == 2
        assert "Guide" not in text
        assert "Guide" not in main_of(client, f"/{XAA}/workplans/1/")
        apart = main_of(old, f"{PLAN}differences/")
        assert "Their sub-outputs say the same" in apart
        assert apart.count("is not known") == 2
        assert "no longer there" not in apart
        assert "differ from what was" not in main_of(old, PLAN)

    def test_a_revision_that_moves_a_deliverable_is_not_dropped(self, endorsed: Client) -> None:
        step("revise")
        with pytest.raises(Refused, match="differ from what was endorsed: 2"):
            step("keep")
        amend("deliverable", title={"fr": "Guide"}, due_on="2027-06-30")
        amend("output_indicator", "target", year=2027, value="20")
        step("keep")


class TestRest:
    def test_everybody_reads_what_was_endorsed(self, endorsed: Client, client: Client) -> None:
        (deliverable,) = client.get(f"{REST}/endorsed-deliverables").json()["items"]
        assert (deliverable["title"], deliverable["due_on"], deliverable["edition"]) == (
            {"fr": "Guide"},
            "2027-06-30",
            1,
        )
        (indicator,) = client.get(f"{REST}/endorsed-output-indicators").json()["items"]
        assert (indicator["target"], indicator["year"], indicator["output"]) == ("20", 2027, "A.1.1")
        (plan,) = client.get(f"{REST}/endorsed-work-plans").json()["items"]
        assert (plan["deliverables"], plan["output_indicators"]) == (1, 1)
        assert client.get(f"{REST}/endorsed-deliverables", {"as_of": "2026-05-31"}).json()["items"] == []

    def test_what_was_not_kept(self, old: Client, client: Client) -> None:
        for path in ("endorsed-deliverables", "endorsed-output-indicators"):
            assert client.get(f"{REST}/{path}").json()["items"] == []
        (plan,) = client.get(f"{REST}/endorsed-work-plans").json()["items"]
        assert (plan["deliverables"], plan["output_indicators"]) == (None, None)


def test_a_closing_edition_tells_what_was_delivered(endorsed: Client, client: Client) -> None:
    for act in ("begin", "review"):
        step(act, at=AT.replace(year=2027, month=8))
    verb = verbbook()["workplans.deliverable.deliver"]
    told = verb.told.model_validate({"framework": XAA, "number": 1, "delivered_on": "2027-08-01"})
    verb.perform(told, by=TESTER, at=AT.replace(year=2027, month=9))
    step("close", at=AT.replace(year=2027, month=10))
    later = told.model_copy(update={"delivered_on": date(2027, 8, 2)})
    with pytest.raises(Refused, match="The plan of 2027 is closed"):
        verb.perform(later, by=TESTER, at=AT.replace(year=2027, month=11))
    closing = Edition.objects.get(is_closing=True)
    kept = contents_of(closing).deliverables
    assert kept is not None
    assert kept[1] == replace(GUIDE, delivered_on=date(2027, 8, 1)), "as endorsed, with what was reported by then"
    assert "Guide" in main_of(client, PLAN)
