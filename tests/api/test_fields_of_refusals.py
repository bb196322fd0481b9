"""A rule that refuses says in which field to mend it: beside the field, as its option, in its cell, by its name."""

import re
from typing import Any

import pytest
from typer.testing import CliRunner

from shanyraq.base.access.models import Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.doors.web.forms import Elsewhere, beside, shown
from shanyraq.base.verbs import verbbook
from shanyraq.cli.app import app
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.scopes import Reach
from shanyraq.kernel.sentences import Sentence
from tests.api.calling import Program
from tests.base.people import person, signed_in, token_of
from tests.domains.filled import done, with_rows, words
from tests.domains.test_register import XAA, create

SAME = {"key": "other", "name.en": "Living Water", "kind": "civil_society"}
CREATE = "parties.organisation.create"
SAID = "has the same name"


@pytest.fixture
def officer(second: Version) -> Person:
    create()
    return person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA)))


def told(program: Program, verb: str, body: dict[str, Any]) -> dict[str, str]:
    response = program.do(verb, body)
    assert response.status_code == 422, response.content
    (finding,) = response.json()["findings"]
    return dict(finding)


def test_over_rest_by_its_name(officer: Person) -> None:
    sent = {"framework": XAA, "key": "other", "name": {"en": "Living Water"}, "kind": "civil_society"}
    found = told(Program(token_of(officer)), CREATE, sent)
    assert (found["rule"], found["field"], found["place"]) == ("parties.one_entry", "name", "")


def test_in_the_browser_beside_it_with_a_link_from_the_summary(officer: Person) -> None:
    browser = signed_in(officer)
    page = browser.post(f"/do/{CREATE}", {"framework": XAA, **SAME}).content.decode()
    summary = re.search(r'<div class="refused".*?</div>', page, re.DOTALL)
    assert summary
    assert re.search(rf'<a href="#field-name">Name: [^<]*{SAID}', summary[0])
    beside = re.search(r'id="field-name-said".*?</div>', page, re.DOTALL)
    assert beside
    assert SAID in beside[0]


def test_a_field_that_the_form_hides_is_told_in_the_summary(officer: Person) -> None:
    verb = verbbook()["parties.organisation.amend"]
    finding = Finding("parties.signed_stays", Severity.ERROR, Sentence("It has ended"), field="key")
    asked, rest = beside(shown(verb, {"framework": XAA, "key": "eau-vive"}), [finding])
    assert ([each.problems for each in asked if each.field.name == "key"], rest) == ([["It has ended"]], Elsewhere())
    hidden, rest = beside(shown(verb, {"framework": XAA, "key": "eau-vive"}, hidden=["key"]), [finding])
    assert ([each.problems for each in hidden if each.problems], rest) == ([], Elsewhere(blocking=(finding,)))


def test_on_the_command_line_by_its_option(officer: Person) -> None:
    options = [f"--{name}={value}" for name, value in SAME.items()]
    result = CliRunner().invoke(app, ["do", CREATE, "--framework", XAA, *options])
    assert result.exit_code == 1
    assert re.search(rf"^1\. --name: error parties\.one_entry: .*{SAID}", result.stderr)


def test_in_a_workbook_at_its_cell(officer: Person) -> None:
    filled = done(CREATE, with_rows(CREATE, [SAME]))
    assert [cell for cell, text in words(filled) if SAID in text] == ["B3"]
