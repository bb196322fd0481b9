"""What the first page costs over the wire, and that the typeface writes every letter we need."""

import gzip
from pathlib import Path

import pytest
from fontTools.ttLib import TTFont

from shanyraq.base.ui import assets
from shanyraq.base.ui.context import STYLES
from shanyraq.base.ui.typeface import CENTRAL_ASIAN, SIGNS


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    return {path.name: path for path in assets.build(tmp_path_factory.mktemp("vendor"))}


def packed(path: Path) -> int:
    """Bytes over the wire."""
    data = path.read_bytes()
    return len(data if path.suffix == ".woff2" else gzip.compress(data, 6))


def test_the_typeface_is_small(built: dict[str, Path]) -> None:
    assert built["inter.woff2"].stat().st_size <= 90_000


def test_everything_but_the_page_itself_fits(built: dict[str, Path]) -> None:
    own = assets.TARGET.parent / "ui"
    paths = [*built.values(), *(own / f"{name}.css" for name in STYLES), own / "ui.js", own / "mark.svg"]
    assert sum(packed(path) for path in paths if path.suffix != ".txt") <= 110_000


def test_the_typeface_writes_every_letter(built: dict[str, Path]) -> None:
    with TTFont(built["inter.woff2"]) as font:
        known = font.getBestCmap()
        features = {record.FeatureTag for record in font["GSUB"].table.FeatureList.FeatureRecord}
        weights = next(axis for axis in font["fvar"].axes if axis.axisTag == "wght")
    russian = "".join(map(chr, range(0x410, 0x450))) + "Ёё"
    missing = [letter for letter in CENTRAL_ASIAN + SIGNS + russian + "«»–—→≥" if ord(letter) not in known]
    assert not missing
    assert "tnum" in features
    assert (weights.minValue, weights.maxValue) == (400, 700)


def test_building_again_changes_nothing(built: dict[str, Path]) -> None:
    folder = built["inter.woff2"].parent
    before = {path.name: path.stat().st_mtime_ns for path in folder.iterdir()}
    assets.build(folder)
    assert {path.name: path.stat().st_mtime_ns for path in folder.iterdir()} == before
    (folder / "made-from.txt").write_text("older")
    assets.build(folder)
    assert (folder / "made-from.txt").read_text("utf-8") != "older"


def test_what_is_taken_over_brings_its_licence(built: dict[str, Path]) -> None:
    assert "SIL Open Font License" in built["inter-licence.txt"].read_text("utf-8")
    assert "Licensed under MIT" in built["bootstrap.min.css"].read_text("utf-8")
