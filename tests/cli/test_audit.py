"""``shanyraq audit``: what is as written, what is not, and what is missing at the end."""

import io
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from shanyraq.base.audit.models import Event
from shanyraq.base.files.keeping import keep, place_of
from shanyraq.cli.app import app
from shanyraq.domains.packages.models import Version
from tests.base.documents import PDF
from tests.base.people import NOW
from tests.domains.test_register import create

run = CliRunner().invoke


@pytest.fixture(autouse=True)
def three(second: Version) -> None:
    for key in ("eau", "bois", "feu"):
        create(key, name={"fr": key}, number="")


def test_a_whole_trail_is_proved() -> None:
    result = run(app, ["audit", "verify"])
    assert result.exit_code == 0
    assert "all as written. Keep: " in result.stdout
    head = result.stdout.rpartition("Keep: ")[2].strip()
    create("air", name={"fr": "air"}, number="")
    assert run(app, ["audit", "verify", "--expect", head]).exit_code == 0


def test_a_tampered_event_is_named() -> None:
    event = Event.objects.order_by("-pk")[1]
    Event.objects.filter(pk=event.pk).update(reason="Another reason")
    result = run(app, ["audit", "verify", "--json"])
    assert result.exit_code == 1
    assert [flaw["event"] for flaw in json.loads(result.stdout)["flaws"]] == [event.pk]


def test_a_cut_end_is_found_by_whoever_kept_the_head() -> None:
    head = run(app, ["audit", "verify"]).stdout.rpartition("Keep: ")[2].strip()
    Event.objects.order_by("-pk").first().delete()  # type: ignore[union-attr]
    assert run(app, ["audit", "verify"]).exit_code == 0
    result = run(app, ["audit", "verify", "--expect", head])
    assert result.exit_code == 1
    assert "no longer holds the event" in result.stderr


def test_events_are_listed_in_a_language() -> None:
    result = run(app, ["audit", "list", "--kind", "organisation", "--key", "eau"])
    assert result.exit_code == 0
    assert "tester added eau to the register" in result.stdout
    found = json.loads(run(app, ["audit", "list", "--json", "--most", "2"]).stdout)
    assert [each["key"] for each in found] == ["feu", "bois"]


def test_documents_are_hashed_anew(settings: Any, tmp_path: Path) -> None:
    """One as it was sent, one that somebody wrote over, one that is gone."""
    settings.STORAGES = {
        **settings.STORAGES,
        "files": {**settings.STORAGES["files"], "OPTIONS": {"location": tmp_path}},
    }
    digests = []
    for said in (b"one", b"two", b"three"):
        content = PDF + said
        kept = keep(io.BytesIO(content), "Report.pdf", len(content), person=None, at=NOW)
        digests.append(kept.upload.blob.digest)
    assert run(app, ["audit", "files"]).stdout == "3 files, all as sent.\n"
    (tmp_path / place_of(digests[1])).chmod(0o600)
    (tmp_path / place_of(digests[1])).write_bytes(b"another")
    (tmp_path / place_of(digests[2])).unlink()
    result = run(app, ["audit", "files", "--json"])
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert told["count"] == 3
    assert {each["digest"] for each in told["faults"]} == set(digests[1:])


@pytest.mark.parametrize("more", [0, 1], ids=["empty", "begun anew"])
def test_an_emptied_trail_shows(more: int) -> None:
    Event.objects.all().delete()
    if more:
        create("air", name={"fr": "air"}, number="")
    begins = Event.objects.values_list("pk", flat=True).first() or 1
    result = run(app, ["audit", "verify"])
    assert result.exit_code == 1
    assert f"Event {begins}: " in result.stderr
    assert "framework xaa-2027-2031" in result.stderr
