"""What pages take from others: htmx, Bootstrap's foundations, the Inter typeface as a small WOFF2.

``build`` puts them into ``static/vendor``, which is not kept in version control. It is quick when
nothing changed: a stamp names the releases that the files were made from.
"""

import os
from importlib.metadata import version
from importlib.resources import files
from pathlib import Path

from shanyraq.base.ui.typeface import CHARACTERS, write_typeface

TARGET = Path(__file__).resolve().parent / "static" / "vendor"
HTMX = "static/django_htmx/htmx-2.min.js"
BOOTSTRAP = "static/css/bootstrap-{part}.min.css"
PARTS = ("reboot", "utilities")
"""Bootstrap's base rules and utility classes. Its components are not used: ours are in static/ui."""
RECIPE = "1"
"""Raise it when the way of building changes."""


def build(target: Path = TARGET) -> list[Path]:
    """Writes the files that are missing or out of date and returns their paths."""
    stamp = target / "made-from.txt"
    paths = [target / name for name in ("htmx.min.js", "bootstrap.min.css", "inter.woff2", "inter-licence.txt")]
    complete = all(path.exists() for path in paths)
    if complete and stamp.exists() and stamp.read_text("utf-8") == _releases():
        return paths
    if complete and not os.access(target, os.W_OK):
        return paths  # installed where only an administrator may write: what came along will do
    target.mkdir(parents=True, exist_ok=True)
    htmx, bootstrap, typeface, licence = paths
    htmx.write_bytes((files("django_htmx") / HTMX).read_bytes())
    bootstrap.write_text(_bootstrap(), "utf-8")
    write_typeface(typeface)
    licence.write_bytes((files("fontpkg_inter") / "LICENSE").read_bytes())
    stamp.write_text(_releases(), "utf-8")
    return paths


def _bootstrap() -> str:
    """Reboot and utilities in one file, without the references to maps that are not shipped."""
    sheets = [(files("django_include_bootstrap") / BOOTSTRAP.format(part=part)).read_text("utf-8") for part in PARTS]
    return "\n".join(sheet.split("/*# sourceMappingURL")[0].replace('@charset "UTF-8";', "") for sheet in sheets)


def _releases() -> str:
    packages = ("django-htmx", "django-include-bootstrap", "fontpkg-inter")
    lines = [f"{package} {version(package)}" for package in packages]
    return "\n".join([*lines, f"characters {sorted(CHARACTERS)!s}", f"recipe {RECIPE}", ""])
