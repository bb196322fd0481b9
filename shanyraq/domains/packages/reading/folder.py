"""Reads a package folder file by file and tells every error with its file and line."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from shanyraq.domains.packages.reading.files import BadFile, entries, outcome_paths, shown, stays_inside, text_of, there
from shanyraq.domains.packages.reading.markdown import BadDocument, read_document
from shanyraq.domains.packages.reading.problems import problems
from shanyraq.domains.packages.reading.references import check_references
from shanyraq.domains.packages.reading.yaml_lines import BadYaml, Lines, Location, read_yaml
from shanyraq.domains.packages.rules.package_format import badly_formed
from shanyraq.domains.packages.schema import FILES, Document, Outcome, Package, Readme
from shanyraq.domains.packages.schema.items import Model
from shanyraq.domains.packages.schema.package import RESULTS, file_name
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.kernel.findings import Finding
from shanyraq.kernel.sentences import Sentence, gettext_noop

README = "README.md"
SHOWN = 100
"""Errors of one file that are told at once."""


@dataclass
class Reading:
    """What was read: a package, or errors; and where each part of it stands."""

    package: Package | None = None
    errors: list[Finding] = field(default_factory=list)
    places: dict[str, Lines] = field(default_factory=dict)
    outcome_files: list[str] = field(default_factory=list)
    document_lines: dict[str, int] = field(default_factory=dict)
    version: int | None = None
    """From which version the package was made, where it came in an archive that says so."""
    work_plans: TrainingPlans | None = None
    """What the work plans of a copy for training are drawn from, where it says so."""

    def place(self, location: Location, clause: str = "") -> str:
        """``file:line`` of a path inside the package: ``("outcomes", 0, "indicators", 3)``.

        A place in the document is found by its clause.
        """
        if not location:
            return "framework.yaml:1"
        part, rest = location[0], location[1:]
        if part == "outcomes":
            if not rest or not isinstance(rest[0], int) or rest[0] >= len(self.outcome_files):
                return "results/"
            name, rest = self.outcome_files[rest[0]], rest[1:]
        elif part == "document":
            return f"document.md:{self.document_lines.get(clause, 1)}"
        else:
            name = file_name(str(part))
        lines = self.places.get(name)
        return f"{name}:{lines.line(rest) if lines else 1}"


def read_folder(folder: Path) -> Reading:
    """Reads every file of the folder. Nothing is guessed: an unknown file is an error."""
    reading = Reading()
    try:
        entries(folder)
    except BadFile as error:
        _error(reading, str(folder), 0, error.message)
        return reading
    parts: dict[str, Any] = {}
    for part, model in FILES.items():
        value = read_file(reading, folder, file_name(part), model, required=part == "framework")
        if value is not None:
            parts[part] = value
    parts["outcomes"] = list(_read_outcomes(reading, folder))
    document = _read_document(reading, folder)
    if document is not None:
        parts["document"] = document
    if there(folder / README):
        parts["readme"] = Readme(text=_text(reading, folder / README, README) or "")
    _refuse_strangers(reading, folder)
    if not reading.errors:
        package = Package.model_construct(**{**_defaults(), **parts})
        reading.errors.extend(check_references(package, reading.place))
        if not reading.errors:
            reading.package = package
    return reading


def _defaults() -> dict[str, Any]:
    return {
        name: field.get_default(call_default_factory=True)
        for name, field in Package.model_fields.items()
        if not field.is_required()
    }


def _read_outcomes(reading: Reading, folder: Path) -> Iterator[Outcome]:
    for path in outcome_paths(folder):
        name = f"{RESULTS}/{path.name}"
        outcome = read_file(reading, folder, name, Outcome, required=True)
        if isinstance(outcome, Outcome):
            reading.outcome_files.append(name)
            yield outcome


def read_file(reading: Reading, folder: Path, name: str, model: type[Model], *, required: bool) -> Model | None:
    """One YAML file of a folder as its model; errors go into ``reading``."""
    path = folder / name
    if not there(path) and not required:
        return None
    text = _text(reading, path, name)
    if text is None:
        return None
    try:
        lines = read_yaml(text)
    except BadYaml as error:
        _error(reading, name, error.line, error.message)
        return None
    reading.places[name] = lines
    try:
        return model.model_validate(lines.value)
    except ValidationError as error:
        found = problems(error, lines.value)
        for problem in found[:SHOWN]:
            where = ".".join(str(step) for step in problem.location) or "the file"
            values = {"where": where, "problem": problem.message}
            _error(reading, name, lines.line(problem.location), "{where}: {problem}", values)
        if len(found) > SHOWN:
            values = {"number": len(found) - SHOWN}
            _error(reading, name, 0, gettext_noop("{number} more errors like these in this file"), values)
        return None


def _read_document(reading: Reading, folder: Path) -> Document | None:
    path = folder / "document.md"
    text = _text(reading, path, "document.md")
    if text is None:
        return None
    try:
        result = read_document(text)
    except BadDocument as error:
        _error(reading, "document.md", error.line, error.message)
        return None
    reading.document_lines = result.lines
    return result.document


def _text(reading: Reading, path: Path, name: str) -> str | None:
    try:
        stays_inside(path, name)
        return text_of(path)
    except BadFile as error:
        _error(reading, name, error.line, error.message)
    return None


def _refuse_strangers(reading: Reading, folder: Path) -> None:
    known = {file_name(part) for part in FILES} | {"document.md", README}
    try:
        for path in entries(folder / RESULTS):
            if path.suffix != ".yaml":
                message = gettext_noop("results/ holds one .yaml file for each outcome and nothing else")
                _error(reading, f"{RESULTS}/{path.name}", 0, message)
    except BadFile as error:
        _error(reading, f"{RESULTS}/", 0, error.message)
    for path in entries(folder):
        if path.name not in known and path.name != RESULTS:
            message = gettext_noop("this is not part of a package; its files are: {known}")
            _error(reading, path.name, 0, message, {"known": ", ".join(sorted(known))})


def complain(reading: Reading, name: str, line: int, message: str, **values: Any) -> None:
    """An error at a line of a file; 0 for the whole file."""
    _error(reading, name, line, message, values)


def _error(
    reading: Reading, name: str, line: int, message: str | Sentence, values: dict[str, Any] | None = None
) -> None:
    sentence = message if isinstance(message, Sentence) else Sentence(message, values or {})
    reading.errors.append(badly_formed(sentence, f"{shown(name)}:{line}" if line else shown(name)))
