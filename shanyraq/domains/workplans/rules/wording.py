"""Whether the words of a sub-output say what is done: its title, its description and the narratives of its years.

A text in several languages is looked at in each of them; one finding says what is wrong with the worst.
"""

import re
from collections.abc import Mapping
from datetime import date
from functools import lru_cache

from shanyraq.domains.workplans.rules import sources
from shanyraq.domains.workplans.rules.asking import Said, quality_rule
from shanyraq.domains.workplans.rules.facts import Facts, Surroundings, Text
from shanyraq.domains.workplans.rules.limits import due_years, limit
from shanyraq.domains.workplans.rules.money import listed
from shanyraq.domains.workplans.vocabulary import Status
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop

WORD = re.compile(r"\w+")
UNTOLD = frozenset({Status.PIPELINE, Status.CANCELLED})
"""Of these there is nothing to tell."""


def words(text: str) -> frozenset[str]:
    """The different words of a text, without regard to capitals and punctuation."""
    return frozenset(WORD.findall(text.casefold()))


words_of_output = lru_cache(2000)(words)
"""The same of the statement of an output: hundreds of sub-outputs are compared with a few of them."""


def overlap(one: frozenset[str], other: frozenset[str]) -> float:
    """Words in common ÷ words in either text: 1 where both have the same words, 0 where they share none.

    «support for schools» and «support for rural schools» have 3 words in common and 4 in either: 0.75.
    """
    return len(one & other) / len(one | other) if one and other else 0.0


def pasted(text: Text, outputs: Mapping[str, Text], bound: float) -> tuple[str, float] | None:
    """The code of the output whose statement a text is, word for word or nearly, and by how much they overlap.

    Compared in the same language. None where no overlap reaches the bound. Texts of which one has many more words than
    the other cannot reach it and are not compared.
    """
    best: tuple[str, float] | None = None
    for language, own_text in text.items():
        own = words(own_text)
        least, most = int(len(own) * bound), len(own) / bound + 1
        for code, statement in outputs.items():
            other = words_of_output(statement.get(language, ""))
            if least <= len(other) <= most:
                share = overlap(own, other)
                if share >= bound and (best is None or share > best[1]):
                    best = code, share
    return best


@quality_rule(
    id="workplans.title_missing",
    severity=Severity.WARNING,
    field="title",
    title=gettext_noop("A sub-output has a title."),
    source=sources.READABLE,
)
def title_missing(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for sub-outputs without a title in any language.

    Lists and reports name a sub-output by its title. Say what is done, and for whom.
    """
    if not any(map(str.strip, facts.title.values())):
        yield Sentence(gettext_noop("There is no title: say what is done, and for whom"))


@quality_rule(
    id="workplans.title_short",
    severity=Severity.NOTE,
    field="title",
    title=gettext_noop("A title says what is done."),
    source=sources.READABLE,
)
def title_short(facts: Facts, around: Surroundings, on: date) -> Said:
    """Counts the words of the title; fewer than three are too few.

    «Training» may stand for a hundred sub-outputs. Say what is done, and for whom.
    """
    counts = [count for text in facts.title.values() if (count := len(text.split()))]
    least = int(limit("title-words", on))
    if counts and min(counts) < least:
        message = gettext_noop("The title has {count} of at least {least} words: say what is done, and for whom")
        yield Sentence(message, {"count": min(counts), "least": least})


@quality_rule(
    id="workplans.title_long",
    severity=Severity.NOTE,
    field="title",
    title=gettext_noop("A title is short enough to be read in a list."),
    source=sources.READABLE,
)
def title_long(facts: Facts, around: Surroundings, on: date) -> Said:
    """Counts the characters of the title; more than 250 are too many.

    A paragraph is not read in a list, and often it is several sub-outputs. Move details to the description.
    """
    longest = max((len(text.strip()) for text in facts.title.values()), default=0)
    most = int(limit("title-characters", on))
    if longest > most:
        message = gettext_noop("The title has {count} characters, more than {most}: move details to the description")
        yield Sentence(message, {"count": longest, "most": most})


@quality_rule(
    id="workplans.title_in_capitals",
    severity=Severity.NOTE,
    field="title",
    title=gettext_noop("A title is not written in capitals only."),
    source=sources.READABLE,
)
def title_in_capitals(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for titles in capitals only, of as many words as a title needs; a short one may be an abbreviation.

    Capitals are slow to read, and abbreviations disappear among them. Write it as a sentence.
    """
    least = limit("title-words", on)
    if any(text.isupper() and len(text.split()) >= least for text in facts.title.values()):
        yield Sentence(gettext_noop("The title is in capitals only: write it as a sentence"))


@quality_rule(
    id="workplans.output_as_title",
    severity=Severity.WARNING,
    field="title",
    title=gettext_noop("A sub-output is a part of an output and not a whole one."),
    source=sources.JOINT,
)
def output_as_title(facts: Facts, around: Surroundings, on: date) -> Said:
    """Compares the title with the statement of every output: words in common ÷ words in either.

    From 0.8 on it is that output. Entities that enter a whole programme as one sub-output hide what is done jointly,
    where, and with which money. Say what this part of it does.
    """
    found = pasted(facts.title, around.outputs, limit("pasted-overlap", on))
    if found:
        message = gettext_noop(
            "The title is output {output}: {percent} of 100 words are the same. Say what this part does"
        )
        yield Sentence(message, {"output": found[0], "percent": int(found[1] * 100)})


@quality_rule(
    id="workplans.output_as_description",
    severity=Severity.WARNING,
    field="description",
    title=gettext_noop("The description of a sub-output is not the statement of an output."),
    source=sources.JOINT,
)
def output_as_description(facts: Facts, around: Surroundings, on: date) -> Said:
    """Compares the description with the statement of every output: words in common ÷ words in either.

    From 0.8 on it is that output, and says nothing of this part of it. Describe what is done, for whom and how.
    """
    found = pasted(facts.description, around.outputs, limit("pasted-overlap", on))
    if found:
        message = gettext_noop(
            "The description is output {output}: {percent} of 100 words are the same. Describe what this part does"
        )
        yield Sentence(message, {"output": found[0], "percent": int(found[1] * 100)})


@quality_rule(
    id="workplans.no_narrative",
    severity=Severity.NOTE,
    field="narratives",
    title=gettext_noop("A year that has passed has a narrative."),
    source=sources.audit("no narrative in any year: 58.3 %"),
)
def no_narrative(facts: Facts, around: Surroundings, on: date) -> Said:
    """Looks for years of the sub-output that have passed without a narrative.

    A year counts as passed when the days for its annual report are over. What is in the pipeline or cancelled has
    nothing to tell. Say what was done, and what came of it.
    """
    if facts.status in UNTOLD:
        return
    years = [year for year in due_years(facts, around, on) if not _told(facts.narratives.get(year))]
    if years:
        message = gettext_noop(
            "There is no narrative for years that have passed ({years}): say what was done, and what came of it"
        )
        yield Sentence(message, {"years": listed(years)})


def _told(text: Text | None) -> bool:
    return text is not None and any(map(str.strip, text.values()))
