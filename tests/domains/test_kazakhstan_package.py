"""The first framework: everything that was signed is there, exactly as printed and as understood."""

import re
from datetime import date

import pytest

from shanyraq.domains.packages.reading.references import walk
from shanyraq.domains.packages.schema import Indicator, Package, Row, Value
from shanyraq.domains.packages.schema.items import Text
from tests.conftest import KAZ


def indicators(package: Package) -> dict[str, Indicator]:
    return {indicator.key: indicator for outcome in package.outcomes for indicator in outcome.indicators}


def english(text: Text) -> str:
    return text if isinstance(text, str) else text["en"]


def row(package: Package, indicator: str, *path: str) -> Row:
    found = [each for each in indicators(package)[indicator].rows if each.disaggregation == list(path)]
    assert len(found) == 1, [each.disaggregation for each in indicators(package)[indicator].rows]
    return found[0]


def seen(value: Value | None) -> tuple[float | None, int | None, str] | None:
    return None if value is None else (value.value, value.year, value.printed)


def test_the_numbers_of_things(kaz_package: Package) -> None:
    outcomes = kaz_package.outcomes
    assert [outcome.code for outcome in outcomes] == ["1", "2", "3", "4"]
    assert [len(outcome.outputs) for outcome in outcomes] == [3, 3, 3, 3]
    assert [len(outcome.indicators) for outcome in outcomes] == [10, 7, 10, 5]
    assert [sum(len(i.rows) for i in outcome.indicators) for outcome in outcomes] == [66, 25, 13, 34]
    assert [len(outcome.sdg_targets) for outcome in outcomes] == [21, 23, 33, 13]
    assert [len(outcome.strategies) for outcome in outcomes] == [15, 21, 10, 10]
    assert len(kaz_package.monitoring_plan.activities) == 92
    assert len(kaz_package.legal.instruments) == 18
    assert len(kaz_package.theory_of_change.assumptions) == 11
    assert len(kaz_package.theory_of_change.paths) == 4
    assert len(kaz_package.context.rankings) == 9
    assert len(kaz_package.context.accelerators) == 7


def test_the_period_and_who_signed(kaz_package: Package) -> None:
    framework = kaz_package.framework
    assert (framework.starts_on, framework.ends_on) == (date(2026, 1, 1), date(2030, 12, 31))
    capacities = [signatory.capacity for signatory in framework.signatories]
    assert capacities.count("government") == capacities.count("country_team") == 1
    assert capacities.count("entity") == 25


PRINTED = [
    # indicator, path, baseline, latest, targets
    ("1.2.1", (), (2.6, 2015, "2.6"), [(5.2, 2023, "5.2 (2023)")], [(5.0, 2030, "5.0 (2030)")]),
    (
        "1.2.1",
        ("Children age 0-17",),
        (None, 2015, "n/a"),
        [(7.8, 2023, "7.8% (2023)")],
        [(6.0, 2030, "6% (2030)")],
    ),
    ("2.3.1", (), (1242.3, 2015, "1242.3"), [(4235.3, 2023, "4235,3 (2023)")], [(9014.0, None, "9014")]),
    ("8.2.1", (), None, [(15129.0, 2025, "15,129 (2025)")], [(22869.0, 2030, "22,869 (2030)")]),
    (
        "8.5.1",
        (),
        (34.1, 2015, "34.1 (2015)"),
        [(25.7, 2023, "25.7 (2023)")],
        [(20.7, 2030, "20.7 (2030)")],
    ),
    ("6.5.1", (), (30.0, 2017, "30 (2017)"), [(51.0, 2023, "51 (2023)")], [(70.0, 2030, "70 (2030)")]),
    (
        "13.2.2",
        (),
        (367.7, 2015, "367.7"),
        [(340.84, 2021, "340.84 (2021)"), (348.8, 2022, "348,8 (2022)"), (345.8, 2023, "345,8 (2023)")],
        [(324.4, 2030, "324.4 (2030)")],
    ),
    (
        "15.1.2",
        (),
        None,
        [(10.9, 2023, "10.9 (2023)"), (11.4, 2024, "11.4 (2024)"), (30.9, 2025, "30.9 (2025)")],
        [(32.1, None, "32.1")],
    ),
    ("3.7.1", ("Age", "40-44"), (61.9, 2015, "61.9"), [], [(72.2, None, "72.2")]),
    ("3.7.1", ("Age", "45-49"), (39.8, 2015, "39.8"), [], [(46.4, None, "46.4")]),
    (
        "5.5.1",
        ("b) local authorities",),
        (18.8, 2015, "18.8"),
        [(23.0, 2023, "23.0 (2023)"), (23.0, 2024, "23.0 (2024)")],
        [(30.0, None, "30")],
    ),
    ("16.1.4", ("women", "unsafe"), (11.0, 2016, "11.0 (2016)"), [(7.3, 2024, "7.3 (2024)")], []),
    (
        "16.6.2",
        (),
        (79.0, 2015, "79.0"),
        [(81.3, 2023, "81.3 (2023)"), (87.7, 2024, "87.7 (2024)")],
        [(83.0, 2030, "83 (2030)")],
    ),
]


