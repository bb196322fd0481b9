"""Contrast of every colour pair, in both modes; no sheet but the tokens names a colour."""

import re
from itertools import product
from pathlib import Path

import pytest

import shanyraq

ROOT = Path(shanyraq.__file__).parent
TOKENS = (ROOT / "base" / "ui" / "static" / "ui" / "tokens.css").read_text("utf-8")
SHEETS = [path for path in ROOT.glob("**/static/**/*.css") if "vendor" not in path.parts and path.name != "tokens.css"]
COLOUR = re.compile(r"--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);")
BACKGROUNDS = ("paper", "wash", "wash-2", "found")
HUES = [f"o{number}" for number in range(1, 9)]
TEXTS = ("ink", "ink-2", "link")
LINES = ("line", "focus")


MODES = {
    "light": {name: light for name, light, _ in COLOUR.findall(TOKENS)},
    "dark": {name: dark for name, _, dark in COLOUR.findall(TOKENS)},
}


def luminance(colour: str) -> float:
    """Relative luminance by WCAG 2.2."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def pairs(mode: dict[str, str]) -> list[tuple[str, str, float]]:
    """Foreground, background, the contrast that is needed."""
    verdicts = [name for name in mode if name.startswith(("v-", "s-"))]
    grounds = BACKGROUNDS[:3]
    text = [*product(TEXTS, BACKGROUNDS, [4.5]), *product(verdicts, grounds, [4.5])]
    text += [*product(("ink", "ink-2"), [f"{hue}-wash" for hue in HUES], [4.5])]
    text += [("on-link", "link", 4.5), ("paper", "ink", 4.5), *(("paper", hue, 3.0) for hue in HUES)]
    lines = [*product(LINES, grounds, [3.0]), *product(HUES, grounds, [3.0])]
    return text + lines + [(hue, f"{hue}-wash", 3.0) for hue in HUES]


@pytest.mark.parametrize("mode", MODES)
def test_contrast_of_every_pair(mode: str) -> None:
    tokens = MODES[mode]
    low = {
        f"{one} on {other}": round(contrast(tokens[one], tokens[other]), 2)
        for one, other, needed in pairs(tokens)
        if contrast(tokens[one], tokens[other]) < needed
    }
    assert not low


def test_every_colour_is_written_once_with_both_its_values() -> None:
    names = [name for name, _, _ in COLOUR.findall(TOKENS)]
    assert len(names) == len(set(names)) > 30
    assert 2 * len(names) == len(re.findall(r"#[0-9a-f]{3,8}\b", TOKENS))


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#767676", "#ffffff") == pytest.approx(4.54, abs=0.01)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda path: path.name)
def test_no_other_sheet_names_a_colour(sheet: Path) -> None:
    rules = re.sub(r"/\*.*?\*/", "", sheet.read_text("utf-8"), flags=re.DOTALL)
    values = " ".join(re.findall(r":([^;{}]+);", rules))
    assert not re.findall(r"#[0-9a-fA-F]{3,8}\b|\brgba?\(|\bhsla?\(|\b(?:black|white|grey|gray|red)\b", values)
    assert len(rules.splitlines()) <= 300


def test_every_token_that_a_sheet_uses_exists() -> None:
    defined = set(re.findall(r"--([a-z0-9-]+):", TOKENS))
    for sheet in SHEETS:
        text = sheet.read_text("utf-8")
        own = set(re.findall(r"--([a-z0-9-]+):", text))
        used = set(re.findall(r"var\(--([a-z0-9-]+)[),]", text))
        unknown = {name for name in used - defined - own if not name.startswith("bs-")}
        assert not unknown - {"hue", "hue-wash", "cell-y", "cell-most"}, sheet.name
