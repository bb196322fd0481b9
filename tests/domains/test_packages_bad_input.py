"""Bad packages: each gets an error that names file and line, and changes nothing."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from typer.testing import CliRunner

from shanyraq.cli.app import app
from shanyraq.domains.packages.models import Framework
from shanyraq.domains.packages.reading import read_package
from tests.conftest import SECOND, apply, package_in

pytestmark = pytest.mark.usefixtures("empty")

run = CliRunner()
COMMANDS = ("check", "plan", "apply")


def dump() -> dict[str, list[dict[str, Any]]]:
    """Every row of the house."""
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values())
        for model in apps.get_models(include_auto_created=True)
        if model.__module__.startswith("shanyraq.")
    }


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the second package that a test may spoil."""
    return Path(shutil.copytree(SECOND, tmp_path / "package"))


def replace(name: str, old: str, new: str) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        path = folder / name
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")

    return spoil


def write(name: str, content: str | bytes) -> Callable[[Path], None]:
    def spoil(folder: Path) -> None:
        path = folder / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())

    return spoil


def group(dimension: str) -> Callable[[Path], None]:
    item = f"- clauses: [§3-p1]\n  key: jeunes\n  name: Jeunes\n  text: Les jeunes\n  dimensions: [{dimension}]\n"
    return write("context.yaml", f"lnob_groups:\n{item}")


def figure(indicator: str, row: str) -> Callable[[Path], None]:
    item = "- clauses: [§3-p1]\n  key: eau\n  topic: eau\n  text: L’eau\n  printed: 40 %\n  value: 40\n"
    return write("context.yaml", f"figures:\n{item}  indicator: {indicator}\n  row: {row}\n")


SECRET = "nobody: should read this"


def linked_out(folder: Path) -> None:
    """A file of the machine in the place of one of the package's."""
    outside = folder.parent / "outside.yaml"
    outside.write_text(SECRET, encoding="utf-8")
    (folder / "governance.yaml").unlink()
    (folder / "governance.yaml").symlink_to(outside)


def duties(*ids: str) -> Callable[[Path], None]:
    item = "  text: Un rapport\n  obligation: Publier\n  actor: Équipe\n  kind: content\n  modality: must\n"
    return write("commitments.yaml", "commitments:\n" + "".join(f"- clauses: [§3-p1]\n  id: {i}\n{item}" for i in ids))


TOTAL_AGAIN = """- {value: 1200, year: 2031, printed: 1 200 (2031)}
    - clauses: [§2-indicateurs-points]
      key: again
      kind: total
      label: ''
"""
SIGNATURE = """- clauses: [§1-p1]
  party: gouvernement
  capacity: government
  name: A. Exemple
  title: Ministre
"""
LAUGHS = "a: &a [x, x]\n" + "".join(f"b{n}: &b{n} [*a, *a, *a]\n" for n in range(9))
REMARK = "findings:\n- rule: {rule}\n  subject: indicator x\n  explanation: Car.\n"
DEEP = "a: " + "[" * 100 + "]" * 100

