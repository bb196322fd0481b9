"""From a ``Package`` to files: the folder that it could have been read from, or JSON. No database."""

from shanyraq.domains.packages.writing.archive import package_archive
from shanyraq.domains.packages.writing.folder import package_files, rewrite_folder, write_folder
from shanyraq.domains.packages.writing.json_export import as_json

__all__ = ["as_json", "package_archive", "package_files", "rewrite_folder", "write_folder"]
