"""The number of SQL statements of a page does not grow with what it shows, and pages only read."""

import re
from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.registry import load_package
from shanyraq.domains.parties.commands import CreateOrganisation
from shanyraq.domains.parties.verbs import organisation
from tests.conftest import SIGNED, TESTER, apply
from tests.domains.evaluating import public_in
from tests.domains.proposing import propose
from tests.domains.saying import published, shown_with_file
from tests.domains.test_packages_apply import retitled
from tests.factories.frameworks import SMALL, framework, frameworks
from tests.forgetting import forget_versions
from tests.web.addresses import FIXED, OF_A_SECRET, OF_NATIONAL_DATA, WITH_ACCOUNT, by_name, one_of_each

WHOLE = {
    *("framework-json", "package-zip", "amendment", "difference", "difference-csv", "difference-json"),
    *("workplans", "workplans-csv", "workplans-json", "work-plans"),
    *("funding", "funding-csv", "funding-json"),
    *("places", "places-csv", "places-json", "who-where", "who-where-csv", "who-where-json"),
    *("cooperation", "cooperation-csv", "cooperation-json"),
    *("workplan-quality", "workplan-quality-csv", "workplan-quality-json"),
    *(f"collection{table}{form}" for table in ("", "-entities") for form in ("", "-csv", "-json")),
    *(f"{page}{form}" for page in ("monitoring", "evaluations", "recommendations") for form in ("", "-csv", "-json")),
    *("recommendation", "feedback", "feedback-csv", "feedback-json", "feedback-one", "feedback-send"),
}
"""What reads the whole package where nothing is remembered: a statement for each of its tables."""
READS = re.compile(r'(DECLARE "\w+" NO SCROLL CURSOR (WITH HOLD )?FOR )?SELECT ')
"""Long files are read part by part, on PostgreSQL with a cursor."""
WARM, COLD, COLD_WHOLE = 16, 23, 51
"""The most statements of an address: with what the process remembers, and when it has just begun."""


@pytest.fixture
def versions(kaz: Version) -> list[Version]:
    """One of everything, and some thirty of everything; what verbs write stands in both."""
    both = [apply(framework(0, SMALL)), kaz]
    for version in both:
        given = {"framework": version.code, "key": "joined-later", "name": {"en": "Joined Later"}, "kind": "media"}
        organisation.create(CreateOrganisation(**given), by=TESTER, at=SIGNED)
        package = retitled(load_package(version), "Another title")
        propose(package, title="Title", reason="Reason", by=TESTER, at=SIGNED)
        public_in(version)
        published(version.code, version.outcomes.first().code, 30 if version is kaz else 1)
        shown_with_file(version.code, version.indicators.first().key)
    return both


def asked(client: Client, address: str) -> tuple[int, list[str]]:
    """How many statements an answer takes, and those that do more than read."""
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200, address
    said = [query["sql"] for query in queries]
    return len(said), [sql for sql in said if not READS.match(sql)]


def places(versions: list[Version]) -> Iterator[tuple[str, list[str]]]:
    """Name of an address → one address in each version that has such a thing; files of tables once."""
    every = [by_name(version) for version in versions]
    for name in every[0].keys() - WITH_ACCOUNT - OF_A_SECRET - OF_NATIONAL_DATA:
        query = "?q=health" if name == "search" else ""
        if not name.endswith("-xlsx"):  # the same rows as CSV
            yield name, [found[name][0] + query for found in every if found[name]]


def test_as_many_statements_for_30_rows_as_for_one(versions: list[Version], client: Client) -> None:
    """Every page and file of a framework is asked, as the resolver knows them; a list among them joins by itself."""
    grown, many, wrote = {}, {}, {}
    client.get(f"/{versions[0].code}/")  # templates, rules, connection: what no version has to do with
    for name, addresses in places(versions):
        assert len(addresses) == len(versions), f"{name}: both frameworks must have it"
        counts = []
        for address in addresses:
            forget_versions()
            (cold, first), (warm, again) = asked(client, address), asked(client, address)
            counts.append((cold, warm))
            if first or again:
                wrote[address] = first + again
        if len(set(counts)) > 1:
            grown[name] = counts
        cold, warm = max(counts)
        if warm > WARM or cold > (COLD_WHOLE if name in WHOLE else COLD):
            many[name] = counts
    assert (grown, many, wrote) == ({}, {}, {})


def test_as_many_statements_for_30_frameworks_as_for_one(empty: None, client: Client) -> None:
    """What shows every framework, and what shows one of them."""
    packages = frameworks(30, SMALL)
    version = apply(next(packages))
    addresses = [*FIXED, "/search?q=health"]
    addresses += one_of_each(version).values()

    def counts() -> dict[str, int]:
        for address in addresses:
            client.get(address)
        return {address: asked(client, address)[0] for address in addresses}

    alone = counts()
    for package in packages:
        apply(package)
    assert counts() == alone
