"""Stems of Kazakh nouns: the endings of case, possession and number are taken off, last first.

A noun is stem + number + possession + case («министрлік-тер-і-нің»), each at most once; the forms of an
ending follow the vowels and the last sound before it. (R. Mukhamedova, Kazakh: A Comprehensive Grammar,
Routledge 2016, on the inflection of nouns.) Endings that make new words («-лық», «-шы») and those of
verbs stay. Some words lose too much («баға»: «ба»); so search compares what stood before each step as well.
"""

CASES = (
    *("ндағы", "ндегі", "дағы", "дегі", "тағы", "тегі"),
    *("ның", "нің", "дың", "дің", "тың", "тің"),
    *("дан", "ден", "тан", "тен", "нан", "нен", "мен", "бен", "пен", "нда", "нде"),
    *("ға", "ге", "қа", "ке", "на", "не", "ны", "ні", "ды", "ді", "ты", "ті", "да", "де", "та", "те"),
)
"""Where it is («-дағы»), genitive, ablative, instrumental, locative, dative, accusative; longest first."""
POSSESSION = (
    *("ымыз", "іміз", "ыңыз", "іңіз"),
    *("мыз", "міз", "ңыз", "ңіз", "сын", "сін"),
    *("ым", "ім", "ың", "ің", "ын", "ін", "сы", "сі", "ы", "і"),
)
"""Mine, ours, yours, his; with «-н», his in the accusative."""
NUMBER = ("лар", "лер", "дар", "дер", "тар", "тер")
VOWELS = frozenset("аәеёиоөуұүыіэюя")
LEAST = 2
"""Letters that a stem keeps, a vowel among them."""
VOICED = {"г": "к", "ғ": "қ", "б": "п"}
"""Before an ending that begins with a vowel these sounds stand for those: «министрліг-і», «министрлік»."""
DROPPED = {"халқ": "халық", "орн": "орын", "ерк": "ерік", "көрк": "көрік", "қырк": "қырық"}
"""Stems that lose a vowel before such an ending: «халқ-ы», «халық»."""


def stems(word: str) -> tuple[str, ...]:
    """What is left of a folded word as its endings go, one kind after the other."""
    bare = _without(word, CASES)
    owned = [_voiceless(part) for part in (*_owned(bare), bare) if part != word]
    whole = [_without(part, NUMBER) for part in owned or [word]]
    return tuple(dict.fromkeys(part for part in (*owned, *whole) if part != word))


def _owned(word: str) -> list[str]:
    """Without the ending of possession; «-сы» may be «-ы» after «с» («жұмыс-ы», «бала-сы»)."""
    rest = _without(word, POSSESSION)
    if rest == word:
        return []
    return [rest, f"{rest}с"] if word.endswith(("сы", "сі")) else [rest]


def _voiceless(part: str) -> str:
    found = DROPPED.get(part, part)
    return found[:-1] + VOICED[found[-1]] if found[-1] in VOICED else found


def _without(word: str, endings: tuple[str, ...]) -> str:
    for ending in endings:
        rest = word.removesuffix(ending)
        if rest != word and len(rest) >= LEAST and VOWELS & set(rest):
            return rest
    return word
