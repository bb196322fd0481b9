"""``shanyraq progress CODE``: the verdict of every printed row, with its inputs and reasons, and the roll-up."""

from collections.abc import Iterable
from textwrap import fill
from typing import Annotated

import typer
from django.utils.translation import gettext as _

from shanyraq.base.ui.dates import format_day
from shanyraq.base.ui.speech import say as spoken
from shanyraq.base.ui.speech import say_source
from shanyraq.base.ui.texts import pick
from shanyraq.base.ui.verdicts import VERDICTS
from shanyraq.cli.output import (
    WIDTH,
    AsJson,
    AsOf,
    Code,
    InLanguage,
    Language,
    brief,
    day,
    now,
    print_json,
    reading,
    refuse_nothing,
    say,
    speaking,
)
from shanyraq.domains.indicators.queries import (
    Results,
    RowResult,
    load_results,
    progress_rollup,
    progress_rows,
    rolled_up,
)
from shanyraq.domains.indicators.rules import rollup as rolling
from shanyraq.domains.indicators.rules.rollup import Rollup
from shanyraq.domains.indicators.vocabulary import TREND_LABELS
from shanyraq.domains.indicators.web.naming import Names
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.kernel.sentences import Sentence

INDENT = " " * 8


RollUp = Annotated[
    bool, typer.Option("--rollup", help="Only how verdicts are distributed, by outcome and for the framework.")
]


def progress(
    code: Code,
    as_of: AsOf = None,
    language: InLanguage = Language.EN,
    rollup: RollUp = False,
    json: AsJson = False,
) -> None:
    """Judges every printed row of a framework: status, rule, inputs, explanation.

    Headings, which print a label and no value, are listed with their kind, and not counted. At the end
    of each outcome and of the framework stands the roll-up: distribution and coverage, no average.
    """
    with speaking(language), reading() as there:
        refuse_nothing(there, code)
        version = version_in_force(code, day(as_of))
        on = day(as_of) or now().date()
        found = progress_rollup(rolled_up(version, on)) if json and rollup else None
        results = None if found else load_results(version, on)
    if results is None or json:
        print_json(found if results is None else progress_rows(results))
        return
    with speaking(language):
        _print(version, results, with_rows=not rollup)


def _print(version: Version, results: Results, *, with_rows: bool) -> None:
    def line(lead: str, text: object) -> None:
        say(f"\n{lead}  " + brief(pick(text, version.language).text, WIDTH - len(lead) - 2))  # type: ignore[arg-type]

    say(fill(f"{pick(version.title, version.language).text}, {format_day(results.as_of)}", WIDTH))
    for outcome in results.outcomes:
        line(outcome.code, outcome.title)
        for indicator in outcome.indicators if with_rows else ():
            line(f"  {indicator.code or '–'}", indicator.title)
            names = Names(indicator, version.language)
            for row in indicator.rows:
                _show(row, names.row(row).text)
        _sum_up(_("Outcome %(code)s") % {"code": outcome.code}, outcome.rollup)
    _sum_up(version.code, results.rollup, results.sentences)
    rules = {(row.verdict.rule, say_source(row.verdict.source)): None for row in results.rows}
    for rule, source in {**rules, (rolling.RULE, say_source(rolling.METHOD)): None}:
        say("\n" + fill(f"{_('Rule')} {rule}: {source}", WIDTH))


def _show(row: RowResult, name: str) -> None:
    """A row under the name that pages give it in this language."""
    begin = "    " if row.is_heading else f"    {_verdict(row.verdict.status)}  "
    begin += "  " * row.depth
    say(begin + brief(name or _("Total"), WIDTH - len(begin)))
    if row.is_heading:
        return
    _explain(" ".join(map(spoken, row.verdict.explanation)))
    if row.trend.first is not None:
        why = " ".join(map(spoken, row.trend.explanation))
        _explain(f"{_('Trend')}: {spoken(TREND_LABELS[row.trend.word])}. {why}")
    if row.forecast is not None:
        _explain(f"{_('What to expect')}: {' '.join(map(spoken, row.forecast.explanation))}")


def _explain(text: str) -> None:
    say(fill(text, WIDTH, initial_indent=INDENT, subsequent_indent=INDENT))


def _verdict(status: str) -> str:
    """The sign and the word of a status, as wide as the longest of them."""
    width = max(len(str(look.word)) for look in VERDICTS.values())
    return f"{VERDICTS[status].sign} {VERDICTS[status].word!s:{width}}"


def _sum_up(name: str, rollup: Rollup, sentences: Iterable[Sentence] = ()) -> None:
    say("\n" + fill(f"{name}: {' '.join(map(spoken, sentences or rollup.sentences))}", WIDTH))
    for status, count in rollup.by_status.items():
        if count:
            say(f"    {_verdict(status)}  {count:5}")
