"""What a template or a draft left in the text, and in the names and titles of the package."""

import re
from collections.abc import Iterator
from datetime import date

from shanyraq.domains.packages.rules.design import Hit, Location, design_rule
from shanyraq.domains.packages.rules.design_rules.places import blocks, clause, indicators, outcomes, outputs
from shanyraq.domains.packages.rules.design_rules.sources import ours
from shanyraq.domains.packages.rules.design_rules.wording import Wording, listed, plain, wording
from shanyraq.domains.packages.schema import Block, Package
from shanyraq.domains.packages.schema.items import Item, Text
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop

_PLACEHOLDERS = (
    r"\[[^\[\]]*[^\W\d][^\[\]]*\](?!\()",  # [number of], but not the words of a link
    r"\[[\s_●•■□*?-]*\]",  # [ ], [●]
    r"\{\{[^{}]*\}\}",
    r"<(?!/?(?:br|sup|sub|b|i|em|strong|u)\b)[^\W\d][^<>:/@|]{0,60}>",  # <name>, but not <br> or <https://…>
    r"\b(?:TB[ADC]|TODO|FIXME)\b",
    r"(?<!siglo )(?<!века )\bX{2,}\b(?!\s*(?:century|век|ғасыр|siècle))",
    r"\b\d{1,3}X{2,}\b",  # 20XX
    r"_{3,}",
    r"\?{3,}",
    r"(?i:\blorem ipsum\b)",
    r"(?i:\([^()]*\badd: [^()]*\))",
)
_PLACEHOLDER = re.compile("|".join(_PLACEHOLDERS))


@design_rule(
    id="check.placeholder-left",
    severity=Severity.WARNING,
    title=gettext_noop("No placeholder of a template is left in the text."),
    source=ours("a signed text is complete"),
)
def placeholder_left(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for what templates leave to be filled in: words in square, curly or pointed brackets, «TBD», «TODO»,
    «XX», «???», lines to write on, «to be completed», dummy text, and remarks («… add: …»).

    A clause with a placeholder binds nobody: «within [number of] days» is no deadline. Agree on the
    missing words and record them as an amendment; until then the clause cannot be watched.
    """
    words = wording(package)
    message = gettext_noop("Left from a template: {found}.")
    for subject, loc, where, text in (*_paragraphs(package), *_names(package)):
        found = _left_in(text, words)
        if found:
            yield Hit(subject, loc, where, Sentence(message, {"found": listed(f"“{each}”" for each in found)}))


def _left_in(text: str, words: Wording) -> list[str]:
    found = [match[0] for pattern in (_PLACEHOLDER, words.any_of("to_fill")) for match in pattern.finditer(text)]
    return list(dict.fromkeys(found))


def _paragraphs(package: Package) -> Iterator[tuple[str, Location, str, str]]:
    for loc, block in blocks(package):
        yield f"clause {block.anchor}", loc, block.anchor, block.text


def _names(package: Package) -> Iterator[tuple[str, Location, str, str]]:
    """Names, titles and statements: what pages show large, each thing once with all its words."""

    def words(item: Item, *texts: Text | None) -> tuple[str, str]:
        return clause(item), " ".join(plain(text, package) for text in texts if text)

    for number, each in enumerate(package.framework.signatories):
        signed: Location = ("framework", "signatories", number)
        yield f"signatory {number + 1}", signed, *words(each, each.name, each.title)
    for loc, outcome in outcomes(package):
        yield f"outcome {outcome.code}", loc, *words(outcome, outcome.title, outcome.statement)
    for loc, _, output in outputs(package):
        yield f"output {output.code}", loc, *words(output, output.statement)
    for place in indicators(package):
        indicator = place.indicator
        yield place.subject, place.loc, *words(indicator, indicator.title, indicator.source)


@design_rule(
    id="check.draft-remark-left",
    severity=Severity.NOTE,
    title=gettext_noop("No remark of those who drafted the text is left in it."),
    source=ours("a signed text is complete"),
)
def draft_remark_left(package: Package, as_of: date) -> Iterator[Hit]:
    """Looks for words that speak to the drafters («Agencies to (…») or of the table («Indicator has several …»).

    What the agencies were to do is not said, and a title that goes on with a remark no longer names what
    is measured. Ask who drafted the clause; complete the sentence, or take the remark out, by an amendment.
    """
    pattern = wording(package).pattern("draft_remark")
    for loc, block in blocks(package):
        found: dict[str, list[str]] = {}
        for match in pattern.finditer(block.text):
            found.setdefault(_row_anchor(block, match.start()), []).append(match[0].strip())
        for anchor, remarks in found.items():
            message = gettext_noop("Left from a draft: {found}.")
            shown = listed(f"“{text}”" for text in dict.fromkeys(remarks))
            yield Hit(f"clause {anchor}", loc, anchor, Sentence(message, {"found": shown}))


def _row_anchor(block: Block, position: int) -> str:
    """The anchor of the row of a table in which something stands; else that of the block."""
    before = re.findall(r"\{(§[^}]+)\}", block.text[:position])
    return before[-1] if before else block.anchor
