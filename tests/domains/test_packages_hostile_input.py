"""Folders that are not what they seem, and files made to cost time or memory: an error each, soon."""

import os
import re
import shutil
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from shanyraq.domains.packages.reading import files, read_package
from tests.conftest import ROOT, SECOND, apply, package_in
from tests.domains.test_packages_bad_input import COMMANDS, app, dump, folder, replace, run, write

__all__ = ["folder"]

pytestmark = pytest.mark.usefixtures("empty")
OUTCOME = "results/outcome-a.1.yaml"
SECONDS, BYTES = 15, 150_000_000
"""What one reading may cost at most, on a slow machine that counts every allocation; idle it is a tenth."""


def instead(name: str, make: Callable[[Path], object]) -> Callable[[Path], None]:
    """Puts something else where a file or folder stood."""

    def spoil(package: Path) -> None:
        path = package / name
        if path.is_dir():
            shutil.rmtree(path)
        path.unlink(missing_ok=True)
        make(path)

    return spoil


def bytes_in_name(package: Path) -> None:
    Path(os.fsdecode(os.fsencode(package) + b"/\xff.yaml")).write_text("x")


def emptied(package: Path) -> None:
    shutil.rmtree(package)
    package.mkdir()


NO_FILE = "this is no file"
Case = tuple[str, Callable[[Path], None], str, str]
FOLDERS: list[Case] = [
    ("an empty folder", emptied, "framework.yaml", "the file is missing"),
    ("no results", instead("results", lambda path: None), "results/", "no such folder"),
    ("results as a file", instead("results", Path.touch), "results/", "this is no folder"),
    ("results that lead to themselves", instead("results", lambda path: path.symlink_to(path)), "results/", "links"),
    ("a folder for a file", instead("risks.yaml", Path.mkdir), "risks.yaml", NO_FILE),
    ("a folder for the document", instead("document.md", Path.mkdir), "document.md", NO_FILE),
    ("a folder for an outcome", instead(OUTCOME, Path.mkdir), OUTCOME, NO_FILE),
    ("a link to itself", instead("risks.yaml", lambda path: path.symlink_to(path)), "risks.yaml", "links"),
    ("a link to nowhere", instead("risks.yaml", lambda path: path.symlink_to("/no/such")), "risks.yaml", "leads out"),
    ("a README that leads nowhere", instead("README.md", lambda path: path.symlink_to("x")), "README.md", "missing"),
    ("a link to endless zeros", instead("risks.yaml", lambda p: p.symlink_to("/dev/zero")), "risks.yaml", "leads out"),
    ("a pipe that nobody writes to", instead("risks.yaml", os.mkfifo), "risks.yaml", NO_FILE),
    ("a name that is no text", bytes_in_name, "\\xff.yaml", "not part of a package"),
    ("a name of two lines", write("a\nb.yaml", "x"), "a\\nb.yaml", "not part of a package"),
    ("digits that are no number", write("results/outcome-²²².yaml", "x"), "results/outcome-²²².yaml:1", "fields are"),
]
TEXTS: list[Case] = [
    ("UTF-16 without a mark", write("risks.yaml", "risks: [Қ]".encode("utf-16-le")), "risks.yaml:1", "UTF-8"),
    ("half a character", write("document.md", b"# T \xed\xa0\x80 {\xc2\xa71}\n"), "document.md:1", "UTF-8"),
    ("an escaped zero", replace("framework.yaml", "title:", 'title: "\\0"\nx:'), "framework.yaml:", "control"),
    ("an escaped half", replace("framework.yaml", "title:", 'title: "\\uD800"\nx:'), "framework.yaml:", "Unicode"),
    ("a zero in a key", write("risks.yaml", '"ri\\0sks": []\n'), "risks.yaml:1", "control character"),
    ("an anchor on a key", write("risks.yaml", "&a risks: []\n"), "risks.yaml:1", "write the value out"),
    ("a tag on a key", write("risks.yaml", "!!str risks: []\n"), "risks.yaml:1", "remove it"),
    ("a merge key", write("risks.yaml", "risks:\n- <<: {a: 1}\n"), "risks.yaml:2", "merge keys"),
    ("a list as a key", write("risks.yaml", "? [a]\n: 1\n"), "risks.yaml:1", "a key must be a word"),
    ("not a number", replace(OUTCOME, "{value: 48.5,", "{value: nan,"), OUTCOME, "a number is expected"),
    ("YAML's own infinity", replace(OUTCOME, "{value: 48.5,", "{value: .inf,"), OUTCOME, "a number is expected"),
    ("a year of thirty digits", replace(OUTCOME, "year: 2026", "year: " + "9" * 30), OUTCOME, "2100"),
    ("month 13", replace("framework.yaml", "2027-07-01", "2026-13-01"), "framework.yaml:10", "no such day"),
    ("a day of seconds", replace("framework.yaml", "'2027-07-01'", "20270701"), "framework.yaml:10", "starts_on"),
    ("a key of 5000 letters", replace("governance.yaml", "key: ", "key: " + "k" * 5000), "governance.yaml:3", "80"),
    ("an anchor of 100 digits", write("document.md", "# T {§" + "1" * 100 + "}\n"), "document.md:1", "80"),
    ("a list ten deep", write("document.md", "# T {§1}\n\n" + " " * 20 + "- {§1-i} x\n"), "document.md:3", "depth"),
]
HEAVY: list[Case] = [
    ("a million items", write("risks.yaml", "- x\n" * 480_000), "risks.yaml:", "more than"),
    ("a million empty lists", write("risks.yaml", "[" + "[]," * 600_000 + "]"), "risks.yaml:1", "more than"),
    ("a million keys", write("risks.yaml", "".join(f"{n}: 1\n" for n in range(99_000))), "risks.yaml", "more errors"),
    ("a million brackets", write("risks.yaml", "[" * 1_900_000), "risks.yaml:1", "levels deep"),
    ("a million braces", write("risks.yaml", "{" * 1_900_000), "risks.yaml:1", "key must be a word"),
    ("a million questions", write("risks.yaml", "? " * 900_000), "risks.yaml:1", "key must be a word"),
    ("a heading of spaces", write("document.md", "# a" + " " * 1_900_000 + "b"), "document.md:1", "no anchor"),
    ("a comment of spaces", write("document.md", "<!--" + " " * 1_900_000 + "x"), "document.md:1", "no anchor"),
    ("a label of spaces", replace(OUTCOME, "label: ''", "label: '1" + " " * 900_000 + "'"), OUTCOME, "a label belongs"),
    (
        "a block in every line",
        write("document.md", "# T {§1}\n\n" + "".join(f"{{§1-p{n}}} x\n\n" for n in range(90_000))),
        "document.md:",
        "more than",
    ),
    (
        "a remark in every line",
        write("document.md", "# T {§1}\n\n" + "<!-- repaired: x -->\n\n" * 85_000),
        "framework.yaml:",
        "no clause",
    ),
    ("2.1 megabytes", write("document.md", b" " * 2_100_000), "document.md", "the file has 3 MB"),
]


