"""In what two values of a field differ, leaf by leaf; and a value in words, as print would say it. Pure."""

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from itertools import zip_longest
from typing import Any

from shanyraq.kernel.sentences import Sentence, Year

NUMBER = re.compile(r"(?P<number>-?\d+(?:\.\d+)?)(?: \((?P<year>\d{4})\))?")
Path = tuple[str | int, ...]


def in_words(said: float | str, year: int | None) -> str:
    """A value or an answer that somebody entered, as print would say it: «20123456 (2030)».

    Every digit of a number is kept, for the number is looked for in these words; powers of ten are written out.
    """
    words = said if isinstance(said, str) else _digits(said)
    return f"{words} ({year})" if year else words


def said_value(words: Any) -> Any:
    """A value in words as a sentence of the reader's language says it: a number by itself as that language writes it.

    Other words of the print stay as they are.
    """
    found = NUMBER.fullmatch(words) if isinstance(words, str) else None
    if found is None:
        return words
    number, year = Decimal(found["number"]), found["year"]
    return Sentence("{value} ({year})", {"value": number, "year": Year(year)}) if year else number


def standing(value: Mapping[str, Any]) -> str:
    """A plain value of a row in words: as it is printed, or as print would say it where it was corrected."""
    if not value.get("corrected"):
        return str(value["printed"])
    number = value.get("value")
    return in_words(number if number is not None else str(value.get("state") or ""), value.get("year"))


def apart(before: Any, after: Any, path: Path = ()) -> Iterator[tuple[Path, Any, Any]]:
    """Each leaf that differs, with its path: names, and places in lists from 0. A list of texts is a leaf."""
    if before == after:
        return
    one, other = ({} if side is None else side for side in (before, after))
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        for key in {**one, **other}:
            yield from apart(one.get(key), other.get(key), (*path, key))
    elif isinstance(before, list) and isinstance(after, list) and _are_items(before, after):
        for number, sides in enumerate(zip_longest(before, after)):
            yield from apart(*sides, (*path, number))
    else:
        yield path, before, after


def place_of(path: Path) -> str:
    """A path in words: ``latest 2: value``."""
    return "".join(f" {each + 1}" if isinstance(each, int) else f": {each}" for each in path).removeprefix(": ")


def dotted(path: Path) -> str:
    """A path as programmers write it: ``latest[1].value``."""
    return "".join(f"[{each}]" if isinstance(each, int) else f".{each}" for each in path).removeprefix(".")


def _are_items(before: list[Any], after: list[Any]) -> bool:
    return all(isinstance(each, Mapping) for each in (*before, *after))


def _digits(value: float) -> str:
    digits = format(Decimal(repr(value + 0.0)), "f")  # + 0.0: zero has no sign
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
