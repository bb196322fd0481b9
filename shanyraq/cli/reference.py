"""Reference pages as Markdown: rules, life cycles, commands, and the findings of a package."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import typer
from typer.core import TyperCommand, TyperGroup

from shanyraq.base.jobs.forgetting import kept_for_a_while
from shanyraq.domains.packages.queries.naming import titles_of
from shanyraq.domains.packages.reading import read_package
from shanyraq.domains.packages.rules.design import DESIGN_RULES, DesignFinding, check_design
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.items import Text
from shanyraq.domains.packages.writing.json_export import text
from shanyraq.kernel.rules import Rule
from shanyraq.kernel.transitions import LifeCycle

GENERATED = "<!-- Written by `shanyraq docs generate`; change the code instead. -->\n"
ENDS = """Data goes to standard output, errors to standard error; errors name the file and the line, or what was
asked for. Every command that prints data takes `--json`.

| exit code | what happened |
| --- | --- |
| 0 | done |
| 1 | refused: the findings say why, each with its place; or the database cannot be used. Nothing was changed |
| 2 | wrong usage: an option that does not exist, or a thing named on the command line that does not |
| 3 | conflict: somebody changed the same thing in the meantime. Nothing was changed |
| 4 | not allowed |

One rule for what is not there, in all commands: an unknown framework (the known codes are listed), a day before a
framework's first version, and a path that leads nowhere are wrong usage, 2. A file that is missing *inside* a
package is a fault of the package, 1. A list without entries is an answer, 0.

Help, and what is said of wrong usage, is in Russian with `--language ru` and in Kazakh with `--language kk`, anywhere
on the line: `shanyraq framework check --help --language kk`.
"""


def rules_page(rules: Sequence[Rule]) -> str:
    """Every rule with its explanation and source."""
    parts = [GENERATED, "# Rules\n", f"{len(rules)} rules are at work. Each cites its source.\n"]
    for rule in rules:
        parts += [
            f"## {rule.id}\n",
            f"**{rule.title}**\n",
            f"{rule.explanation}\n",
            f"Source: {rule.source}" + (f", <{rule.source.url}>" if rule.source.url.startswith("http") else "") + "\n",
        ]
    return "\n".join(parts)


def life_cycles_page(cycles: Sequence[LifeCycle]) -> str:
    """Every life cycle as its table: in which state which act leads where, and by whom."""
    parts = [
        GENERATED,
        "# Life cycles\n",
        f"{len(cycles)} things have a state. No state is changed outside these tables.\n",
    ]
    for cycle in cycles:
        ends = ", ".join(f"*{_words(state)}*" for state in cycle.states() if cycle.is_final(state))
        parts += [
            f"## {_words(cycle.name).capitalize()}\n",
            f"Begins as *{_words(cycle.first)}*; ends as {ends}.\n",
            "| state | act | leads to | who |",
            "| --- | --- | --- | --- |",
            *(
                f"| {_words(each.source)} | {_words(each.act)} | {_words(each.target)} | {each.who} |"
                for each in cycle.transitions
            ),
            "",
        ]
    return "\n".join(parts)


def _words(name: str) -> str:
    return name.replace("_", " ")


def command_page(group: object) -> str:
    """The command line: how commands end, then command by command."""
    parts = [GENERATED, "# Commands\n", ENDS]
    for name, command in _commands("shanyraq", group):
        command.rich_markup_mode = None  # plain text, returned instead of printed
        context = typer.Context(command, info_name=name, terminal_width=100)
        parts += [f"## {name}\n", "```text", _plain(command.get_help(context)), "```\n"]
    return "\n".join(parts)


def _plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _commands(name: str, command: object) -> Iterator[tuple[str, TyperCommand]]:
    if isinstance(command, TyperCommand):
        yield name, command
    if not isinstance(command, TyperGroup):
        return
    context = typer.Context(command)
    for child in sorted(command.list_commands(context)):
        yield from _commands(f"{name} {child}", command.get_command(context, child))


def check_page(folder: Path) -> str:
    """Every design finding of a package, by rule, each with its explanation."""
    reading = read_package(folder)
    if reading.package is None:
        raise ValueError(f"{folder} is not a valid package: {reading.errors[0]}")
    framework = reading.package.framework
    found = check_design(reading.package, framework.starts_on)
    titles = titles_of(reading.package)
    by_rule: dict[str, list[DesignFinding]] = defaultdict(list)
    for finding in found:
        by_rule[finding.finding.rule].append(finding)
    parts = [
        GENERATED,
        f"# Design findings of {framework.code}\n",
        f"`shanyraq framework check` as of {framework.starts_on}, the first day of the framework: "
        f"{len(found)} findings of {len(by_rule)} kinds, in a document that is kept as it was signed.\n",
    ]
    for id, findings in by_rule.items():
        rule = DESIGN_RULES[id]
        parts += [
            f"## {rule.title}\n",
            f"`{id}` · {rule.severity} · {rule.source}\n",
            f"{rule.explanation}\n",
        ]
        parts += ["| About | Finding | Clause | Remark |", "| --- | --- | --- | --- |"]
        for each in findings:
            remark = text(each.remark, reading.package)
            about = _about(each.finding.subject, titles, reading.package)
            cells = (about, str(each.finding.message), each.finding.clause, remark)
            parts.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
        parts.append("")
    return "\n".join(parts)


def _about(subject: str, titles: Mapping[str, Text], package: Package) -> str:
    """What a finding is about, rows by their labels: «indicator 1.2.1, row “Urban Population”».

    A total is called so where no label is printed; another row without a label by its key.
    """
    indicator, *more = subject.split(", ")
    rows = [piece for piece in more if piece.startswith("row ")]
    labels = {piece: text(titles.get(f"{indicator}, {piece}", ""), package) for piece in rows}
    labels |= {"row total": labels.get("row total") or "Total"}
    said = (f"row “{labels[piece]}”" if labels.get(piece) else piece for piece in more)
    return ", ".join([indicator, *said])


RETENTION = """Nothing that was done is ever removed, nor its trace. A thing that is no longer wanted *ends*, with a
reason, and can be found as of any day before. A contact person who ends loses address and telephone; an account that
ends loses its sessions and tokens.

What the house keeps for a while only is dropped by the worker each day, and by `shanyraq tidy` at once:
"""


def retention_page() -> str:
    """``docs/reference/retention.md``: what is kept for a while only, and until when."""
    lines = [f"| {each.what} | {each.until} |" for each in kept_for_a_while()]
    return "\n".join(
        [GENERATED, "# What is kept, and for how long\n", RETENTION, "| kept | until |", "| --- | --- |", *lines, ""]
    )
