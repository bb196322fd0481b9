"""Roles of entities and partners, one organisation, and the legal basis."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from shanyraq.domains.framework.queries.partners import partners_page
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema import Package
from shanyraq.domains.parties.queries import legal_page
from shanyraq.kernel.errors import NotFound
from shanyraq.portal.queries.entities import entity_matrix
from shanyraq.portal.queries.entity import entity_page
from tests.forgetting import forget_versions


def test_the_matrix_says_what_the_lists_print(kaz: Version, kaz_package: Package) -> None:
    lines = {line.party.key: line for line in entity_matrix(kaz).lines}
    for outcome in kaz_package.outcomes:
        named = {mention.party for mention in outcome.entities}
        assert {key for key, line in lines.items() if outcome.code in line.outcomes} == named
        for output in outcome.outputs:
            named = {mention.party for mention in output.entities}
            assert {key for key, line in lines.items() if output.code in line.outputs} == named
    leads = [lead for outcome in kaz_package.outcomes for item in outcome.indicators for lead in item.lead_entities]
    assert {key: line.leads for key, line in lines.items() if line.leads} == {
        key: leads.count(key) for key in leads if key in lines
    }


def test_who_signed_without_a_role_is_found(kaz: Version) -> None:
    matrix = entity_matrix(kaz)
    assert len(matrix.signed) == 25
    idle = {line.party.key for line in matrix.lines if line.signed and not line.has_role}
    assert idle == {"dgc", "un-habitat", "unaids", "unctad", "unops"}
    assert matrix.without_role == len(idle)
    parts = matrix.for_outcomes + matrix.for_outputs + matrix.elsewhere + matrix.without_role
    assert parts == len(matrix.signed)
    assert matrix.unsigned == len(matrix.lines) - len(matrix.signed)


def test_partners_stand_by_kind_with_the_printed_words(kaz: Version, kaz_package: Package) -> None:
    found = partners_page(kaz, ["government", "un_entity"])
    printed = sorted((o.code, mention.printed) for o in kaz_package.outcomes for mention in o.partners)
    shown = [(name.code, words) for kind in found.kinds for line in kind.lines for name, words in line.outcomes]
    assert sorted(shown) == printed
    assert found.kinds[0].kind == "government"
    partners = {line.party.key for kind in found.kinds for line in kind.lines}
    others = {line.party.key for kind in found.others for line in kind.lines}
    assert not partners & others
    assert "un_entity" not in [kind.kind for kind in found.others]


def test_an_organisation_has_everything_that_names_it(kaz: Version) -> None:
    undp = entity_page(kaz, "undp")
    assert undp.outputs == 12
    assert [item.outcome.code for item in undp.contributions] == ["1", "2", "3", "4"]
    assert undp.contributions[3].printed == "UNDP (& UNV)"
    assert undp.signatures[0].name == "Katarzyna Wawiernia"
    assert [item.key for item in undp.instruments] == ["undp-sbaa"]
    assert undp.promises
    assert undp.planned
    assert undp.team_promises > 0
    health = entity_page(kaz, "min-health")
    assert {(item.role, item.printed) for item in health.contributions} >= {("partner", "Ministry of Healthcare")}


def test_an_entity_named_for_an_output_only_is_not_listed(kaz: Version) -> None:
    (contribution,) = entity_page(kaz, "ilo").contributions
    assert not contribution.listed
    assert [code for code, _ in contribution.outputs] == ["4.2"]


@pytest.mark.parametrize(("key", "outcomes", "outputs"), [("ilo", 0, 1), ("who", 2, 6), ("undp", 4, 12)])
def test_only_outcomes_that_list_an_organisation_are_counted(
    key: str, outcomes: int, outputs: int, kaz: Version
) -> None:
    found = entity_page(kaz, key)
    assert (found.listed, found.outputs) == (outcomes, outputs)
    line = next(line for line in entity_matrix(kaz).lines if line.party.key == key)
    assert found.listed == len(line.outcomes)


def test_an_unknown_organisation_is_not_found(kaz: Version) -> None:
    with pytest.raises(NotFound):
        entity_page(kaz, "nobody")


def test_every_entity_has_an_instrument_the_residual_clause_or_nothing(kaz: Version, kaz_package: Package) -> None:
    found = legal_page(kaz)
    instruments = {item.entity for item in kaz_package.legal.instruments}
    applied = {"dgc", "unaids", "unido", "unodc", "unv"}  # the paragraphs give no date of their own
    assert {line.key for line in found.lines if line.basis == "own"} == instruments - applied
    assert {line.key for line in found.lines if line.basis == "applied"} == applied
    assert kaz_package.legal.residual is not None
    covered = set(kaz_package.legal.residual.entities) - instruments
    assert {line.key for line in found.lines if line.basis == "residual"} == covered
    matrix = {line.party.key: line.basis for line in entity_matrix(kaz).lines}
    assert matrix.items() <= {line.key: line.basis for line in found.lines}.items()
    assert found.own + found.applied + found.covered + found.unnamed == len(found.lines)
    assert [each.text for each in found.provisions] == [each.text for each in kaz_package.legal.provisions]
    unfpa = next(line for line in found.lines if line.key == "unfpa").instruments[0]
    assert unfpa.applies is not None
    assert unfpa.applies[0] == "undp-sbaa"
    assert [(day.event, day.date.isoformat()) for day in unfpa.dates] == [("in_force", "2020-10-06")]


def test_statements_do_not_depend_on_the_size(kaz: Version, second: Version) -> None:
    forget_versions()
    counts = []
    for version in (kaz, second):
        sizes = []
        for read in (
            entity_matrix,
            legal_page,
            lambda version: partners_page(version, ()),
            lambda version: entity_page(version, "undp"),
        ):
            with CaptureQueriesContext(connection) as statements:
                read(version)
            sizes.append(len(statements))
        counts.append(sizes)
    assert counts == [[12, 4, 3, 12], [12, 4, 3, 12]]
