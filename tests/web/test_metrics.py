"""``/metrics``: requests by view, and what the house holds; a token where one is set; no series without bounds."""

import os
import re
import subprocess
import sys
from pathlib import Path
from unittest.mock import patch

import pytest
from django.db import OperationalError
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from prometheus_client.parser import text_string_to_metric_families

from shanyraq.base.audit.queries import trail
from shanyraq.config import metrics
from shanyraq.domains.packages.models import Framework, Version
from tests.conftest import ROOT

Series = dict[tuple[str, tuple[tuple[str, str], ...]], float]


def asked(client: Client, **headers: str) -> Series:
    answer = client.get("/metrics", headers=headers)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "no-store")
    assert answer["Content-Type"].startswith("text/plain; version=")
    return {
        (sample.name, tuple(sorted(sample.labels.items()))): sample.value
        for family in text_string_to_metric_families(answer.content.decode())
        for sample in family.samples
    }


def counted(series: Series, view: str, method: str = "GET", status: int = 200) -> float:
    labels = (("method", method), ("status", str(status)), ("view", view))
    return series.get(("shanyraq_requests_total", labels), 0)


@pytest.mark.parametrize(
    ("address", "method", "view", "status"),
    [
        ("/xaa-2027-2031/", "GET", "home", 200),
        ("/about/", "HEAD", "about", 200),
        ("/xaa-2027-2031/results/A.1/", "GET", "outcome", 200),
        ("/xaa-2027-2031/results/nothing/", "GET", "outcome", 404),
        ("/no/such/address/anywhere", "GET", "none", 404),
        ("/static/ui/no-such-file.css", "GET", "static", 404),
        ("/about/", "BREW", "about", 200),
    ],
)
def test_a_request_is_counted_under_its_view(
    second: Version, client: Client, address: str, method: str, view: str, status: int
) -> None:
    before = asked(client)
    assert client.generic(method, address).status_code == status
    after = asked(client)
    name = method if method in metrics.METHODS else "OTHER"
    assert counted(after, view, name, status) == counted(before, view, name, status) + 1
    seconds = ("shanyraq_request_seconds_count", (("view", view),))
    assert after[seconds] == before.get(seconds, 0) + 1


def test_the_api_is_counted_by_its_operations(second: Version, client: Client) -> None:
    before = asked(client)
    client.get("/api/v1/frameworks")
    after = asked(client)
    views = {
        dict(labels).get("view", "") for (name, labels), value in after.items() if value != before.get((name, labels))
    }
    assert "api:list_frameworks" in views


def test_what_the_house_holds(kaz: Version, second: Version, client: Client) -> None:
    series = asked(client)
    assert series["shanyraq_frameworks", ()] == Framework.objects.count()
    assert series["shanyraq_versions", ()] == Version.objects.count()
    assert series["shanyraq_events", ()] == trail().count()
    assert series["shanyraq_database_up", ()] == 1


def test_a_database_that_does_not_answer(db: None, client: Client) -> None:
    with patch.object(metrics, "holdings", side_effect=OperationalError("gone")):
        series = asked(client)
    assert series["shanyraq_database_up", ()] == 0
    assert ("shanyraq_frameworks", ()) not in series


def test_a_token_where_one_is_set(db: None, client: Client, settings: object) -> None:
    settings.METRICS_TOKEN = "secret"  # type: ignore[attr-defined]
    for headers in ({}, {"Authorization": "Bearer other"}, {"Authorization": "secret"}, {"Authorization": "Bearer é"}):
        answer = client.get("/metrics", headers=headers)
        assert answer.status_code == 401
        assert answer["WWW-Authenticate"].startswith("Bearer")
        assert b"shanyraq" not in answer.content
    assert ("shanyraq_database_up", ()) in asked(client, Authorization="Bearer secret")


def test_nothing_is_changed_here(db: None, client: Client) -> None:
    assert client.post("/metrics").status_code == 405


def names(resolver: URLResolver, prefix: str = "") -> set[str]:
    found = set()
    for pattern in resolver.url_patterns:
        if isinstance(pattern, URLPattern):
            found.add(f"{prefix}{pattern.name}" if pattern.name else "")
        else:
            space = f"{prefix}{pattern.namespace}:" if pattern.namespace else prefix
            found |= names(pattern, space)
    return found


def test_there_are_no_more_series_than_views(kaz: Version, client: Client) -> None:
    """Whoever asks for a thousand addresses makes no series: each label comes from a closed list."""
    for number in range(50):
        client.get(f"/kaz-2026-2030/results/x{number}/")
        client.get(f"/{number}/{number}")
        client.generic(f"M{number}", f"/static/{number}")
    for (name, labels), _ in asked(client).items():
        if name.startswith("shanyraq_request"):
            said = dict(labels)
            known = names(get_resolver()) | {metrics.STATIC, metrics.NONE}
            assert said["view"] in known or re.match(r"[\w.]+\.\w+$", said["view"]), said
            assert said.get("method", "OTHER") in metrics.METHODS | {"OTHER"}


def test_worker_processes_add_up(tmp_path: Path) -> None:
    program = (
        "import django; django.setup()\n"
        "from django.test import Client\n"
        "client = Client(SERVER_NAME='localhost')\n"
        "client.get('/healthz')\n"
        "print(client.get('/metrics').content.decode())\n"
    )
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": "shanyraq.config.settings",
        "DATABASE_URL": f"sqlite:///{tmp_path / 'house.sqlite3'}",
        "SHANYRAQ_DATA": str(tmp_path),
        "PROMETHEUS_MULTIPROC_DIR": str(tmp_path),
        "PYTHONPATH": str(ROOT),
        "DEBUG": "1",
    }
    for number in (1, 2):
        done = subprocess.run(
            [sys.executable, "-c", program], env=environment, capture_output=True, text=True, check=True
        )
        assert f'shanyraq_requests_total{{method="GET",status="200",view="healthz"}} {number}.0' in done.stdout
