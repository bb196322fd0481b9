"""What an amendment and a later version both changed is said as pages of differences say it, at every door."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from typer.testing import CliRunner

from shanyraq.base.access.vocabulary import Role
from shanyraq.cli.app import app
from shanyraq.domains.indicators.commands import SupersedeValue
from shanyraq.domains.indicators.verbs import value as values
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.writing import package_archive, write_folder
from shanyraq.kernel.scopes import Reach
from tests.api.calling import Program
from tests.base.people import person, signed_in, token_of
from tests.conftest import TESTER
from tests.web.reading import text_of

pytestmark = pytest.mark.usefixtures("without_words")
KAZ, PROPOSE = "kaz-2026-2030", "packages.amendment.propose"
AT = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
PLACES = {
    "en": "outcome 1 › indicator 1.2.1 › row “Total” › targets",
    "ru": "конечный результат 1 › индикатор 1.2.1 › строка “Всего” › целевые значения",
    "kk": "түпкілікті нәтиже 1 › көрсеткіш 1.2.1 › жол “Жиыны” › нысаналы мәндер",
}
CODES = ("outcomes", "rows", "qualifier", "promise", "printed:", "'value'", "value:", "corrected")


@pytest.fixture
def mine(kaz: Version, kaz_package: Package) -> Package:
    """Made from version 1, while version 2 corrected the same target."""
    plain = kaz_package.model_dump(mode="json")
    (indicator,) = [each for each in plain["outcomes"][0]["indicators"] if each["key"] == "1.2.1"]
    indicator["rows"][0]["targets"][-1] |= {"value": 4.0, "printed": "4.0 (2030)"}
    said = {"indicator": "1.2.1", "role": "target", "year": 2030, "value": 4.5, "reason": "A misprint"}
    values.supersede(SupersedeValue(framework=KAZ, **said), by=TESTER, at=AT)
    return Package.model_validate(plain)


@pytest.fixture
def proposer(mine: Package) -> Any:
    return person("mel@example.org", (Role.MEL_MEMBER, Reach(KAZ)))


def clean(text: str, language: str) -> None:
    assert PLACES[language] in text
    assert "4.0 (2030)" in text
    if language != "en":
        assert [code for code in CODES if code in text] == []


@pytest.mark.parametrize("language", list(PLACES))
def test_in_the_browser(language: str, mine: Package, proposer: Any) -> None:
    browser = signed_in(proposer)
    browser.cookies["django_language"] = language
    sent = {"framework": KAZ, "title": "Target", "reason": "A test", "base": 1}
    archive = SimpleUploadedFile(f"{KAZ}-version-1.zip", package_archive(mine, KAZ))
    answer = browser.post(f"/do/{PROPOSE}", {**sent, "file": archive})
    assert answer.status_code == 409
    told = answer.content.decode().partition('class="refused"')[2].partition("</table>")[0]
    clean(text_of(told), language)


@pytest.mark.parametrize("language", list(PLACES))
def test_on_the_command_line(language: str, mine: Package, proposer: Any, tmp_path: Path) -> None:
    write_folder(mine, tmp_path / "mine")
    words = ["--title", "Target", "--reason", "A test", "--base", "1", "--as", "mel@example.org"]
    words += ["--language", language]
    result = CliRunner().invoke(app, ["framework", "propose", str(tmp_path / "mine"), *words])
    assert result.exit_code == 3, result.stderr
    clean(result.stderr, language)


@pytest.mark.parametrize("language", list(PLACES))
def test_over_rest(language: str, mine: Package, proposer: Any) -> None:
    token = token_of(proposer)
    sent = SimpleUploadedFile("mine.zip", package_archive(mine, KAZ))
    file = Client().post("/api/v1/files", {"file": sent}, headers={"authorization": f"Bearer {token}"}).json()["file"]
    said = {"framework": KAZ, "title": "Target", "reason": "A test", "base": 1, "file": file}
    answer = Program(token).do(PROPOSE, said, language=language)
    assert answer.status_code == 409
    assert PLACES[language] in answer.json()["detail"]
