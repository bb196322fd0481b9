"""Findings are kept with a version, for every day, by the edition of the rules that made them."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from pytest_django import DjangoAssertNumQueries

from shanyraq.base.audit.models import Event
from shanyraq.cli import serving
from shanyraq.domains.packages.models import Findings, Version
from shanyraq.domains.packages.queries import checked as checking
from shanyraq.domains.packages.queries import findings as reading
from shanyraq.domains.packages.queries.checked import MOST_DAYS, as_text, checked, found_on, from_text
from shanyraq.domains.packages.queries.findings import design_findings, outcome_titles, to_be_checked
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.verbs.findings import renew
from shanyraq.kernel.sentences import Sentence
from tests.conftest import KAZ, SECOND, SIGNED, TESTER, apply, package_in
from tests.factories.frameworks import framework
from tests.forgetting import forget_all
from tests.rules.design_factories import party
from tests.rules.test_design_days import pending
from tests.rules.test_design_registry import CASES

DAYS = [date(2020, 1, 1), date(2026, 12, 31), date(2027, 1, 1), date(2031, 5, 1)]


@pytest.fixture(autouse=True)
def forgetful() -> Iterator[None]:
    """Nothing is remembered from another test, nor kept in memory by the edition that a test makes up."""
    forget_all()
    yield
    forget_all()


def several(package: Package) -> Package:
    """A package of tests with the parties that its database needs."""
    parties = package.parties.model_validate({"organisations": [party("fao")]})
    return package.model_copy(update={"parties": parties})


@pytest.mark.parametrize(
    "package", [package_in(KAZ), package_in(SECOND), framework(1)], ids=lambda each: each.framework.code
)
def test_what_is_kept_is_read_as_it_was(package: Package) -> None:
    found = checked(package)
    assert from_text(as_text(found)) == found
    for _, span in from_text(as_text(found)).spans:
        assert span


def test_each_kind_of_value_in_a_sentence_is_kept_as_it_is() -> None:
    """A year is a number that is written otherwise, so equal is not enough."""
    for case in CASES:
        before, after = checked(case.package), from_text(as_text(checked(case.package)))
        assert before == after, case
        for (_, found), (_, read) in zip(before.spans, after.spans, strict=True):
            for one, other in zip(found, read, strict=True):
                assert [*map(type, one.message.values.values())] == [*map(type, other.message.values.values())], case


def test_what_could_not_be_read_back_is_not_kept() -> None:
    with pytest.raises(TypeError, match="set"):
        checking._value({"inside"})


def test_a_sentence_within_a_sentence_is_kept() -> None:
    said = Sentence("broken down by {dimensions}", {"dimensions": [Sentence("sex"), Sentence("aged {n}", {"n": "5"})]})
    assert checking._sentence(*checking._said(said)) == said
    assert str(said) == "broken down by sex, aged 5"


@pytest.mark.parametrize("day", DAYS)
def test_what_is_kept_is_what_the_rules_find_on_the_day(kaz: Version, day: date) -> None:
    assert design_findings(kaz, day) == found_on(package_in(KAZ), day)


def test_findings_of_any_day_cost_one_statement_and_then_none(
    kaz: Version, django_assert_num_queries: DjangoAssertNumQueries, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Each new day in an address used to ask every rule again."""
    for name in ("found_on", "checked", "recent_package"):
        monkeypatch.setattr(reading, name, lambda *_: pytest.fail("the rules are asked again"))
    with django_assert_num_queries(1):
        design_findings(kaz, date(2026, 1, 1))
        assert outcome_titles(kaz)
    with django_assert_num_queries(0):
        for number in range(200):
            assert design_findings(kaz, date(2026, 1, 1) + timedelta(days=number * 10))
    assert len(reading._checked) == 1
    assert len(reading._on_a_day) == 0


class TestOtherRules:
    """A release with other rules finds anew; what it does not keep it derives, and reading never writes."""

    @pytest.fixture(autouse=True)
    def another_edition(self, kaz: Version, second: Version, monkeypatch: pytest.MonkeyPatch) -> None:
        Findings.objects.update(edition="of an older release", content="not even JSON")

    def test_they_are_asked(self, kaz: Version) -> None:
        assert design_findings(kaz, date(2026, 6, 1)) == found_on(package_in(KAZ), date(2026, 6, 1))
        assert set(Findings.objects.values_list("edition", flat=True)) == {"of an older release"}

    def test_what_they_find_can_be_kept(self, kaz: Version, django_assert_num_queries: DjangoAssertNumQueries) -> None:
        assert [version.code for version in to_be_checked()] == [KAZ.name, SECOND.name]
        renew(kaz, release="9.9", on=date(2026, 6, 1), by=TESTER, at=SIGNED)
        assert [version.code for version in to_be_checked()] == [SECOND.name]
        event = Event.objects.order_by("-pk")[0]
        assert (event.verb, event.key, event.change["release"]) == ("packages.findings.renew", KAZ.name, "9.9")
        with django_assert_num_queries(1):
            assert len(design_findings(kaz, date(2026, 6, 1))) == event.change["findings"]

    def test_a_start_keeps_them(self, kaz: Version, second: Version, monkeypatch: pytest.MonkeyPatch) -> None:
        for name in ("build_assets", "compile_catalogues", "call_command"):
            monkeypatch.setattr(serving, name, lambda *_, **__: None)
        serving.prepare(quiet=True)
        assert to_be_checked() == []
        assert Event.objects.filter(verb="packages.findings.renew").count() == 2
        serving.prepare(quiet=True)
        assert Event.objects.filter(verb="packages.findings.renew").count() == 2


def test_a_package_that_turns_on_very_many_days_is_asked_for_each(empty: None) -> None:
    """Otherwise one made to be slow could keep a findings list for each of thousands of days."""
    first = date(2026, 1, 1)
    many = several(pending(*(first + timedelta(days=number) for number in range(MOST_DAYS + 1))))
    version = apply(many)
    assert checked(many).spans == ()
    for number in (0, 1, 50):
        late = [each for each in design_findings(version, first + timedelta(days=number)) if "past-due" in each.rule]
        assert len(late) == number
    assert outcome_titles(version) == {"1": "Water"}
