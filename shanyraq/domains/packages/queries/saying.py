"""How places, fields and codes of the package format are said: the same on pages, in the trail and in conflicts.

Sentences, which each door says in its reader's language. What a whole value looks like is not here.
"""

import re

from shanyraq.base.ui.texts import NAMES as LANGUAGES
from shanyraq.domains.packages.comparing import NAMES
from shanyraq.domains.packages.vocabulary import KIND, KINDS
from shanyraq.domains.packages.vocabulary.fields import FIELDS
from shanyraq.domains.packages.vocabulary.values import VALUES
from shanyraq.kernel.sentences import Sentence, gettext_noop

SEPARATORS = re.compile(r"(, | › |: )")
"""What stands between the pieces of a place."""

TOTAL = gettext_noop("Total")
"""A row that the document prints without a label."""


def field_called(name: str) -> str | None:
    """What a field is called, in English; None where nothing is known of it. Languages have their own names."""
    kind = NAMES.get(name, name).replace("_", "-")
    return FIELDS.get(name) or KINDS.get(name) or KINDS.get(kind) or LANGUAGES.get(name)


def code_called(field: str, value: object) -> str | None:
    """What a code in a field is called, in English; None where it is no code that the format knows."""
    return VALUES.get(field, {}).get(value) if isinstance(value, str) else None


def field_of(place: str) -> str:
    """The field that a place ends in: ``row urban, baseline: value`` → ``value``, ``latest 2`` → ``latest``."""
    return SEPARATORS.split(place)[-1].partition(" ")[0]


def place_said(place: str) -> Sentence:
    """A place in a thing: ``row urban, baseline: value``, ``outcome 1 › indicator 1.2.1 › row total › targets``."""
    pieces = [_piece(piece) for piece in SEPARATORS.split(place)]
    values = {f"piece_{number}": piece for number, piece in enumerate(pieces)}
    return Sentence("".join(f"{{{name}}}" for name in values), values)


def _piece(piece: str) -> Sentence | str:
    """``baseline`` by its word, ``row urban`` and ``latest 2`` by that of their first."""
    if piece == "row total":
        return Sentence("{kind} “{own}”", {"kind": Sentence(KINDS["row"]), "own": Sentence(TOTAL)})
    kind = KIND.match(piece)
    head, space, rest = piece.partition(" ")
    if kind and kind.end() < len(piece):
        return Sentence("{kind}{own}", {"kind": Sentence(KINDS[kind[0]]), "own": piece[kind.end() :]})
    called = field_called(head)
    return Sentence("{field}{own}", {"field": Sentence(called), "own": f"{space}{rest}"}) if called else piece