@pytest.mark.parametrize(
    ("indicator", "path", "baseline", "latest", "targets"),
    PRINTED,
    ids=[" ".join([case[0], *case[1]]) for case in PRINTED],
)
def test_a_row_is_as_printed_and_as_understood(
    kaz_package: Package,
    indicator: str,
    path: tuple[str, ...],
    baseline: tuple[float | None, int, str] | None,
    latest: list[tuple[float, int, str]],
    targets: list[tuple[float, int | None, str]],
) -> None:
    found = row(kaz_package, indicator, *path)
    assert seen(found.baseline) == baseline
    assert [seen(value) for value in found.latest] == latest
    assert [seen(value) for value in found.targets] == targets


@pytest.mark.parametrize(
    ("indicator", "population"),
    [
        ("3.2.1", {"AGE": "Y0T4"}),
        ("3.7.1", {"SEX": "F", "AGE": "Y15T49"}),
        ("5.2.1", {"SEX": "F", "AGE": "Y18T75"}),
        ("5.2.2", {"SEX": "F", "AGE": "Y18T75"}),
        ("8.6.1", {"AGE": "Y15T35"}),
        ("16.2.1", {"AGE": "Y1T14"}),
    ],
)
def test_an_indicator_that_counts_one_group_says_so_in_every_row(
    kaz_package: Package, indicator: str, population: dict[str, str]
) -> None:
    """An age band of the table stands for itself."""
    for each in indicators(kaz_package)[indicator].rows:
        if each.is_heading:
            assert each.dimensions == {}
        else:
            own = population if each.disaggregation[:1] != ["Age"] else {**population, "AGE": each.dimensions["AGE"]}
            assert each.dimensions.items() >= own.items(), each.key


def test_the_answers_of_all_stand_under_the_printed_total(kaz_package: Package) -> None:
    total = row(kaz_package, "16.1.4")
    assert (total.kind, total.desired) == ("total", "unclear")
    for group in ("Total", "men", "women"):
        for answer in ("completely safe", "safe enough", "unsafe"):
            assert row(kaz_package, "16.1.4", group, answer).kind == "breakdown"


def test_yearly_targets_keep_their_years(kaz_package: Package) -> None:
    targets = row(kaz_package, "7.2.1").targets
    assert [(target.year, target.value) for target in targets] == [
        (2025, 6.1),
        (2026, 7.0),
        (2027, 8.0),
        (2028, 10.0),
        (2029, 12.5),
        (2030, 15.0),
    ]


def test_pending_targets_say_when_they_fall_due_and_what_follows(kaz_package: Package) -> None:
    pending = {
        (key, each.key): (each.target_pending.due_on, each.target_pending.otherwise)
        for key, indicator in indicators(kaz_package).items()
        for each in indicator.rows
        if each.target_pending
    }
    due = sorted(str(day) for day, _ in pending.values())
    assert due == ["2025-04-30", "2025-06-30", "2025-06-30", "2025-12-31", "2026-12-31", "2026-12-31"]
    assert {otherwise for _, otherwise in pending.values()} == {"not_monitored"}


