"""The number of SQL statements does not grow: neither with a framework nor with their number."""

from collections.abc import Callable

from shanyraq.domains.packages.models import Version
from tests.api.operations import Operation, operations
from tests.conftest import apply
from tests.factories.frameworks import SMALL, Size, framework, frameworks

Statements = Callable[..., int]
LARGE = Size(
    outcomes=5, outputs=6, indicators=30, breakdowns=3, entities=30, partners=30, bodies=30, activities=6,
    commitments=30, paragraphs=30,
)  # fmt: skip


def count(statements: Statements, operation: Operation, version: Version) -> tuple[int, int]:
    """Of the first answer, and of the second, for which something may be remembered."""
    address = operation.address(version)
    return statements(address), statements(address)


def test_as_many_for_30_rows_as_for_one(db: None, statements: Statements) -> None:
    small, large = apply(framework(0, SMALL)), apply(framework(1, LARGE))
    for operation in operations():
        if operation.of_framework:
            assert count(statements, operation, small) == count(statements, operation, large), operation.id


def test_as_many_for_30_frameworks_as_for_one(empty: None, statements: Statements) -> None:
    packages = frameworks(30, SMALL)
    version = apply(next(packages))
    addresses = [operation.address(version) for operation in operations()]
    alone = [(statements(address), statements(address))[1] for address in addresses]
    for package in packages:
        apply(package)
    among_others = [(statements(address), statements(address))[1] for address in addresses]
    assert dict(zip(addresses, alone, strict=True)) == dict(zip(addresses, among_others, strict=True))


def test_the_results_take_twelve(db: None, statements: Statements) -> None:
    code = apply(framework(1, LARGE)).code
    assert statements(f"/api/v1/frameworks/{code}/outcomes?limit=500") == 12
    assert statements(f"/api/v1/frameworks/{code}/indicators?limit=500") == 5


def test_the_whole_framework_takes_one_once_it_was_read(db: None, statements: Statements) -> None:
    code = apply(framework(1, LARGE)).code
    assert statements(f"/api/v1/frameworks/{code}/export") > 1
    assert statements(f"/api/v1/frameworks/{code}/export") == 1