CASES: list[tuple[str, Callable[[Path], None], str, str]] = [
    ("YAML that does not close", write("risks.yaml", "risks: [\n"), "risks.yaml:2", "not YAML"),
    ("a tab for an indent", write("risks.yaml", "risks:\n\t- x\n"), "risks.yaml:2", "not YAML"),
    ("a billion laughs", write("risks.yaml", LAUGHS), "risks.yaml:1", "aliases and anchors"),
    ("nested too deeply", write("risks.yaml", DEEP), "risks.yaml:1", "levels deep"),
    ("a tag that would run code", write("risks.yaml", "a: !!python/object:os.x 1"), "risks.yaml:1", "tag"),
    (
        "two documents in a file",
        write("risks.yaml", "risks: []\n---\nrisks: []\n"),
        "risks.yaml:2",
        "one document",
    ),
    ("the same key twice", write("risks.yaml", "risks: []\nrisks: []\n"), "risks.yaml:2", "stands twice"),
    ("a list where a mapping belongs", write("risks.yaml", "- x\n"), "risks.yaml:1", "the file"),
    ("an empty file", write("framework.yaml", ""), "framework.yaml", "the file"),
    ("not UTF-8", write("risks.yaml", "risks: []\n# Қазақ\n".encode("utf-16")), "risks.yaml:1", "UTF-8"),
    ("Latin text in cp1251", write("risks.yaml", b"risks: []\n# \xc0\xc1\n"), "risks.yaml:2", "UTF-8"),
    ("a null byte", write("risks.yaml", "risks: []\nx: \0\n"), "risks.yaml:2", "character"),
    ("50 megabytes", write("risks.yaml", b"#" * 50_000_000), "risks.yaml", "50 MB"),
    ("a file that no package has", write("budget.yaml", "x: 1\n"), "budget.yaml", "not part of a package"),
    ("notes that no package has", write("notes.txt", "x\n"), "notes.txt", "not part of a package"),
    ("a folder that no package has", lambda folder: (folder / "old").mkdir(), "old", "not part of a package"),
    (
        "a remark on a rule that there is not",
        write("findings.yaml", REMARK.format(rule="check.unit-agains-title")),
        "findings.yaml:2",
        "no design rule «check.unit-agains-title»",
    ),
    (
        "two remarks on one finding",
        write("findings.yaml", REMARK.format(rule="check.unit-change") + REMARK[10:].format(rule="check.unit-change")),
        "findings.yaml:5",
        "stands twice",
    ),
    (
        "texts in a language that is not listed",
        replace("framework.yaml", "languages: [fr, en]", "languages: [fr]"),
        "framework.yaml:4",
        "texts in «en» stand in the package",
    ),
    (
        "a text in a language that is not listed",
        replace("results/outcome-a.1.yaml", "title: Eau et école", "title:\n  fr: Eau et école\n  kk: Су және мектеп"),
        "results/outcome-a.1.yaml:6",
        "texts in «kk» stand in the package (1, here the first)",
    ),
    (
        "a remark that says nothing",
        write("findings.yaml", REMARK.format(rule="check.unit-change").replace("Car.", "")),
        "findings.yaml:4",
        "explanation",
    ),
    ("a README with a control character", write("README.md", "# Ceci\n\0\n"), "README.md:2", "control character"),
    ("a text with a control character", write("document.md", "# X {§1}\n\n\x07\n"), "document.md:3", "control"),
    ("no framework.yaml", lambda folder: (folder / "framework.yaml").unlink(), "framework.yaml", "missing"),
    (
        "an unknown field",
        replace("governance.yaml", "  status:", "  colour: red\n  status:"),
        "governance.yaml:6",
        "no such field",
    ),
    (
        "a missing field",
        replace("governance.yaml", "  kind: steering_committee\n", ""),
        "governance.yaml:2",
        "missing",
    ),
    (
        "a word that is not in the list",
        replace("governance.yaml", "steering_committee", "committee"),
        "governance.yaml:5",
        "steering_committee",
    ),
    (
        "a code of another country",
        replace("framework.yaml", "iso3: XAA", "iso3: XAB"),
        "framework.yaml:1",
        "write «xab-2027-2031»",
    ),
    (
        "a code of other years",
        replace("framework.yaml", "code: xaa-2027-2031", "code: xaa-2028-2031-training"),
        "framework.yaml:1",
        "write «xaa-2027-2031-training»",
    ),
    (
        "a goal above itself",
        replace("framework.yaml", "parent: vision-2050", "parent: pilier-a"),
        "framework.yaml:31",
        "«pilier-a» stands above itself: pilier-a → pilier-a",
    ),
    (
        "two goals above each other",
        replace("framework.yaml", "parent: vision-2050", "parent: priorite-a1"),
        "framework.yaml:31",
        "«pilier-a» stands above itself: pilier-a → priorite-a1 → pilier-a",
    ),
    (
        "a body above itself",
        replace("governance.yaml", "  status:", "  parent: comite\n  status:"),
        "governance.yaml:6",
        "stands above itself",
    ),
    (
        "an organisation above itself",
        replace("parties.yaml", "  kind: un_entity", "  parent: unicef\n  kind: un_entity"),
        "parties.yaml:",
        "stands above itself",
    ),
    (
        "an outcome twice, in other capitals",
        replace("results/outcome-a.2.yaml", "code: A.2", "code: a.1"),
        "results/outcome-a.2.yaml:2",
        "the outcome «a.1» stands twice",
    ),
    (
        "a text that says nothing",
        replace("framework.yaml", "  fr: Cadre de coopération 2027–2031", "  fr: ' '"),
        ":3",
        "this one is empty",
    ),
    (
        "an outcome twice",
        replace("results/outcome-a.2.yaml", "code: A.2", "code: A.1"),
        "results/outcome-a.2.yaml:2",
        "stands twice",
    ),
    (
        "an indicator twice",
        replace("results/outcome-a.2.yaml", "key: loi-information", "key: 6.1.1"),
        "results/outcome-a.2.yaml:",
        "stands twice",
    ),
    (
        "an entity that parties.yaml does not know",
        replace("results/outcome-a.2.yaml", "party: undp", "party: undpp"),
        "results/outcome-a.2.yaml:7",
        "undpp",
    ),
    (
        "a lead that parties.yaml does not know",
        replace("results/outcome-a.1.yaml", "lead_entities: [unicef]", "lead_entities: [who]"),
        "results/outcome-a.1.yaml:",
        "who",
    ),
    (
        "a label that says that a value is missing",
        replace("results/outcome-a.1.yaml", "label: ''", "label: n/a"),
        "results/outcome-a.1.yaml:",
        "says that a value is missing",
    ),
    (
        "a link out of the package",
        linked_out,
        "governance.yaml",
        "leads out of the package",
    ),
    (
        "a figure of an indicator that is not there",
        figure("points-feu", "total"),
        "context.yaml:8",
        "points-feu",
    ),
    (
        "a figure of a row that is not there",
        figure("points-eau", "femmes"),
        "context.yaml:9",
        "femmes",
    ),
    (
        "a goal that framework.yaml does not know",
        replace("results/outcome-a.1.yaml", "parent: priorite-a1", "parent: priorite-b"),
        "results/outcome-a.1.yaml:3",
        "priorite-b",
    ),
    (
        "an SDG target that does not exist",
        replace("results/outcome-a.1.yaml", "code: '6.1'", "code: '18.1'"),
        "results/outcome-a.1.yaml:",
        "sdg_targets.0.code",
    ),
    (
        "an SDG target that the goal does not have",
        replace("results/outcome-a.1.yaml", "code: '6.1'", "code: '6.9'"),
        "results/outcome-a.1.yaml:10",
        "there is no SDG target 6.9; those of goal 6 are 6.1, 6.2",
    ),
    (
        "an indicator of such a target",
        replace("results/outcome-a.1.yaml", "sdg_target: '6.1'", "sdg_target: '17.99'"),
        "results/outcome-a.1.yaml:",
        "there is no SDG target 17.99",
    ),
    (
        "the same SDG target twice",
        replace(
            "results/outcome-a.1.yaml",
            "entities:\n",
            "- {clauses: [§2-p1], code: '6.1', goal: 6, text: Eau}\nentities:\n",
        ),
        "results/outcome-a.1.yaml:13",
        "the SDG target «6.1» stands twice",
    ),
    (
        "a word where a number belongs",
        replace("results/outcome-a.1.yaml", "value: 48.5", "value: viele"),
        "results/outcome-a.1.yaml:",
        "number",
    ),
    (
        "a value where a label belongs",
        replace("results/outcome-a.1.yaml", "kind: total", "kind: label"),
        "results/outcome-a.1.yaml:",
        "is a label but holds a value",
    ),
    (
        "a number where a label belongs",
        replace("results/outcome-a.1.yaml", "label: ''", "label: 48.5 (2026)"),
        "results/outcome-a.1.yaml:",
        "a label belongs here",
    ),
    (
        "a value that is not the printed one",
        replace("results/outcome-a.1.yaml", "{value: 48.5,", "{value: 49.5,"),
        "results/outcome-a.1.yaml:",
        "the value 49.5 does not stand in the printed words",
    ),
    (
        "a year that is not the printed one",
        replace("results/outcome-a.1.yaml", "value: 75, year: 2031", "value: 75, year: 2030"),
        "results/outcome-a.1.yaml:",
        "the year 2030 does not stand in the printed words",
    ),
    (
        "a value of the other sign",
        replace("results/outcome-a.1.yaml", "{value: 48.5,", "{value: -48.5,"),
        "results/outcome-a.1.yaml:",
        "the value -48.5 does not stand in the printed words",
    ),
    (
        "a year for a value",
        replace("results/outcome-a.1.yaml", "{value: 0, year: 2026", "{value: 2026, year: 2026"),
        "results/outcome-a.1.yaml:",
        "the value 2026.0 does not stand in the printed words «0 (2026)»",
    ),
    (
        "a year that does not lead its value",
        replace("results/outcome-a.1.yaml", "year: 2026, printed: 0 (2026)", "year: 2020, printed: 2026 - 0"),
        "results/outcome-a.1.yaml:",
        "the year 2020 does not stand in the printed words «2026 - 0»",
    ),
    (
        "two totals",
        replace("results/outcome-a.1.yaml", "- {value: 1200, year: 2031, printed: 1 200 (2031)}\n", TOTAL_AGAIN),
        "results/outcome-a.1.yaml:43",
        "the indicator has a total already, «total»; make «again» a «breakdown»",
    ),
    (
        "an answer that the scale does not have",
        replace("results/outcome-a.1.yaml", "state: Partielle", "state: Absent"),
        "results/outcome-a.1.yaml:",
        "«Absent» is no answer of the scale: «Absente», «Partielle», «Complète»",
    ),
    (
        "an answer that is neither yes nor no",
        replace("results/outcome-a.2.yaml", "state: 'no'", "state: Non"),
        "results/outcome-a.2.yaml:",
        "«Non» is no answer of the scale: «no», «yes»",
    ),
    (
        "an answer among numbers",
        replace("results/outcome-a.1.yaml", "printed: 0 (2026)", "printed: 0 (2026), state: Absente"),
        "results/outcome-a.1.yaml:",
        "the indicator is of numbers",
    ),
    (
        "answers without a scale",
        replace("results/outcome-a.1.yaml", "    scale: [Absente, Partielle, Complète]\n", ""),
        "results/outcome-a.1.yaml:",
        "a qualitative indicator has a «scale»",
    ),
    (
        "an answer twice",
        replace("results/outcome-a.1.yaml", "scale: [Absente,", "scale: [Partielle,"),
        "results/outcome-a.1.yaml:",
        "the scale has an answer twice",
    ),
    (
        "a signature twice",
        replace("framework.yaml", "signatories:\n", f"signatories:\n{SIGNATURE}"),
        "framework.yaml:51",
        "the signature «A. Exemple, gouvernement, government» stands twice",
    ),
    (
        "a dimension that there is not",
        replace("results/outcome-a.1.yaml", "      label: ''", "      label: ''\n      dimensions: {GENDER: F}"),
        "results/outcome-a.1.yaml:",
        "there is no dimension «GENDER»; there are SEX, AGE,",
    ),
    (
        "a breakdown without a code",
        replace(
            "results/outcome-a.1.yaml", "      label: ''", "      label: ''\n      dimensions: {CUST_BREAKDOWN: ''}"
        ),
        "results/outcome-a.1.yaml:",
        "«» is no code of the dimension CUST_BREAKDOWN",
    ),
    ("a group of a dimension that there is not", group("RELIGION=X"), "context.yaml:6", "no dimension «RELIGION»"),
    (
        "a code that the dimension does not have",
        replace("results/outcome-a.1.yaml", "      label: ''", "      label: ''\n      dimensions: {SEX: Q}"),
        "results/outcome-a.1.yaml:",
        "no code of the dimension SEX",
    ),
    (
        "an age that ends before it begins",
        replace("results/outcome-a.1.yaml", "      label: ''", "      label: ''\n      dimensions: {AGE: Y24T15}"),
        "results/outcome-a.1.yaml:",
        "no code of the dimension AGE",
    ),
    (
        "a lead that is named twice",
        replace("results/outcome-a.1.yaml", "lead_entities: [unicef]", "lead_entities: [unicef, unicef]"),
        "results/outcome-a.1.yaml:32",
        "«lead_entities» names «unicef» twice",
    ),
    (
        "a body that is named twice",
        replace("commitments.yaml", "bodies: [comite]", "bodies:\n  - comite\n  - comite"),
        "commitments.yaml:11",
        "«bodies» names «comite» twice",
    ),
    (
        "a clause that is cited twice",
        replace("governance.yaml", "clauses: [§3-p1]", "clauses: [§3-p1, §3-p1]"),
        "governance.yaml:2",
        "«clauses» names «§3-p1» twice",
    ),
    (
        "a language that is listed twice",
        replace("framework.yaml", "languages: [fr, en]", "languages: [fr, en, fr]"),
        "framework.yaml:",
        "«languages» names «fr» twice",
    ),
    ("a group of no age", group("AGE"), "context.yaml:6", "AGE tells no group apart without its bounds"),
    ("a group of another code", group("AGE=15-24"), "context.yaml:6", "lnob_groups.0.dimensions.0"),
    ("a group of no such age", group("AGE=Y24T15"), "context.yaml:6", "no code of the dimension AGE"),
    (
        "a commitment twice, in other capitals",
        duties("A2-18", "a2-18"),
        "commitments.yaml:10",
        "the commitment «a2-18» stands twice",
    ),
    (
        "an indicator's code twice",
        replace("results/outcome-a.2.yaml", "  title: Loi", "  code: 6.1.1\n  title: Loi"),
        "results/outcome-a.2.yaml:",
        "the indicator code «6.1.1» stands twice",
    ),
    (
        "an infinite number",
        replace("results/outcome-a.1.yaml", "{value: 48.5,", "{value: 1.0e999,"),
        "results/outcome-a.1.yaml:",
        "finite",
    ),
    (
        "a number of five thousand digits",
        replace("results/outcome-a.1.yaml", "{value: 48.5,", "{value: " + "9" * 5000 + ","),
        "results/outcome-a.1.yaml:",
        "number",
    ),
    ("no document", lambda folder: (folder / "document.md").unlink(), "document.md", "missing"),
    (
        "an outcome in a file of another kind",
        lambda folder: (folder / "results" / "outcome-a.2.yaml").rename(folder / "results" / "outcome-a.2.yml"),
        "results/outcome-a.2.yml",
        "nothing else",
    ),
    (
        "an address that is a script",
        replace("framework.yaml", "levels:", "links:\n- {title: x, url: 'javascript:alert(1)'}\nlevels:"),
        "framework.yaml:",
        "links.0.url",
    ),
    (
        "a clause that document.md does not have",
        replace("governance.yaml", "clauses: [§3-p1]", "clauses: [§3-p9]"),
        "governance.yaml:2",
        "no clause §3-p9",
    ),
    ("an empty document", write("document.md", ""), "document.md:1", "has no clause, and 24 items cite one"),
    (
        "a document of nothing but remarks",
        write("document.md", "<!-- to be written -->\n"),
        "document.md:1",
        "the document has no clause",
    ),
    (
        "a block without an anchor",
        replace("document.md", "{§3-p2} Chaque", "Chaque"),
        "document.md:",
        "no anchor",
    ),
    (
        "an anchor twice",
        replace("document.md", "{§3-p2}", "{§3-p1}"),
        "document.md:",
        "stands twice",
    ),
    (
        "an end before the start",
        replace("framework.yaml", "ends_on: '2031-06-30'", "ends_on: '2027-06-30'"),
        "framework.yaml:",
        "ends on 2027-06-30",
    ),
    (
        "a day that does not exist",
        replace("framework.yaml", "starts_on: '2027-07-01'", "starts_on: '2027-02-30'"),
        "framework.yaml:",
        "starts_on",
    ),
    (
        "a code in capitals",
        replace("framework.yaml", "code: xaa-2027-2031", "code: XAA-2027-2031"),
        "framework.yaml:1",
        "code",
    ),
]


