"""Settings that would do something else than they say stop the start; what the guide tells to write is understood."""

import re
import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured
from environs import Env

from shanyraq.config import shared
from shanyraq.config.letters import letters
from shanyraq.config.shared import shared_cache
from shanyraq.kernel.folders import make_private
from tests.architecture.test_settings_documented import PAGE

WRITTEN = re.compile(r"(?:EMAIL_URL=|`)((?:submission|smtp|console|file)[a-z+]*:[^\s`]*)")


@pytest.mark.parametrize(
    ("address", "host", "port", "starttls", "tls"),
    [
        ("submission://u:p@mail.example.org", "mail.example.org", 587, True, False),
        ("submission://u:p@mail.example.org:2587", "mail.example.org", 2587, True, False),
        ("smtp://u:p@mail.example.org:465?ssl=true", "mail.example.org", 465, False, True),
        ("smtp://u:p@mail.example.org:587?tls=true", "mail.example.org", 587, True, False),
        ("smtp://mail.example.org", "mail.example.org", 25, False, False),
        ("smtp://u:p@localhost:25", "localhost", 25, False, False),
    ],
)
def test_letters_go_where_the_address_says(address: str, host: str, port: int, starttls: bool, tls: bool) -> None:
    found = letters(address)
    assert (found["EMAIL_HOST"], found["EMAIL_PORT"]) == (host, port)
    assert (found["EMAIL_USE_TLS"], found["EMAIL_USE_SSL"]) == (starttls, tls)
    assert found["EMAIL_BACKEND"].endswith("smtp.EmailBackend")


@pytest.mark.parametrize(
    ("address", "told"),
    [
        ("smtp://u:secret@mail.example.org:587", "clear text"),
        ("smtp://u:secret@mail.example.org:587?tls=no", "clear text"),
        ("smtp+tls://u:secret@mail.example.org:587", "begins with smtp+tls"),
        ("smtp+ssl://u:secret@mail.example.org:465", "begins with smtp+ssl"),
        ("smtps://u:secret@mail.example.org:465", "begins with smtps"),
        ("consolemail:", "begins with consolemail"),
        ("submission://u:secret@mail.example.org:five", "cannot be read"),
        ("submission://u:secret/more@mail.example.org", "cannot be read"),
    ],
)
def test_what_is_not_known_or_would_show_a_password_stops_the_start(address: str, told: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=re.escape(told)) as refused:
        letters(address)
    assert "secret" not in str(refused.value)


def test_every_address_of_the_guide_is_understood() -> None:
    written = set(WRITTEN.findall(PAGE.read_text(encoding="utf-8")))
    assert len(written) == 4
    for address in written:
        assert letters(address)["EMAIL_BACKEND"]


def test_a_cache_whose_client_is_not_installed_stops_the_start(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOME_CACHE", "redis://host:6379/0")
    monkeypatch.setattr(shared, "find_spec", lambda name: None)
    with pytest.raises(ImproperlyConfigured, match="pip install redis"):
        shared_cache(Env(), "SOME_CACHE")
    monkeypatch.setattr(shared, "find_spec", lambda name: object())
    assert shared_cache(Env(), "SOME_CACHE") == {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": "redis://host:6379/0",
    }
    monkeypatch.setenv("SOME_CACHE", "")
    assert shared_cache(Env(), "SOME_CACHE") is None


def test_nobody_else_reads_the_data_folder(tmp_path: Path) -> None:
    made = make_private(tmp_path / "some" / "var")
    assert stat.S_IMODE(made.stat().st_mode) == 0o700
    made.chmod(0o755)
    assert stat.S_IMODE(make_private(made).stat().st_mode) == 0o750, "the rights of the group stay"
