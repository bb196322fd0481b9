"""A package as one ZIP file, as ``reading.archive`` reads it."""

import io
import zipfile

from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.writing.folder import package_files

ZIP_DAY = (2000, 1, 1, 0, 0, 0)
"""The day that every file of an archive says it was made on: a clock in it would make its bytes differ."""


def package_archive(package: Package, folder: str) -> bytes:
    """The files of the package in one folder, with the same bytes for the same package."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in sorted(package_files(package).items()):
            archive.writestr(zipfile.ZipInfo(f"{folder}/{name}", ZIP_DAY), text)
    return content.getvalue()
