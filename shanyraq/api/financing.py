"""Money by way of financing, kind of source and goal, and the figures of the Funding Compact, over REST, for whoever
sees work plans."""

from collections.abc import Iterator, Mapping
from typing import Annotated

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from shanyraq.api.amounts import Amount, as_number
from shanyraq.api.answers import private_records
from shanyraq.api.callers import TOKEN
from shanyraq.api.workplans import NOT_FOR_ALL, seen_version
from shanyraq.base.ui.speech import say
from shanyraq.domains.funding.queries.compact import compact
from shanyraq.domains.funding.queries.ways import Sums, ways
from shanyraq.domains.packages.api import LIST_FAILURES, AsOf, Page, Paging
from shanyraq.domains.packages.api.basis import day_of

router = Router(tags=["Money"])
Dollars = Annotated[float, Field(description="US dollars.")]


class FinancingOut(BaseModel):
    """What comes by a way, from a kind of source, for a goal. Ways and goals overlap and are not added up."""

    part: str = Field(description="way, source or goal.")
    code: str = Field(
        description=(
            "cost_sharing, pooled, tax_exempt, blended, bank, impact, private, or plain for none of them; the kind of "
            "source; the number of the goal. Empty: not told."
        )
    )
    contributions: int = Field(description="How many are sought or committed; of a goal, sought alone.")
    sought: Dollars
    committed: Amount = Field(description="Signed, received or closed, US dollars; null for a goal: not told apart.")
    allocated: Dollars
    available: Amount
    spent: Amount
    outcomes: list[str] = Field(description="Codes of the outcomes that any of it is for.")


class FigureOut(BaseModel):
    """A share of the Funding Compact: part ÷ whole."""

    key: str = Field(description="core, pooled, thematic, multi_year.")
    formula: str
    part: Amount
    whole: Amount
    share: float | None = Field(description="A share of 1; null where the whole is nothing.")
    target: float | None = Field(description="What was committed to, as a share of 1; null where nothing was.")


@router.get(
    "/frameworks/{code}/financing",
    auth=TOKEN,
    response={200: Page[FinancingOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List SDG financing and newer instruments",
)
def list_financing(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """Contributions and lines by way of financing, by kind of source, and by goal of the 2030 Agenda; with a day
    as they stood then.
    """
    version = seen_version(request, code, as_of, "funding.contribution", "funding.allocation")
    found = ways(version, as_of)
    items = [
        *_of_part("way", found.ways),
        *_of_part("source", found.sources),
        *_of_part("goal", found.goals),
    ]
    return private_records(request, items, paging, FinancingOut)


@router.get(
    "/frameworks/{code}/funding-compact",
    auth=TOKEN,
    response={200: Page[FigureOut], **LIST_FAILURES, **NOT_FOR_ALL},
    summary="List the country figures of the Funding Compact",
)
def list_funding_compact(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """Shares of core, pooled, thematic and multi-year funding, as money and contributions stand, or stood on a day."""
    version = seen_version(request, code, as_of, "funding.line", "funding.contribution")
    items = [
        FigureOut(
            key=each.key,
            formula=say(each.formula),
            part=as_number(each.part),
            whole=as_number(each.whole),
            share=as_number(each.share),
            target=as_number(each.target),
        )
        for each in compact(version, day_of(request, as_of), as_of).figures
    ]
    return private_records(request, items, paging, FigureOut)


def _of_part(part: str, every: Mapping[str, Sums]) -> Iterator[FinancingOut]:
    for code, sums in every.items():
        yield FinancingOut(
            part=part,
            code=code,
            contributions=sums.contributions,
            sought=float(sums.sought),
            committed=None if part == "goal" else float(sums.committed),
            allocated=float(sums.allocated),
            available=as_number(sums.available),
            spent=as_number(sums.spent),
            outcomes=sorted(sums.outcomes),
        )
