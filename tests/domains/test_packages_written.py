"""What is written is read back as it was, whatever stands in it: odd words, odd numbers, odd codes."""

from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from shanyraq.domains.packages.reading import read_package
from shanyraq.domains.packages.reading.markdown import BadDocument, read_document
from shanyraq.domains.packages.reading.yaml_lines import read_yaml
from shanyraq.domains.packages.registry import load_package
from shanyraq.domains.packages.schema import Document, Outcome, Package, Readme
from shanyraq.domains.packages.writing import package_files, write_folder
from shanyraq.domains.packages.writing.folder import document_text, number
from shanyraq.kernel.digits import kept
from tests.conftest import SIGNED, apply

# fmt: off
ODD = [
    *("5.0e3", "1.0", "-0.0", "0x1F", "1_000", "12:30", "1e5", ".5", "+1", "007", "0o17", "9" * 29 + ".0"),
    *("yes", "no", "on", "off", "true", "True", "null", "~", "Null", ".nan", ".inf", "<<", "=", "!", "!!str x"),
    *("&a", "*a", "%x", "@x", "`x", "- x", "? x", ": x", "x: y", "x #y", "#", "# x {§1}", "{x}", "[x]", "|", ">"),
    *("---", "...", "'", '"', "\\", "\\n", "a\nb", "a\n\nb", "a\tb", " a", "a ", "\u00a0a", "a\u2028b", "a\u0085"),
    *("\x7f", "\ufeffa", "a\ufeff", "№ 5", "Қазақша «сөз»", "日本", "🙂", "e\u0301", "\u202e", "2026-01-01", "x" * 300),
    "word " * 60,
]
# fmt: on
CONTROL = "".join(map(chr, [*range(9), 11, 12, *range(14, 32)]))
words = st.sampled_from(ODD) | st.text(st.characters(exclude_characters=CONTROL, exclude_categories=["Cs"]), min_size=1)
texts = words.filter(lambda text: text.strip())
numbers = st.floats(allow_nan=False, allow_infinity=False) | st.sampled_from([0.00001234, 1e15, 1e22, 5e-324, 1.5e300])
slow = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


def with_words(package: Package, word: str, value: float, languages: dict[str, str]) -> Package:
    """The package with odd words in many places, and an odd number where a number stands alone."""
    item: dict[str, Any] = {"clauses": ["§1"]}
    figure = {**item, "key": "f", "topic": "t", "text": languages, "printed": word, "value": value, "unit": word}
    dates = [{"date": "2026-01-01", "event": "signed", "printed": word}]
    basis = {"key": "i", "entity": "undp", "kind": "basic_agreement", "title": word, "text": word, "dates": dates}
    plain = package.model_dump(mode="json")
    outcome = plain["outcomes"][0]
    outcome |= {"title": languages, "statement": word, "note": word}
    outcome["lnob_groups"] = [{"text": word, "groups": []}]
    outcome["entities"] = [{"party": "undp", "printed": word}]
    outcome["indicators"][0]["rows"][0] |= {"label": f"x{word}", "disaggregation": [f"x{word}", "y"]}
    plain["context"] = {"figures": [figure], "lnob_groups": []}
    plain["legal"] = {"instruments": [{**item, **basis}]}
    plain["readme"] = {"text": word.lstrip("\ufeff")}
    plain["framework"] |= {"title": languages, "languages": list({"fr": "", **languages, "en": ""})}
    return Package.model_validate(plain)


@slow
@given(
    word=texts,
    value=numbers.filter(kept),
    languages=st.dictionaries(st.sampled_from(["fr", "no", "y" * 2, "en"]), texts, min_size=1),
)
def test_what_is_written_reads_back(
    second_package: Package, word: str, value: float, languages: dict[str, str]
) -> None:
    package = with_words(second_package, word, value, languages)
    with TemporaryDirectory() as parent:
        write_folder(package, Path(parent) / "out")
        reading = read_package(Path(parent) / "out")
    assert reading.errors == []
    assert reading.package == package
    assert package_files(reading.package) == package_files(package)


