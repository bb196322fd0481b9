"""Inter, cut down to what the interface writes: Latin, Cyrillic with all Kazakh letters, signs.

Weights 400 to 700 stay variable; tabular figures, kerning and local forms are kept.
"""

from importlib.resources import as_file, files
from pathlib import Path

CENTRAL_ASIAN = "ӘәҒғҚқҢңӨөҰұҮүҺһІі"
SIGNS = "‐‑‒–—―‘’‚“”„†‡•…‰′″‹›⁄€₸№™←↑→↓↗↘−×÷≈≠≤≥∑∞●▲◆▼○□■◇\u2009\u202f¹²³⁴⁵⁶⁷⁸⁹⁰₀₁₂₃"
CHARACTERS: frozenset[int] = frozenset(
    [
        *range(0x20, 0x7F),
        *range(0xA0, 0x180),  # Latin-1 and Latin Extended-A: names of people and places
        *map(ord, "ȘșȚț"),
        *range(0x400, 0x460),
        *range(0x490, 0x500),  # Cyrillic letters of Central Asian languages
        *map(ord, CENTRAL_ASIAN),
        *map(ord, SIGNS),
    ]
)
FEATURES = ("kern", "ccmp", "locl", "tnum", "mark", "mkmk", "case")
AXES = {"opsz": 14, "wght": (400, 700)}


def write_typeface(path: Path) -> None:
    """Writes the subset as WOFF2. Takes about three seconds."""
    from fontTools import subset
    from fontTools.ttLib import TTFont
    from fontTools.varLib import instancer

    options = subset.Options()
    options.layout_features = list(FEATURES)
    options.name_IDs = [0, 1, 2, 5, 13, 14]  # copyright and licence stay in the file
    options.notdef_outline = True
    with as_file(files("fontpkg_inter") / "files" / "Inter[opsz,wght].ttf") as source:
        font = TTFont(source, recalcTimestamp=False)
        subsetter = subset.Subsetter(options)
        subsetter.populate(unicodes=CHARACTERS)
        subsetter.subset(font)
        font = instancer.instantiateVariableFont(font, AXES)
        font.flavor = "woff2"
        font.save(path)
