"""The first framework's own words: said in English, Russian and Kazakh, with the same numbers in each.

Own words are what no one signed: names as the package gives them, the plain sentence of a commitment, whom
it binds and how it could be checked, remarks on findings, on how the print was read and on what was restored.
Whether a sentence is good is for readers to say; what can be counted is counted here.
"""

import re
from collections.abc import Iterator

from shanyraq.domains.packages.reading.references import walk
from shanyraq.domains.packages.rules import row_names
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.items import Item, Text
from shanyraq.domains.packages.schema.results import RowUnit

LANGUAGES = ("en", "kk", "ru")
ONLY_KAZAKH = re.compile("[әғқңөұүһіӘҒҚҢӨҰҮҺІ]")
MIXED = re.compile(r"[a-z][а-яё]|[а-яё][a-z]", re.IGNORECASE)
NUMBER = re.compile(r"\d+(?:\.\d+)*")
QUOTED = re.compile('[«“"]([^«»“”"]*)[»”"]')
"""Words of the document: they stay as they are printed."""


def remarks(package: Package) -> Iterator[tuple[str, Text]]:
    """What is said beside an item of how the print was read, and of what was restored."""
    for location, model in walk(package):
        if isinstance(model, Item | RowUnit):
            for field in ("note", "reconstructed"):
                if said := getattr(model, field, None):
                    yield " ".join(map(str, (*location, field))), said


def own_words(package: Package) -> Iterator[tuple[str, Text]]:
    yield from remarks(package)
    for remark in package.findings.findings:
        yield remark.key, remark.explanation
    for item in package.commitments.commitments:
        yield item.id, item.obligation
        yield f"{item.id} actor", item.actor
        if item.check:
            yield f"{item.id} data", item.check.data
            yield f"{item.id} rule", item.check.rule
    for outcome in package.outcomes:
        for indicator in outcome.indicators:
            yield f"{indicator.key} direction", indicator.desired_reason
            for row in indicator.rows:
                if row.desired_reason:
                    yield f"{indicator.key} {row.key} direction", row.desired_reason


def names(package: Package) -> Iterator[tuple[str, Text]]:
    yield "framework", package.framework.title
    for organisation in package.parties.organisations:
        yield organisation.key, organisation.name
        if organisation.named_for:
            yield f"{organisation.key} named for", organisation.named_for
    for body in package.governance.bodies:
        yield body.key, body.name


def numbers(text: str, *, english: bool) -> set[str]:
    """The numbers of a text, with a point for decimals and nothing between thousands; what it quotes is English."""
    quoted = QUOTED.sub(lambda said: _joined(said[0]), text.replace("\u00a0", ""))
    plain = _joined(text) if english else quoted
    return set(NUMBER.findall(re.sub(r"(?<=\d),(?=\d)", ".", plain)))


def _joined(text: str) -> str:
    """English without its commas between thousands."""
    return re.sub(r"(?<=\d),(?=\d{3}\b)", "", text)


def test_every_own_word_is_said_in_every_language(kaz_package: Package) -> None:
    texts = [*own_words(kaz_package), *names(kaz_package)]
    assert len(texts) > 1000
    assert [about for about, text in texts if isinstance(text, str) or sorted(text) != list(LANGUAGES)] == []


def test_a_translation_has_the_numbers_of_the_text(kaz_package: Package) -> None:
    differing = [
        (about, language)
        for about, text in own_words(kaz_package)
        for language in ("ru", "kk")
        if isinstance(text, dict) and numbers(text["en"], english=True) != numbers(text[language], english=False)
    ]
    assert differing == []


def test_a_remark_quotes_the_document_in_every_language(kaz_package: Package) -> None:
    found = dict(remarks(kaz_package))
    assert len(found) > 390
    changed = [
        (about, language, quoted)
        for about, text in found.items()
        for language in ("ru", "kk")
        for quoted in QUOTED.findall(text["en"])  # type: ignore[index]
        if f"«{quoted}»" not in text[language]  # type: ignore[index]
    ]
    assert changed == []


def test_every_printed_label_has_our_words_in_the_other_languages(kaz_package: Package) -> None:
    labelled = 0
    for indicator in (each for outcome in kaz_package.outcomes for each in outcome.indicators):
        for row in indicator.rows:
            printed = list(row.disaggregation) or [label for label in [row.label] if label]
            for language in ("ru", "kk") if printed else ():
                labelled += 1
                groups = (printed[:depth] for depth in range(1, len(printed)))
                path = [row_names.own_words_of_group(indicator.rows, group, language) for group in groups]
                path.append(row_names.own_words(row, language))
                for words, label in zip(path, printed, strict=True):
                    assert words, (indicator.key, row.key, language)
                    assert not re.search("[a-z]{3,}", words, re.IGNORECASE), words
                    assert not MIXED.search(words), words
                    assert language == "kk" or not ONLY_KAZAKH.search(words), words
                    assert numbers(words, english=False) == numbers(label.replace(",", ""), english=True), words
    assert labelled == 2 * 118


def test_no_language_stands_in_the_place_of_another(kaz_package: Package) -> None:
    for about, text in own_words(kaz_package):
        assert isinstance(text, dict)
        assert not ONLY_KAZAKH.search(text["ru"]), about
        assert not MIXED.search(text["ru"]), about
        assert not MIXED.search(text["kk"]), about
        assert text["ru"] != text["kk"], about
        assert not re.search("[а-яё]", text["en"], re.IGNORECASE), about


def test_the_framework_has_one_kazakh_name(kaz_package: Package) -> None:
    """“Тұрақты даму саласындағы ынтымақтастық”, as the national data call it, in the title and for the committee."""
    [title] = [text["kk"] for about, text in names(kaz_package) if about == "framework" and isinstance(text, dict)]
    called = [
        text["kk"] for _, text in names(kaz_package) if isinstance(text, dict) and "ынтымақтастықтың" in text["kk"]
    ]
    assert title in called
    assert len(called) > 1
    assert all("тұрақты даму саласындағы ынтымақтастықтың негіздемелік бағдарламасы" in each for each in called)


def test_a_results_group_is_called_by_the_title_of_its_outcome(kaz_package: Package) -> None:
    titles = {outcome.code: outcome.title for outcome in kaz_package.outcomes}
    groups = [body for body in kaz_package.governance.bodies if body.kind == "results_group"]
    assert [body.outcome for body in groups] == list(titles)
    for body in groups:
        for language in LANGUAGES:
            title = titles[body.outcome or ""][language]  # type: ignore[index]
            assert title.casefold() in body.name[language].casefold(), (body.key, language)  # type: ignore[index]
