"""Imports a room of every installed app, so that what registers itself there is known."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from pkgutil import walk_packages

from django.apps import apps


@cache
def import_rooms(room: str) -> None:
    """Imports ``<app>.<room>``, a module or a package with all its modules, of every app that has one."""
    for config in apps.get_app_configs():
        name = f"{config.name}.{room}"
        if config.name.startswith("shanyraq.") and find_spec(name):
            for module in walk_packages(getattr(import_module(name), "__path__", []), f"{name}."):
                import_module(module.name)
