"""In what two values of a field differ, leaf by leaf; and a value in words, as print would say it. Pure."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Any


def in_words(said: float | str, year: int | None) -> str:
    """A value or an answer that somebody entered, as print would say it: «20123456 (2030)».

    Every digit of a number is kept, for the number is looked for in these words; powers of ten are written out.
    """
    words = said if isinstance(said, str) else _digits(said)
    return f"{words} ({year})" if year else words


def standing(value: Mapping[str, Any]) -> str:
    """A plain value of a row in words: as it is printed, or as print would say it where it was corrected."""
    if not value.get("corrected"):
        return str(value["printed"])
    number = value.get("value")
    return in_words(number if number is not None else str(value.get("state") or ""), value.get("year"))


def apart(before: Any, after: Any, name: str = "") -> Iterator[tuple[str, Any, Any]]:
    """Each leaf that differs, with its place: ``latest 2: value``. A list that stands on one side only is a leaf."""
    if before == after:
        return
    one, other = ({} if side is None else side for side in (before, after))
    if isinstance(one, Mapping) and isinstance(other, Mapping):
        for key in {**one, **other}:
            yield from apart(one.get(key), other.get(key), f"{name}: {key}" if name else key)
    elif isinstance(before, list) and isinstance(after, list) and len(before) == len(after):
        for number, (one, other) in enumerate(zip(before, after, strict=True), start=1):
            yield from apart(one, other, f"{name} {number}")
    else:
        yield name, before, after


def _digits(value: float) -> str:
    digits = format(Decimal(repr(value + 0.0)), "f")  # + 0.0: zero has no sign
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
