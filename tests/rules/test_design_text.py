"""Cases of the design rules on the results chain, its wordings, the text and the monitoring plan."""

from datetime import date
from typing import Any

import pytest

from tests.rules.design_factories import Case, Data, block, holds, indicator, outcome, output, package, row, text, value

AGREED = "By 2030, all people benefit from the green, fair economy."
WHERE = ("clause §1-p1",)


def worded(*others: str) -> Any:
    wordings = [{"clause": f"§s{n}", "text": other} for n, other in enumerate(others)]
    return package(outcome(statement=AGREED, wordings=wordings))


def theory(*ifs: tuple[str, str | None]) -> Any:
    """Outputs 1.1 «Offices are able» and a theory of change with these ifs."""
    path = {
        "outcome": "1",
        "ifs": [{"clauses": ["§2"], "text": said, "output": code} for said, code in ifs],
        "then": {"clauses": ["§2"], "text": "THEN people have water"},
    }
    return package(outcome(outputs=[output("1.1")]), theory_of_change={"paths": [path]})


def ranked(*paragraphs: str, out_of: int = 167) -> Any:
    data = {"clauses": ["§r"], "key": "sdg", "index": "SDG Index (SDG)", "value": None, "printed_value": None}
    data |= {
        "rank": 66,
        "out_of": out_of,
        "printed_rank": f"66th out of {out_of}",
        "year": 2024,
        "organisation": "UN",
    }
    return text(*paragraphs, context={"rankings": [data]})


def rankings(*names: str) -> Any:
    base = {
        "clauses": ["§r"],
        "value": 1,
        "printed_value": "1",
        "rank": 1,
        "out_of": 9,
        "printed_rank": "1",
        "year": 2024,
    }
    rows = [base | {"key": f"r{n}", "index": name, "organisation": "UN"} for n, name in enumerate(names)]
    return package(context={"rankings": rows})


def told(table: str, anchor: str = "§i", code: str = "xaa-2026-2030") -> Any:
    """A row of 48.4 (2020) and 60 (2030), and a table of the text."""
    figures = row(baseline=value(48.4, 2020), targets=[value(60, 2030)])
    document = {"blocks": [block(table, anchor, kind="table")]}
    return package(outcome(indicators=[indicator(figures)]), document=document, framework={"code": code})


def abbreviations(*rows: str, rest: str = "") -> Any:
    table = block("\n".join(rows), "§abbreviations-table", kind="table", section="§abbreviations")
    return package(document={"blocks": [table, block(rest)]})


def plan(*activities: tuple[int, str, str], ends_on: date = date(2030, 12, 31)) -> Any:
    """Activities as year, category, text."""
    rows = [
        {"clauses": ["§a2"], "key": f"a{n}", "category": category, "year": year, "text": said}
        for n, (year, category, said) in enumerate(activities)
    ]
    categories = [{"clauses": ["§a2"], "key": key, "title": key} for key in dict.fromkeys(a[1] for a in activities)]
    content = {"activities": rows, "categories": categories}
    return package(framework={"ends_on": ends_on}, monitoring_plan=content)


def signed_in(language: str, said: str) -> Any:
    """A document in another language."""
    return text(said, framework={"language": language, "languages": [language]})


def signed_by(name: str) -> Any:
    person = {"clauses": ["§s"], "party": "fao", "capacity": "entity", "name": name, "title": "Director"}
    return package(framework={"signatories": [person]})


def answered(**responsible: Any) -> Any:
    row = {"clauses": ["§a2"], "key": "a", "category": "c", "year": 2026, "text": "Survey", **responsible}
    return package(monitoring_plan={"activities": [row]})


def funding(*amounts: tuple[float | None, str | None]) -> Any:
    rows = [
        {"clauses": ["§f"], "key": f"f{n}", "title": "F", "text": "F", "value": number, "unit": unit}
        for n, (number, unit) in enumerate(amounts)
    ]
    return package(funding={"provisions": rows})


EVERY_YEAR = [(year, "reviews", "Review") for year in range(2026, 2031)]
FINAL = "Final Evaluation of the Cooperation Framework"
SPEAKS = "Leads are assigned for the outcome and output indicators."
MEASURED: Data = output("1.1", indicators=[indicator(key="1.1.a")])
NATIONAL = "The framework is only using outcome indicators that are part of the official national list."
FOREIGN = outcome(indicator(national=False))

