"""``python -m benchmarks``: measures in a temporary folder and database, prints a table, keeps JSON."""

import argparse
import os
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def options(arguments: list[str]) -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("--only", action="append", metavar="SECTION", help="packages, rest, verbs, chain, …")
    parser.add_argument("--frameworks", type=int, default=160, help="how many for «many» (160)")
    parser.add_argument("--rounds", type=int, default=5, help="rounds of 3 answers for each address (5)")
    parser.add_argument("--no-fresh", action="store_true", help="do not time «make run» on a fresh clone")
    parser.add_argument("--strict", action="store_true", help="exit with 1 when a goal is missed")
    parser.add_argument("--json", type=Path, default=ROOT / "var" / "bench.json", help="where to keep the figures")
    return parser.parse_args(arguments)


def main() -> int:
    """Prepares the environment before Django reads it, then measures."""
    asked = options(sys.argv[1:])
    os.chdir(ROOT)
    with tempfile.TemporaryDirectory(prefix="shanyraq-bench-") as folder:
        os.environ["SHANYRAQ_DATA"] = folder
        os.environ["LOG_LEVEL"] = "CRITICAL"
        os.environ |= {"SHANYRAQ_LIMIT_READS": "0", "SHANYRAQ_LIMIT_TOKENS": "0"}  # what is measured asks quickly
        os.environ.pop("DEBUG", None)
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "shanyraq.config.settings")
        from benchmarks.databases import databases

        with databases(Path(folder), os.environ.get("DATABASE_URL", "")) as store:
            os.environ["DATABASE_URL"] = store.url("empty")
            import django

            django.setup()
            from benchmarks.run import run
            from shanyraq.kernel.circles import leave_alone, look_seldom

            look_seldom()  # as the server and the command line do
            leave_alone()
            return run(asked, store, Path(folder))


if __name__ == "__main__":
    raise SystemExit(main())
