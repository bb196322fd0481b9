"""The document, results, theory of change, context and provisions: from package to rows and back."""

from typing import Any

from shanyraq.domains.framework.parts import context, document, results, theory
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Package


def write(version: Version, package: Package) -> None:
    """Inserts everything that this domain keeps."""
    document.write(version, package)
    results.write(version, package)
    theory.write(version, package)
    context.write(version, package)


def read(version: Version) -> dict[str, Any]:
    """The parts as they were written."""
    return {
        **document.read(version),
        **results.read(version),
        **theory.read(version),
        **context.read(version),
    }
