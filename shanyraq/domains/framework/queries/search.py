"""Search: every word must stand in a text, in any of its forms; what is called so comes before all else."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Q

from shanyraq.domains.framework.models import Block, Entry, Word
from shanyraq.domains.framework.vocabulary import BLOCK, CLAUSE, NAME, START
from shanyraq.domains.packages.models import Version
from shanyraq.kernel import words

MOST = 400
"""So many finds are shown; who finds more adds a word."""
SHORTEST = 2
LONGEST = 300
"""Characters of a question that are read."""

Place = tuple[int, str]
"""A version and a kind."""
Found = dict[Place, set[int]]
"""Where a word stands: primary keys of entries or blocks."""


@dataclass(frozen=True, slots=True)
class Find:
    """An entry or a block of the text that holds the words. ``direct``: it is called so."""

    framework: str
    language: str
    kind: str
    key: str
    code: str
    title: Any
    text: Any
    anchor: str
    direct: bool = False
    beside: Any = ""


@dataclass(frozen=True, slots=True)
class Finds:
    """``direct`` and ``items`` have nothing in common; ``counts`` are of all finds by kind, the direct left out.

    ``frameworks``: code → number of finds. ``nowhere``: words that no text has.
    """

    direct: tuple[Find, ...] = ()
    items: tuple[Find, ...] = ()
    counts: Counter[str] = field(default_factory=Counter)
    frameworks: Counter[str] = field(default_factory=Counter)
    nowhere: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Question:
    """The words asked for; names that may be meant, the best first; the kinds of what is called so, if said."""

    words: tuple[words.Asked, ...]
    names: tuple[frozenset[str], ...]
    kinds: frozenset[str] = frozenset()


def question(
    versions: Iterable[Version], text: str, names: Collection[str] = (), kinds: Collection[str] = ()
) -> Question:
    """What a text asks for in the languages of the frameworks: the whole may be a name, or every code in it.

    :param names: what else the text may mean as a whole.
    """
    asked = text[:LONGEST].replace("\x00", " ").strip()
    languages = {language for version in versions for language in (version.language, *version.languages)}
    whole = frozenset(words.name(each) for each in (asked, *names)) - {""}
    codes = frozenset(words.name(each) for each in asked.split() if any(map(str.isdecimal, each)))
    codes = frozenset(each for each in codes if not each.isdecimal())
    called = frozenset({CLAUSE}) if asked.startswith("§") else frozenset(kinds)
    return Question(words.asked(asked, sorted(languages)), (whole, codes - whole), called)


def find(versions: Sequence[Version], asked: Question, kind: str = "", each: int | None = None) -> Finds:
    """What is called so, entries, then blocks of the document, in three statements.

    :param kind: only of this kind; counts are of all.
    :param each: at most so many of each kind, instead of ``MOST`` of all.
    """
    if not versions or not (asked.words or any(asked.names)):
        return Finds()
    by_pk = {version.pk: version for version in versions}
    standing, called, clauses = _places(by_pk, asked)
    met: Found = {}
    if standing:
        met = {place: set.intersection(*(word.get(place, set()) for word in standing)) for place in standing[0]}
    shown = {pk for pk, _ in clauses}
    met = {place: pks - (shown if place[1] == BLOCK else called.get(place, set())) for place, pks in met.items()}
    counts: Counter[str] = Counter()
    frameworks: Counter[str] = Counter()
    for (version, of), pks in met.items():
        counts[of] += len(pks)
        frameworks[by_pk[version].code] += len(pks)
    wanted = {place: pks for place, pks in met.items() if pks and kind in {"", place[1]}}
    entries, blocks = _chosen(wanted, list(by_pk), each)
    direct = {pk for pks in called.values() for pk in pks}
    found = list(_entries(by_pk, direct, direct | set(entries)))
    found += _blocks(by_pk, clauses, set(blocks))
    return Finds(
        direct=tuple(item for item in found if item.direct),
        items=tuple(item for item in found if not item.direct),
        counts=+counts,
        frameworks=+frameworks,
        nowhere=tuple(word.word for word, of in zip(asked.words, standing, strict=True) if not any(of.values())),
    )


def _places(versions: Collection[int], asked: Question) -> tuple[list[Found], Found, list[tuple[int, str]]]:
    """Where each word stands, what is called by a name, and the clauses that are."""
    standing: list[Found] = [defaultdict(set) for _ in asked.words]
    named: dict[str, list[tuple[int, dict[str, list[Any]]]]] = defaultdict(list)
    rows = Word.objects.filter(_holds(asked), version__in=versions)
    for version, form, places in rows.values_list("version_id", "word", "places"):
        if form.startswith(NAME):
            named[form.removeprefix(NAME)].append((version, places))
            continue
        for word, found in zip(asked.words, standing, strict=True):
            if word.met_by([form]):
                for kind, pks in places.items():
                    found[version, kind].update(pks)
    return (standing, *_called(named, asked))


def _holds(asked: Question) -> Q:
    """The rows of the index that matter. ``start`` finds them in either database."""
    exact = {form for word in asked.words for form in word.forms}
    exact |= {f"{NAME}{name}" for names in asked.names for name in names}
    starts = {word[:START] for word in exact}
    holds = Q(word__in=exact)
    for begins in {word.begins for word in asked.words} - {""}:
        holds |= Q(start=begins[:START], word__startswith=begins)
        starts.add(begins[:START])
    return Q(start__in=starts) & holds


def _called(
    named: Mapping[str, list[tuple[int, dict[str, list[Any]]]]], asked: Question
) -> tuple[Found, list[tuple[int, str]]]:
    """What the best names that lead anywhere lead to."""
    called: Found = defaultdict(set)
    clauses: list[tuple[int, str]] = []
    for names in asked.names:
        for version, places in (place for name in sorted(names) for place in named.get(name, ())):
            for kind, pks in places.items():
                if asked.kinds and kind not in asked.kinds:
                    continue
                if kind == CLAUSE:
                    clauses += [(pk, anchor) for pk, anchor in pks]
                else:
                    called[version, kind].update(pks)
        if called or clauses:
            break
    return called, list(dict.fromkeys(clauses))


def _chosen(met: Found, versions: Sequence[int], each: int | None) -> tuple[list[int], list[int]]:
    """The first entries and blocks, framework by framework."""
    order = {pk: number for number, pk in enumerate(versions)}
    kinds: dict[str, list[int]] = defaultdict(list)
    for (_, kind), pks in sorted(met.items(), key=lambda item: order[item[0][0]]):
        kinds[kind] += sorted(pks)
    blocks = kinds.pop(BLOCK, [])[:each]
    entries = [pk for pks in kinds.values() for pk in pks[:each]]
    return (entries, blocks) if each else (entries[:MOST], blocks[: max(MOST - len(entries), 0)])


def _entries(versions: dict[int, Version], direct: Collection[int], wanted: Collection[int]) -> Iterator[Find]:
    columns = ("pk", "version_id", "kind", "key", "code", "title", "text", "beside", "first_anchor")
    rows = Entry.objects.filter(pk__in=wanted).order_by("pk").values_list(*columns)
    for pk, version, kind, key, code, title, text, beside, anchor in rows:
        own = versions[version]
        yield Find(own.code, own.language, kind, key, code, title, text, anchor, pk in direct, beside)


def _blocks(versions: dict[int, Version], clauses: Sequence[tuple[int, str]], wanted: set[int]) -> Iterator[Find]:
    """Clauses that are called so, then the blocks, in the order of print."""
    columns = ("pk", "version_id", "anchor", "text")
    pks = wanted | {pk for pk, _ in clauses}
    rows = {pk: rest for pk, *rest in Block.objects.filter(pk__in=pks).order_by("pk").values_list(*columns)}
    for pk, anchor in clauses:
        version, _, text = rows[pk]
        yield Find(versions[version].code, versions[version].language, CLAUSE, anchor, "", "", text, anchor, True)
    for pk, (version, anchor, text) in rows.items():
        if pk in wanted:
            yield Find(versions[version].code, versions[version].language, BLOCK, anchor, "", "", text, anchor)


def spelt(code: str, kind: str, key: str) -> str | None:
    """The key of an entry of the newest version as it is written; ``key`` may be in other letters."""
    newest = Version.objects.filter(framework__code=code).order_by("-number").values("pk")[:1]
    found = Entry.objects.filter(version__in=newest, kind=kind, key__iexact=key)
    return found.values_list("key", flat=True).first()
