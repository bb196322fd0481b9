"""Bodies: the structure, the list, one body."""

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from shanyraq.domains.governance.queries import bodies, structure
from shanyraq.domains.packages.models import Version
from tests.web.reading import main_of, markup_of

ALL = "/kaz-2026-2030/governance/"


def test_the_page_counts_the_bodies_by_their_state(kaz: Version, page: Client) -> None:
    text = main_of(page, ALL)
    assert "The document names 27 bodies. In place: 7; to be established: 7; to be considered: 13." in text
    assert "For 5 of them it says how often to meet." in text
    for kind in ("Steering committee", "Results groups", "Inter-agency groups", "Thematic groups"):
        assert kind in text


def test_every_body_is_listed_and_has_a_page(kaz: Version, page: Client) -> None:
    markup = markup_of(page, ALL)
    for key in kaz.bodies.values_list("key", flat=True):
        assert f'href="/kaz-2026-2030/governance/{key}/"' in markup
        assert page.get(f"{ALL}{key}/").status_code == 200


def test_the_structure_holds_every_body_once(kaz: Version) -> None:
    found = bodies(kaz)
    roots = structure(found)
    seen = []

    def walk(nodes: list) -> None:  # type: ignore[type-arg]
        for node in nodes:
            seen.append(node.body.key)
            walk(node.children)

    walk(roots)
    assert sorted(seen) == sorted(body.key for body in found)
    assert next(node for node in roots if node.body.key == "unct").children


def test_the_steering_committee_says_who_chairs_how_often_and_what_for(kaz: Version, page: Client) -> None:
    text = main_of(page, f"{ALL}jsc/")
    assert "Holds at least 1 meeting a year. It is given 16 tasks. 17 commitments name it." in text
    assert "as printed: “at least once a year”" in text
    assert "Co-chair: United Nations Resident Coordinator on behalf of the United Nations system" in text
    assert "May be invited: other national stakeholders" in text
    assert "The JSC endorses the Joint Work Plans." in text
    markup = markup_of(page, f"{ALL}jsc/")
    assert 'href="/kaz-2026-2030/commitments/3.2-01/"' in markup
    assert 'href="/kaz-2026-2030/plan/?body=jsc#activity-jsc-annual-meeting-2026"' in markup


def test_a_results_group_leads_to_its_outcome_and_its_parent(kaz: Version, page: Client) -> None:
    answer = page.get(f"{ALL}results-group-2/").content.decode()
    assert 'href="/kaz-2026-2030/results/2/"' in answer
    assert "at least 1 meeting a quarter" in answer
    assert 'href="/kaz-2026-2030/governance/unct/"' in answer


def test_a_body_of_which_little_is_said_says_so(second: Version, page: Client) -> None:
    text = main_of(page, "/xaa-2027-2031/governance/comite/")
    assert "at least 2 meetings a year" in text
    assert "The document does not say who." in text
    assert "The document gives it no task of its own." in text
    assert "Réunir" in text or "The committee meets twice a year" in text


def test_an_unknown_body_is_not_found(kaz: Version, page: Client) -> None:
    assert page.get(f"{ALL}nobody/").status_code == 404


def test_statements_do_not_grow(
    kaz: Version, second: Version, page: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for address in (ALL, "/xaa-2027-2031/governance/"):
        with django_assert_num_queries(5):
            page.get(address)
    for address in (f"{ALL}unct/", "/xaa-2027-2031/governance/comite/"):
        with django_assert_num_queries(7):
            page.get(address)
