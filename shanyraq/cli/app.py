"""All commands. Each module below adds its own; this one puts them together."""

import typer

from shanyraq.cli import commitments, documentation, framework, progress, rules, serving

app = typer.Typer(
    name="shanyraq",
    help="Runs a UN Cooperation Framework, from the signed document to the final evaluation.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
app.add_typer(framework.app, name="framework")
app.add_typer(documentation.app, name="docs")
app.command("progress")(progress.progress)
app.command("commitments")(commitments.commitments)
app.command("rules")(rules.rules)
app.command("prepare")(serving.prepare)
app.command("serve")(serving.serve)
