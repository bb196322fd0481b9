"""Help, prompts and what is said of wrong usage, in the language that is asked for."""

import json
import re
import subprocess
import sys
from typing import Any

import pytest
import typer
from django.utils import translation
from typer.testing import CliRunner

from shanyraq.base.access.models import Person
from shanyraq.cli.app import COMMANDS, app
from shanyraq.cli.helping import heard, paragraphs, said, translate
from tests.architecture.collecting import commands

LATIN = re.compile(r"\b[A-Za-z]{3,}\b")
PASSWORD = "Steppe-wind-and-9-larks"


def run(*words: str, **more: Any) -> Any:
    return CliRunner().invoke(app, list(words), **more)


def paths(command: Any = None, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The words of every command and group."""
    command = command or typer.main.get_command(app)
    context = typer.Context(command)
    names = command.list_commands(context) if isinstance(command, typer.core.TyperGroup) else []
    below = [found for name in names for found in paths(command.get_command(context, name), (*path, name))]
    return [path, *below]


PATHS = paths()


def texts(command: Any) -> list[str]:
    return [part for owner, name in said(command) for part in paragraphs(getattr(owner, name))]


def squeezed(text: str) -> str:
    """What was printed, without frames and the ends of lines."""
    return "".join(text.replace("│", " ").split())


def test_every_command_is_walked() -> None:
    assert {path[0] for path in PATHS if path} == set(COMMANDS)
    assert ("workplan", "menu", "import") in PATHS


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_every_text_of_help_has_a_translation_that_differs(language: str) -> None:
    told = {text for command in commands() for text in texts(command)}
    assert len(told) > 120
    with translation.override(language):
        same = {text for text in told if translation.gettext(text) == text}
        assert same == set()
        for text in told:
            assert re.search("[а-яәғқңөұүһі]", translation.gettext(text), re.IGNORECASE), text


@pytest.mark.parametrize("language", ["ru", "kk"])
@pytest.mark.parametrize("path", PATHS, ids=" ".join)
def test_help_holds_nothing_english(path: tuple[str, ...], language: str) -> None:
    english = run(*path, "--help", env={"COLUMNS": "300"})
    told = run(*path, "--help", "--language", language, env={"COLUMNS": "300"})
    assert (english.exit_code, told.exit_code) == (0, 0), told.output
    command: Any = typer.main.get_command(app)
    for name in path:
        command = command.get_command(typer.Context(command), name)
    shown, before = squeezed(told.stdout), squeezed(english.stdout)
    for text in texts(command):
        assert squeezed(text) in before, text
        assert squeezed(text) not in shown, text
    with translation.override(language):
        for text in texts(command):
            assert squeezed(translation.gettext(text)) in shown, text
    for word in ("Usage", "OPTIONS", "COMMAND", "Options", "Arguments", "Commands", "required", "default", "message"):
        assert word not in told.stdout


@pytest.mark.parametrize(
    "words",
    [
        "framework check --help --language ru",
        "framework check --language ru --help",
        "framework --language ru check --help",
        "--language ru framework check --help",
        "--language=ru framework check --help",
        "--language kk framework check --help --language=ru",
    ],
)
def test_the_language_stands_anywhere(words: str) -> None:
    told = run(*words.split())
    assert told.exit_code == 0
    assert "Использование: shanyraq framework check [ПАРАМЕТРЫ]" in told.stdout.replace("root", "shanyraq")
    assert "Папка пакета. [обязательно]" in told.stdout
    assert "[по умолчанию: en]" in told.stdout


@pytest.mark.parametrize(
    ("words", "code", "heading"),
    [
        ("--language ru --help", 0, "Команды"),
        ("--language ru", 2, "Команды"),
        ("framework --language ru", 2, "Команды"),
        ("--language kk framework", 2, "Пәрмендер"),
        ("tidy --help --language kk", 0, "Параметрлер"),
        ("framework --help", 0, "Commands"),
        ("framework --help --language en", 0, "Commands"),
        ("framework check --help --language fr", 0, "Options"),
        ("framework", 2, "Commands"),
    ],
)
def test_groups_and_commands_without_the_option(words: str, code: int, heading: str) -> None:
    told = run(*words.split())
    assert told.exit_code == code
    assert heading in told.output


WRONG = [
    ("framework check", "Не хватает аргумента: path.", "Аргумент жетіспейді: path."),
    ("account first a@b.org", "Не хватает параметра: --name.", "Параметр жетіспейді: --name."),
    ("framework check --nope", "Нет такого параметра: --nope", "Мұндай параметр жоқ: --nope"),
    ("tidy", "Нет такого параметра: --language", "Мұндай параметр жоқ: --language"),
    ("framework list --jsn", "имелось в виду: --json?", "Мүмкін, мынау шығар: --json?"),
    ("nonsense", "Нет команды nonsense.", "nonsense пәрмені жоқ."),
    ("framework chek", "имелось в виду: 'check'?", "Мүмкін, мынау шығар: 'check'?"),
    ("framework check a b c", "Лишние аргументы: b c", "Артық аргументтер: b c"),
    ("framework check a --as-of x", "--as-of: Дата пишется так: 2026-12-31", "Күн былай жазылады: 2026-12-31"),
    ("framework check a --json=1", "Параметру --json значение не нужно.", "--json параметрі мән алмайды."),
    ("framework apply a --reason", "Параметру --reason нужно значение.", "--reason параметріне мән керек."),
    ("framework apply a --reason=", "здесь ничего не сказано", "мұнда ештеңе айтылмаған"),
    ("framework apply a --base x", "--base: Нужно целое число", "--base мәні жарамсыз: Бүтін сан қажет"),
    ("account invite a --language xx", "Значения xx нет среди допустимых", "xx рұқсат етілген мәндердің арасында жоқ"),
]


@pytest.mark.parametrize(("words", "ru", "kk"), WRONG)
def test_wrong_usage_is_told_in_the_language(words: str, ru: str, kk: str) -> None:
    for language, text in (("ru", ru), ("kk", kk)):
        told = run("--language", language, *words.split(), env={"COLUMNS": "200"})
        assert told.exit_code == 2
        assert text in told.stderr
        assert told.stdout == ""
        heading = {"ru": "Ошибка", "kk": "Қате"}[language]
        assert heading in told.stderr
        assert not re.search(r"\b(Error|Usage|Try|Invalid|Missing|No such)\b", told.stderr), told.stderr


@pytest.mark.parametrize(("words", "ru", "kk"), WRONG)
def test_wrong_usage_is_told_in_english_otherwise(words: str, ru: str, kk: str) -> None:
    if words == "tidy":
        return  # which is no wrong usage then
    told = run(*words.split(), env={"COLUMNS": "200"})
    assert told.exit_code == 2
    assert "Error" in told.stderr
    assert not re.search("[а-яәғқңөұүһі]", told.stderr), told.stderr
    assert told.output == run("--language", "en", *words.split(), env={"COLUMNS": "200"}).output or "xx" in words


def test_the_words_of_typer_are_its_own_afterwards() -> None:
    before = run("framework", "--help").output
    assert run("framework", "--help", "--language", "ru").output != before
    assert run("framework", "chek", "--language", "ru").exit_code == 2
    assert run("framework", "--help").output == before
    assert translation.get_language() == "en"


@pytest.mark.parametrize(
    ("words", "left", "language"),
    [
        ("a --language ru b", "a b", "ru"),
        ("a --language=kk", "a", "kk"),
        ("--language ru a --language kk", "a", "kk"),
        ("a --language", "a --language", ""),
        ("a --language fr", "a --language fr", ""),
        ("a -- --language ru", "a -- --language ru", ""),
        ("a --languages ru", "a --languages ru", ""),
    ],
)
def test_what_is_heard(words: str, left: str, language: str) -> None:
    assert heard(words.split()) == (left.split(), language)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "asked", "again", "other", "made"),
    [
        ("en", "Password: ", "Repeat for confirmation: ", "do not match", "is the administrator"),
        ("ru", "Пароль: ", "Повторите для подтверждения: ", "не совпадают", "администратор системы"),
        ("kk", "Құпиясөз: ", "Растау үшін қайталаңыз: ", "сәйкес келмейді", "жүйе әкімшісі"),
    ],
)
@pytest.mark.parametrize("before", [True, False])
def test_the_password_is_asked_in_the_language(
    language: str, asked: str, again: str, other: str, made: str, before: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("SHANYRAQ_PASSWORD", raising=False)
    said, words = ["--language", language], ["account", "first", "a@example.org", "--name", "Ann"]
    typed = "\n".join([PASSWORD, "another", PASSWORD, PASSWORD, ""])
    told = run(*(said + words if before else words + said), input=typed)
    assert told.exit_code == 0, told.output
    assert told.stdout.count(asked) == told.stdout.count(again) == 2
    assert other in told.stderr
    assert made in told.stdout
    assert Person.objects.get().check_password(PASSWORD)


@pytest.mark.django_db
def test_a_weak_password_is_refused_in_the_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SHANYRAQ_PASSWORD", "short")
    told = run("account", "first", "a@example.org", "--name", "Ann", "--language", "ru")
    assert told.exit_code == 2
    assert not LATIN.findall(told.output), told.output
    nobody = run("account", "first", "no address", "--name", "Ann", "--language", "ru")
    assert nobody.exit_code == 2
    assert "Нужен адрес электронной почты" in nobody.output


def test_a_command_is_translated_as_often_as_it_is_built() -> None:
    """What help says is kept by the tree that was built, not by the functions that it was built from."""
    with translation.override("ru"):
        root: Any = typer.main.get_command(app)
        root.asked = True
        translate(root.get_command(typer.Context(root), "tidy"))
    assert "Drops what is kept" in run("tidy", "--help").output


def test_only_what_is_named_is_imported() -> None:
    code = (
        "import atexit, json, sys\n"
        "atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr))\n"
        "from shanyraq.cli import main\nmain()"
    )
    words = [sys.executable, "-c", code, "rules", "--language", "kk", "--help"]
    done = subprocess.run(words, capture_output=True, text=True, check=True)
    imported = {each for each in json.loads(done.stderr.splitlines()[-1]) if each.startswith("shanyraq.cli.")}
    assert "shanyraq.cli.rules" in imported
    assert imported.isdisjoint({"shanyraq.cli.framework", "shanyraq.cli.serving", "shanyraq.cli.workbooks"})
