"""A database that others hold for too long is no fault of the software: pages and programs are told to try again."""

from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client


@pytest.fixture
def client() -> Client:
    return Client(raise_request_exception=False)


def busy(*_: Any, **__: Any) -> Any:
    raise OperationalError("database is locked")


def test_a_page(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("django.contrib.sessions.middleware.SessionMiddleware.process_request", busy)
    for address, kind in (("/", "text/html"), ("/api/v1/frameworks", "application/problem+json")):
        answer = client.get(address)
        assert (answer.status_code, answer["Retry-After"]) == (503, "60")
        assert answer["Content-Type"].startswith(kind)
        assert "othing was changed" in answer.content.decode()


def test_another_fault_stays_one(client: Client, db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise RuntimeError

    monkeypatch.setattr("django.contrib.sessions.middleware.SessionMiddleware.process_request", broken)
    assert client.get("/").status_code == 500
