"""A value that is another than the document prints: it keeps the printed words, and says since when and why."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django.plugin import DjangoDbBlocker

from shanyraq.domains.indicators.commands import DetermineTarget, LapseTarget, SupersedeValue
from shanyraq.domains.indicators.verbs import target as targets
from shanyraq.domains.indicators.verbs import value as values
from shanyraq.domains.indicators.verbs.finding import indicator_in
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.reading import read_package
from shanyraq.domains.packages.registry import load_package
from shanyraq.domains.packages.rules import check_design
from shanyraq.domains.packages.rules.signed import as_signed
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.verbs.framework import digest
from shanyraq.domains.packages.writing.folder import write_folder
from shanyraq.domains.packages.writing.json_export import as_json
from shanyraq.kernel.errors import Conflict
from tests.conftest import KAZ as FOLDER
from tests.conftest import TESTER, loaded, undone_later
from tests.web.reading import main_of

pytestmark = pytest.mark.usefixtures("without_words")
KAZ = "kaz-2026-2030"
AT = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)


def correct(value: float, at: datetime = AT, **fields: Any) -> Any:
    given = {"indicator": "1.2.1", "role": "latest", "year": 2023, "reason": "Revised series", **fields}
    return values.supersede(SupersedeValue(framework=KAZ, value=value, **given), by=TESTER, at=at)


def determine(value: float) -> Any:
    command = DetermineTarget(framework=KAZ, indicator="16.5.1", year=2030, value=value, reason="The strategy is in")
    return targets.determine(command, by=TESTER, at=AT)


def now() -> Package:
    return load_package(version_in_force(KAZ))


def test_a_value_whose_year_was_moved_in_the_meantime_is_named(kaz: Version) -> None:
    correct(5.7, new_year=2022)
    with pytest.raises(Conflict, match=r"what was 5.2 \(2023\) is 5.7 \(2022\) since somebody corrected it") as caught:
        correct(5.3, AT + timedelta(minutes=2), seen=kaz.number)
    assert (caught.value.mine, caught.value.theirs) == ({"value": 5.3}, {"value": "5.7 (2022)"})
    assert not caught.value.again, "there is no value of that year to be corrected once more"


def test_two_who_set_one_target_see_both_answers(kaz: Version) -> None:
    determine(40)
    later = DetermineTarget(
        framework=KAZ, indicator="16.5.1", year=2029, state="Halved", reason="The strategy is in", seen=kaz.number
    )
    with pytest.raises(Conflict, match=r"somebody set the target in the meantime: 40 \(2030\)") as caught:
        targets.determine(later, by=TESTER, at=AT + timedelta(minutes=2))
    assert (caught.value.mine, caught.value.theirs) == ({"state": "Halved (2029)"}, {"state": "40 (2030)"})
    assert not caught.value.again
    lapse = LapseTarget(framework=KAZ, indicator="16.5.1", reason="Nobody set it", seen=kaz.number)
    with pytest.raises(Conflict, match="somebody set the target in the meantime"):
        targets.lapse(lapse, by=TESTER, at=AT + timedelta(minutes=2))


def test_it_keeps_what_was_printed(kaz: Version) -> None:
    correct(1.2345)
    (found,) = indicator_in(now(), "1.2.1").rows[0].latest
    assert (found.value, found.year, found.printed) == (1.2345, 2023, "5.2 (2023)")
    how = found.corrected
    assert how is not None
    assert (how.value, how.year, how.on, how.by, how.reason) == (5.2, 2023, AT.date(), "tester", "Revised series")
    assert how.version == kaz.number + 1


def test_corrected_again_it_still_keeps_what_was_printed_and_may_come_back(kaz: Version) -> None:
    correct(5.3)
    correct(5.4, AT + timedelta(hours=1), new_year=2022, reason="Of the year before")
    (found,) = indicator_in(now(), "1.2.1").rows[0].latest
    assert found.printed == "5.2 (2023)"
    assert found.corrected is not None
    assert (found.corrected.value, found.corrected.year, found.corrected.reason) == (5.2, 2023, "Of the year before")
    correct(5.2, AT + timedelta(hours=2), year=2022, new_year=2023)
    assert now() == load_package(kaz)
    assert digest(now()) == kaz.digest


def test_a_target_that_was_set_keeps_the_promise(kaz: Version) -> None:
    promise = indicator_in(load_package(kaz), "16.5.1").rows[0].target_pending
    assert promise is not None
    determine(12.5)
    row = indicator_in(now(), "16.5.1").rows[0]
    found = row.targets[-1]
    assert (found.value, found.year, found.printed, row.target_pending) == (12.5, 2030, promise.note, None)
    assert found.corrected is not None
    assert found.corrected.promise == promise


def found(package: Package) -> Any:
    return check_design(package, date(2026, 6, 2))


def test_a_correction_takes_away_what_no_longer_holds(kaz: Version) -> None:
    named = [
        (each.finding.rule, each.finding.subject)
        for each in found(load_package(kaz))
        if "1.2.1" in each.finding.subject
    ]
    about_target = [each for each in named if "target" in each[0]]
    assert about_target, named
    correct(2.0, role="target", year=2030)
    left = [(each.finding.rule, each.finding.subject) for each in found(now())]
    assert [each for each in about_target if each not in left]


def test_whoever_corrects_is_warned_of_what_cannot_be(kaz: Version) -> None:
    from shanyraq.base.verbs import verbbook

    given = {"indicator": "1.2.1", "role": "latest", "year": 2023, "reason": "Revised series"}
    done = verbbook()["indicators.value.supersede"].perform(
        SupersedeValue(framework=KAZ, value=5200.0, **given), by=TESTER, at=AT
    )
    assert "5200" in " ".join(str(finding.message) for finding in done.findings)


def test_what_is_said_now_is_not_looked_for_in_the_signed_text(kaz: Version) -> None:
    """It never stands there; what is printed does."""
    from shanyraq.base.verbs import verbbook

    corrected = SupersedeValue(framework=KAZ, value=5.7, indicator="1.2.1", role="latest", year=2023, reason="Revised")
    set_now = DetermineTarget(framework=KAZ, indicator="16.5.1", year=2030, value=50, reason="The strategy is in")
    for verb, command in (("indicators.value.supersede", corrected), ("indicators.target.determine", set_now)):
        done = verbbook()[verb].perform(command, by=TESTER, at=AT)
        assert "check.value-not-in-text" not in {each.rule for each in done.findings}, verb


@pytest.fixture(scope="class")
def corrected(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Undone after the class, so that it is made once for all of its tests."""
    with undone_later(django_db_blocker):
        loaded(FOLDER)
        correct(1.2345)
        determine(12.5)
        yield


