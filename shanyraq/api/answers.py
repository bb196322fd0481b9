"""Answers for one caller: records that not everybody may read, kept by nobody for anybody else."""

from collections.abc import Sequence
from typing import Any

from django.http import HttpRequest, HttpResponse
from pydantic import BaseModel

from shanyraq.api.callers import private
from shanyraq.domains.packages.api import Paging, record, records


def private_records(request: HttpRequest, items: Sequence[Any], paging: Paging, form: type[BaseModel]) -> HttpResponse:
    """The part of a list that the cursor points to."""
    return private(records(request, items, paging, form))


def private_record(request: HttpRequest, item: BaseModel, revision: int | None) -> HttpResponse:
    """One of them, with the tag that a change is made from."""
    return private(record(request, item, revision))