@given(numbers)
def test_every_number_keeps_its_digits(value: float) -> None:
    (read,) = read_yaml(f"- {number(value)}\n").value
    assert not isinstance(read, str)
    assert float(read) == value


LINES = st.sampled_from(
    """# T {§1}
## {§2}
{§a} x
- {§b} y
  - {§c}
{§t}
| {§r} a | b |
| --- |
<!-- repaired: z -->
<!-- repaired:  -->
<!-- other -->

x\u2028y
plain
# no anchor
{§a-n1} note
- {§d} | t |""".split("\n")
)


@given(st.lists(LINES | st.text(alphabet="#{}§ab1|-<!> \n\u0085", max_size=12), max_size=12))
def test_a_document_that_can_be_read_is_written_so_that_it_reads_the_same(lines: list[str]) -> None:
    try:
        document = read_document("\n".join(["# T {§0}", *lines])).document
    except BadDocument:
        return
    text = document_text(document)
    assert read_document(text).document == document
    assert document_text(read_document(text).document) == text


def coded(package: Package, *codes: str) -> Package:
    """The package with outcomes of these codes, in this order."""
    (first, *_) = package.outcomes
    bare = first.model_copy(update={"outputs": [], "indicators": []})
    outcomes: list[Outcome] = [bare.model_copy(update={"code": code}) for code in codes]
    return package.model_copy(update={"outcomes": outcomes})


@pytest.mark.parametrize(
    ("codes", "files"),
    [
        (("1", "2", "10"), ["outcome-1.yaml", "outcome-10.yaml", "outcome-2.yaml"]),
        (("2", "1"), ["outcome-1-2.yaml", "outcome-2-1.yaml"]),
        (("VIII", "IX"), ["outcome-1-viii.yaml", "outcome-2-ix.yaml"]),
        (("A", "b"), ["outcome-a.yaml", "outcome-b.yaml"]),
        (("1", "01"), ["outcome-1-1.yaml", "outcome-2-01.yaml"]),
        ((), []),
    ],
)
def test_outcomes_stay_in_their_order_each_in_a_file(
    second_package: Package, tmp_path: Path, codes: tuple[str, ...], files: list[str]
) -> None:
    package = coded(second_package, *codes)
    write_folder(package, tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out" / "results").iterdir()) == files
    assert [outcome.code for outcome in (read_package(tmp_path / "out").package or package).outcomes] == list(codes)
    assert read_package(tmp_path / "out").errors == []


def test_a_package_of_which_nothing_is_written_yet_can_be_exported(second_package: Package, tmp_path: Path) -> None:
    about = second_package.framework.model_copy(update={"goals": [], "levels": [], "signatories": []})
    package = Package(framework=about, document=Document(), readme=Readme())
    assert write_folder(package, tmp_path / "out") == ["document.md", "framework.yaml"]
    assert read_package(tmp_path / "out").package == package


def test_rows_keep_odd_words_and_numbers(empty: None, second_package: Package) -> None:
    for minute, word in enumerate(ODD[::4]):
        package = with_words(second_package, word, 1.5e300, {"fr": word.strip() or "x"})
        version = apply(package, at=SIGNED + timedelta(minutes=minute))
        assert load_package(version) == package


def test_numbers_and_words_as_they_are_written(second_package: Package) -> None:
    assert [number(value) for value in (7, -3.5, 0.00001234, 1e16, 1e-300)] == [
        "7", "-3.5", "0.00001234", "1.0e+16", "1.0e-300",
    ]  # fmt: skip
    files = package_files(with_words(second_package, "5.0e3", 0.00001234, {"fr": "5.0e3"}))
    assert "  title: '5.0e3'\n" in files["legal.yaml"]
    assert "  value: 0.00001234\n" in files["context.yaml"]
