"""Refusals of commands and of the API in the language that was asked for, here and on a server."""

import re
from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from pytest_django.live_server_helper import LiveServer
from typer.testing import CliRunner

from shanyraq.api.failures import slow_down
from shanyraq.base.access.models import Invitation
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.doors.remote import _failure
from shanyraq.cli.app import app
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Reach
from tests.base.people import person, token_of
from tests.conftest import SECOND, loaded
from tests.domains.test_register import XAA

CREATE = "parties.organisation.create"
WHOLE = [CREATE, "--framework", XAA, "--kind", "media", "--name.en", "Wind", "--key", "wind"]
LATIN = re.compile(r"\b[a-z]{4,}\b")
"""An English word; codes, options and addresses are taken out before."""
CODES = re.compile(
    r"\S*[./_-]\S*|«[^»]*»|“[^”]*”|\bshanyraq\b|\bwind\b|\bmedia\b|\bJSON\b|\b(?:kind|number|website|note)\b"
)


def run(*words: str, env: dict[str, str] | None = None) -> Any:
    return CliRunner().invoke(app, list(words), env=env)


def english(text: str) -> list[str]:
    return LATIN.findall(CODES.sub(" ", text))


VALUE = ["--year", "2027", "--value", "1", "--role", "latest", "--reason", "Was wrong"]
REFUSED = [
    (["do", CREATE, "--framework", XAA, "--key", "no key!", "--kind", "media", "--name.en", "W"], 1),
    (["do", CREATE, "--framework", XAA, "--nonsense", "x"], 2),
    (["do", CREATE, "--key"], 2),
    (["do", "no.such"], 2),
    (["do", CREATE, "--framework", XAA, "--as", "nobody@example.org", "--kind", "media"], 2),
    (["do", "parties.organisation.end", "--framework", XAA, "--key", "wind", "--reason", "Gone away"], 2),
    (["do", *WHOLE, "--as", "member@example.org"], 4),
    (["workbook", "fill", CREATE, __file__, "--framework", "xab-2027-2031"], 2),
    (["workbook", "fill", CREATE, __file__], 2),
    (["workbook", "fill", "no.such", __file__], 2),
    (["workbook", "fill", CREATE, __file__, "--framework", XAA], 1),
    (["workbook", "fill", CREATE, "/no/such.xlsx", "--framework", XAA], 1),
    (["workbook", "template", CREATE, "/no/such/file.xlsx", "--framework", XAA], 1),
    (["workbook", "template", CREATE, "/tmp", "--framework", XAA], 1),
    (["commitments", "zzz"], 2),
    (["progress", "zzz"], 2),
    (["do", "indicators.value.supersede", "--framework", XAA, "--indicator", "9.9.9", *VALUE], 2),
    (["do", "indicators.value.supersede", "--framework", XAA, "--indicator", "i1", "--row", "zz", *VALUE], 2),
    (["do", "comments.comment.write", "--framework", XAA, "--kind", "indicator", "--key", "9.9.9", "--text", "X"], 2),
]


@pytest.mark.parametrize("language", ["en", "ru", "kk"])
@pytest.mark.parametrize(("words", "code"), REFUSED)
def test_refusals_are_said_in_the_language(second: Version, words: list[str], code: int, language: str) -> None:
    person("member@example.org", (Role.MINISTRY, Reach(XAA)))
    result = run(*words, "--language", language)
    assert result.exit_code == code, result.output
    assert bool(english(result.output)) is (language == "en"), result.output


def test_what_was_done_is_said_in_the_language(second: Version) -> None:
    person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA)))
    told = run("do", *WHOLE, "--as", "officer@example.org", "--language", "ru").stdout
    assert "Wind" in told
    assert not english(told)


