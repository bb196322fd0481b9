"""Routers, errors, the OpenAPI description."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver
from django.utils.translation import gettext as _
from ninja import NinjaAPI, Router
from ninja.openapi.schema import OpenAPISchema
from ninja.operation import Operation

from shanyraq import __version__
from shanyraq.api.contacts import router as contacts
from shanyraq.api.doors import json_only, met, only_known
from shanyraq.api.evaluations import router as evaluations
from shanyraq.api.failures import tell_failures
from shanyraq.api.financing import router as financing
from shanyraq.api.findings import router as findings
from shanyraq.api.funding import router as funding
from shanyraq.api.giving import router as giving
from shanyraq.api.index import LISTED
from shanyraq.api.index import router as index
from shanyraq.api.notes import router as notes
from shanyraq.api.outputs import router as outputs
from shanyraq.api.overlaps import router as overlaps
from shanyraq.api.people import router as people
from shanyraq.api.places import router as places
from shanyraq.api.plans import router as plans
from shanyraq.api.programme_documents import router as programme_documents
from shanyraq.api.reviews import router as reviews
from shanyraq.api.trail import router as trail
from shanyraq.api.verbs import router as verbs
from shanyraq.api.webhooks import router as webhooks
from shanyraq.api.workbooks import router as workbooks
from shanyraq.api.workplans import router as workplans
from shanyraq.domains.commitments.api import router as commitments
from shanyraq.domains.engagement.api import router as engagement
from shanyraq.domains.framework.api import router as framework
from shanyraq.domains.governance.api import router as governance
from shanyraq.domains.indicators.api import router as indicators
from shanyraq.domains.learning.api import router as learning
from shanyraq.domains.packages.api import conditional, problem
from shanyraq.domains.packages.api import router as packages
from shanyraq.domains.packages.api.amendments import router as amendments
from shanyraq.domains.parties.api import router as parties
from shanyraq.domains.risks.api import router as risks

DESCRIPTION = """Everything that the pages show, as data; and everything that can be done. Public reading needs no
account. Whatever writes needs a token, which acts for a person under the same rules as everywhere.

Every list is paged by cursor; `as_of` reads a framework as it was known on a day; errors are
`application/problem+json` (RFC 9457); answers carry an ETag. A parameter that an operation does not have is refused.
A request with an `Idempotency-Key` is done once, however often it is sent."""


class Api(NinjaAPI):
    """Reads answer ``HEAD`` as well; operations are named after their function, which is named after its verb."""

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
                pattern.callback = met(pattern.callback)
        return urls


api = Api(
    title="Shanyraq",
    version=__version__,
    description=DESCRIPTION,
    docs_url=None,
    urls_namespace="api",
)
api.add_decorator(only_known, mode="view")
api.add_decorator(json_only, mode="view")
api.add_decorator(conditional, mode="view")
nowhere = Router()


@nowhere.get("/{path:rest}", include_in_schema=False)
def unknown_address(request: HttpRequest, rest: str) -> HttpResponse:
    """Whatever no operation answers. Its router comes last."""
    return problem(404, "Not found", _("There is nothing at %(path)s.") % {"path": request.path})


for router in (
    index,
    verbs,
    trail,
    webhooks,
    workbooks,
    notes,
    people,
    contacts,
    workplans,
    plans,
    programme_documents,
    reviews,
    evaluations,
    outputs,
    overlaps,
    funding,
    giving,
    financing,
    places,
    packages,
    amendments,
    framework,
    indicators,
    parties,
    governance,
    learning,
    engagement,
    risks,
    commitments,
    findings,
    nowhere,
):
    api.add_router("", router)
    LISTED.append(router)
tell_failures(api)