@pytest.mark.parametrize(("spoil", "place", "words"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_the_error_names_the_place_and_nothing_changes(
    db: None, folder: Path, spoil: Callable[[Path], None], place: str, words: str
) -> None:
    apply(package_in(SECOND))
    spoil(folder)

    reading = read_package(folder)
    assert reading.package is None
    assert any(place in error.place and words in str(error) for error in reading.errors), reading.errors

    before = dump()
    result = run.invoke(app, ["framework", "apply", str(folder)])
    assert result.exit_code == 1
    assert place in result.stderr
    assert "Nothing was changed" in result.stderr
    assert SECRET not in result.output
    told = json.loads(run.invoke(app, ["framework", "apply", str(folder), "--json"]).stdout)
    assert told["valid"] is False
    assert any(place in error["place"] for error in told["errors"])
    assert dump() == before


def kinds() -> dict[str, Any]:
    """A case of each file of a package: the place before the line → how it is spoiled, and where."""
    return {case[2].partition(":")[0]: case[1:3] for case in CASES}


@pytest.mark.parametrize(("spoil", "place"), kinds().values(), ids=kinds())
def test_every_command_tells_it_alike(db: None, folder: Path, spoil: Callable[[Path], None], place: str) -> None:
    """Each reads the whole package first, so that one case of each file is enough."""
    apply(package_in(SECOND))
    spoil(folder)
    before = dump()
    told = {}
    for command in COMMANDS:
        result = run.invoke(app, ["framework", command, str(folder)])
        plain = run.invoke(app, ["framework", command, str(folder), "--json"])
        assert (result.exit_code, plain.exit_code) == (1, 1), command
        assert place in result.stderr
        assert SECRET not in result.output + plain.output
        told[command] = (result.stderr, json.loads(plain.stdout)["errors"])
    assert told["check"] == told["plan"] == told["apply"]
    assert dump() == before


def test_every_error_of_a_file_is_told_at_once(folder: Path) -> None:
    replace("governance.yaml", "  kind: steering_committee\n", "")(folder)
    replace("governance.yaml", "  status:", "  colour: red\n  status:")(folder)
    replace("results/outcome-a.2.yaml", "value: null", "value: x")(folder)
    places = {error.place.split(":")[0] for error in read_package(folder).errors}
    assert len(read_package(folder).errors) >= 3
    assert places == {"governance.yaml", "results/outcome-a.2.yaml"}


def test_a_folder_that_is_not_there(tmp_path: Path) -> None:
    assert "no such folder" in str(read_package(tmp_path / "nothing").errors[0])


def test_a_period_that_overlaps_is_refused(db: None, folder: Path) -> None:
    apply(package_in(SECOND))
    replace("framework.yaml", "code: xaa-2027-2031", "code: xaa-2028-2031")(folder)
    replace("framework.yaml", "starts_on: '2027", "starts_on: '2028")(folder)

    before = dump()
    told = set()
    for command in COMMANDS:
        result = run.invoke(app, ["framework", command, str(folder)])
        assert (command, result.exit_code) == (command, 1)
        told.add(result.stderr.splitlines()[0])
        assert "is a valid package" not in result.stdout
    assert told == {
        "1. framework.yaml:10: error package.period: the period 2028-07-01 to 2031-06-30 overlaps with "
        "xaa-2027-2031 (2027-07-01 to 2031-06-30); correct starts_on or ends_on"
    }
    plain = json.loads(run.invoke(app, ["framework", "check", str(folder), "--json"]).stdout)
    assert (plain["valid"], [error["rule"] for error in plain["errors"]]) == (False, ["package.period"])
    assert dump() == before


def test_a_check_needs_no_database(folder: Path, tmp_path: Path) -> None:
    """Absent or without tables: no error, and none is made; one that cannot be used is told."""
    file = tmp_path / "house.sqlite3"
    environment = {**os.environ, "SHANYRAQ_DATA": str(tmp_path), "DATABASE_URL": f"sqlite:///{file}"}

    def check() -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", "from shanyraq.cli import main; main()", "framework", "check", str(folder)]
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    absent = check()
    assert (absent.returncode, absent.stderr, file.exists()) == (0, "", False)
    file.touch()
    assert (check().returncode, check().stderr) == (0, "")
    file.write_bytes(b"this is no database, and long enough to be looked at " * 20)
    unusable = check()
    assert unusable.returncode == 0
    assert "not compared with other frameworks" in unusable.stderr


def test_a_training_copy_may_cover_the_same_period(db: None, folder: Path) -> None:
    apply(package_in(SECOND))
    replace("framework.yaml", "code: xaa-2027-2031", "code: xaa-2027-2031-training")(folder)
    assert run.invoke(app, ["framework", "apply", str(folder)]).exit_code == 0
    assert Framework.objects.count() == 2


def test_a_remark_on_nothing_is_a_warning_with_its_line(db: None, folder: Path) -> None:
    replace("findings.yaml", "subject: body comite", "subject: body commite")(folder)
    result = run.invoke(app, ["framework", "check", str(folder)])
    assert result.exit_code == 0
    assert "findings.yaml:2: warning package.remarks: The remark on “body commite” stays unseen" in result.stdout
    lines = json.loads(run.invoke(app, ["framework", "check", str(folder), "--json"]).stdout)["findings"]
    assert lines[-1]["place"] == "findings.yaml:2"
    assert [line["rule"] for line in lines if line["remark"]] == ["check.indicator-without-code"]
