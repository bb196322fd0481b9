"""``/api/v1/``: where everything begins."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from ninja import Router
from pydantic import BaseModel, Field

from shanyraq import __version__
from shanyraq.domains.packages.api import Problem, answer

router = Router(tags=["Index"])


LIST = "list_"
"""How the names of operations begin that list something."""
LISTED: list[Router] = []
"""Every router of the application, which tells them."""


class Links(BaseModel):
    """Addresses on this host; ``{…}`` is to be replaced."""

    frameworks: str = Field(description="Every framework with the version in force.")
    framework: str = Field(description="One framework; its lists stand below this address.")
    rules: str = Field(description="Every rule at work, with its source.")
    openapi: str = Field(description="Every address with its parameters and shapes, for programs.")
    documentation: str = Field(description="What this software is and is not, for people.")
    method: str = Field(description="How progress is judged, for people.")


class Index(BaseModel):
    title: str
    release: str
    links: Links
    collections: dict[str, str] = Field(
        description="Every list by its name; `{code}` is to be replaced by that of a framework."
    )


@router.get("/", response={200: Index, frozenset({422, 429}): Problem}, summary="Where to begin")
def get_index(request: HttpRequest) -> HttpResponse:
    """The addresses to begin with, and every list that there is."""
    frameworks = reverse("api:list_frameworks")
    links = Links(
        frameworks=frameworks,
        framework=f"{frameworks}/{{code}}",
        rules=reverse("api:list_rules"),
        openapi=reverse("api:openapi-json"),
        documentation=reverse("about"),
        method=reverse("method"),
    )
    return answer(Index(title="Shanyraq", release=__version__, links=links, collections=_collections(frameworks)))


def _collections(frameworks: str) -> dict[str, str]:
    """Name → address of each operation that lists something, in the order of names."""
    base = frameworks.removesuffix("/frameworks")
    found = {
        operation.view_func.__name__.removeprefix(LIST): f"{base}{path}"
        for router in LISTED
        for path, view in router.path_operations.items()
        for operation in view.operations
        if operation.view_func.__name__.startswith(LIST) and "GET" in operation.methods
    }
    return dict(sorted(found.items()))
