"""From a folder of files to a ``Package``, or to errors that name file and line. No database."""

from shanyraq.domains.packages.reading.folder import Reading, read_package

__all__ = ["Reading", "read_package"]
