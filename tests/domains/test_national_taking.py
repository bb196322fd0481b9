"""National data are taken whole: every row accounted for, nothing overwritten, the same file again changes nothing."""

from typing import Any

import pytest

from shanyraq.base.audit.models import Event
from shanyraq.base.audit.verifying import verify
from shanyraq.domains.indicators.models import Dataset, Link, Point, Series, Taking
from shanyraq.kernel.errors import NotFound, Refused
from tests.domains.taking_data import AT, KAZ, LATER, SAID, TABLE, link, moved, standing, taken, taken_repository

pytestmark = pytest.mark.usefixtures("kaz")
TOTAL = "1.2.1|||PT"
COUNTS = ("created", "updated", "unchanged", "refused")


def counts(found: Any) -> tuple[int, ...]:
    told = found.counts
    assert told["rows"] == sum(told[name] for name in COUNTS)
    return tuple(told[name] for name in COUNTS)


def test_a_first_file_makes_series_and_points_with_one_event() -> None:
    assert counts(taken(SAID, title="A source", licence="CC BY 4.0", url="https://example.org/")) == (3, 0, 0, 0)
    assert standing(TOTAL) == {"2015": "2.6", "2023": "5.2"}
    series = Series.objects.get(key="1.2.1||SEX=F|PT")
    assert (series.indicator, series.dimensions, series.unit) == ("1.2.1", {"SEX": "F"}, "PT")
    point = Point.objects.get(series=series)
    assert (point.period, point.year, str(point.value), point.printed, point.taken_at) == (
        "2023",
        2023,
        "5.100000000000",
        "5.1",
        AT,
    )
    dataset = Dataset.objects.get()
    assert (dataset.key, dataset.kind, dataset.title, dataset.licence, dataset.url, dataset.taken_at) == (
        "csv",
        "csv",
        "A source",
        "CC BY 4.0",
        "https://example.org/",
        AT,
    )
    (event,) = Event.objects.filter(verb__startswith="indicators.")
    assert (event.kind, event.key, event.change["created"], event.change["rows"]) == ("dataset", "csv", 3, 3)
    assert event.change["digest"] == Taking.objects.get().digest
    assert verify().flaws == []


def test_the_same_again_changes_nothing() -> None:
    taken(SAID)
    before = Event.objects.count()
    assert counts(taken(SAID, at=LATER)) == (0, 0, 3, 0)
    assert (Event.objects.count(), Taking.objects.count(), Point.objects.count()) == (before, 1, 3)
    assert Dataset.objects.get().taken_at == AT


def test_what_is_said_otherwise_supersedes_and_the_old_stays_on_record() -> None:
    taken(SAID)
    assert counts(taken(SAID.replace("5.2", "5.3"), at=LATER)) == (0, 1, 2, 0)
    assert standing(TOTAL) == {"2015": "2.6", "2023": "5.3"}
    old = Point.objects.get(series__key=TOTAL, printed="5.2")
    assert (old.taken_at, old.superseded_at) == (AT, LATER)
    assert counts(taken(SAID, at=LATER)) == (0, 1, 2, 0), "the first value may come back"


def test_a_zero_more_at_the_end_is_no_other_value() -> None:
    taken(SAID)
    assert counts(taken(SAID.replace("5.2", "5.20"), at=LATER)) == (0, 0, 3, 0)


def test_what_a_file_has_no_more_stays_and_is_told() -> None:
    taken(SAID)
    found = taken(SAID.replace("1.2.1,,2015,PT,2.6\n", ""), at=LATER)
    assert counts(found) == (0, 0, 2, 0)
    assert "Values that the source had before and has no more: 1" in str(found.remarks[-1].message)
    assert standing(TOTAL)["2015"] == "2.6"


def test_rows_that_contradict_each_other_are_refused_and_told_with_their_place() -> None:
    found = taken(SAID + "1.2.1,M,2023,PT,5.4\n1.2.1,M,2023,PT,5.5\n1.2.1,,soon,PT,1\n")
    assert counts(found) == (3, 0, 0, 3)
    told = [each for each in found.written().findings if each.level == "error"]
    assert [(each.file, each.row) for each in told] == [("data.csv", 7), ("data.csv", 5), ("data.csv", 6)]
    assert Taking.objects.get().remarks[1]["values"] == {"values": ["5.4", "5.5"], "rows": ["5", "6"]}


def test_a_dry_run_writes_nothing() -> None:
    before = Event.objects.count()
    assert counts(taken(SAID, dry_run=True)) == (3, 0, 0, 0)
    assert not any(model.objects.exists() for model in (Dataset, Taking, Series, Point, Link))
    assert Event.objects.count() == before


def test_what_is_no_number_is_kept_as_printed() -> None:
    taken(TABLE + "1.2.1,,2023,PT,few\n")
    assert (Point.objects.get().value, Point.objects.get().printed) == (None, "few")


def test_two_sources_stand_beside_each_other() -> None:
    taken(SAID)
    taken(SAID.replace("5.2", "5.3"), dataset="another")
    assert sorted(Dataset.objects.values_list("key", flat=True)) == ["another", "csv"]
    assert Point.objects.filter(superseded_at=None, period="2023", series__key=TOTAL).count() == 2


@pytest.mark.parametrize(
    ("content", "kind", "words"),
    [
        (b"year,value\n2019,1\n", "csv", "no column for the indicator"),
        (b"PK\x03\x04bent", "opensdg", "no ZIP archive|not what its name says"),
        (b"<a/>", "sdmx", "has no data set"),
    ],
)
def test_what_is_no_such_file_is_refused_as_a_whole(content: bytes, kind: str, words: str) -> None:
    with pytest.raises(Refused, match=words):
        taken(content, kind)
    assert not Dataset.objects.exists()


def test_a_framework_that_is_not_there() -> None:
    with pytest.raises(NotFound):
        taken(SAID, framework="xxx-2026-2030")


class TestProposals:
    def test_they_are_made_for_rows_and_kept_when_a_person_decided(self) -> None:
        found = taken(SAID)
        assert found.proposed == 2
        assert {(each.row, each.series, each.sure, each.state) for each in Link.objects.exclude(series="")} == {
            ("total", TOTAL, "sure", "proposed"),
            ("women", "1.2.1||SEX=F|PT", "doubtful", "proposed"),
        }
        moved("accept")
        moved("decline", "women", reason="Another survey")
        taken(SAID.replace("5.1", "5.0").replace("5.2", "5.9"), at=LATER)
        assert (link().state, link("women").state) == ("accepted", "declined")

    def test_a_new_file_makes_them_anew_while_nobody_decided(self) -> None:
        taken(SAID)
        taken(SAID.replace("5.1", "5.0"), at=LATER)
        assert (link("women").sure, link("women").revision) == ("sure", 2)

    def test_the_whole_part_of_a_repository(self) -> None:
        found = taken_repository()
        assert counts(found) == (1699, 0, 18, 22)
        assert Dataset.objects.get(framework__code=KAZ).title == "Kazstat SDG data repository"
        assert counts(taken_repository(at=LATER)) == (0, 0, 1717, 22)
        assert Link.objects.exclude(series="").count() == found.proposed == 94
        assert Link.objects.count() == 123, "of the others it is kept why there is none"
