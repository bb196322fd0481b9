"""The table for people and the JSON for programs."""

import json
import statistics
from collections.abc import Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

from benchmarks.measuring import Line, Times

BUSY = 1.3
SIGNS = {True: "[green]met[/]", False: "[bold red]missed[/]", None: ""}


def show(facts: dict[str, str], lines: Sequence[Line], number: int) -> None:
    """Prints facts and lines."""
    wide = Console().width if Console().is_terminal else 190
    console = Console(width=max(wide, 120), highlight=False)
    console.print(" · ".join(f"{name} {value}" for name, value in facts.items()))
    table = Table(title=f"Milliseconds: median (95 %) and SQL statements; alone, and among {number} frameworks")
    for name in ("what", "goal"):
        table.add_column(name, overflow="fold")
    for name in ("median", "p95", "SQL", "median", "p95", "SQL", "×"):
        table.add_column(name, justify="right", no_wrap=True)
    table.add_column("also", overflow="fold")
    table.add_column("goal is", no_wrap=True)
    section = ""
    for line in lines:
        if line.section != section:
            section = line.section
            table.add_section()
            table.add_row(f"[bold]{section}[/]")
        ratio = f"{line.ratio:.2f}" if line.ratio else ""
        also = "; ".join(text for text in (line.value, _waited(line.one or line.many), line.note) if text)
        table.add_row(
            _plain(line.what),
            line.goal,
            *_cells(line.one),
            *_cells(line.many),
            ratio,
            _plain(also),
            SIGNS[line.met],
        )
    console.print(table)
    missed = [line for line in lines if line.met is False]
    claimed = sum(line.met is not None for line in lines)
    console.print(f"{claimed - len(missed)} of {claimed} goals met.")
    for line in missed:
        console.print(f"  missed: {_plain(line.section)}: {_plain(line.what)} {_plain(line.note)}")


def keep(path: Path, facts: dict[str, str], lines: Sequence[Line], number: int) -> None:
    """Writes everything, every sample too."""
    path.parent.mkdir(parents=True, exist_ok=True)
    content = {"machine": facts, "frameworks": number, "lines": [line.plain() for line in lines]}
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _cells(times: Times | None) -> tuple[str, str, str]:
    if times is None:
        return "", "", ""
    statements = "" if times.statements is None else str(times.statements)
    if not times.samples:
        return "", "", statements
    return f"{times.median:,.1f}", f"{times.p95:,.1f}", statements


def _plain(text: str) -> str:
    return text.replace("[", r"\[")


def _waited(times: Times | None) -> str:
    """How much of the time was work, where much of it was not: the machine was busy with other things."""
    if times is None or not times.cpu:
        return ""
    computed = statistics.median(times.cpu)
    return f"{computed:,.0f} of it computing" if times.median > computed * BUSY else ""
