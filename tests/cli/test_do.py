"""``shanyraq do``: the fourth door, with the same rules and exit codes."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.cli.app import app
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.parties.models import Registered
from shanyraq.kernel.scopes import Reach
from tests.base.people import person
from tests.domains.test_register import XAA

KAZ = "kaz-2026-2030"
CREATE = ["do", "parties.organisation.create", "--framework", XAA, "--key", "eau", "--name.fr", "Eau", "--kind"]
AMEND = ["do", "indicators.indicator.amend", "--framework", KAZ, "--indicator", "1.2.1"]
run = CliRunner().invoke
pytestmark = pytest.mark.usefixtures("kaz", "second")


def test_verbs_are_listed_and_described() -> None:
    assert "parties.organisation.create  Add an organisation" in run(app, ["do"]).stdout
    text = run(app, ["do", "parties.organisation.create"]).stdout
    assert "--name.fr" not in text
    assert "--name.kk  Name (needed)" in text
    assert "One of: un_entity, government" in text
    assert "properties" in json.loads(run(app, ["do", "parties.organisation.create", "--json"]).stdout)


def test_it_is_done_with_its_event() -> None:
    create = [each.replace("name.fr", "name.en") for each in CREATE]
    result = run(app, [*create, "civil_society"])
    assert result.exit_code == 0, result.stderr
    assert result.stdout.endswith("added Eau to the register.\n")
    assert Registered.objects.get().kind == "civil_society"
    event = Event.objects.order_by("-pk").first()
    assert event is not None
    assert event.door == "cli"


def test_what_needs_no_field_is_done_without_any() -> None:
    person("member@example.org", (Role.COMMITTEE_MEMBER, Reach(KAZ)))
    result = run(app, ["do", "notices.calendar.make", "--as", "member@example.org"])
    assert result.exit_code == 0, result.stderr
    event = Event.objects.order_by("-pk").first()
    assert event is not None
    assert event.verb == "notices.calendar.make"


def test_lists_are_given_several_times() -> None:
    result = run(app, [*AMEND, "--lead_entities", "unicef", "--lead-entities", "undp", "--reason", "Both", "--json"])
    assert result.exit_code == 0, result.stderr
    assert json.loads(result.stdout)["subject"] == {"kind": "indicator", "key": "1.2.1", "framework": KAZ}
    assert version_in_force(KAZ).number == 2


@pytest.mark.parametrize(
    ("args", "code", "said"),
    [
        ([*AMEND, "--source.en", "x", "--reason", "x"], 1, "1. --reason: At least 3 characters are needed"),
        ([*AMEND, "--lead_entities", "nobody", "--reason", "Why not"], 1, "nobody"),
        ([*AMEND, "--colour", "red"], 2, "has no option --colour"),
        ([*AMEND, "--reason"], 2, "wants a value"),
        (["do", "indicators.indicator.paint"], 2, "There is no verb"),
        ([*AMEND, "--source.en", "x", "--reason", "Why", "--as", "nobody@example.org"], 2, "There is no account"),
    ],
)
def test_how_it_ends(kaz: Version, args: list[str], code: int, said: str) -> None:
    result = run(app, args)
    assert (result.exit_code, said in result.stderr) == (code, True), result.stderr
    assert version_in_force(KAZ) == kaz


def test_an_account_acts_with_its_roles(kaz: Version) -> None:
    person("member@example.org", (Role.COMMITTEE_MEMBER, Reach(KAZ)))
    result = run(app, [*AMEND, "--source.en", "x", "--reason", "Why not", "--as", "member@example.org"])
    assert result.exit_code == 4
    assert "Not allowed" in result.stderr


def test_a_conflict_has_its_own_code(kaz: Version) -> None:
    assert run(app, [*AMEND, "--source.en", "A", "--reason", "Why not", "--seen", "1"]).exit_code == 0
    assert run(app, [*AMEND, "--source.en", "B", "--reason", "Why not", "--seen", "1"]).exit_code == 3


def test_fields_from_a_file(tmp_path: Path) -> None:
    fields = {"framework": XAA, "key": "eau", "name": {"fr": "Eau"}, "kind": "civil_society"}
    path = tmp_path / "fields.json"
    path.write_text(json.dumps(fields), encoding="utf-8")
    assert run(app, ["do", "parties.organisation.create", "--from", str(path)]).exit_code == 0
    assert run(app, ["do", "parties.organisation.create", "--from", "-"], input="[]").exit_code == 2