def refused(package: Path, spoil: Callable[[Path], None], place: str, words: str) -> None:
    apply(package_in(SECOND))
    spoil(package)
    before = dump()
    for command in COMMANDS:
        result = run.invoke(app, ["framework", command, str(package)])
        assert (command, result.exit_code) == (command, 1), result.output
        assert any(place in line and words in line for line in result.stderr.splitlines()), result.stderr[:2000]
        assert "Nothing was changed" in result.stderr
    assert dump() == before


@pytest.mark.parametrize(("spoil", "place", "words"), [c[1:] for c in FOLDERS], ids=[c[0] for c in FOLDERS])
def test_folders_that_are_not_what_they_seem(
    folder: Path, spoil: Callable[[Path], None], place: str, words: str
) -> None:
    refused(folder, spoil, place, words)


@pytest.mark.parametrize(("spoil", "place", "words"), [c[1:] for c in TEXTS], ids=[c[0] for c in TEXTS])
def test_texts_that_mean_something_else(folder: Path, spoil: Callable[[Path], None], place: str, words: str) -> None:
    refused(folder, spoil, place, words)


@pytest.mark.parametrize(("spoil", "place", "words"), [c[1:] for c in HEAVY], ids=[c[0] for c in HEAVY])
def test_what_is_made_to_cost(folder: Path, spoil: Callable[[Path], None], place: str, words: str) -> None:
    spoil(folder)
    tracemalloc.start()
    begin = time.process_time()
    reading = read_package(folder)
    seconds, (_, peak) = time.process_time() - begin, tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert reading.package is None
    assert any(place in error.place and words in str(error) for error in reading.errors), reading.errors[:3]
    assert len(reading.errors) <= 200
    assert seconds < SECONDS
    assert peak < BYTES


def test_a_file_that_may_not_be_read(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests may be allowed to read everything, so the refusal is played."""

    def refuse(path: Path, *args: object) -> object:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(files.Path, "open", refuse)
        errors = {str(error).partition(": error")[0] for error in read_package(folder).errors}
        assert {"framework.yaml", "document.md", OUTCOME} <= errors
    with monkeypatch.context() as patched:
        patched.setattr(files.Path, "iterdir", refuse)
        assert "the folder cannot be read: Permission denied" in str(read_package(folder).errors[0])


def test_a_mark_of_the_byte_order_is_no_part_of_the_text(folder: Path) -> None:
    for name in ("framework.yaml", "document.md"):
        path = folder / name
        path.write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert read_package(folder).package == package_in(SECOND)


@pytest.mark.parametrize(
    "name", ["SECURITY.md", "docs/reference/packages.md", "docs/decisions/0005-yaml-without-surprises.md"]
)
def test_what_is_written_about_the_largest_file_is_so(name: str) -> None:
    said = re.findall(r"(\d+) MB", (ROOT / name).read_text(encoding="utf-8"))
    assert {int(number) * 1_000_000 for number in said} == {files.LARGEST}
