"""What REST says about frameworks themselves, and how every other resource of a version is served.

Resources have the shapes of the package format, so that one JSON Schema describes both.
"""

from shanyraq.domains.packages.api.answers import FAILURES, AsOf, Problem, Remark, answer, problem, remark
from shanyraq.domains.packages.api.basis import conditional, day_of, version_of
from shanyraq.domains.packages.api.frameworks import router
from shanyraq.domains.packages.api.lists import LIST_FAILURES, Page, Paging, listed, serve
from shanyraq.domains.packages.api.records import of_records, record, records, records_of

__all__ = [
    "FAILURES",
    "LIST_FAILURES",
    "AsOf",
    "Page",
    "Paging",
    "Problem",
    "Remark",
    "answer",
    "conditional",
    "day_of",
    "listed",
    "of_records",
    "problem",
    "record",
    "records",
    "records_of",
    "remark",
    "router",
    "serve",
    "version_of",
]
