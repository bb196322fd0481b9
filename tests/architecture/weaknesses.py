"""Known weaknesses of the packages in ``uv.lock``: ``python -m tests.architecture.weaknesses``; prints and fails.

``pip-audit`` asks an advisory service, OSV first and PyPI second. Where none answers, that is said and the build
goes on, for whoever works without a network; with ``--must`` that fails too. Exceptions stand in ``EXCEPTIONS``, each
with its reason and the day until which it counts. Not here: what the code itself may import (``lint-imports``).
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent.parent
LONGEST = 90
"""Days that an exception may count at most, so that each is looked at again."""


@dataclass(frozen=True)
class Accepted:
    """A known weakness that does not stop the build: why it does not touch us, and until when we rely on that."""

    package: str
    reason: str
    decided: date
    until: date


EXCEPTIONS: dict[str, Accepted] = {}
"""Name of an advisory → why it does not stop the build. None today."""


@dataclass(frozen=True)
class Found:
    """What a service said: weaknesses by package, and how many packages it knows nothing of."""

    weaknesses: tuple[tuple[str, str, str, str], ...]
    looked_at: int
    unknown: tuple[str, ...]


def understood(answer: Mapping[str, Any]) -> Found:
    """The answer of ``pip-audit`` as JSON. A package that it skipped was not looked at."""
    packages = answer["dependencies"]
    unknown = tuple(each["name"] for each in packages if "skip_reason" in each)
    weaknesses = tuple(
        (each["name"], each["version"], flaw["id"], ", ".join(flaw["fix_versions"]) or "none yet")
        for each in packages
        for flaw in each.get("vulns", ())
    )
    return Found(weaknesses, len(packages) - len(unknown), unknown)


def judged(found: Found, exceptions: Mapping[str, Accepted], today: date) -> list[str]:
    """What stops the build: weaknesses without an exception, and exceptions that do not count (any more)."""
    said = [
        f"{package} {version} has the known weakness {name}; mended in: {fixed}"
        for package, version, name, fixed in found.weaknesses
        if name not in exceptions
    ]
    for name, each in exceptions.items():
        if each.until < today:
            said.append(f"The exception for {name} ({each.package}) ended on {each.until}: look at it again")
        if (each.until - each.decided).days > LONGEST or not each.reason.strip():
            said.append(f"The exception for {name} needs a reason, and counts at most {LONGEST} days")
    return said


def ask(requirements: Path, service: Sequence[str]) -> Found | None:
    """What one service says of pinned requirements; None where it does not answer."""
    audit = [sys.executable, "-m", "pip_audit", "--requirement", str(requirements), "--disable-pip", "--no-deps"]
    quiet = ["--format", "json", "--progress-spinner", "off", "--timeout", "20"]
    done = subprocess.run([*audit, *quiet, *service], capture_output=True, text=True, check=False)
    try:
        return understood(json.loads(done.stdout))
    except ValueError:
        return None


def locked(requirements: Path) -> None:
    """Writes what ``uv.lock`` pins, of every group, as requirements."""
    beside = Path(sys.executable).with_name("uv")
    uv = str(beside) if beside.exists() else "uv"
    told = ["export", "--quiet", "--frozen", "--all-groups", "--no-emit-project", "--no-hashes"]
    subprocess.run([uv, *told, "--output-file", str(requirements)], cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


SERVICES = {"OSV": ["--vulnerability-service", "osv"], "PyPI": ["--vulnerability-service", "pypi"]}


def main(must: bool) -> int:
    """Asks the services in turn; the first that knows any of the packages decides."""
    with tempfile.TemporaryDirectory() as folder:
        requirements = Path(folder) / "requirements.txt"
        locked(requirements)
        for name, service in SERVICES.items():
            found = ask(requirements, service)
            if found is None or not found.looked_at:
                continue
            print(f"{name} looked at {found.looked_at} packages, and does not know {len(found.unknown)}.")
            said = judged(found, EXCEPTIONS, datetime.now(UTC).date())
            print(*said, sep="\n", end="\n" if said else "")
            return 1 if said else 0
    print("Not looked at: no advisory service (OSV, PyPI) can be reached from here.", file=sys.stderr)
    return 1 if must else 0


if __name__ == "__main__":
    sys.exit(main("--must" in sys.argv[1:]))
