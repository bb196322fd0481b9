"""How well overlaps and openings of work plans are found: precision, recall and F1 on pairs labelled by hand.

``python -m benchmarks.likeness [tune|held|form]`` prints it; ``… docs`` writes what is measured into the documents that
say it. No database is needed.
"""

import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import yaml

from shanyraq.domains.workplans.rules.overlaps.judging import Kind
from shanyraq.domains.workplans.rules.overlaps.outline import Outline
from shanyraq.domains.workplans.rules.overlaps.pairing import pairs
from shanyraq.domains.workplans.rules.overlaps.settings import Settings, settings
from shanyraq.domains.workplans.rules.overlaps.texts import Texts

LABELLED = Path(__file__).parent / "data" / "overlaps.yaml"
HALVES = ("tune", "held", "form")
NEITHER = "neither"
ON = date(2027, 1, 1)
PLACES = [f"region {number}" for number in range(12)]
GROUPS = ["women", "children", "youth", "older", "disabilities", "migrants", "refugees", "rural"]
TARGETS = [f"{goal}.{number}" for goal in range(1, 17) for number in (1, 2)]
FUNCTIONS = ["policy", "data", "capacity", "service", "convening", "normative"]
FIELDS = {"p": ("places", PLACES), "g": ("groups", GROUPS), "t": ("targets", TARGETS), "f": ("functions", FUNCTIONS)}


@dataclass(frozen=True)
class Labelled:
    """A pair with what it is: ``overlap``, ``opening`` or ``neither``. ``languages``: ``en–ru``, say."""

    half: str
    label: str
    one: Outline
    other: Outline
    languages: str


def labelled(half: str = "") -> list[Labelled]:
    """The pairs of a half, or of both. Places, groups, targets and functions come from short lists, as in a plan."""
    listed = yaml.safe_load(LABELLED.read_text(encoding="utf-8"))["pairs"]
    every = [_pair(number, each) for number, each in enumerate(listed)]
    return [each for each in every if half in ("", each.half)]


def _pair(number: int, listed: Sequence[str]) -> Labelled:
    half, label, one, other, shares, unsaid = listed
    left = {name: (values[number % len(values)],) for name, values in FIELDS.values()}
    right = dict(left)
    for letter, (name, values) in FIELDS.items():
        if letter in unsaid:
            right[name] = ()
        elif letter not in shares:
            right[name] = (values[(number + 1) % len(values)],)
    outcomes = ("1", "1" if "o" in shares else "2")
    outlines = [
        Outline(
            2 * number + place,
            outcomes[place],
            f"{outcomes[place]}.1",
            *_texts(text),
            (entity,),
            **said,
        )
        for place, (text, entity, said) in enumerate(((one, "alfa", left), (other, "bravo", right)))
    ]
    return Labelled(half, label, outlines[0], outlines[1], "–".join(sorted(map(_language, (one, other)))))


def _texts(said: str) -> tuple[Texts, Texts]:
    """Title and description, as « // » parts them."""
    title, _, description = said.partition(" // ")
    language = _language(title)
    return ((language, title),), ((language, description),) if description else ()


def _language(text: str) -> str:
    letters = set(text.casefold())
    if letters & set("әғқңөұүһі"):
        return "kk"
    return "ru" if any("а" <= letter <= "я" for letter in letters) else "en"


def answers(every: Sequence[Labelled], given: Settings, *, tagged: bool = True) -> list[str]:
    """What each pair is found to be, all texts being one plan. Not ``tagged``: nobody told functions."""
    lines = [line for each in every for line in (each.one, each.other)]
    if not tagged:
        lines = [replace(line, functions=()) for line in lines]
    found = {pair.numbers: pair.kind.value for pair in pairs(lines, given)}
    return [found.get((each.one.number, each.other.number), NEITHER) for each in every]


