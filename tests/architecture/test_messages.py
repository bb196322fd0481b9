"""The check of the catalogues finds what would be shown in English."""

from pathlib import Path

import polib
import pytest

from tests.architecture import messages

HEAD = "nplurals=3; plural=(n==1 ? 0 : n<5 ? 1 : 2);"


@pytest.mark.parametrize(
    ("forms", "found"),
    [
        ({0: "{n} год", 1: "{n} года", 2: "{n} лет"}, []),
        ({0: "{n} год", 1: "{n} года"}, ["ru: not translated: '{n} year'"]),
        ({0: "{n} год", 1: "{n} года", 2: ""}, ["ru: not translated: '{n} year'"]),
        ({0: "{n} год", 1: "{m} года", 2: "{n} лет"}, ["ru: other placeholders: '{n} year'"]),
    ],
    ids=["all forms", "one is missing", "one is empty", "another placeholder"],
)
def test_every_form_of_a_number_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, forms: dict[int, str], found: list[str]
) -> None:
    file = polib.POFile()
    file.metadata = {"Content-Type": "text/plain; charset=UTF-8", "Plural-Forms": HEAD}
    file.append(polib.POEntry(msgid="{n} year", msgid_plural="{n} years", msgstr_plural=forms))
    file.save(str(tmp_path / "django.po"))
    monkeypatch.setattr(messages, "catalogue", lambda _language: tmp_path / "django.po")
    assert messages.problems("ru") == found
