"""From a folder of files to a ``Package``, or to errors that name file and line. No database."""

from pathlib import Path

from shanyraq.domains.packages.reading.files import there
from shanyraq.domains.packages.reading.folder import Reading, read_folder
from shanyraq.domains.packages.reading.training import TRAINING, read_copy

__all__ = ["TRAINING", "Reading", "read_package"]


def read_package(folder: Path) -> Reading:
    """The package of a folder; that of a copy for training, where the folder holds one."""
    return read_copy(folder) if there(folder / TRAINING) else read_folder(folder)
