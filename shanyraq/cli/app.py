"""All commands. Each lives in a module of its own, which is imported when the command is named."""

from importlib import import_module

import typer
from typer.core import TyperCommand

from shanyraq.cli.helping import Helpful, translate
from shanyraq.cli.nearby import say_where

COMMANDS = {
    "framework": "shanyraq.cli.framework:app",
    "audit": "shanyraq.cli.audit:app",
    "do": "shanyraq.cli.doing:do",
    "workbook": "shanyraq.cli.workbooks:app",
    "workplan": "shanyraq.cli.workplan:app",
    "data": "shanyraq.cli.data:app",
    "training": "shanyraq.cli.training:app",
    "account": "shanyraq.cli.account:app",
    "docs": "shanyraq.cli.documentation:app",
    "progress": "shanyraq.cli.progress:progress",
    "commitments": "shanyraq.cli.commitments:commitments",
    "rules": "shanyraq.cli.rules:rules",
    "hooks": "shanyraq.cli.hooks:app",
    "notices": "shanyraq.cli.notices:app",
    "work": "shanyraq.cli.working:work",
    "tidy": "shanyraq.cli.tidying:tidy",
    "prepare": "shanyraq.cli.serving:prepare",
    "serve": "shanyraq.cli.serving:serve",
}
"""Name → where it is: a group of commands, or the function of one."""


LOOSE = {"do": {"allow_extra_args": True, "ignore_unknown_options": True}}
"""Commands whose options are not known before they run: those of ``do`` are the fields of the verb."""


class WhenNamed(Helpful):
    """A group that knows its commands by name, so that one need not wait for the imports of another."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]
        return list(COMMANDS)

    def get_command(self, ctx: typer.Context, cmd_name: str) -> TyperCommand | None:  # type: ignore[override]
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name].split(":")
        found = getattr(import_module(module), name)
        if not isinstance(found, typer.Typer):
            alone = typer.Typer()
            alone.command(cmd_name, context_settings=LOOSE.get(cmd_name))(found)
            found = alone
        command = typer.main.get_command(found)
        command.name = cmd_name
        say_where(command)
        if self.asked:
            translate(command)
        return command  # type: ignore[return-value]


app = typer.Typer(
    name="shanyraq",
    cls=WhenNamed,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)


@app.callback()
def shanyraq() -> None:
    """Runs a UN Cooperation Framework, from the signed document to the final evaluation.

    Help in Russian: --language ru, in Kazakh: --language kk, with any command.
    """
