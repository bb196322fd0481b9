"""All rules at work: imports every module in which an installed app registers rules."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import walk_packages

from django.apps import apps

from shanyraq.kernel.rules import RULES, Rule


def rulebook() -> list[Rule]:
    """Every rule, by id."""
    _load()
    return [RULES[id] for id in sorted(RULES)]


@cache
def _load() -> None:
    for config in apps.get_app_configs():
        name = f"{config.name}.rules"
        if find_spec(name):
            for module in walk_packages(import_module(name).__path__, f"{name}."):
                import_module(module.name)
