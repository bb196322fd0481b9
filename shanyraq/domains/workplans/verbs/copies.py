"""Where verbs belong that invent something for a copy for training."""

from typing import Any

from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Scope


def in_copy(version: Version, *_: Any, **__: Any) -> Scope:
    """The framework."""
    return Scope(framework=version.code)
