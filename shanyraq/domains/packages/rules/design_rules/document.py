"""The text itself: lists, rankings, changes and abbreviations that do not agree with themselves."""

import re
from collections.abc import Iterator
from datetime import date

from shanyraq.domains.packages.rules.design import Hit, design_rule
from shanyraq.domains.packages.rules.design_rules.places import blocks, clause, indicators, outputs
from shanyraq.domains.packages.rules.design_rules.sources import ours
from shanyraq.domains.packages.rules.design_rules.thresholds import threshold, with_thresholds
from shanyraq.domains.packages.rules.design_rules.wording import listed, plain, wording
from shanyraq.domains.packages.schema import Block, Package, Row, Value
from shanyraq.domains.packages.vocabulary import is_copy
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop

_LETTER = re.compile(r"(?<![\w.])\(?([a-z])\)\s")
_SENTENCE = re.compile(r"(?<=[.!?])\s+")


def _number(text: str) -> float | None:
    """A number as the text prints it: ``20.3``, ``1,234.5``; nothing where it cannot be read."""
    try:
        return float(text.rstrip(".,").replace(",", ""))
    except ValueError:
        return None


@design_rule(
    id="check.list-skips-a-letter",
    severity=Severity.NOTE,
    title=gettext_noop("Lists in the text leave out no letter."),
    source=ours("a list is complete"),
)
def list_skips_a_letter(package: Package, as_of: date) -> Iterator[Hit]:
    """Follows lists such as «a) … b) … c) …» inside a paragraph.

    A missing letter means a missing item or a slip of numbering; a reader cannot know which. Look
    into the draft before.
    """
    for loc, block in blocks(package):
        run = ""
        for letter in _LETTER.findall(block.text):
            run = "a" if letter == "a" else run + letter if run and letter > run[-1] else run
        missing = [chr(code) for code in range(ord("a"), ord(run[-1]) + 1) if chr(code) not in run] if run else []
        if len(run) >= 4 and 0 < len(missing) <= 2:
            message = gettext_noop("The list runs {run}: {missing} is missing.")
            values = {"run": listed(run), "missing": listed(missing)}
            yield Hit(f"clause {block.anchor}", loc, block.anchor, Sentence(message, values))


