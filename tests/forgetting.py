"""Empties what the process remembers, for tests and measurements of a first reader."""

import sys
from types import ModuleType

from shanyraq.domains.indicators.queries import remembered, rolling
from shanyraq.domains.indicators.web.charts import drawing
from shanyraq.domains.packages.queries.recent import Recent
from shanyraq.portal import ahead


def forget_all() -> None:
    """Empties everything that the process remembers, as if it had just begun."""
    forget_versions()
    drawing._drawings.forget()
    for module in _ours():
        for value in vars(module).values():
            if hasattr(value, "cache_clear"):
                value.cache_clear()


def forget_versions() -> None:
    """Empties what the process remembers of versions. Drawings stay: they rest on no database, and take long."""
    for module in _ours():
        for value in vars(module).values():
            if isinstance(value, Recent) and value is not drawing._drawings:
                value.forget()


def forget_observed() -> None:
    """Empties what the process remembers of observations."""
    remembered._known.forget()
    rolling._rolled.forget()
    ahead._targets_read.forget()


def _ours() -> list[ModuleType]:
    """The modules of the house that are loaded."""
    return [module for name, module in list(sys.modules.items()) if name.startswith("shanyraq.")]
