"""On what the figures were taken."""

import os
import platform
import subprocess
import time
from datetime import UTC, datetime
from pathlib import Path

from django import get_version
from django.db import connection

from shanyraq import __version__


def facts() -> dict[str, str]:
    """Machine, software and date, as they are printed above the table."""
    return {
        "date": f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC",
        "shanyraq": f"{__version__} {_commit()}".strip(),
        "cpu": _cpu(),
        "cores": str(len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()),
        "memory": _memory(),
        "load before": " ".join(f"{load:.2f}" for load in os.getloadavg()),
        "ten million additions": f"{_additions():.2f} s",
        "system": f"{platform.system()} {platform.release()}",
        "python": platform.python_version(),
        "django": get_version(),
        "database": _database(),
    }


def _additions() -> float:
    """How fast this machine is just now: figures of two runs are compared by it. Seconds, the best of three."""
    found = []
    for _ in range(3):
        began, total = time.perf_counter(), 0
        for number in range(10_000_000):
            total += number
        found.append(time.perf_counter() - began)
    return min(found)


def _cpu() -> str:
    try:
        for line in Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    except OSError:
        pass
    return platform.processor() or platform.machine()


def _memory() -> str:
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return f"{pages / 2**30:.0f} GiB"


def _database() -> str:
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SHOW server_version")
        else:
            cursor.execute("SELECT sqlite_version()")
        return f"{connection.display_name} {cursor.fetchone()[0]}"


def _commit() -> str:
    """The commit, with a plus sign when files differ from it; nothing outside a checkout."""
    root = Path(__file__).resolve().parent.parent
    try:
        commit = subprocess.run(
            ["git", "describe", "--always", "--dirty=+"], cwd=root, capture_output=True, text=True, check=True
        )
    except (OSError, subprocess.CalledProcessError):
        return ""
    return commit.stdout.strip()