class TestWhatComesOfIt:
    """A value was corrected and a target set, once for all of these, which only look."""

    @pytest.fixture
    def kaz_signed(self, db: None) -> Version:
        """The version that was signed, whatever was corrected since."""
        return Version.objects.select_related("framework").get(framework__code=KAZ, number=1)

    def test_the_document_as_it_was_signed_is_found_again(self, corrected: None, kaz_signed: Version) -> None:
        signed = load_package(kaz_signed)
        assert as_signed(signed) is signed
        assert as_signed(now()) == signed

    def test_the_check_does_not_accuse_the_document_of_a_correction(self, corrected: None, kaz_signed: Version) -> None:
        signed = load_package(kaz_signed)
        before = {(each.finding.rule, each.finding.subject, str(each.finding.message)) for each in found(signed)}
        after = {(each.finding.rule, each.finding.subject, str(each.finding.message)) for each in found(now())}
        assert after <= before
        assert "1.2345" not in str(after)

    def test_a_package_with_corrections_is_read_as_it_was_written(
        self, corrected: None, db: None, tmp_path: Path
    ) -> None:
        write_folder(now(), tmp_path / "out")
        reading = read_package(tmp_path / "out")
        assert reading.errors == []
        assert reading.package == now()
        rows = {
            row["key"]: row
            for each in as_json(now(), 2)["outcomes"][0]["indicators"]
            for row in each["rows"]
            if each["code"] == "1.2.1"
        }
        assert rows["total"]["latest"][0]["printed"] == "5.2 (2023)"
        assert rows["total"]["latest"][0]["corrected"]["on"] == "2026-06-01"

    def test_pages_api_and_files_mark_it(self, corrected: None, db: None, page: Client) -> None:
        text = main_of(page, f"/{KAZ}/indicators/1.2.1")
        assert "1.2345 2023 corrected 5.2 (2023)" in text, "understood, marked, printed"
        assert "The document prints: 5.2 (2023) 1 June 2026, tester, version 2. Revised series" in text
        assert "corrected" in main_of(page, f"/{KAZ}/results/")
        rows = page.get(f"/api/v1/frameworks/{KAZ}/indicators/1.2.1").json()["rows"]
        assert rows[0]["latest"][0]["printed"] == "5.2 (2023)"
        assert rows[0]["latest"][0]["corrected"]["reason"] == "Revised series"
        assert "corrected" not in rows[1]["latest"][0]
        table = page.get(f"/{KAZ}/indicators/1.2.1/rows.csv").content.decode()
        assert "latest_corrected_on" in table
        assert "5.2 (2023),2026-06-01" in table

    @pytest.mark.parametrize("key", ["1.2.1", "16.5.1"])
    def test_on_a_day_before_it_stands_as_signed(self, corrected: None, db: None, page: Client, key: str) -> None:
        assert "Corrected or set" not in main_of(page, f"/{KAZ}/indicators/{key}", as_of="2026-02-01")
        assert "Corrected or set" in main_of(page, f"/{KAZ}/indicators/{key}")
