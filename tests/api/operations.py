"""Every operation of the API, from its description, with arguments that exist in a framework."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from shanyraq.domains.packages.models import Version
from tests.api.snapshot import described


@dataclass(frozen=True)
class Operation:
    """``path`` has ``{code}`` and the like in it. ``needs_token``: it is not answered without one."""

    id: str
    path: str
    parameters: tuple[str, ...]
    method: str = "get"
    needs_token: bool = False

    @property
    def of_framework(self) -> bool:
        return "{code}" in self.path

    @property
    def pages(self) -> bool:
        """Whether it is a list, read part by part."""
        return "cursor" in self.parameters

    def address(self, version: Version) -> str:
        """An address that must answer 200."""
        path = self.path
        for name, value in samples(version).items():
            path = path.replace(f"{{{name}}}", value)
        assert "{" not in path, f"tests/api/operations.py needs a sample for {path}"
        return path + ("?q=health" if "q" in self.parameters else "")

    def query(self, **more: str) -> dict[str, str]:
        """Parameters, with the one that a search cannot do without."""
        return {"q": "health", **more} if "q" in self.parameters else more


def samples(version: Version) -> dict[str, str]:
    """Name in a path → something that exists in the framework."""
    return {
        "code": version.code,
        "key": version.indicators.order_by("order").values_list("key", flat=True)[0],
        "name": "accounts.token.make",
        "number": "1",
        "id": "6f1b8f7c-4c55-4a39-8d3c-1f6f3b6f2a11",
        "anchor": version.blocks.order_by("order").values_list("anchor", flat=True)[0].removeprefix("§"),
    }


def operations() -> tuple[Operation, ...]:
    """Every public read of what changes with a version alone."""
    return tuple(each for each in every() if each.method == "get" and not each.needs_token and each.id not in RECORDS)


RECORDS = {
    *("list_register", "get_registered", "list_amendments", "get_amendment"),
    *("list_endorsed_work_plans", "list_endorsed_sub_outputs"),
    "list_feedback",
    *("list_evaluations", "list_recommendations", "get_recommendation"),
    *("list_endorsed_deliverables", "list_endorsed_output_indicators", "list_output_values"),
    *("list_plan_activities", "list_plan_obligations"),
    *("list_progress", "get_rollup", "list_observations"),
}
"""Public reads of what verbs change while no version does (``test_records``)."""


def guarded() -> tuple[Operation, ...]:
    """Every read that needs a token."""
    return tuple(each for each in every() if each.method == "get" and each.needs_token)


def writes() -> tuple[Operation, ...]:
    """Every operation that does something: one for each verb."""
    return tuple(each for each in every() if each.method == "post" and each.id not in SENDS)


SENDS = {"send_file", "send_workbook", "apply_workbook", "discard_workbook"}
"""Operations that keep a file for whoever sends it, and do with it what verbs do: these ask for the rights."""


@cache
def every() -> tuple[Operation, ...]:
    """All of them. There are no others than ``GET`` and ``POST``."""
    return tuple(_operations())


def _operations() -> Iterator[Operation]:
    for path, methods in described()["paths"].items():
        for method, operation in methods.items():
            assert method in {"get", "post"}, f"{method} {path}"
            names = [parameter["name"] for parameter in operation["parameters"]]
            yield Operation(operation["operationId"], path, tuple(names), method, "security" in operation)
