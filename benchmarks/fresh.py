"""``make run`` on a fresh clone, with empty caches, until the first answer; then once more."""

import os
import signal
import subprocess
import tempfile
import time
from pathlib import Path

from benchmarks.measuring import Line, Times
from benchmarks.wire import free_port, wait_for

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 120
FORGOTTEN = ("SHANYRAQ_DATA", "DATABASE_URL", "DJANGO_SETTINGS_MODULE", "LOG_LEVEL", "VIRTUAL_ENV")


def lines() -> list[Line]:
    """The last commit, not the files beside it: what others will clone."""
    with tempfile.TemporaryDirectory(prefix="shanyraq-clone-") as folder:
        clone = Path(folder) / "shanyraq"
        subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", str(ROOT), str(clone)], check=True)
        environment = {name: value for name, value in os.environ.items() if name not in FORGOTTEN}
        environment |= {"UV_CACHE_DIR": f"{folder}/uv", "PIP_NO_CACHE_DIR": "1"}
        first = Line("Fresh clone", "«make run» until /healthz answers, empty caches", f"≤ {SECONDS} s")
        again = Line("Fresh clone", "«make run» again")
        for line in (first, again):
            try:
                line.one = Times([_run(clone, environment)])
            except RuntimeError as error:
                line.met, line.note = False, str(error)
                return [first, again] if line is again else [first]
        first.met = first.one is not None and first.one.median <= SECONDS * 1000
    return [first, again]


def _run(clone: Path, environment: dict[str, str]) -> float:
    port = free_port()
    begin = time.perf_counter()
    process = subprocess.Popen(
        ["make", "run", f"PORT={port}"],
        cwd=clone,
        env=environment,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        wait_for(port, process, 600)
        return (time.perf_counter() - begin) * 1000
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGTERM)  # the session that was started above
        process.wait(30)
