"""``shanyraq progress CODE``: the verdict of every printed row, with its inputs and reasons."""

from textwrap import fill

from shanyraq.base.ui.texts import pick
from shanyraq.cli.output import AsJson, AsOf, day, exits, now, print_json, say
from shanyraq.domains.indicators.queries import RowResult, load_results, progress_rows
from shanyraq.domains.indicators.rules.rollup import Rollup
from shanyraq.domains.packages.queries import version_in_force

INDENT = " " * 8


def progress(code: str, as_of: AsOf = None, json: AsJson = False) -> None:
    """Judges every printed row of a framework: status, rule, inputs, explanation.

    Headings, which print a label and no value, are listed with their kind, and not counted.
    """
    with exits():
        version = version_in_force(code, day(as_of))
    results = load_results(version, day(as_of) or now().date())
    if json:
        print_json(progress_rows(results))
        return
    for outcome in results.outcomes:
        say(f"\n{outcome.code}  {pick(outcome.title, version.language, version.language).text}")
        for indicator in outcome.indicators:
            say(f"\n  {indicator.code or '–'}  {pick(indicator.title, version.language, version.language).text}")
            for row in indicator.rows:
                _show(row)
        _sum_up(f"Outcome {outcome.code}", outcome.rollup)
    _sum_up(version.code, results.rollup)
    for rule, source in {(row.verdict.rule, str(row.verdict.source)): None for row in results.rows}:
        say(f"Rule {rule}: {source}")


def _show(row: RowResult) -> None:
    label = "  " * row.depth + (row.label or "Total")
    if row.is_heading:
        say(f"    {label}")
        return
    say(f"    {label}: {row.verdict.status}")
    say(fill(" ".join(map(str, row.verdict.explanation)), 110, initial_indent=INDENT, subsequent_indent=INDENT))
    if row.trend.first is not None:
        before = f"Trend: {row.trend.word}. " + " ".join(map(str, row.trend.explanation))
        say(fill(before, 110, initial_indent=INDENT, subsequent_indent=INDENT))


def _sum_up(name: str, rollup: Rollup) -> None:
    counts = ", ".join(f"{status} {count}" for status, count in rollup.by_status.items() if count)
    say(f"\n{name}: {' '.join(map(str, rollup.sentences))} {counts}")
