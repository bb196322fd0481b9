"""Rules, and what they find in a framework, over REST."""

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from shanyraq.base.rulebook import rulebook
from shanyraq.domains.packages.api import LIST_FAILURES, AsOf, Page, Paging, day_of, listed, version_of
from shanyraq.domains.packages.queries.findings import design_findings
from shanyraq.domains.packages.schema.items import Text

router = Router(tags=["Rules and findings"])


class RuleOut(BaseModel):
    id: str
    title: str
    explanation: str
    source: str
    url: str


class FindingOut(BaseModel):
    rule: str
    severity: str
    subject: str
    clause: str
    message: str
    remark: Text | None = Field(description="A word of the package's authors on it; null where they say none.")


@router.get("/rules", response={200: Page[RuleOut], **LIST_FAILURES}, summary="List rules")
def list_rules(request: HttpRequest, paging: Query[Paging]) -> HttpResponse:
    """Every rule at work, with its source."""
    rules = [
        RuleOut(
            id=rule.id,
            title=rule.title,
            explanation=rule.explanation,
            source=str(rule.source),
            url=rule.source.url,
        )
        for rule in rulebook()
    ]
    return listed(request, rules, paging, RuleOut)


@router.get(
    "/frameworks/{code}/findings",
    response={200: Page[FindingOut], **LIST_FAILURES},
    summary="List design findings",
)
def list_findings(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """What the design rules find in the signed framework."""
    found = design_findings(version_of(request, code, as_of), day_of(request, as_of))
    items = [
        FindingOut(
            rule=each.rule,
            severity=each.severity,
            subject=each.subject,
            clause=each.clause,
            message=str(each.message),
            remark=each.remark or None,
        )
        for each in found
    ]
    return listed(request, items, paging, FindingOut)
