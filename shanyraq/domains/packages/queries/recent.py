"""Remembers what was derived from versions, in the memory of the process.

A version never changes, so what is derived from it stays true. The key is the digest of its
content, not its number in the database. What was not asked for longest goes when there is too much.
"""

from collections import OrderedDict
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from threading import Lock
from typing import Generic, TypeVar

from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.registry import load_package
from shanyraq.domains.packages.schema import Package

Value = TypeVar("Value")


class Recent(Generic[Value]):
    """At most ``size`` values by key. Threads may derive a value twice; that does no harm."""

    def __init__(self, size: int) -> None:
        self._size = size
        self._values: OrderedDict[Hashable, Value] = OrderedDict()
        self._lock = Lock()

    def get(self, key: Hashable, derive: Callable[[], Value]) -> Value:
        """The remembered value, or the one that ``derive`` gives, which is then remembered."""
        with self._lock:
            if key in self._values:
                self._values.move_to_end(key)
                return self._values[key]
        return self.keep(key, derive())

    def keep(self, key: Hashable, value: Value) -> Value:
        """Remembers a value, in the place of the one that was remembered."""
        with self._lock:
            self._values[key] = value
            self._values.move_to_end(key)
            while len(self._values) > self._size:
                self._values.popitem(last=False)
        return value

    def __contains__(self, key: Hashable) -> bool:
        return key in self._values

    def __len__(self) -> int:
        return len(self._values)

    def forget(self) -> None:
        """Empties the memory."""
        with self._lock:
            self._values.clear()


_packages: Recent[Package] = Recent(8)


_drafted: ContextVar[dict[str, Package] | None] = ContextVar("drafted", default=None)


def drafted() -> dict[str, Package]:
    """The packages of versions whose rows are not written yet, by the digest that stands for each till then."""
    held = _drafted.get()
    return {} if held is None else held


@contextmanager
def drafting() -> Iterator[None]:
    """Inside, packages can be kept in ``drafted``."""
    token = _drafted.set({})
    try:
        yield
    finally:
        _drafted.reset(token)


def recent_package(version: Version) -> Package:
    """The package of a version; read from its rows only the first time."""
    draft = drafted().get(version.digest)
    if draft is not None:
        return draft
    return _packages.get((version.code, version.digest), lambda: load_package(version))


def remember(version: Version, package: Package) -> None:
    """Keeps the package of a version that was just written: whoever changes it next need not read it."""
    _packages.get((version.code, version.digest), lambda: package)
