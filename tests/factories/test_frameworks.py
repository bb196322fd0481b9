"""Made-up packages are valid, readable back, and the same every time."""

from pathlib import Path

import pytest

from shanyraq.domains.packages.reading import read_package
from shanyraq.domains.packages.reading.references import check_references
from shanyraq.domains.packages.schema import Indicator, Package
from shanyraq.domains.packages.writing import write_folder
from tests.factories.frameworks import LARGEST, MEASURED, SMALL, Size, framework, frameworks, iso3

WIDE = Size(outcomes=2, outputs=2, indicators=9, output_indicators=2, breakdowns=14, entities=30, partners=3)


def indicators(package: Package) -> list[Indicator]:
    return [
        indicator
        for outcome in package.outcomes
        for indicator in (*outcome.indicators, *(i for output in outcome.outputs for i in output.indicators))
    ]


@pytest.mark.parametrize("size", [Size(), MEASURED, SMALL, WIDE])
def test_every_reference_leads_somewhere(size: Size) -> None:
    package = framework(5, size)
    assert [str(finding) for finding in check_references(package, str)] == []
    assert len(package.outcomes) == size.outcomes
    assert len(indicators(package)) == size.indicators + size.outcomes * size.outputs * size.output_indicators
    assert len(package.commitments.commitments) == size.commitments
    assert len(package.governance.bodies) == size.bodies


@pytest.mark.parametrize("size", [Size(), SMALL, WIDE])
def test_the_files_can_be_read_back(size: Size, tmp_path: Path) -> None:
    package = framework(11, size)
    write_folder(package, tmp_path)
    reading = read_package(tmp_path)
    assert [str(error) for error in reading.errors] == []
    assert reading.package == package


def test_the_measured_shape() -> None:
    rows = [row for indicator in indicators(framework(0, MEASURED)) for row in indicator.rows]
    assert len(rows) == 60 * 5
    assert sum(len(row.latest) + 1 for row in rows) == 300 + 1200
    assert sum(len(row.targets) for row in rows) == 300 + 1200


def test_a_signed_framework_has_irregular_rows() -> None:
    found = indicators(framework())
    assert {indicator.kind for indicator in found} == {"quantitative", "qualitative", "yes_no"}
    rows = [row for indicator in found for row in indicator.rows]
    assert any(row.kind == "label" for row in rows)
    assert any(row.target_pending for row in rows)


def test_the_same_number_gives_the_same_package() -> None:
    assert framework(3) == framework(3)
    assert framework(3) != framework(4)


def test_every_country_is_another() -> None:
    codes = {iso3(number) for number in range(LARGEST)}
    assert len(codes) == LARGEST
    assert "XAA" not in codes
    assert {code[0] for code in codes} == {"X"}
    assert [package.framework.code[:3] for package in frameworks(3, SMALL)] == ["xab", "xac", "xad"]
    with pytest.raises(ValueError, match="675"):
        iso3(LARGEST)
