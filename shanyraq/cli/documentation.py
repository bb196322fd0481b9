"""``shanyraq docs``: the parts of the documentation that the code itself can write."""

import json
from pathlib import Path
from typing import Annotated

import typer

from shanyraq.base.rulebook import life_cycles, rulebook
from shanyraq.cli.output import say
from shanyraq.cli.powers import roles_page
from shanyraq.cli.reference import check_page, command_page, life_cycles_page, retention_page, rules_page
from shanyraq.cli.serving import packages_folder
from shanyraq.domains.packages.schema import FILES, Outcome, Package
from shanyraq.domains.packages.schema.items import Model
from shanyraq.domains.packages.schema.training import TrainingFile
from shanyraq.domains.packages.vocabulary import is_copy

app = typer.Typer(help="Documentation that is written from the code.", no_args_is_help=True)


@app.callback()
def docs() -> None:
    """Documentation that is written from the code."""


@app.command()
def generate(
    context: typer.Context,
    folder: Annotated[Path, typer.Argument(help="Where to write.")] = Path("docs/reference"),
) -> None:
    """Writes rules, life cycles, who may do what, the JSON Schemas, the commands and the findings of each package."""
    schemas = folder / "schemas"
    schemas.mkdir(parents=True, exist_ok=True)
    written = {
        folder / "rules.md": rules_page(rulebook()),
        folder / "life-cycles.md": life_cycles_page(life_cycles()),
        folder / "roles.md": roles_page(),
        folder / "retention.md": retention_page(),
        folder / "commands.md": command_page(context.find_root().command),
    }
    models: dict[str, type[Model]] = {**FILES, "outcome": Outcome, "package": Package, "training": TrainingFile}
    for part, model in models.items():
        schema = json.dumps(model.model_json_schema(), ensure_ascii=False, indent=2)
        written[schemas / f"{part.replace('_', '-')}.schema.json"] = schema + "\n"
    for package in (folder for folder in packages_folder() if not is_copy(folder.name)):
        written[folder / f"findings-{package.name}.md"] = check_page(package)
    for path, text in written.items():
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8", newline="\n")
            say(str(path))
