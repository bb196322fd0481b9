"""A package as its files, always laid out in the same way: the same package gives the same bytes."""

import errno
import os
import re
import shutil
from collections.abc import Mapping, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from shanyraq.domains.packages.reading.files import in_order, outcome_paths
from shanyraq.domains.packages.reading.yaml_lines import LONGEST_NUMBER, meaning
from shanyraq.domains.packages.schema import FILES, Outcome, Package
from shanyraq.domains.packages.schema.document import Block, Document
from shanyraq.domains.packages.schema.items import Model
from shanyraq.domains.packages.schema.package import RESULTS, file_name

FLOW_WIDTH = 100
LIST_WIDTH = 70
WHOLE = 10**15
"""Larger numbers are not written as whole ones, though they are."""
LANGUAGE = re.compile(r"^[a-z]{2,3}$")
FLOW = {"baseline", "latest", "targets", "entities", "partners", "dates", "chairs", "members", "rhythm"}
"""Lists and mappings whose members are written on one line each, as in a table."""


class Dumper(yaml.CSafeDumper):
    """Whole numbers without a fraction; text as text; no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def number(value: float) -> str:
    """A number with every digit that it has, as the reader understands it: ``7``, ``0.00001234``, ``1.0e+300``."""
    if value == int(value) and abs(value) < WHOLE:
        return str(int(value))
    written = format(Decimal(repr(value)), "f")
    if "." in written and len(written) <= LONGEST_NUMBER:
        return written
    digits, _, power = repr(value).partition("e")
    return f"{digits if '.' in digits else f'{digits}.0'}e{power}"


def _float(dumper: Dumper, value: float) -> yaml.Node:
    text = number(value)
    tag = "int" if "." not in text else "float"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{tag}", text)


def _text(dumper: Dumper, value: str) -> yaml.Node:
    """A text; in quotes where the reader would take it for something else without them."""
    quotes = None if meaning(value) is value else "'"
    return dumper.represent_scalar("tag:yaml.org,2002:str", value, style=quotes)


class Flow(dict[str, Any]):
    """A mapping that is written on one line."""


class FlowList(list[Any]):
    """A list of words or numbers that fits on one line."""


def _flow(dumper: Dumper, value: Flow) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", value, flow_style=True)


def _flow_list(dumper: Dumper, value: FlowList) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=True)


Dumper.add_representer(float, _float)
Dumper.add_representer(str, _text)
Dumper.add_representer(Flow, _flow)
Dumper.add_representer(FlowList, _flow_list)


def package_files(package: Package) -> dict[str, str]:
    """File name → text. Parts that say nothing have no file; the document always has one."""
    files = {}
    for part in FILES:
        model = getattr(package, part)
        if model != FILES[part].model_construct() and _says_something(model):
            files[file_name(part)] = _yaml(model, package.framework.language)
    for name, outcome in zip(_names(package.outcomes), package.outcomes, strict=True):
        files[f"{RESULTS}/{name}.yaml"] = _yaml(outcome, package.framework.language)
    files["document.md"] = document_text(package.document)
    if package.readme.text:
        files["README.md"] = package.readme.text
    return files


def _names(outcomes: Sequence[Outcome]) -> list[str]:
    """The files of outcomes by their codes, with the place in front where the codes alone would stand otherwise."""
    names = [f"outcome-{outcome.code.lower()}" for outcome in outcomes]
    if len(set(names)) == len(names) and sorted(names, key=in_order) == names:
        return names
    return [f"outcome-{place}-{outcome.code.lower()}" for place, outcome in enumerate(outcomes, start=1)]


def write_folder(package: Package, folder: Path) -> list[str]:
    """Writes the files into a new or empty folder and returns their names.

    :raises FileExistsError: when the folder holds anything.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    files = package_files(package)
    (folder / RESULTS).mkdir(parents=True, exist_ok=True)  # part of every package, be it empty
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return sorted(files)


def rewrite_folder(package: Package, folder: Path) -> tuple[list[str], list[str]]:
    """Lays the files of a package's own folder out anew; gives the names written and those removed.

    Outcomes are kept under the name that the layout gives them, and a part that says nothing has no file.

    :raises OSError: when a file may not be written; nothing was changed then.
    """
    files = package_files(package)
    read = [file_name(part) for part in FILES] + [f"{RESULTS}/{path.name}" for path in outcome_paths(folder)]
    gone = [name for name in read if name not in files and (folder / name).exists()]
    anew = [name for name, text in files.items() if _differs(folder / name, text)]
    for path in (folder / name for name in [*gone, *anew]):
        if not os.access(path if path.exists() else path.parent, os.W_OK):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
    _write_together({folder / name: files[name] for name in anew})
    for name in gone:
        (folder / name).unlink()
    return anew, gone


def _differs(path: Path, text: str) -> bool:
    return not path.exists() or path.read_bytes() != text.encode()


def _write_together(texts: Mapping[Path, str]) -> None:
    """Writes all files or none: each is complete beside its place before the first one takes it."""
    ready: dict[Path, Path] = {}
    try:
        for path, text in texts.items():
            place = path.resolve()  # a link stays a link
            ready[place] = beside = place.with_name(f".{place.name}.new")
            beside.write_text(text, encoding="utf-8", newline="\n")
            if place.exists():
                shutil.copymode(place, beside)
        for place, beside in ready.items():
            beside.replace(place)
    finally:
        for beside in ready.values():
            beside.unlink(missing_ok=True)


def _says_something(model: Model) -> bool:
    return bool(model.model_dump(exclude_defaults=True))


def _yaml(model: Model, language: str) -> str:
    plain = _one_line(_ordered(model.model_dump(mode="json", exclude_defaults=True), language))
    text: str = yaml.dump(plain, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=FLOW_WIDTH, indent=2)
    return text


def _ordered(value: Any, language: str) -> Any:
    """Texts with the signed language first, dimensions by name: a database may forget their order."""
    if isinstance(value, list):
        return [_ordered(item, language) for item in value]
    if not isinstance(value, dict):
        return value
    names = list(value)
    if all(LANGUAGE.match(name) for name in names) or all(name.isupper() for name in names):
        names.sort(key=lambda name: (name != language, name))
    return {name: _ordered(value[name], language) for name in names}


def _one_line(value: Any, name: str = "") -> Any:
    if isinstance(value, list):
        nested = any(isinstance(item, dict | list) for item in value)
        if not nested and sum(len(str(item)) + 2 for item in value) <= LIST_WIDTH:
            return FlowList(value)
        return [_one_line(item, name) for item in value]
    if isinstance(value, dict):
        plain = {key: _one_line(item, key) for key, item in value.items()}
        flat = name in FLOW and not any(isinstance(item, dict | list) for item in plain.values())
        return Flow(plain) if flat else plain
    return value


def document_text(document: Document) -> str:
    """The document as Markdown with anchors; ``reading.markdown`` reads it back."""
    return "\n\n".join(_block(block) for block in document.blocks) + "\n" * bool(document.blocks)


def _block(block: Block) -> str:
    if block.kind == "heading":
        text = f"{'#' * block.depth} {block.text} {{{block.anchor}}}"
    elif block.kind == "table":
        text = f"{{{block.anchor}}}\n{block.text}"
    elif block.kind == "item":
        text = f"{'  ' * block.depth}- {{{block.anchor}}} {block.text}"
    else:
        text = f"{{{block.anchor}}} {block.text}"
    return "\n".join([text, *(f"<!-- repaired: {repair} -->" for repair in block.repaired)])
