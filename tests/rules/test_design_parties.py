"""Cases of the design rules on entities, signatures, names, legal basis and bodies."""

from typing import Any

import pytest

from tests.rules.design_factories import (
    Case,
    Data,
    holds,
    indicator,
    mentions,
    outcome,
    output,
    package,
    party,
    signatory,
)

FAO = outcome(indicator())


def signed(*keys: str, outcomes: tuple[Data, ...] = (FAO,), **parts: Any) -> Any:
    organisations = [party(key) for key in ("fao", "who", "undp", "rco")]
    return package(
        *outcomes,
        framework={"signatories": [signatory(key) for key in keys]},
        parties={"organisations": organisations},
        **parts,
    )


def named(name: str, *printed_as: str, kind: str = "government", short_name: str | None = None) -> Any:
    data = party("p", kind, name=name, printed_as=list(printed_as), short_name=short_name)
    return package(parties={"organisations": [data]})


def legal(*owners: str, residual: tuple[str, ...] = ()) -> Data:
    instruments = [
        {
            "clauses": ["§l"],
            "key": f"{key}-a",
            "entity": key,
            "kind": "basic_agreement",
            "title": "A",
            "text": "A",
        }
        for key in owners
    ]
    rest = {"clauses": ["§l-rest"], "entities": list(residual), "text": "For all others"}
    return {"instruments": instruments, "residual": rest if residual else None}


def body(kind: str = "results_group", status: str = "to_be_established", **more: Any) -> Any:
    data = {"clauses": ["§3"], "key": "b", "name": "Body", "kind": kind, "status": status, **more}
    return package(FAO, governance={"bodies": [data]})


CHAIR = [{"role": "chair", "text": "Head of agency"}]
RHYTHM = {"at_least": 4, "per": "year", "printed": "quarterly"}

CASES = [
    Case(
        "check.output-entity-not-in-outcome",
        "WHO is not there",
        signed(outcomes=(outcome(outputs=[output("1.1", "fao", "who")]),)),
        ("output 1.1, WHO",),
    ),
    Case("check.output-entity-not-in-outcome", "all there", signed()),
    Case(
        "check.output-entity-not-in-outcome",
        "the outcome lists nobody",
        signed(outcomes=(outcome(entities=[]),)),
    ),
    Case(
        "check.outcome-entity-in-no-output",
        "WHO delivers nothing",
        signed(outcomes=(outcome(entities=mentions("fao", "who")),)),
        ("outcome 1, WHO",),
    ),
    Case("check.outcome-entity-in-no-output", "all deliver", signed()),
    Case(
        "check.lead-not-in-outcome",
        "RCO leads",
        signed(outcomes=(outcome(indicator(lead=["fao", "rco"])),)),
        ("indicator 1.1.1",),
        says="RCO",
    ),
    Case("check.lead-not-in-outcome", "FAO leads", signed()),
    Case("check.signatory-without-role", "WHO", signed("fao", "who"), ("signatory WHO",)),
    Case("check.signatory-without-role", "FAO", signed("fao")),
    Case(
        "check.signatory-without-role",
        "an output is a role",
        signed("who", outcomes=(outcome(outputs=[output("1.1", "who")]),)),
    ),
    Case(
        "check.signatory-without-role",
        "the Government has its own",
        package(FAO, framework={"signatories": [signatory("gov", "government")]}),
    ),
    Case("check.role-without-signature", "FAO", signed("who"), ("entity FAO",), says="outcome 1, output 1.1"),
    Case("check.role-without-signature", "signed", signed("fao")),
    Case("check.role-without-signature", "nobody signed yet", signed()),
    Case(
        "check.entity-printed-twice",
        "in an outcome and in an output",
        signed(outcomes=(outcome(entities=mentions("fao", "fao"), outputs=[output("1.1", "fao", "fao")]),)),
        ("outcome 1, FAO", "output 1.1, FAO"),
        says="2 times",
    ),
    Case(
        "check.entity-printed-twice",
        "once in each list",
        signed(outcomes=(outcome(partners=mentions("who")), outcome(code="2", partners=mentions("who")))),
    ),
    *[
        Case("check.name-printed-differently", name, named(official, *printed), ("organisation p",))
        for name, official, printed in [
            ("another word", "Ministry of Health", ("Ministry of Healthcare",)),
            ("a slip", "Ministry of Culture and Information", ("Ministry of Culture of Information",)),
            ("another order", "Bureau of National Statistics", ("National Bureau of Statistics",)),
            (
                "a word left out inside",
                "Ministry of Women, Family and Youth",
                ("Ministry of Women and Youth",),
            ),
        ]
    ],
    Case(
        "check.name-printed-differently",
        "another abbreviation",
        named("Economic Commission", "UNESCAP", kind="un_entity", short_name="ESCAP"),
        ("organisation p",),
        says="UNESCAP",
    ),
    *[
        Case("check.name-printed-differently", name, named(official, *printed, kind=kind, short_name=short))
        for name, official, printed, kind, short in [
            ("shortened", "Parliament of the Republic of Examplia", ("Parliament",), "parliament", None),
            (
                "with the country",
                "Ministry of Health",
                ("Ministry of Health of Examplia",),
                "government",
                None,
            ),
            ("spelt together", "UN Entity for Women", ("UNWOMEN",), "un_entity", "UN Women"),
            ("in full", "United Nations Volunteers", ("UN Volunteers",), "un_entity", "UNV"),
            ("a web address", "Institute of Statistics", ("data.example.org",), "un_entity", None),
            ("a kind of organisations", "Donors", ("donor governments",), "group", None),
        ]
    ],
    Case("check.entity-without-legal-basis", "not named", signed("fao", legal=legal("who")), ("signatory FAO",)),
    Case("check.entity-without-legal-basis", "residual", signed("fao", legal=legal("who", residual=("fao",)))),
    Case("check.entity-without-legal-basis", "own agreement", signed("fao", legal=legal("fao"))),
    Case("check.entity-without-legal-basis", "no legal basis at all", signed("fao"), ("legal",), says="the 1 entities"),
    Case(
        "check.entity-without-legal-basis",
        "only the Government signed",
        package(framework={"signatories": [signatory("gov", "government")]}),
    ),
    Case(
        "check.entity-under-residual-clause",
        "residual",
        signed("fao", legal=legal("who", residual=("undp", "fao"))),
        ("signatory FAO",),
    ),
    Case(
        "check.entity-under-residual-clause",
        "own agreement",
        signed("fao", legal=legal("fao", residual=("fao",))),
    ),
    Case("check.body-without-chair", "none", body(), ("body b",)),
    Case("check.body-without-chair", "one", body(chairs=CHAIR)),
    Case("check.body-without-chair", "only considered", body(status="to_be_considered")),
    Case("check.body-without-chair", "not set to work by the framework", body("country_team")),
    Case("check.body-without-rhythm", "none", body("inter_agency_group"), ("body b",)),
    Case("check.body-without-rhythm", "quarterly", body(rhythm=RHYTHM)),
    Case("check.outcome-without-results-group", "none for outcome 1", body(outcome="2"), ("outcome 1",)),
    Case("check.outcome-without-results-group", "one", body(outcome="1")),
    Case("check.outcome-without-results-group", "no groups at all", body("steering_committee")),
]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_parties(case: Case) -> None:
    holds(case)