@design_rule(
    id="check.value-not-in-text",
    severity=Severity.WARNING,
    title=gettext_noop("What a row gives as printed stands in the text of its clause."),
    of_print=True,
    source=ours("a value is what the document prints"),
)
def value_not_in_text(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for the printed words of each baseline, value and target in the blocks of the row's clauses.

    Words that do not stand there were transcribed wrongly, in the row or in the text, or the row names
    another clause. Read the signed document again and correct whichever of the two is wrong. Copies for
    training are left out: their own values are made up.
    """
    text = {anchor: _spaced(block.text) for _, block in blocks(package) for anchor in (block.anchor, *block.anchors)}
    for place in () if is_copy(package.framework.code) else indicators(package):
        for row in place.rows():
            told = [text[anchor] for anchor in (*row.row.clauses, *place.indicator.clauses) if anchor in text]
            for loc, value in _printed(row.row):
                if told and not any(_spaced(value.printed) in each for each in told):
                    message = gettext_noop("“{printed}” does not stand in {clause}.")
                    sentence = Sentence(message, {"printed": value.printed, "clause": row.row.clauses[0]})
                    yield row.hit(sentence, *loc, aspect=value.printed)


def _printed(row: Row) -> Iterator[tuple[tuple[str | int, ...], Value]]:
    """Each value of a row, with its place in it."""
    if row.baseline:
        yield ("baseline",), row.baseline
    yield from ((("latest", number), value) for number, value in enumerate(row.latest))
    yield from ((("targets", number), value) for number, value in enumerate(row.targets))


def _spaced(text: str) -> str:
    return " ".join(text.split())


@design_rule(
    id="check.ranking-printed-differently",
    severity=Severity.NOTE,
    title=gettext_noop("A ranking is printed with the same numbers throughout the document."),
    source=ours("one fact, one number"),
    turns=with_thresholds("ranking-difference"),
)
def ranking_printed_differently(package: Package, as_of: date) -> Iterator[Hit]:
    """Compares «66 out of 166» in the text with the table of rankings: same rank and year, another length.

    One of the two numbers is wrong. Look it up at the publisher.
    """
    words = wording(package)
    limit = threshold("ranking-difference", as_of)
    for loc, block in blocks(package):
        if block.kind == "table":
            continue
        for sentence in _SENTENCE.split(block.text):
            for match in words.pattern("ranked").finditer(sentence):
                rank, length = int(match[1]), int(match[2])
                for other in package.context.rankings:
                    same = other.rank == rank and str(other.year) in sentence and other.out_of is not None
                    if same and other.out_of and 0 < abs(other.out_of - length) / other.out_of * 100 <= limit:
                        message = gettext_noop("The text says “{here}”, the table “{there}” for {index} {year}.")
                        values = {"here": match[0], "there": other.printed_rank, "year": other.year}
                        values["index"] = plain(other.index, package)
                        subject = f"ranking {other.key}, {block.anchor}"
                        yield Hit(subject, loc, block.anchor, Sentence(message, values))


@design_rule(
    id="check.change-does-not-add-up",
    severity=Severity.NOTE,
    title=gettext_noop("A change stated in percent follows from the numbers beside it."),
    source=ours("one fact, one number"),
    turns=with_thresholds("stated-change"),
)
def change_does_not_add_up(package: Package, as_of: date) -> Iterator[Hit]:
    """Recomputes «from 20 to 25 (an increase of 25%)» from its own numbers.

    When they do not agree, one of the three numbers is wrong or of another year. Look them up.
    """
    words = wording(package)
    limit = threshold("stated-change", as_of)
    for loc, block in blocks(package):
        for match in words.pattern("stated_change").finditer(block.text):
            before, after, stated = _number(match[1]), _number(match[2]), _number(match[4])
            if not before or after is None or stated is None:
                continue
            if words.pattern("falling").match(match[3]):
                stated = -stated
            change = (after - before) / before * 100
            if abs(change - stated) > limit:
                message = gettext_noop("“{text}”: from {before} to {after} is a change of {change} %.")
                values = {"text": match[0], "before": before, "after": after, "change": round(change, 1)}
                yield Hit(f"clause {block.anchor}", loc, block.anchor, Sentence(message, values))
                break


@design_rule(
    id="check.abbreviation-not-used",
    severity=Severity.NOTE,
    title=gettext_noop("Every abbreviation in the list is used in the text."),
    source=ours("a list of abbreviations serves the text"),
)
def abbreviation_not_used(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for each abbreviation of the list in the rest of the document.

    One that never occurs is left from an earlier text, or is misspelt in the list or in the text. Correct
    or remove it.
    """
    rest = "\n".join(block.text for _, block in blocks(package) if not _in_abbreviations(block))
    for loc, block in blocks(package):
        if block.kind != "table" or not _in_abbreviations(block):
            continue
        for row in block.text.splitlines():
            anchor = re.search(r"\{(§[^}]+)\}", row)
            short = re.sub(r"\{§[^}]+\}", "", row).strip().strip("|").split("|")[0].strip()
            known = re.search(rf"(?<![\w-]){re.escape(short)}s?(?![\w-])", rest) if short.strip("-: ") else True
            if not known:
                message = gettext_noop("“{short}” is in the list of abbreviations and nowhere else.")
                where = anchor[1] if anchor else block.anchor
                yield Hit(f"abbreviation {short}", loc, where, Sentence(message, {"short": short}))


def _in_abbreviations(block: Block) -> bool:
    return block.section.startswith("§abbreviations") or block.anchor.startswith("§abbreviations")


@design_rule(
    id="check.abbreviation-with-two-meanings",
    severity=Severity.NOTE,
    title=gettext_noop("An abbreviation stands for one thing."),
    source=ours("one name for one thing"),
)
def abbreviation_with_two_meanings(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for two indices in the table of rankings that carry the same abbreviation in brackets.

    A later sentence with the abbreviation alone can then be read in two ways. Write the name out.
    """
    meanings: dict[str, list[tuple[int, str]]] = {}
    for number, ranking in enumerate(package.context.rankings):
        name = plain(ranking.index, package)
        for short in re.findall(r"\(([A-Z][A-Za-z]{1,7})\)", name):
            meanings.setdefault(short, []).append((number, name))
    for short, found in meanings.items():
        if len({name for _, name in found}) > 1:
            message = gettext_noop("“{short}” stands for {meanings}.")
            shown = listed(f"“{name}”" for _, name in found)
            number = found[-1][0]
            loc = ("context", "rankings", number, "index")
            where = clause(package.context.rankings[number])
            yield Hit(f"abbreviation {short}", loc, where, Sentence(message, {"short": short, "meanings": shown}))


@design_rule(
    id="check.output-indicators-promised",
    severity=Severity.WARNING,
    title=gettext_noop("Output indicators that the text speaks of are in the results framework."),
    source=ours("what is said to exist exists"),
)
def output_indicators_promised(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for «output indicators» in the text while no output of the results framework has one.

    The text says that they are selected, led and updated every year, but they are not in the
    signed document. Find them in the joint work plan, or set them there, and say so.
    """
    pattern = wording(package).pattern("output_indicators")
    if any(output.indicators for _, _, output in outputs(package)):
        return
    found = [(loc, block) for loc, block in blocks(package) if pattern.search(block.text)]
    if found and any(True for _ in outputs(package)):
        message = gettext_noop("{count} clauses speak of output indicators ({clauses}); no output has one.")
        values = {"count": len(found), "clauses": listed(block.anchor for _, block in found)}
        loc, block = found[0]
        yield Hit("output indicators", loc, block.anchor, Sentence(message, values))


@design_rule(
    id="check.claim-all-indicators-national",
    severity=Severity.NOTE,
    title=gettext_noop("What the text says of all indicators holds for each of them."),
    source=ours("what is said of all holds for all"),
)
def claim_all_indicators_national(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for a sentence that says that all indicators are national ones, while one of them is not.

    A sentence that names the exception is right. One that does not will be quoted against the table.
    Correct the sentence.
    """
    words = wording(package)
    exceptions = [place.subject for place in indicators(package) if not place.indicator.national]
    for loc, block in blocks(package):
        for sentence in _SENTENCE.split(block.text) if exceptions else []:
            if words.pattern("national_only").search(sentence) and not words.pattern("exception").search(sentence):
                message = gettext_noop("The text speaks of all indicators; not national: {exceptions}.")
                values = {"exceptions": listed(exceptions)}
                yield Hit(f"clause {block.anchor}", loc, block.anchor, Sentence(message, values))
                break
