"""``docs/reference/roles.md``: who may do what, where, as Markdown. The page ``/roles/`` says the same."""

from collections.abc import Iterable
from datetime import date

from shanyraq.base.access.thresholds import longest_grant
from shanyraq.base.accounts.powers import RoleLine, action_lines, role_lines, with_account
from shanyraq.cli.reference import GENERATED

INTRODUCTION = """Everything public can be read by everybody, without an account. A role is given to a person for a
place and a time; one person may hold several, in several frameworks. It counts at most {longest} days and is then
reviewed. Nobody gives a role to themselves, and nobody gives one that reaches further than their own.
"""


def roles_page() -> str:
    """Every role with what it allows, and every action with who may do it."""
    roles, actions = role_lines(), action_lines()
    parts = [
        GENERATED,
        "# Who may do what, and where\n",
        f"{len(roles)} roles and {len(actions)} actions.\n",
        INTRODUCTION.format(longest=longest_grant(date.max).days),
        f"Everybody with an account: {'; '.join(with_account())}.\n",
        "## Roles\n",
        _row("Role", "Where it holds", "What it allows", "Roles that it gives or invites to"),
        _row("---", "---", "---", "---"),
        *(_row(line.title, line.place, _allowed(line), "; ".join(line.gives) or "–") for line in roles),
        "",
        "## Actions\n",
        _row("Action", "What it does", "Right", "Roles", "Through"),
        _row("---", "---", "---", "---", "---"),
    ]
    for line in actions:
        who = "everybody with an account" if line.everybody else "; ".join(line.roles)
        parts.append(_row(f"{line.title}<br>`{line.name}`", line.help, line.right, who, ", ".join(line.doors)))
    return "\n".join([*parts, ""])


def _allowed(line: RoleLine) -> str:
    wide = [f"In the whole framework: {right}" for right in line.wide]
    own = [f"With what belongs to the organisation that is named: {right}" for right in line.own]
    return "<br>".join([*line.allows, *wide, *own])


def _row(*cells: Iterable[str]) -> str:
    return "| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |"
