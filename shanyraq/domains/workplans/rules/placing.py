"""Where a row of a file belongs in a framework: which output, which organisation, which language it is in."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class OutputLine:
    """An output of a framework: its code, that of its outcome, and its statement as each language has it."""

    code: str
    outcome: str
    texts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Placed:
    """The code of the output that a row belongs under; None: there is no such output. ``findings`` say why."""

    output: str | None
    findings: Sequence[Finding] = field(default=())


@rule(
    id="workplans.under_an_output",
    title=gettext_noop("A sub-output stands under an output of the framework."),
    source=STRUCTURE,
)
def placed(code: str, text: str, outputs: Iterable[OutputLine]) -> Placed:
    """Looks for the output by its code, and by its statement.

    Where the two name different outputs, the statement counts: codes get lost in spreadsheets more easily than
    sentences, and a remark says so. Words before a code («Output 1.2») do no harm.
    """
    lines = list(outputs)
    words = folded(text)
    by_code = _by_code(code, lines)
    by_text = next((line for line in lines if words and words in {folded(each) for each in line.texts}), None)
    found = by_text or by_code
    if found is None:
        message = gettext_noop("The framework has no output “{code}” and none that says “{text}”")
        values = {"code": code or "–", "text": text[:120] or "–"}
        return Placed(None, [Finding("workplans.under_an_output", Severity.ERROR, Sentence(message, values))])
    if by_code is not None and by_text is not None and by_code.code != by_text.code:
        message = gettext_noop("The code is that of output {code}, the words are those of output {other}: placed there")
        values = {"code": by_code.code, "other": by_text.code}
        return Placed(found.code, [Finding("workplans.under_an_output", Severity.WARNING, Sentence(message, values))])
    if by_text is None and words:
        message = gettext_noop("Output {code} says something else in the framework")
        values = {"code": found.code}
        return Placed(found.code, [Finding("workplans.under_an_output", Severity.NOTE, Sentence(message, values))])
    return Placed(found.code)


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
    letters = LETTER.findall(text)
    if not letters:
        return first
    if sum(bool(CYRILLIC.match(each)) for each in letters) * 2 <= len(letters):
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
