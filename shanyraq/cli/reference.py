"""Reference pages as Markdown: rules, commands, and the findings of a package."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

import typer

from shanyraq.domains.packages.reading import read_package
from shanyraq.domains.packages.reading.yaml_lines import read_yaml
from shanyraq.domains.packages.rules.design import DESIGN_RULES, DesignFinding, check_design
from shanyraq.kernel.rules import Rule

GENERATED = "<!-- Written by `shanyraq docs generate`; change the code instead. -->\n"


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


def command_page(group: object) -> str:
    """The command line, command by command."""
    parts = [GENERATED, "# Commands\n"]
    for name, command in _commands("shanyraq", group):
        command.rich_markup_mode = None  # plain text, returned instead of printed
        context = typer.Context(command, info_name=name, terminal_width=100)
        parts += [f"## {name}\n", "```text", _plain(command.get_help(context)), "```\n"]
    return "\n".join(parts)


def _plain(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _commands(name: str, command: object) -> Iterable[tuple[str, typer.core.TyperCommand]]:
    children = getattr(command, "commands", None)
    if children is None:
        yield name, command  # type: ignore[misc]
        return
    for child in sorted(children):
        yield from _commands(f"{name} {child}", children[child])


def check_page(folder: Path) -> str:
    """Every design finding of a package, by rule, each with its explanation."""
    reading = read_package(folder)
    if reading.package is None:
        raise ValueError(f"{folder} is not a valid package: {reading.errors[0]}")
    framework = reading.package.framework
    found = check_design(reading.package, framework.starts_on)
    remarks = read_remarks(folder)
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
            remark = remarks.get((id, each.finding.subject), "")
            cells = (each.finding.subject, str(each.finding.message), each.finding.clause, remark)
            parts.append("| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |")
        parts.append("")
    return "\n".join(parts)


def read_remarks(folder: Path) -> dict[tuple[str, str], str]:
    """(rule, subject) → what the authors of the package say about a finding."""
    path = folder / "findings.yaml"
    if not path.exists():
        return {}
    content = read_yaml(path.read_text(encoding="utf-8")).value or {}
    return {(item["rule"], item["subject"]): item["explanation"] for item in content.get("findings", [])}
