"""A package as its files, always laid out in the same way: the same package gives the same bytes."""

import re
from pathlib import Path
from typing import Any

import yaml

from shanyraq.domains.packages.schema import FILES, Package
from shanyraq.domains.packages.schema.document import Block, Document
from shanyraq.domains.packages.schema.items import Model
from shanyraq.domains.packages.schema.package import file_name

FLOW_WIDTH = 100
LIST_WIDTH = 70
LANGUAGE = re.compile(r"^[a-z]{2,3}$")
FLOW = {"baseline", "latest", "targets", "entities", "partners", "dates", "chairs", "members", "rhythm"}
"""Lists and mappings whose members are written on one line each, as in a table."""


class Dumper(yaml.CSafeDumper):
    """Whole numbers without a fraction; text as text; no aliases."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _float(dumper: Dumper, value: float) -> yaml.Node:
    text = str(int(value)) if value == int(value) and abs(value) < 1e15 else repr(value)
    if "e" in text:
        text = format(value, "f")
    tag = "int" if "." not in text else "float"
    return dumper.represent_scalar(f"tag:yaml.org,2002:{tag}", text)


class Flow(dict[str, Any]):
    """A mapping that is written on one line."""


class FlowList(list[Any]):
    """A list of words or numbers that fits on one line."""


def _flow(dumper: Dumper, value: Flow) -> yaml.Node:
    return dumper.represent_mapping("tag:yaml.org,2002:map", value, flow_style=True)


def _flow_list(dumper: Dumper, value: FlowList) -> yaml.Node:
    return dumper.represent_sequence("tag:yaml.org,2002:seq", value, flow_style=True)


Dumper.add_representer(float, _float)
Dumper.add_representer(Flow, _flow)
Dumper.add_representer(FlowList, _flow_list)


def package_files(package: Package) -> dict[str, str]:
    """File name → text. Parts that say nothing have no file."""
    files = {}
    for part in FILES:
        model = getattr(package, part)
        if model != FILES[part].model_construct() and _says_something(model):
            files[file_name(part)] = _yaml(model, package.framework.language)
    for outcome in package.outcomes:
        files[f"results/outcome-{outcome.code.lower()}.yaml"] = _yaml(outcome, package.framework.language)
    if package.document.blocks:
        files["document.md"] = document_text(package.document)
    if package.readme.text:
        files["README.md"] = package.readme.text
    return files


def write_folder(package: Package, folder: Path) -> list[str]:
    """Writes the files into a new or empty folder and returns their names.

    :raises FileExistsError: when the folder holds anything.
    """
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    files = package_files(package)
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    return sorted(files)


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
    return "\n\n".join(_block(block) for block in document.blocks) + "\n"


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