@pytest.mark.parametrize("words", [["account", "list"], ["audit", "verify"], ["audit", "files"]])
def test_what_is_proved_or_listed_is_said_in_the_language(second: Version, words: list[str]) -> None:
    person("officer@example.org", (Role.ADMINISTRATOR, Reach()), name="Ә")
    said = {language: run(*words, "--language", language) for language in ("en", "ru", "kk")}
    assert [each.exit_code for each in said.values()] == [0, 0, 0], said
    assert english(said["en"].stdout)
    told = {language: each.stdout.replace("administrator", "") for language, each in said.items()}
    assert not english(told["ru"]), told["ru"]
    assert not english(told["kk"]), told["kk"]


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_the_api_says_in_the_language_what_it_cannot_understand(second: Version, language: str) -> None:
    secret = token_of(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))
    headers = {"authorization": f"Bearer {secret}", "accept-language": language}
    client = Client(headers=headers)
    of_kind = {"framework": XAA, "key": "wind", "kind": "nonsense", "name": {"en": "Wind"}}
    answers = [
        client.get("/api/v1/nonsense"),
        client.get("/api/v9/"),
        client.post(f"/api/v1/verbs/{CREATE}", "{", content_type="application/json"),
        client.post(f"/api/v1/verbs/{CREATE}", of_kind, content_type="application/json"),
    ]
    assert [each.status_code for each in answers] == [404, 404, 400, 422]
    said = [each.json()["detail"] for each in answers]
    assert all(re.search("[а-яәғқңөұүһі]{3}", text) for text in said), said
    assert " or " not in said[-1]


def test_a_field_of_that_name_is_given_too(second: Version) -> None:
    """The language in which somebody is invited, and in which that is told."""
    given = ["--email", "new@example.org", "--name", "New", "--role", "ministry", "--framework", XAA]
    told = run("do", "accounts.person.invite", *given, "--ends_on", "2027-06-30", "--language", "kk")
    assert told.exit_code == 0, told.output
    assert Invitation.objects.get().language == "kk"


@pytest.mark.django_db(transaction=True)
@pytest.mark.xdist_group("browser")
def test_a_server_is_asked_in_the_language(live_server: LiveServer) -> None:
    loaded(SECOND)
    secret = token_of(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))
    env = {"SHANYRAQ_TOKEN": secret, "SHANYRAQ_SERVER": live_server.url}
    assert run("do", *WHOLE, env=env).exit_code == 0
    again = run("do", *WHOLE, "--language", "ru", env=env)
    assert again.exit_code == 1
    assert "Ключ wind" in again.stderr
    end = ["parties.organisation.end", "--framework", XAA, "--key", "x", "--reason", "Why"]
    gone = run("do", *end, "--language", "kk", env=env)
    assert gone.exit_code == 2
    assert gone.stderr.count("Табылмады: ") == 1
    unknown = run("do", *WHOLE, "--language", "ru", env={**env, "SHANYRAQ_TOKEN": "shq_no"})
    assert unknown.exit_code == 4
    assert "Токен неизвестен" in unknown.stderr


def test_what_is_not_there_is_named_once_whatever_the_server_speaks() -> None:
    for language in ("en", "ru", "kk"):
        with translation.override(language):
            for detail in (translation.gettext("There is no %(thing)s.") % {"thing": "X"}, "There is no X."):
                found = _failure(404, {"detail": detail})
                assert isinstance(found, NotFound)
                assert str(found) == "X"


@pytest.mark.parametrize(
    ("language", "none", "wrong", "often"),
    [
        ("en", "This needs a token: Authorization: Bearer …", "The token is unknown", "ask again in 2 seconds"),
        ("ru", "Для этого нужен токен: Authorization: Bearer …", "Токен неизвестен", "повторите через 2 секунды"),
        ("kk", "Бұл үшін токен керек: Authorization: Bearer …", "Токен белгісіз", "2 секундтан кейін"),
    ],
)
def test_the_api_says_who_is_asked_and_when(
    language: str, none: str, wrong: str, often: str, second: Version, client: Client
) -> None:
    address, said = f"/api/v1/frameworks/{XAA}/trail", {"accept-language": language}
    assert client.get(address, headers=said).json()["detail"].startswith(none)
    told = client.get(address, headers={**said, "authorization": "Bearer shq_x"})
    assert told.json()["detail"].startswith(wrong)
    assert told["Content-Language"] == language
    with translation.override(language):
        assert often in slow_down(2).content.decode()
