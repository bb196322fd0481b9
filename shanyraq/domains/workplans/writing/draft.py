"""A first framework package from an export: what UN INFO knows of a framework, to be completed from the signed text.

It holds priorities, outcomes, outputs and entities, and a document in which each of them has a clause; wordings are
those of the export. Nothing is invented: what an export does not tell is not there.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from shanyraq.domains.packages.schema import (
    Block,
    Document,
    FrameworkFile,
    GoalNode,
    Level,
    Mention,
    Organisation,
    Outcome,
    Output,
    Package,
    Parties,
)
from shanyraq.domains.packages.schema.framework import Country
from shanyraq.domains.workplans.reading.evidence import same
from shanyraq.domains.workplans.reading.results import PlanRow
from shanyraq.kernel.sentences import Sentence, gettext_noop

CODE = re.compile(r"([a-z]{3})-(\d{4})-(\d{4})")
PRIORITY = "priority"
SAYS_OTHERWISE = gettext_noop("{kind} {code} has several wordings in the file; the first one is taken")
NO_CODE = gettext_noop("{kind} “{text}” has no code in the file; it is called {code}")
SEVERAL = gettext_noop("{kind} “{text}” has no code in some rows; it may be {codes}; no more is drafted from them")
NOTE = gettext_noop("Drafted from an export of UN INFO: compare it with the signed text.")


@dataclass(frozen=True, slots=True)
class Drafted:
    """A first package, and what is to be known of it."""

    package: Package
    remarks: tuple[Sentence, ...]


def draft(rows: Sequence[PlanRow], code: str, language: str) -> Drafted:
    """The package of a framework with this code (``abc-2026-2030``), whose texts are in this language.

    :raises ValueError: when it is no code of a framework.
    """
    match = CODE.fullmatch(code)
    if match is None:
        raise ValueError(code)
    maker = _Maker(language)
    for row in sorted(rows, key=lambda each: not each.output_code):  # those without a code are known by the others
        if not row.refused:
            maker.take(row)
    first, last = int(match[2]), int(match[3])
    title = next((row.plan for row in rows if row.plan), code)
    framework = FrameworkFile(
        code=code,
        title=title,
        country=Country(
            iso3=match[1].upper(), name=next((row.country for row in rows if row.country), match[1].upper())
        ),
        starts_on=date(first, 1, 1),
        ends_on=date(last, 12, 31),
        language=language,
        languages=[language],
        levels=[Level(key=PRIORITY, name="Strategic priority")] if maker.priorities else [],
        goals=list(maker.goals()),
    )
    package = Package(
        framework=framework,
        document=Document(blocks=maker.blocks(title)),
        outcomes=list(maker.outcomes()),
        parties=Parties(organisations=list(maker.organisations())),
    )
    return Drafted(package, tuple(maker.remarks))


@dataclass
class _Named:
    """A priority, an outcome or an output: its code, its words, and those who work on it."""

    code: str
    text: str
    above: str = ""
    entities: dict[str, str] = field(default_factory=dict)


class _Maker:
    """Gathers what the rows name, each once."""

    def __init__(self, language: str) -> None:
        self.language = language
        self.priorities: dict[str, _Named] = {}
        self.tops: dict[str, _Named] = {}
        self.outputs: dict[str, _Named] = {}
        self.entities: dict[str, tuple[str, str]] = {}
        self.remarks: list[Sentence] = []

    def take(self, row: PlanRow) -> None:
        """Takes what one row names."""
        priority = self._named(self.priorities, gettext_noop("Strategic priority"), row.priority_code, row.priority)
        outcome = self._named(self.tops, gettext_noop("Outcome"), row.outcome_code, row.outcome, priority)
        output = self._named(self.outputs, gettext_noop("Output"), row.output_code, row.output, outcome)
        for short, name in row.entities:
            key = _key(short or name)
            self.entities.setdefault(key, (short, name or short))
            for known, code in ((self.tops, outcome), (self.outputs, output)):
                if code:
                    known[code].entities.setdefault(key, short or name)

    def _named(self, known: dict[str, _Named], kind: str, code: str, text: str, above: str = "") -> str:
        """The code under which it is known; empty where the row names none."""
        if not (code or text):
            return ""
        if not code:
            alike = [each for each in known.values() if same(each.text) == same(text)]
            there = [each for each in alike if each.above == above] or alike
            if len(there) > 1:
                codes = [each.code for each in there]
                self._say(Sentence(SEVERAL, {"kind": Sentence(kind), "text": text[:80], "codes": codes}))
                return ""
            code = there[0].code if there else self._numbered(known, kind, text)
        else:
            code = _code(code)
        stands = known.setdefault(code, _Named(code, text, above))
        if text and stands.text and stands.text != text:
            self._say(Sentence(SAYS_OTHERWISE, {"kind": Sentence(kind), "code": code}))
        stands.text = stands.text or text
        return code

    def _say(self, said: Sentence) -> None:
        if said not in self.remarks:
            self.remarks.append(said)

    def _numbered(self, known: dict[str, _Named], kind: str, text: str) -> str:
        code = next(str(number) for number in range(len(known) + 1, len(known) + 2_000) if str(number) not in known)
        self.remarks.append(Sentence(NO_CODE, {"kind": Sentence(kind), "text": text[:80], "code": code}))
        return code

    def goals(self) -> Iterable[GoalNode]:
        for each in _in_order(self.priorities):
            yield GoalNode(
                clauses=[f"§{_anchor('priority', each.code)}"],
                note=NOTE,
                key=_anchor("priority", each.code),
                level=PRIORITY,
                code=each.code,
                title=each.text or each.code,
            )

    def outcomes(self) -> Iterable[Outcome]:
        for each in _in_order(self.tops):
            yield Outcome(
                clauses=[f"§{_anchor('outcome', each.code)}"],
                note=NOTE,
                code=each.code,
                parent=_anchor("priority", each.above) if each.above else None,
                title=f"Outcome {each.code}",
                statement=each.text or each.code,
                entities=_mentions(each),
                outputs=[self._output(output) for output in _in_order(self.outputs) if output.above == each.code],
            )

    def _output(self, each: _Named) -> Output:
        return Output(
            clauses=[f"§{_anchor('output', each.code)}"],
            note=NOTE,
            code=each.code,
            statement=each.text or each.code,
            entities=_mentions(each),
        )

    def organisations(self) -> Iterable[Organisation]:
        for key, (short, name) in sorted(self.entities.items()):
            yield Organisation(
                clauses=["§entities-p1"], note=NOTE, key=key, short_name=short[:60] or None, name=name, kind="un_entity"
            )

    def blocks(self, title: str) -> list[Block]:
        """A document with a clause for everything that is named."""
        found = [_heading("draft", 1, title), _paragraph("draft-p1", NOTE, "draft")]
        for kind, known in (("priority", self.priorities), ("outcome", self.tops), ("output", self.outputs)):
            for each in _in_order(known):
                found.append(_heading(_anchor(kind, each.code), 2, f"{kind.capitalize()} {each.code}: {each.text}"))
        names = "; ".join(name for _, (_, name) in sorted(self.entities.items()))
        return [*found, _heading("entities", 2, "Entities"), _paragraph("entities-p1", names or "–", "entities")]


def _heading(anchor: str, depth: int, text: str) -> Block:
    return Block(anchor=f"§{anchor}", kind="heading", depth=depth, text=_line(text), section=f"§{anchor}")


def _paragraph(anchor: str, text: str, section: str) -> Block:
    return Block(anchor=f"§{anchor}", kind="paragraph", text=_line(text), section=f"§{section}")


def _line(text: str) -> str:
    """A text on one line, without the braces that hold anchors."""
    return " ".join(text.replace("{", "(").replace("}", ")").split()) or "–"


def _mentions(each: _Named) -> list[Mention]:
    return [Mention(party=key, printed=printed) for key, printed in sorted(each.entities.items())]


def _in_order(known: dict[str, _Named]) -> list[_Named]:
    return sorted(
        known.values(),
        key=lambda each: [(int(part), "") if part.isdecimal() else (0, part) for part in each.code.split(".")],
    )


def _code(code: str) -> str:
    """A code as a package can have it: letters, digits, dots."""
    return ".".join(re.findall(r"[0-9A-Za-z]+", code))[:40] or "0"


def _anchor(kind: str, code: str) -> str:
    return f"{kind}-{code.lower()}"


def _key(name: str) -> str:
    """A key of an organisation: small letters, digits, hyphens."""
    return re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")[:80] or "entity"
