"""Routers, errors, the OpenAPI description."""

import logging
from typing import Any

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from ninja import NinjaAPI, Router
from ninja.errors import HttpError, ValidationError
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from shanyraq import __version__
from shanyraq.api.doors import only_known, reads
from shanyraq.api.findings import router as findings
from shanyraq.api.index import router as index
from shanyraq.domains.commitments.api import router as commitments
from shanyraq.domains.framework.api import router as framework
from shanyraq.domains.governance.api import router as governance
from shanyraq.domains.indicators.api import router as indicators
from shanyraq.domains.learning.api import router as learning
from shanyraq.domains.packages.api import conditional, problem
from shanyraq.domains.packages.api import router as packages
from shanyraq.domains.parties.api import router as parties
from shanyraq.domains.risks.api import router as risks
from shanyraq.kernel.errors import NotFound

logger = logging.getLogger(__name__)

DESCRIPTION = """Everything that the pages show, as data. Public reading needs no account.

Every list is paged by cursor; `as_of` reads a framework as it was known on a day; errors are
`application/problem+json` (RFC 9457); answers carry an ETag. A parameter that an operation does not have is refused."""


class Api(NinjaAPI):
    """Reads answer ``HEAD`` as well; operations are named after their function."""

    def get_openapi_operation_id(self, operation: Operation) -> str:
        """``list_outcomes``: short, and the same wherever the function stands."""
        return operation.view_func.__name__

    def get_openapi_schema(self, **options: Any) -> OpenAPISchema:
        """Says that failures are problem+json."""
        schema = super().get_openapi_schema(**options)
        for path in schema["paths"].values():
            for operation in path.values():
                for status, response in operation["responses"].items():
                    content = response.get("content", {})
                    if int(status) >= 400 and "application/json" in content:
                        content["application/problem+json"] = content.pop("application/json")
        return schema

    def _get_urls(self) -> list[URLResolver | URLPattern]:
        urls = super()._get_urls()
        for pattern in urls:
            if isinstance(pattern, URLPattern):
                pattern.callback = reads(pattern.callback)
        return urls


api = Api(
    title="Shanyraq",
    version=__version__,
    description=DESCRIPTION,
    docs_url=None,
    urls_namespace="api",
)
api.add_decorator(only_known, mode="view")
api.add_decorator(conditional, mode="view")
nowhere = Router()


@nowhere.get("/{path:rest}", include_in_schema=False)
def unknown_address(request: HttpRequest, rest: str) -> HttpResponse:
    """Whatever no operation answers. Its router comes last."""
    return problem(404, "Not found", f"There is nothing at {request.path}.")


for router in (
    index,
    packages,
    framework,
    indicators,
    parties,
    governance,
    learning,
    risks,
    commitments,
    findings,
    nowhere,
):
    api.add_router("", router)


@api.exception_handler(NotFound)
def not_found(request: HttpRequest, error: NotFound) -> HttpResponse:
    """There is no such thing."""
    return problem(404, "Not found", f"There is no {error}.")


@api.exception_handler(Http404)
def no_address(request: HttpRequest, error: Http404) -> HttpResponse:
    """There is no such thing."""
    return problem(404, "Not found", str(error))


@api.exception_handler(HttpError)
def http_error(request: HttpRequest, error: HttpError) -> HttpResponse:
    """A refusal with a reason."""
    return problem(error.status_code, "Not done", error.message)


@api.exception_handler(ValidationError)
def invalid(request: HttpRequest, error: ValidationError) -> HttpResponse:
    """What was sent does not have the shape that was asked for."""
    errors = [{"at": ".".join(str(step) for step in item["loc"]), "problem": item["msg"]} for item in error.errors]
    detail = "; ".join(f"{each['at']}: {each['problem']}" for each in errors)
    return problem(422, "Not understood", detail, errors=errors)


@api.exception_handler(Exception)
def crashed(request: HttpRequest, error: Exception) -> HttpResponse:
    """A fault of the software: the log has the details, the answer has none."""
    if settings.DEBUG:
        raise error
    logger.exception("%s failed", request.path, exc_info=error)
    return problem(500, "Fault", "The software failed; nothing was changed. The log says where.")
