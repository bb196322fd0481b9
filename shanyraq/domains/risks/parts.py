"""``risks.yaml``, to rows and back."""

from collections import defaultdict
from typing import Any

from shanyraq.domains.packages.mapping import item_from, row_from, save_all
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Package, Risks
from shanyraq.domains.packages.schema import Risk as RiskItem
from shanyraq.domains.packages.schema.risks import Response as ResponseItem
from shanyraq.domains.risks.models import Response, Risk


def write(version: Version, package: Package) -> None:
    """Inserts risks and responses."""
    items = package.risks.risks
    risks = save_all([row_from(item, Risk, version=version, order=n) for n, item in enumerate(items)])
    save_all(
        [
            row_from(response, Response, version=version, order=n, risk=risks[item.key])
            for item in items
            for n, response in enumerate(item.responses)
        ]
    )


def read(version: Version) -> dict[str, Any]:
    """The register as it was written."""
    responses: dict[int, list[ResponseItem]] = defaultdict(list)
    for row in Response.objects.filter(version=version):
        responses[row.risk_id].append(item_from(row, ResponseItem))
    risks = Risk.objects.filter(version=version)
    return {"risks": Risks(risks=[item_from(row, RiskItem, responses=responses[row.pk]) for row in risks])}
