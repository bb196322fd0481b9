"""What a repository of Open SDG calls its indicators and codes, in each of its languages; its title and licence."""

import re
from collections.abc import Iterator, Mapping
from pathlib import PurePosixPath
from typing import Any

import yaml

from shanyraq.domains.indicators.reading.observed import indicator_code
from shanyraq.domains.indicators.reading.results import Read
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import gettext_noop

LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
LARGEST = 1_000_000
"""Bytes of one file of names."""
INDICATOR = "INDICATOR"
NATIONAL, GLOBAL = "national_indicators", "global_indicators"
NAMES_OF_INDICATORS = ("indicator_name", "indicator_available")
"""Fields of ``meta`` and ``indicator-config`` that name an indicator, the better one first."""
TITLED = re.compile(r"(?P<id>[0-9a-z]+(-[0-9a-z]+)+)-title")
LINK = re.compile(r"https?://[^\s\"'<>\[\]]+")
SKIPPED = frozenset({"meta", "metadata_fields", "sources", "global_goals", "global_targets", "graph_titles"})
"""Files of translations that name no code and no indicator."""

NO_YAML = gettext_noop("The file cannot be read: {problem}")
OTHER_LANGUAGE = gettext_noop(
    "The folder “{folder}” is no language that the configuration names; it is read as “{language}”, which has no "
    "folder here"
)
UNKNOWN_LANGUAGE = gettext_noop("The folder “{folder}” is no language that the configuration names; it was left out")


def read_words(read: Read, files: Mapping[str, bytes], root: str) -> None:
    """Fills in what things are called, and the title, licence and address of the repository."""
    inside = {path.removeprefix(root): content for path, content in files.items() if path.startswith(root)}
    facts = _mapping(read, inside, "config_data.yml")
    languages = [str(each) for each in facts.get("languages") or []]
    read.title = str(facts.get("docs_branding") or "").strip()
    found = LINK.search(str(facts.get("docs_intro") or "")) or LINK.search(str(facts.get("docs_indicator_url") or ""))
    read.url = found.group(0) if found else ""
    licence = next((path for path in inside if PurePosixPath(path).stem.upper() in {"LICENSE", "LICENCE"}), "")
    lines = inside.get(licence, b"").decode("utf-8", "replace").strip().splitlines()
    read.licence = lines[0].strip()[:200] if lines else ""
    told = _translations(read, inside, languages)
    for name, codes in told.items():
        if name.isupper():
            read.words[name] = codes
    titles: dict[str, dict[str, str]] = {}
    for code, texts in (*_titles(told), *_titles_of_meta(read, inside, languages, told)):
        titles[code] = {**titles.get(code, {}), **texts}
    read.words[INDICATOR] = titles


def _translations(read: Read, inside: Mapping[str, bytes], languages: list[str]) -> dict[str, Any]:
    """Name of a file of translations → key → language → text."""
    found: dict[str, Any] = {}
    called = _languages(read, inside, "translations", languages)
    for path in sorted(inside):
        match = re.fullmatch(r"translations/([^/]+)/([^/]+)\.ya?ml", path)
        if match is None or match[1] not in called or match[2] in SKIPPED:
            continue
        for key, text in _mapping(read, inside, path).items():
            if isinstance(text, str | int | float) and str(text).strip():
                words = " ".join(str(text).split())
                found.setdefault(match[2], {}).setdefault(str(key), {})[called[match[1]]] = words
    return found


def _languages(read: Read, inside: Mapping[str, bytes], folder: str, languages: list[str]) -> dict[str, str]:
    """Folder → language. A folder under a wrong name is read as the language that has none, where there is one such."""
    there = list(dict.fromkeys(path.split("/")[1] for path in sorted(inside) if re.match(rf"{folder}/[^/]+/", path)))
    if not languages:
        return {each: each for each in there}
    strange = [each for each in there if each not in languages]
    without = languages[1:] if folder == "meta" else languages  # what is in no folder of a language is in the first one
    missing = [each for each in without if each not in there]
    called = {each: each for each in there if each in languages}
    for each in strange:
        if len(strange) == 1 == len(missing):
            called[each] = missing[0]
            told = {"folder": each, "language": missing[0]}
            read.say(f"{folder}/{each}", 0, "", Severity.WARNING, OTHER_LANGUAGE, **told)
        else:
            read.say(f"{folder}/{each}", 0, "", Severity.WARNING, UNKNOWN_LANGUAGE, folder=each)
    return called


def _titles(told: Mapping[str, Any]) -> Iterator[tuple[str, dict[str, str]]]:
    """Titles by the keys that every repository has: the national ones count before those of the global list."""
    for name in (GLOBAL, NATIONAL):
        for key, texts in told.get(name, {}).items():
            match = TITLED.fullmatch(key)
            if match:
                yield indicator_code(match["id"]), texts


def _titles_of_meta(
    read: Read, inside: Mapping[str, bytes], languages: list[str], told: Mapping[str, Any]
) -> Iterator[tuple[str, dict[str, str]]]:
    """Titles that the metadata name: a key of the translations, or the text itself."""
    called = _languages(read, inside, "meta", languages)
    titles: dict[str, dict[str, str]] = {}
    for path in sorted(inside):
        match = re.fullmatch(r"(meta|indicator-config)/(?:([^/]+)/)?([^/]+)\.(?:ya?ml|md)", path)
        if match is None or (match[2] and match[2] not in called):
            continue
        facts = _mapping(read, inside, path)
        words = next((str(facts[name]) for name in NAMES_OF_INDICATORS if facts.get(name)), "")
        file, _, key = words.partition(".")
        texts = told.get(file, {}).get(key)
        if texts is None and words and not re.fullmatch(r"[\w-]+\.[\w-]+", words):
            texts = {called.get(match[2] or "", languages[0] if languages else "en"): " ".join(words.split())}
        if texts:
            titles.setdefault(indicator_code(match[3]), {}).update(texts)
    yield from titles.items()


def _mapping(read: Read, inside: Mapping[str, bytes], path: str) -> dict[str, Any]:
    """A file of names as a mapping; of a page with a head of facts, that head. Empty where it cannot be read."""
    content = inside.get(path, b"")[:LARGEST]
    if path.endswith(".md"):
        content = content.split(b"\n---", 1)[0].removeprefix(b"---")
    try:
        found = yaml.load(content, LOADER)  # noqa: S506 - a safe loader, in C where there is one
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        read.say(path, 0, "", Severity.WARNING, NO_YAML, problem=str(error).splitlines()[0])
        return {}
    return found if isinstance(found, dict) else {}
