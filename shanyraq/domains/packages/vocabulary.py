"""The words of the domain: where a version comes from."""

from enum import StrEnum


class Origin(StrEnum):
    """Where a version comes from. What came along may be replaced by what comes along later."""

    SOFTWARE = "software"
    """The package came along with the software and was loaded as it is."""
    TEAM = "team"
    """Somebody applied a package of their own."""