def strangers(every: Sequence[Labelled], given: Settings) -> tuple[int, int]:
    """How many pairs of texts from different lines are found, and of how many; nearly all of them are unrelated."""
    lines = [
        replace(line, entities=(f"{line.entities[0]} {line.number}",))
        for each in every
        for line in (each.one, each.other)
    ]
    found = [pair for pair in pairs(lines, given) if pair.one // 2 != pair.other // 2]
    return len(found), len(lines) * (len(lines) - 2) // 2


@dataclass(frozen=True)
class Quality:
    """Of those found, how many are right; of those that there are, how many are found."""

    right: int
    found: int
    there: int

    @property
    def precision(self) -> float:
        return self.right / self.found if self.found else 1.0

    @property
    def recall(self) -> float:
        return self.right / self.there if self.there else 1.0

    @property
    def f1(self) -> float:
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def quality(every: Sequence[Labelled], told: Sequence[str], kinds: Sequence[str]) -> Quality:
    """Of some kinds together: an opening that is told as an overlap is wrong where one kind is asked about alone."""
    counts: Counter[str] = Counter()
    for each, answer in zip(every, told, strict=True):
        counts["right"] += each.label in kinds and answer in kinds
        counts["found"] += answer in kinds
        counts["there"] += each.label in kinds
    return Quality(counts["right"], counts["found"], counts["there"])


ASKED: dict[str, tuple[str, ...]] = {
    "overlap": (Kind.OVERLAP,),
    "opening": (Kind.OPENING,),
    "either": (Kind.OVERLAP, Kind.OPENING),
}


def table(every: Sequence[Labelled], given: Settings, *, tagged: bool) -> Iterator[str]:
    told = answers(every, given, tagged=tagged)
    for languages in ("all", *sorted({each.languages for each in every})):
        chosen = [place for place, each in enumerate(every) if languages in ("all", each.languages)]
        some, theirs = [every[place] for place in chosen], [told[place] for place in chosen]
        for name, kinds in ASKED.items():
            found = quality(some, theirs, kinds)
            yield (
                f"{languages:6} {name:8} {len(some):4} pairs  precision {found.precision:.2f}  "
                f"recall {found.recall:.2f}  F1 {found.f1:.2f}"
            )


DOCS = Path(__file__).parent.parent / "docs"
BEGINS, ENDS = "<!-- measured: python -m benchmarks.likeness docs -->\n", "<!-- measured, end -->"


def documents() -> dict[Path, str]:
    """The documents that say what is measured → what stands in them between the two marks."""
    return {
        DOCS / "decisions" / "0029-alike-work-by-terms-and-tags.md": "\n".join(_of_record()),
        DOCS / "how-to" / "find-alike-work.md": _of_guide(),
    }


def with_measured(text: str, measured: str) -> str:
    """A document with what is measured between its marks.

    :raises ValueError: where it has no marks.
    """
    before, begins, rest = text.partition(BEGINS)
    _, ends, after = rest.partition(ENDS)
    if not (begins and ends):
        raise ValueError("There are no marks between which to write.")
    return f"{before}{begins}{measured}\n{ends}{after}"


def _of_record() -> Iterator[str]:
    given, held, form = settings(ON), labelled("held"), labelled("form")
    columns = [(held, True), (held, False), (form, True)]
    yield "|precision/recall|held out|no functions|form|"
    yield "|---|---|---|---|"
    for name, kinds in ASKED.items():
        cells = [_cell(quality(every, answers(every, given, tagged=tagged), kinds)) for every, tagged in columns]
        yield f"|{name}|{'|'.join(cells)}|"
    for languages in sorted({each.languages for each in held}):
        yield f"|{languages}|{_cell(quality(*_in(held, answers(held, given), languages), ASKED['either']))}|||"
    found, of = strangers(held, given)
    yield f"\nOf 1,000 pairs of unrelated texts, {1000 * found / of:.1f} are found."


def _cell(found: Quality) -> str:
    return f"{found.precision:.2f}/{found.recall:.2f}"


def _in(every: Sequence[Labelled], told: Sequence[str], languages: str) -> tuple[list[Labelled], list[str]]:
    places = [place for place, each in enumerate(every) if each.languages == languages]
    return [every[place] for place in places], [told[place] for place in places]


def _of_guide() -> str:
    every = labelled("held")
    told = answers(every, settings(ON))
    overlap, opening = (quality(every, told, ASKED[name]) for name in ("overlap", "opening"))
    return (
        "In a set of labelled pairs by which nothing of it was chosen, it finds "
        f"{overlap.right} of {overlap.there} overlaps and {opening.right} of {opening.there} openings; of what it "
        f"calls so, {overlap.found - overlap.right} and {opening.found - opening.right} are none."
    )


def main(halves: Sequence[str]) -> None:
    if list(halves) == ["docs"]:
        for path, measured in documents().items():
            path.write_text(with_measured(path.read_text(encoding="utf-8"), measured), encoding="utf-8")
        return
    given = settings(ON)
    for half in halves:
        every = labelled(half)
        for tagged in (True, False):
            print(f"\n{half}, functions {'told' if tagged else 'not told'}")
            print("\n".join(table(every, given, tagged=tagged)))
        found, of = strangers(every, given)
        print(
            f"{half}: of {of} pairs of texts from different lines {found} are found ({1000 * found / of:.1f} of 1,000)"
        )


if __name__ == "__main__":
    main(sys.argv[1:] or HALVES)
