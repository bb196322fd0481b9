"""Names of files as people sent them, made fit to be shown and to be saved under. Pure."""

import unicodedata

from shanyraq.base.files.vocabulary import LONGEST_NAME

HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Categories of characters that nobody sees: control, direction (a name can be made to read backwards), unassigned."""
FORBIDDEN = dict.fromkeys(map(ord, '<>:"|?*'), "-")
"""What some systems let no name have."""


def tidied(name: str) -> str:
    """The name without folders and without what cannot be seen, at most so long; its ending stays."""
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    seen = "".join(" " if letter.isspace() else letter for letter in last)
    seen = "".join(letter for letter in seen if unicodedata.category(letter) not in HIDDEN)
    plain = " ".join(seen.translate(FORBIDDEN).split()).strip(". ")
    stem, dot, ending = plain.rpartition(".")
    if not dot:
        return plain[:LONGEST_NAME]
    ending = ending[: LONGEST_NAME // 2]
    return f"{stem[: LONGEST_NAME - len(ending) - 1].rstrip('. ')}.{ending}"


def ending_of(name: str) -> str:
    """What follows the last point, in small letters; empty where there is none."""
    stem, _, ending = name.rpartition(".")
    return ending.lower() if stem else ""