def test_every_number_stands_in_the_words_beside_it(kaz_package: Package) -> None:
    """A decimal comma is a point, and a comma before three digits of a thousand is nothing."""
    for indicator in indicators(kaz_package).values():
        for each in indicator.rows:
            for value in [each.baseline, *each.latest, *each.targets]:
                if value is None or value.value is None:
                    continue
                numbers = set()
                for text in re.findall(r"\d[\d.,]*", value.printed):
                    for reading in (text.replace(",", "."), text.replace(",", "")):
                        try:
                            numbers.add(float(reading.rstrip(".")))
                        except ValueError:
                            continue
                assert value.value in numbers, (indicator.key, each.key, value)


def test_a_direction_is_stated_with_its_reason(kaz_package: Package) -> None:
    for indicator in indicators(kaz_package).values():
        assert indicator.desired_reason, indicator.key
    assert indicators(kaz_package)["13.2.2"].desired == "decrease"
    assert indicators(kaz_package)["7.2.1"].desired == "increase"


def test_every_commitment_stands_word_for_word_in_its_clause(kaz_package: Package) -> None:
    texts: dict[str, str] = {}
    for block in kaz_package.document.blocks:
        texts[block.anchor] = block.text
        anchor = block.anchor
        for line in block.text.splitlines():
            found = re.match(r"\| *\{(§[^}]+)\}", line)
            anchor = found[1] if found else anchor
            texts[anchor] = f"{texts.get(anchor, '')} {line}"
    for commitment in kaz_package.commitments.commitments:
        where = plain(" ".join(texts.get(anchor, "") for anchor in commitment.clauses))
        assert plain(commitment.text) in where, commitment.id


def test_bodies_that_are_bound_are_called_alike(kaz_package: Package) -> None:
    """The document says «Results Groups» and «Outcome Results Groups», «OMT» or not: one actor, and one filter."""
    alone: dict[tuple[str, ...], set[str]] = {}
    for commitment in kaz_package.commitments.commitments:
        actor = english(commitment.actor)
        if commitment.bodies and ";" not in actor and "(" not in actor.removesuffix("(OMT)"):
            alone.setdefault((*commitment.bodies, *sorted(commitment.parties)), set()).add(actor)
    assert not [names for names in alone.values() if len(names) > 1]


def test_a_commitment_is_known_by_its_number_in_the_register_of_the_document(kaz_package: Package) -> None:
    ids = [commitment.id for commitment in kaz_package.commitments.commitments]
    assert len(ids) == 337
    assert {"2.1.1-01", "4FLM-01", "4RR-12", "A1-01", "A2-18", "A3-12", "A4-41"} <= set(ids)
    assert [each for each in ids if not re.fullmatch(r"(\d(\.\d){0,2}|4FLM|4RR|A[1-4])-\d\d", each)] == []


def plain(text: str) -> str:
    """Letters and digits only: markup, quotes and white space do not matter."""
    return re.sub(r"[\W_]+", "", text).casefold()


def test_the_folder_is_complete() -> None:
    names = {path.name for path in KAZ.iterdir()}
    assert {
        "framework.yaml",
        "document.md",
        "results",
        "theory-of-change.yaml",
        "context.yaml",
        "parties.yaml",
        "governance.yaml",
        "monitoring-plan.yaml",
        "commitments.yaml",
        "risks.yaml",
        "legal.yaml",
        "funding.yaml",
        "operations.yaml",
        "hact.yaml",
    } <= names


def test_every_organisation_has_a_role_that_some_part_states_or_is_named_for_something(kaz_package: Package) -> None:
    fields = ("party", "entity", "entities", "lead_entities", "responsible", "parties")
    acting: set[str] = set()
    for location, model in walk(kaz_package):
        if location[:1] != ("parties",):
            found = [getattr(model, field, None) for field in fields]
            acting |= {each for each in found if isinstance(each, str)}
            acting |= {key for each in found if isinstance(each, list) for key in each if isinstance(key, str)}
    for organisation in kaz_package.parties.organisations:
        assert (organisation.key in acting) != bool(organisation.named_for), organisation.key
