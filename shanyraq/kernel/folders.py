"""The data folder, which holds the database, letters and the secret key: nobody else on the machine reads it."""

from pathlib import Path

OTHERS = 0o007
"""The rights of those who neither own a folder nor belong to its group."""


def make_private(folder: Path) -> Path:
    """Makes the folder for its owner alone; from one that there is, takes the rights of everybody else.

    The rights of its group stay: those who back it up may have them.
    """
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    rights = folder.stat().st_mode & 0o777
    if rights & OTHERS:
        folder.chmod(rights & ~OTHERS)
    return folder
