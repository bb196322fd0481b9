"""Which domains keep which part of a package. A domain with parts has a module ``parts``:

``write(version, package)`` inserts the rows of its part; ``read(version)`` gives the part back as
fields of ``Package``. Domains are asked in the order of ``INSTALLED_APPS``, lowest first.
"""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from typing import Any, Protocol

from django.apps import apps

from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Outcome, Package

OWN = "format title country starts_on ends_on language languages place links outcome_name output_name".split()
"""Fields of ``framework.yaml`` that the version itself holds; goals and signatories are higher up."""


class Part(Protocol):
    def write(self, version: Version, package: Package) -> None: ...

    def read(self, version: Version) -> dict[str, Any]: ...


@cache
def parts() -> tuple[Part, ...]:
    """The ``parts`` modules of the installed domains, lowest first."""
    names = [f"{config.name}.parts" for config in apps.get_app_configs() if ".domains." in config.name]
    return tuple(import_module(name) for name in names if find_spec(name))


def version_fields(package: Package) -> dict[str, Any]:
    """The columns of ``Version`` that come from ``framework.yaml``."""
    framework = package.framework
    plain = framework.model_dump(mode="json", include=set(OWN))
    dates = {"starts_on": framework.starts_on, "ends_on": framework.ends_on}
    return {**plain, **dates, "iso3": framework.country.iso3}


def write_package(version: Version, package: Package) -> None:
    """Writes every part of the package as rows of the version."""
    for part in parts():
        part.write(version, package)


def load_package(version: Version) -> Package:
    """The package that the rows of a version say, equal to the one that was applied."""
    own = {name: getattr(version, name) for name in OWN}
    fields: dict[str, Any] = {"framework": {"code": version.code, **own}}
    for part in parts():
        for name, value in part.read(version).items():
            if name == "framework":
                fields[name].update(value)
            elif name == "outcomes":
                fields[name] = merge_outcomes(fields.get(name, []), value)
            else:
                fields[name] = value
    return Package.model_validate(fields)


def merge_outcomes(known: list[Outcome], more: list[Any]) -> list[Outcome]:
    """Adds the indicators that a higher domain read to the outcomes that a lower one read."""
    if not known:
        return more
    found = {indicators.outcome: indicators for indicators in more}
    merged = []
    for outcome in known:
        extra = found.get(outcome.code)
        if extra is None:
            merged.append(outcome)
            continue
        outputs = [
            output.model_copy(update={"indicators": extra.of_outputs.get(output.code, [])})
            for output in outcome.outputs
        ]
        update = {"indicators": extra.of_outcome, "outputs": outputs}
        merged.append(outcome.model_copy(update=update))
    return merged
