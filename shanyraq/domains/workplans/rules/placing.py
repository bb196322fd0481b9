"""Where a row of a file belongs in a framework: which output, which organisation, which language it is in."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from shanyraq.domains.parties.rules.register import folded
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source

STRUCTURE = Source(
    document="UN INFO Help",
    clause="Results framework structure: strategic priority, outcome, output, sub-output",
    edition="as read in 2025",
    url="https://help.uninfo.org/un-info/results-framework/results-framework-structure/building-plans-and-indicators",
)
CODE = re.compile(r"\d+(?:\.\d+)*(?:\.?[a-z])?$", re.IGNORECASE)
CYRILLIC = re.compile(r"[Ѐ-ӿ]")
LETTER = re.compile(r"[^\W\d_]")


RULE = "workplans.under_an_output"

NONE = gettext_noop("The framework has no output “{code}” and none that says “{text}”")
APART = gettext_noop("The code is that of output {code}, the words are those of output {other}: placed there")
NO_CODE = gettext_noop("The framework has no output {code}, and the words are those of output {other}: placed there")
OTHERWISE = gettext_noop("Output {code} says something else in the framework")
CHOSEN = gettext_noop("Outputs {codes} have these words, and the code is none of theirs: placed under {code}")
DOUBT = gettext_noop("Outputs {codes} have these words, and the code is none of theirs: give the code of one of them")


@dataclass(frozen=True, slots=True)
class OutputLine:
    """An output of a framework: its code, that of its outcome, and the statements of both as each language has them."""

    code: str
    outcome: str
    texts: tuple[str, ...]
    outcome_texts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Row:
    """Where a row says that it stands: code and statement of its output, of its outcome, and its ``own`` code."""

    code: str
    text: str
    outcome: str = ""
    outcome_text: str = ""
    own: str = ""


@dataclass(frozen=True, slots=True)
class Placed:
    """The code of the output that a row belongs under; None: there is no such output. ``findings`` say why."""

    output: str | None
    findings: Sequence[Finding] = field(default=())


@rule(
    id=RULE,
    title=gettext_noop("A sub-output stands under an output of the framework."),
    source=STRUCTURE,
)
def placed(row: Row, outputs: Iterable[OutputLine]) -> Placed:
    """Looks for the output by its code, and by its statement.

    Where several outputs have the statement, the code tells which is meant. Where the two name different outputs, the
    statement counts: codes get lost in spreadsheets more easily than sentences, and a remark says so. Words before a
    code («Output 1.2») do no harm.
    """
    lines = list(outputs)
    words = folded(row.text)
    by_code = _by_code(row.code, lines)
    by_text = [line for line in lines if words and words in {folded(each) for each in line.texts}]
    if by_code in by_text:
        return _under(by_code)
    if len(by_text) > 1:
        return _among(row, by_text)
    found = by_text[0] if by_text else by_code
    if found is None:
        return Placed(None, [_finding(Severity.ERROR, NONE, code=row.code or "–", text=row.text[:120] or "–")])
    if by_code is not None and by_text:
        return _under(found, _finding(Severity.WARNING, APART, code=by_code.code, other=found.code))
    if by_text and row.code.strip():
        return _under(found, _finding(Severity.WARNING, NO_CODE, code=row.code.strip()[:80], other=found.code))
    return _under(found, *([_finding(Severity.NOTE, OTHERWISE, code=found.code)] if words and not by_text else []))


def _under(line: OutputLine | None, *findings: Finding) -> Placed:
    return Placed(line.code if line else None, findings)


def _among(row: Row, several: Sequence[OutputLine]) -> Placed:
    """Which of several outputs with the same statement is meant, by what else the row says; nothing is guessed."""
    fits: tuple[Callable[[OutputLine], bool], ...] = (
        lambda line: _is_below(line.code, row.code),
        lambda line: _is_same(line.outcome, row.outcome),
        lambda line: bool(row.outcome_text) and folded(row.outcome_text) in map(folded, line.outcome_texts),
        lambda line: _is_below(row.own, line.code),
        lambda line: _is_below(row.code, line.outcome),
    )
    left = several
    for fit in fits:
        left = [line for line in left if fit(line)] or left
    codes = [line.code for line in several]
    if len(left) > 1:
        return Placed(None, [_finding(Severity.ERROR, DOUBT, codes=codes)])
    return _under(left[0], _finding(Severity.WARNING, CHOSEN, codes=codes, code=left[0].code))


def _finding(severity: Severity, template: str, **values: object) -> Finding:
    return Finding(RULE, severity, Sentence(template, values))


def _is_same(code: str, other: str) -> bool:
    return bool(code) and (code.casefold() == other.strip().casefold() or bare_code(code) == bare_code(other) != "")


def _is_below(code: str, above: str) -> bool:
    pairs = ((code.strip().casefold(), above.strip().casefold()), (bare_code(code), bare_code(above)))
    return any(upper and lower.startswith(f"{upper}.") for lower, upper in pairs)


def _by_code(code: str, lines: Sequence[OutputLine]) -> OutputLine | None:
    """The output with this code as it is written; else the only one whose code is the same but for words and zeros."""
    exact = [line for line in lines if line.code.casefold() == code.strip().casefold()]
    wanted = bare_code(code)
    bare = [line for line in lines if wanted and bare_code(line.code) == wanted]
    return exact[0] if exact else bare[0] if len(bare) == 1 else None


def bare_code(code: str) -> str:
    """A code without words and zeros before it: «Output 01.2» → «1.2»; empty where there is none."""
    found = CODE.search(code.strip().rstrip("."))
    if found is None:
        return ""
    return ".".join(part.lstrip("0") or "0" for part in found.group().casefold().split("."))


def language_of(text: str, languages: Collection[str]) -> str:
    """The language of a text among those of a framework, told by its letters; the first where these do not tell.

    :param languages: codes in the order of the framework; not empty.
    """
    first = next(iter(languages))
    letters = "".join(LETTER.findall(text))
    if not letters:
        return first
    if len(CYRILLIC.findall(letters)) * 2 <= len(letters):
        return next((each for each in languages if each not in OWN_LETTERS), first)
    written = [each for each in languages if each in OWN_LETTERS]
    told = [each for each in written if set(text.casefold()) & set(OWN_LETTERS[each])]
    plain = [each for each in written if not OWN_LETTERS[each]]
    return next(iter([*told, *plain, *written]), first)


OWN_LETTERS: dict[str, str] = {
    "be": "ў",
    "bg": "",
    "kk": "әғқңөұүһі",
    "ky": "ңөү",
    "mk": "ѓќѕ",
    "mn": "өү",
    "ru": "",
    "sr": "ђјљњћџ",
    "tg": "ғӣқӯҳҷ",
    "uk": "їієґ",
}
"""Languages that are written in Cyrillic letters (some of them in others too), and the letters that tell each."""


def key_of(printed: Sequence[str], keys: Mapping[str, str]) -> str | None:
    """The key of an organisation by any of its printed names. ``keys``: folded name → key."""
    return next((keys[name] for name in map(folded, printed) if name in keys), None)
