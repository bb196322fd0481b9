"""Remembers what was derived from the newest asked-for versions, in the memory of the process.

A version never changes, so what is derived from it stays true. The key is the digest of its
content, not its number in the database. The oldest memories go when there are too many.
"""

from collections.abc import Callable, Hashable
from typing import Generic, TypeVar

from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.registry import load_package
from shanyraq.domains.packages.schema import Package

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """At most ``size`` values by key. Threads may derive a value twice; that does no harm."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: dict[Hashable, Value] = {}

    def get(self, key: Hashable, derive: Callable[[], Value]) -> Value:
        """The remembered value, or the one that ``derive`` gives, which is then remembered."""
        if key in self._values:
            return self._values[key]
        value = derive()
        self._values[key] = value
        for oldest in list(self._values)[: -self._size]:
            self._values.pop(oldest, None)
        return value


_packages: Recent[Package] = Recent(8)


def recent_package(version: Version) -> Package:
    """The package of a version; read from its rows only the first time."""
    return _packages.get((version.code, version.digest), lambda: load_package(version))
