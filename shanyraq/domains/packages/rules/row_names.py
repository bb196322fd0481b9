"""What rows and their groups are called in languages that were not signed: the package's own words for them. Pure.

``rows`` are those of one indicator, of the package format, the database or a page: each has the labels of the
print from group to leaf, and our words for them by language.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol


class Named(Protocol):
    """A row by its labels."""

    @property
    def label(self) -> str: ...

    @property
    def disaggregation(self) -> Sequence[str]: ...

    @property
    def label_in(self) -> Mapping[str, str | Sequence[str]]: ...


def own_words(row: Named, language: str) -> str:
    """Our words for the last label of a row; empty where the package has none."""
    found = row.label_in.get(language, "")
    return found if isinstance(found, str) else found[-1]


def own_words_of_group(rows: Iterable[Named], path: Sequence[str], language: str) -> str:
    """Our words for the last label of a path that rows stand below: said by its own row, or by one below it."""
    for row in rows:
        labels = _labels(row)
        if labels[: len(path)] != list(path):
            continue
        found = row.label_in.get(language, "")
        if not isinstance(found, str):
            return found[len(path) - 1]
        if found and len(labels) == len(path):
            return found
    return ""


def label_text(row: Named, own: str) -> str | dict[str, str]:
    """The last label of a row as one text: as printed, and in every language that the package has words in.

    :param own: the language of the print.
    """
    printed = _labels(row)[-1]
    return (
        {own: printed, **{language: own_words(row, language) for language in row.label_in}} if row.label_in else printed
    )


def row_text(rows: Sequence[Named], row: Named, own: str) -> str | dict[str, str]:
    """A row from group to leaf as one text: as printed, and in every language that the package has words in.

    :param own: the language of the print. A label without words of ours is given as it is printed.
    """
    printed = _labels(row)
    if not row.label_in:
        return " – ".join(printed)
    paths = {own: printed}
    for language in row.label_in:
        depths = range(1, len(printed))
        groups = [own_words_of_group(rows, printed[:depth], language) or printed[depth - 1] for depth in depths]
        paths[language] = [*groups, own_words(row, language)]
    return {language: " – ".join(path) for language, path in paths.items()}


def _labels(row: Named) -> list[str]:
    return list(row.disaggregation) or [row.label]
