"""Frameworks, one framework, and the whole of it as one JSON."""

from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Query, Router
from pydantic import BaseModel, Field

from shanyraq.domains.packages.api.answers import FAILURES, AsOf, answer
from shanyraq.domains.packages.api.basis import version_of
from shanyraq.domains.packages.api.lists import LIST_FAILURES, Page, Paging, listed
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import versions_in_force
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.packages.queries.versions import in_force_from, versions_until
from shanyraq.domains.packages.writing import as_json

router = Router(tags=["Frameworks"])


class FrameworkSummary(BaseModel):
    code: str
    title: Any = Field(description="Text by language.")
    country: Any
    starts_on: date
    ends_on: date
    language: str
    version: int
    applied_at: str
    training: bool = Field(
        description="A copy for training: values of the framework's own years, work plans and money are invented."
    )


@router.get("/frameworks", response={200: Page[FrameworkSummary], **LIST_FAILURES}, summary="List frameworks")
def list_frameworks(request: HttpRequest, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """Every framework with the version in force."""
    found = [_summary(version) for version in versions_in_force(as_of)]
    return listed(request, found, paging, FrameworkSummary)


@router.get("/frameworks/{code}", response={200: FrameworkSummary, **FAILURES}, summary="One framework")
def get_framework(request: HttpRequest, code: str, as_of: AsOf = None) -> HttpResponse:
    """The version in force: title, country, period, language."""
    return answer(_summary(version_of(request, code, as_of)))


class VersionLine(BaseModel):
    """A version of a framework: who applied it, when and why. It never changes."""

    number: int
    applied_at: str
    in_force_from: date = Field(description="The first day that it is read for; of the first, at the latest the start.")
    author: str
    reason: str


@router.get("/frameworks/{code}/versions", response={200: Page[VersionLine], **LIST_FAILURES}, summary="List versions")
def list_versions(request: HttpRequest, code: str, paging: Query[Paging], as_of: AsOf = None) -> HttpResponse:
    """The versions that were known on the day, the first one first; the last is the one in force."""
    versions = versions_until(version_of(request, code, as_of))
    found = [
        VersionLine(
            number=version.number,
            applied_at=version.applied_at.isoformat(),
            in_force_from=in_force_from(version),
            author=version.author,
            reason=version.reason,
        )
        for version in versions
    ]
    return listed(request, found, paging, VersionLine)


@router.get("/frameworks/{code}/export", response={200: dict[str, Any], **FAILURES}, summary="The whole framework")
def export_framework(request: HttpRequest, code: str, as_of: AsOf = None) -> HttpResponse:
    """The same JSON as ``shanyraq framework export CODE --format json``."""
    version = version_of(request, code, as_of)
    return answer(as_json(recent_package(version), version.number))


def _summary(version: Version) -> FrameworkSummary:
    return FrameworkSummary(
        code=version.code,
        title=version.title,
        country=version.country,
        starts_on=version.starts_on,
        ends_on=version.ends_on,
        language=version.language,
        version=version.number,
        applied_at=version.applied_at.isoformat(),
        training=version.is_copy,
    )
