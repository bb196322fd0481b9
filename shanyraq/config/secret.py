"""The secret key of a machine that was given none: made once, kept in the data folder."""

import os
import secrets
from pathlib import Path

from shanyraq.kernel.folders import make_private


def secret_key(path: Path) -> str:
    """Reads the key, or makes one that only the owner may read."""
    try:
        return path.read_text(encoding="ascii").strip()
    except FileNotFoundError:
        make_private(path.parent)
    key = secrets.token_urlsafe(50)
    written = path.with_name(f"{path.name}-{os.getpid()}")
    descriptor = os.open(written, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(key)
    try:
        os.link(written, path)  # whole or not at all, and the first process wins
    except FileExistsError:
        key = path.read_text(encoding="ascii").strip()
    finally:
        written.unlink()
    return key