CASES = [
    Case("check.outcome-without-output", "none", package(outcome(outputs=[])), ("outcome 1",)),
    Case("check.outcome-without-output", "one", package(outcome())),
    Case("check.outcome-without-indicator", "none", package(outcome()), ("outcome 1",)),
    Case("check.outcome-without-indicator", "one", package(outcome(indicator()))),
    Case(
        "check.output-without-entity",
        "nobody",
        package(outcome(outputs=[output("1.1") | {"entities": []}])),
        ("output 1.1",),
    ),
    Case("check.output-without-entity", "somebody", package(outcome())),
    Case("check.output-not-in-theory", "no if", theory(("IF pigs fly", None)), ("output 1.1",)),
    Case("check.output-not-in-theory", "an if", theory(("IF offices are able", "1.1"))),
    Case("check.output-not-in-theory", "no theory in the package", package(outcome())),
    Case(
        "check.outcome-worded-differently",
        "an article is missing",
        worded(AGREED, "By 2030, all people benefit from green, fair economy."),
        ("outcome 1, §s1",),
        says="from green” instead of “from the green",
    ),
    Case(
        "check.outcome-worded-differently",
        "commas, capitals",
        worded("by 2030 all people benefit from the green fair economy"),
    ),
    Case(
        "check.outcome-worded-differently",
        "as a consequence",
        worded("THEN, all people benefit from the green, fair economy, and"),
    ),
    Case(
        "check.output-worded-differently",
        "a word more",
        theory(("IF offices are digitally able, and", "1.1")),
        ("output 1.1",),
        says="digitally",
    ),
    Case(
        "check.output-worded-differently",
        "if, and, articles",
        theory(("IF the offices are able, and", "1.1")),
    ),
    Case("check.output-worded-differently", "another order", theory(("IF able are offices", "1.1"))),
    *[
        Case("check.placeholder-left", name, text(said), WHERE)
        for name, said in [
            ("square brackets", "within [number of] days"),
            ("to be determined", "The amount is TBD."),
            ("crosses", "within XX days"),
            ("a remark of the template", "to the agency (where it applies, add: and to the SAI)"),
            ("a task", "Outcome 3: TODO"),
            ("to be announced", "The venue is TBA."),
            ("a line to write on", "signed on ____ 2026"),
            ("a bullet in brackets", "within [●] days"),
            ("empty brackets", "within [ ] days"),
            ("a field in curly brackets", "signed by {{nom}}"),
            ("a field in pointed brackets", "signed by <name of the minister>"),
            ("dummy text", "Lorem ipsum dolor sit amet"),
            ("nobody knows", "in the year ???"),
            ("a year with crosses", "by 20XX"),
            ("words that ask to go on", "The list of partners is to be completed."),
        ]
    ],
    *[
        Case("check.placeholder-left", f"{name}, in {language}", signed_in(language, said), WHERE)
        for name, language, said in [
            ("words that ask to go on", "fr", "Liste des partenaires : à compléter"),
            ("words that ask to go on", "ru", "Название министерства «вставить»"),
            ("words that ask to go on", "es", "Lista de socios: por completar"),
            ("a field in curly brackets", "pt", "assinado por {{nome}}"),
        ]
    ],
    Case("check.placeholder-left", "the name of a signatory", signed_by("<nom>"), ("signatory 1",), says="“<nom>”"),
    Case("check.placeholder-left", "a signatory", signed_by("A. Name")),
    Case("check.placeholder-left", "the title of an outcome", package(outcome(statement="TODO")), ("outcome 1",)),
    Case("check.placeholder-left", "an output", package(outcome(outputs=[output(statement="XX")])), ("output 1.1",)),
    Case("check.placeholder-left", "a source", package(outcome(indicator(source="TBC"))), ("indicator 1.1.1",)),
    *[
        Case("check.placeholder-left", name, text(said))
        for name, said in [
            ("a link", "see [the portal](https://example.org)"),
            ("a footnote", "as noted [1] and [12]"),
            ("round brackets", "the amount (in dollars)"),
            ("add without brackets", "They add: new skills."),
            ("words left out of a quotation", "the parties […] commit themselves [...] to it"),
            ("an address", "see <https://example.org/a> or <office@example.org>"),
            ("a line break in a table", "a<br>b<br/>c <sup>1</sup>"),
            ("a century", "since the XX century, XX век"),
            ("a question", "who pays?? and how?"),
            ("a Roman number", "chapters IX, X and XI"),
            ("words of another language", "à compléter"),
            ("smaller than", "if a < b and c > d"),
        ]
    ],
    *[
        Case("check.draft-remark-left", name, text(said), WHERE, says=says)
        for name, said, says in [
            ("a bracket where a verb belongs", "Surveys<br>Agencies to (Investigations of a problem)", "Agencies to ("),
            ("a second sentence in a title", "Trust, by agency. Indicator has several dozen", "several dozen"),
            ("a cell that speaks of its row", "| Indicator to be confirmed | 5 |", "to be confirmed”"),
        ]
    ],
    *[
        Case("check.draft-remark-left", name, text(said))
        for name, said in [
            ("a list", "This helps agencies to (i) plan and (ii) act, and entities to (a) see."),
            ("a verb", "It enables agencies to plan (and to act)."),
            ("a remark on the indicator", "The indicator was introduced in 2018. The indicator has two parts."),
        ]
    ],
    Case(
        "check.draft-remark-left",
        "the row of a table",
        package(document={"blocks": [block("| {§1-a} A |\n| {§1-b} B. Indicator has parts |", "§1-t", kind="table")]}),
        ("clause §1-b",),
    ),
    Case(
        "check.list-skips-a-letter",
        "f",
        text("a) one b) two c) three d) four e) five g) six"),
        WHERE,
        says="f is missing",
    ),
    Case("check.list-skips-a-letter", "complete", text("a) one; b) two; c) three; and d) four")),
    Case("check.list-skips-a-letter", "too short to tell", text("a) one b) two d) three")),
    Case(
        "check.list-skips-a-letter",
        "roman numbers inside",
        text("(a) one (b) two (c) three (i) first (ii) second"),
    ),
    Case(
        "check.list-skips-a-letter",
        "two lists",
        text("a) one b) two c) three; then a) one b) two c) three d) four"),
    ),
    Case(
        "check.ranking-printed-differently",
        "another length",
        ranked("In 2024 it ranked 66 out of 166 countries."),
        ("ranking sdg, §1-p1",),
        says="66th out of 167",
    ),
    Case("check.ranking-printed-differently", "the same", ranked("In 2024 it ranked 66th out of 167.")),
    Case("check.ranking-printed-differently", "another year", ranked("In 2022 it ranked 66 out of 166.")),
    Case(
        "check.ranking-printed-differently",
        "a list ten percent off",
        ranked("In 2024 66 out of 110.", out_of=100),
        ("ranking sdg, §1-p1",),
    ),
    Case(
        "check.ranking-printed-differently",
        "a list further off",
        ranked("In 2024 66 out of 111.", out_of=100),
    ),
    Case(
        "check.change-does-not-add-up",
        "19.7, not 23",
        text("from close to 20.3 million people today to 24.3 million in 2050 (an expansion of 23%)"),
        WHERE,
        says="19.7",
    ),
    Case("check.change-does-not-add-up", "one point off", text("from 100 to 120 (an increase of 21%)")),
    Case("check.change-does-not-add-up", "more than one", text("from 100 to 120 (an increase of 21.1%)"), WHERE),
    Case("check.change-does-not-add-up", "a fall", text("from 100 to 80 (a decline of 20%)")),
    Case("check.change-does-not-add-up", "a fall told wrong", text("from 100 to 80 (a decline of 25%)"), WHERE),
    Case(
        "check.abbreviation-not-used",
        "nowhere else",
        abbreviations("| | |", "|---|---|", "| {§abbreviations-ifas} IFAS | Fund |", "| CSO | Org |", rest="CSOs"),
        ("abbreviation IFAS",),
    ),
    Case(
        "check.abbreviation-not-used",
        "inside another word only",
        abbreviations("| SEA | X |", rest="SEAL"),
        ("abbreviation SEA",),
    ),
    Case("check.abbreviation-not-used", "used", abbreviations("| SEA | X |", rest="against SEA.")),
    Case(
        "check.abbreviation-with-two-meanings",
        "GII",
        rankings("Gender (GII)", "Innovation (GII)"),
        ("abbreviation GII",),
    ),
    Case("check.abbreviation-with-two-meanings", "one each", rankings("Gender (GII)", "Gap (GGGI)")),
    Case(
        "check.output-indicators-promised",
        "none is there",
        text(SPEAKS, outcomes=[outcome()]),
        ("output indicators",),
    ),
    Case(
        "check.output-indicators-promised",
        "one is there",
        text(SPEAKS, outcomes=[outcome(outputs=[MEASURED])]),
    ),
    Case("check.output-indicators-promised", "not spoken of", text("Leads are assigned.", outcomes=[outcome()])),
    Case(
        "check.claim-all-indicators-national",
        "one is not",
        text(NATIONAL, outcomes=[FOREIGN]),
        WHERE,
        says="1.1.1",
    ),
    Case("check.claim-all-indicators-national", "all are", text(NATIONAL, outcomes=[outcome(indicator())])),
    Case(
        "check.claim-all-indicators-national",
        "the exception is named",
        text("All indicators with one exception are nationalized SDG indicators.", outcomes=[FOREIGN]),
    ),
    Case("check.activity-without-responsible", "nobody", answered(), ("activity a",), says="2026"),
    Case("check.activity-without-responsible", "a party", answered(responsible=["undp"])),
    Case("check.activity-without-responsible", "a body", answered(responsible_bodies=["mel"])),
    Case(
        "check.activity-without-responsible",
        "each year's issue counts once",
        plan((2026, "c", "World 2026"), (2027, "c", "World 2027"), (2027, "c", "Prices")),
        ("activity a0", "activity a2"),
        says="2026, 2027",
    ),
    Case(
        "check.plan-skips-a-year",
        "2028",
        plan(*(a for a in EVERY_YEAR if a[0] != 2028)),
        ("category reviews",),
        says="2028",
    ),
    Case("check.plan-skips-a-year", "none", plan(*EVERY_YEAR)),
    Case(
        "check.evaluation-year",
        "the last year",
        plan((2030, "e", FINAL)),
        ("evaluation of the framework",),
        says="2029",
    ),
    Case(
        "check.evaluation-year",
        "two years before",
        plan((2028, "e", FINAL)),
        ("evaluation of the framework",),
    ),
    *[
        Case("check.activity-outside-period", name, plan((year, "s", "Survey")), subjects)
        for name, year, subjects in [
            ("the first year", 2026, ()),
            ("the last year", 2030, ()),
            ("the year before", 2025, ("activity a0",)),
            ("the year after", 2031, ("activity a0",)),
        ]
    ],
    Case("check.evaluation-year", "the penultimate year", plan((2029, "e", FINAL))),
    Case(
        "check.evaluation-year",
        "missing",
        plan((2029, "e", "Project evaluation")),
        ("evaluation of the framework",),
        says="no evaluation",
    ),
    Case("check.evaluation-year", "mid-year: either year", plan((2028, "e", FINAL), ends_on=date(2030, 6, 30))),
    Case(
        "check.evaluation-year",
        "mid-year: the last",
        plan((2030, "e", FINAL), ends_on=date(2030, 6, 30)),
        ("evaluation of the framework",),
    ),
    Case("check.evaluation-year", "no plan in the package", package()),
    Case("check.value-not-in-text", "as the text prints it", told("| 48.4  (2020) | 60 (2030) |")),
    Case(
        "check.value-not-in-text",
        "digits the other way round",
        told("| 84.4 (2020) | 60 (2030) |"),
        ("indicator 1.1.1, row total, 48.4 (2020)",),
        says="“48.4 (2020)” does not stand in §i.",
    ),
    Case("check.value-not-in-text", "the text of the clause is not in the package", told("| 84.4 |", anchor="§other")),
    Case("check.value-not-in-text", "a copy for training", told("| |", code="xaa-2026-2030-training")),
    Case(
        "check.no-resources-stated",
        "words only",
        funding((None, None), (31, "days")),
        ("funding",),
        says="2 clauses",
    ),
    Case("check.no-resources-stated", "an amount", funding((None, None), (5.0, "USD"))),
    Case("check.no-resources-stated", "no provisions in the package", package()),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_text(case: Case) -> None:
    holds(case)
