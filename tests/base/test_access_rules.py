"""Who may do what, where, and when: at every bound of days and reaches."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

import pytest

from shanyraq.base.access import thresholds as table
from shanyraq.base.access.models import Person
from shanyraq.base.access.queries import actor_of, in_force
from shanyraq.base.access.rules import may, may_anywhere, reaches
from shanyraq.base.access.rules.giving import (
    nearest,
    refused_both_sides,
    refused_grant,
    refused_last,
    refused_place,
    refused_taking,
)
from shanyraq.base.access.thresholds import longest_grant
from shanyraq.base.access.vocabulary import (
    PERMISSIONS,
    ROLES,
    SIDES,
    WITH_ACCOUNT,
    Permission,
    Role,
    grantable_by,
)
from shanyraq.base.accounts.queries import due_grants, seen_grants, seen_people, seen_person
from shanyraq.kernel.actors import NOBODY, Actor, Door, Holding
from shanyraq.kernel.scopes import EVERYWHERE, Reach, Scope
from tests.base.people import TODAY, give, person

P, R = Permission, Role
A, B = "xaa-2027-2031", "xab-2027-2031"
DAY = timedelta(days=1)
LONGEST = longest_grant(TODAY).days


IN_A = Reach(A)


def holding(role: Role, reach: Reach = IN_A, number: int = 7) -> Actor:
    return Actor("Aigul", Door.WEB, person=number, holdings=(Holding(role.value, reach),))


# Where


@pytest.mark.parametrize(
    ("reach", "scope", "covered"),
    [
        (Reach(), EVERYWHERE, True),
        (Reach(), Scope(A), True),
        (Reach(), Scope(A, frozenset({"1"}), frozenset({"undp"})), True),
        (Reach(A), EVERYWHERE, False),
        (Reach(A), Scope(A), True),
        (Reach(A), Scope(B), False),
        (Reach(A), Scope(A, entities=frozenset({"undp"})), True),
        (Reach(A, entity="undp"), Scope(A, entities=frozenset({"undp"})), True),
        (Reach(A, entity="undp"), Scope(A, entities=frozenset({"undp", "fao"})), True),
        (Reach(A, entity="undp"), Scope(A, entities=frozenset({"fao"})), False),
        (Reach(A, entity="undp"), Scope(A), False),
        (Reach(A, entity="undp"), Scope(B, entities=frozenset({"undp"})), False),
        (Reach(A, outcome="1"), Scope(A, outcomes=frozenset({"1"})), True),
        (Reach(A, outcome="1"), Scope(A, outcomes=frozenset({"11"})), False),
        (Reach(A, partner="ngo"), Scope(A, partners=frozenset({"ngo"})), True),
        (Reach(A, partner="ngo"), Scope(A, partners=frozenset({"bank"})), False),
        (Reach(A, assignment="audit-1"), Scope(A, assignments=frozenset({"audit-1"})), True),
        (Reach(A, assignment="audit-1"), Scope(A, assignments=frozenset({"audit-2"})), False),
        (Reach(A, "1", "undp"), Scope(A, frozenset({"1"}), frozenset({"undp"})), True),
        (Reach(A, "1", "undp"), Scope(A, frozenset({"1"}), frozenset({"fao"})), False),
    ],
)
def test_a_reach_covers_what_fits_every_dimension_that_it_names(reach: Reach, scope: Scope, covered: bool) -> None:
    assert scope.within(reach) is covered
    assert may(holding(R.DATA_OFFICER, reach), P.EDIT_INDICATORS, scope) is covered


# What


@pytest.mark.parametrize("permission", Permission)
@pytest.mark.parametrize("role", Role)
def test_a_role_allows_what_it_lists_and_nothing_more(role: Role, permission: Permission) -> None:
    allowed = permission in ROLES[role].allows or permission in WITH_ACCOUNT
    assert may(holding(role), permission, Scope(A)) is allowed
    assert may_anywhere(holding(role), permission) is allowed
    elsewhere = permission in WITH_ACCOUNT
    assert may(holding(role), permission, Scope(B)) is elsewhere
    assert may(holding(role), permission, EVERYWHERE) is elsewhere


@pytest.mark.parametrize("permission", Permission)
def test_nobody_may_nothing_and_the_operator_everything(permission: Permission) -> None:
    assert not may(NOBODY, permission, EVERYWHERE)
    assert not may_anywhere(NOBODY, permission)
    speaks = permission in SIDES
    for each in (Actor("root", Door.CLI, operator=True), Actor("", Door.SYSTEM)):
        assert may(each, permission, Scope(A)) is not speaks, "neither speaks for a side"
        assert may_anywhere(each, permission) is not speaks
        assert reaches(each, permission) == ([] if speaks else [Reach()])


def test_whoever_has_an_account_manages_it_without_any_role() -> None:
    without = Actor("Aigul", Door.WEB, person=7)
    assert {each for each in Permission if may(without, each, EVERYWHERE)} == WITH_ACCOUNT


def test_a_role_that_this_release_does_not_know_allows_nothing() -> None:
    assert not may_anywhere(Actor("x", Door.WEB, person=1, holdings=(Holding("king", Reach()),)), P.GRANT)


def test_every_permission_is_in_words_and_some_role_has_it() -> None:
    assert PERMISSIONS.keys() == set(Permission)
    held = {permission for facts in ROLES.values() for permission in facts.allows}
    assert held | WITH_ACCOUNT == set(Permission)
    assert not held & WITH_ACCOUNT, "what every account may is no matter of roles"
    assert ROLES.keys() == set(Role)


# When


@pytest.mark.parametrize(
    ("starts", "ends", "counts"),
    [
        (-30, -1, False),
        (-30, 0, True),
        (-30, 1, True),
        (0, 0, True),
        (0, 30, True),
        (1, 30, False),
        (-1, 30, True),
    ],
)
def test_a_grant_counts_from_its_first_day_to_its_last(db: None, starts: int, ends: int, counts: bool) -> None:
    aigul = person("aigul@example.org")
    grant = give(aigul, R.DATA_OFFICER, Reach(A), TODAY + ends * DAY)
    grant.starts_on = TODAY + starts * DAY
    grant.save()
    assert may(actor_of(aigul, Door.WEB, TODAY), P.EDIT_INDICATORS, Scope(A)) is counts
    assert aigul.grants.filter(in_force(TODAY)).exists() is counts


def test_a_grant_that_was_taken_away_does_not_count_on_the_same_day(db: None) -> None:
    aigul = person("aigul@example.org", (R.DATA_OFFICER, Reach(A)))
    aigul.grants.update(ended_at="2026-06-01T00:00:00Z")
    assert actor_of(aigul, Door.WEB, TODAY).holdings == ()


def test_an_ended_account_is_nobody(db: None) -> None:
    aigul = person("aigul@example.org", (R.ADMINISTRATOR, Reach()))
    aigul.is_active = False
    assert actor_of(aigul, Door.WEB, TODAY) == NOBODY


# Giving


def refused(actor: Actor, role: Role, reach: Reach, to: int | None = 8, days: int = 30) -> list[str]:
    ends = date(2026, 6, 1) + days * DAY
    return [str(each.message) for each in refused_grant(actor, to, role, reach, date(2026, 6, 1), ends)]


@pytest.mark.parametrize(
    ("giver", "own", "role", "place", "may_give"),
    [
        (R.ADMINISTRATOR, Reach(), R.ADMINISTRATOR, Reach(), True),
        (R.ADMINISTRATOR, Reach(), R.DATA_OFFICER, Reach(B), True),
        (R.DATA_OFFICER, Reach(A), R.ADMINISTRATOR, Reach(), False),
        (R.ADMINISTRATOR, Reach(), R.RESIDENT_COORDINATOR, Reach(A), True),
        (R.ADMINISTRATOR, Reach(), R.COMMITTEE_COCHAIR, Reach(A), True),
        (R.DATA_OFFICER, Reach(A), R.RESIDENT_COORDINATOR, Reach(A), False),
        (R.DATA_OFFICER, Reach(A), R.COMMITTEE_COCHAIR, Reach(A), False),
        (R.RESIDENT_COORDINATOR, Reach(A), R.RESIDENT_COORDINATOR, Reach(A), False),
        (R.RESIDENT_COORDINATOR, Reach(A), R.COMMITTEE_COCHAIR, Reach(A), False),
        (R.DATA_OFFICER, Reach(A), R.FOCAL_POINT, Reach(A, entity="undp"), True),
        (R.DATA_OFFICER, Reach(A), R.FOCAL_POINT, Reach(B, entity="undp"), False),
        (R.RESIDENT_COORDINATOR, Reach(A), R.DATA_OFFICER, Reach(A), True),
        (R.AGENCY_HEAD, Reach(A, entity="undp"), R.FOCAL_POINT, Reach(A, entity="undp"), True),
        (R.AGENCY_HEAD, Reach(A, entity="undp"), R.FOCAL_POINT, Reach(A, entity="fao"), False),
        (R.AGENCY_HEAD, Reach(A, entity="undp"), R.AGENCY_HEAD, Reach(A, entity="undp"), False),
        (R.FOCAL_POINT, Reach(A, entity="undp"), R.FOCAL_POINT, Reach(A, entity="undp"), False),
        (R.EVALUATOR, Reach(A), R.EVALUATOR, Reach(A), False),
    ],
)
def test_nobody_gives_more_than_they_may_or_further_than_they_reach(
    giver: Role, own: Reach, role: Role, place: Reach, may_give: bool
) -> None:
    found = refused(holding(giver, own), role, place)
    assert any(each.startswith("You cannot give this role here") for each in found) is not may_give
    assert bool(found) is not may_give


@pytest.mark.parametrize(
    ("role", "held", "both"),
    [
        (R.RESIDENT_COORDINATOR, [], False),
        (R.RESIDENT_COORDINATOR, [(R.COMMITTEE_COCHAIR, Reach(A))], True),
        (R.COMMITTEE_COCHAIR, [(R.RESIDENT_COORDINATOR, Reach(A))], True),
        (R.COMMITTEE_COCHAIR, [(R.RESIDENT_COORDINATOR, Reach(B))], False),
        (R.COMMITTEE_COCHAIR, [(R.COMMITTEE_COCHAIR, Reach(A))], False),
        (R.RESIDENT_COORDINATOR, [(R.DATA_OFFICER, Reach(A)), (R.COMMITTEE_MEMBER, Reach(A))], False),
        (R.EVALUATOR, [(R.RESIDENT_COORDINATOR, Reach(A)), (R.COMMITTEE_COCHAIR, Reach(A))], False),
    ],
)
def test_nobody_holds_the_roles_of_both_sides(role: Role, held: list[tuple[Role, Reach]], both: bool) -> None:
    assert bool(refused_both_sides(role, A, held)) is both


@pytest.mark.parametrize(
    ("taker", "own", "role", "place", "may_take"),
    [
        (R.ADMINISTRATOR, Reach(), R.RESIDENT_COORDINATOR, Reach(A), True),
        (R.ADMINISTRATOR, Reach(), R.ADMINISTRATOR, Reach(), True),
        (R.DATA_OFFICER, Reach(A), R.RESIDENT_COORDINATOR, Reach(A), False),
        (R.DATA_OFFICER, Reach(A), R.COMMITTEE_COCHAIR, Reach(A), False),
        (R.DATA_OFFICER, Reach(A), R.ADMINISTRATOR, Reach(), False),
        (R.DATA_OFFICER, Reach(A), R.DATA_OFFICER, Reach(A), True),
        (R.DATA_OFFICER, Reach(A), R.EVALUATOR, Reach(B), False),
        (R.RESIDENT_COORDINATOR, Reach(A), R.DATA_OFFICER, Reach(A), True),
    ],
)
def test_who_gives_a_role_takes_it_away(taker: Role, own: Reach, role: Role, place: Reach, may_take: bool) -> None:
    held = [(R.EVALUATOR, own), (role, place)]
    assert bool(refused_taking(holding(taker, own), 8, held)) is not may_take
    assert refused_taking(holding(taker, own), 7, held) == [], "their own they give up"


@pytest.mark.parametrize(
    ("held", "others", "kept"),
    [
        ([R.ADMINISTRATOR], 0, True),
        ([R.EVALUATOR, R.ADMINISTRATOR], 0, True),
        ([R.ADMINISTRATOR], 1, False),
        ([R.DATA_OFFICER], 0, False),
        ([], 0, False),
    ],
)
def test_the_last_administrator_stays(held: list[Role], others: int, kept: bool) -> None:
    assert bool(refused_last([(role, Reach()) for role in held], others=others)) is kept


def test_nobody_gives_a_role_to_themselves() -> None:
    assert refused(holding(R.ADMINISTRATOR, Reach()), R.DATA_OFFICER, Reach(A), to=7) == [
        "Nobody gives a role to themselves; ask somebody else"
    ]


@pytest.mark.parametrize(("days", "said"), [(-1, "before"), (0, ""), (LONGEST, ""), (LONGEST + 1, "at most")])
def test_a_grant_runs_at_most_a_year(days: int, said: str) -> None:
    found = refused(holding(R.ADMINISTRATOR, Reach()), R.DATA_OFFICER, Reach(A), days=days)
    assert len(found) == bool(said)
    assert all(said in each for each in found)


def test_a_shorter_year_counts_for_roles_that_begin_from_its_day_on(monkeypatch: pytest.MonkeyPatch) -> None:
    known = table.thresholds()
    first = known["longest-grant"].values[0]
    shorter = replace(known["longest-grant"], values=(first, (TODAY, 100.0)))
    monkeypatch.setattr(table, "thresholds", lambda: {**known, "longest-grant": shorter})
    assert longest_grant(TODAY - DAY).days == first[1]
    assert refused(holding(R.ADMINISTRATOR, Reach()), R.DATA_OFFICER, Reach(A), days=100) == []
    assert "at most 100" in refused(holding(R.ADMINISTRATOR, Reach()), R.DATA_OFFICER, Reach(A), days=101)[0]


def test_the_numbers_are_dated_and_cited() -> None:
    for each in table.thresholds().values():
        assert each.meaning.strip()
        assert each.source.document
        assert each.on(date.min) == each.values[0][1] > 0
        assert all(one[0] < other[0] for one, other in pairwise(each.values))


@pytest.mark.parametrize("role", Role)
def test_a_grant_names_the_places_that_its_role_needs_and_no_others(role: Role) -> None:
    needs = ROLES[role].needs
    giver = holding(R.ADMINISTRATOR, Reach())
    whole = Reach(**dict.fromkeys(needs, "x"))
    assert refused(giver, role, whole) == []
    for name in Reach.__slots__:
        other = Reach(
            **(
                {each: "x" for each in needs if each != name}
                if name in needs
                else {**dict.fromkeys(needs, "x"), name: "x"}
            )
        )
        assert len(refused(giver, role, other)) == (name not in ROLES[role].takes), (role, name)


def test_the_organisation_of_a_ministry_narrows_only_what_it_does_for_it() -> None:
    of = holding(R.MINISTRY, Reach(A, partner="x"))
    assert may(of, P.ANSWER_RECOMMENDATIONS, Scope(A, partners=frozenset({"x", "y"})))
    assert not may(of, P.ANSWER_RECOMMENDATIONS, Scope(A, partners=frozenset({"y"})))
    assert not may(of, P.ANSWER_RECOMMENDATIONS, Scope(A))
    assert may(of, P.CONSENT_FOR_GOVERNMENT, Scope(A))
    assert may(of, P.SEE_TRAIL, Scope(A))
    assert not may_anywhere(holding(R.MINISTRY), P.ANSWER_RECOMMENDATIONS)


def test_only_administrators_make_administrators() -> None:
    assert [role for role in Role if R.ADMINISTRATOR in grantable_by(role)] == [R.ADMINISTRATOR]


@pytest.mark.parametrize(
    ("wanted", "meant"),
    [
        ("UNICEF", "unicef"),
        ("UNICEFF", "unicef"),
        ("United Nations Children's Fund", "unicef"),
        ("Outcome 1", "1"),
        ("outcome 12", ""),
        ("nosuch", ""),
        ("", ""),
    ],
)
def test_what_was_meant_is_offered(wanted: str, meant: str) -> None:
    there = {"unicef": "United Nations Children's Fund", "undp": "UNDP", "1": "People", "2": "Planet"}
    assert nearest(wanted, there) == meant


def test_a_place_that_there_is_not_is_named_with_what_was_meant() -> None:
    known = {"entity": {"unicef": "UNICEF"}, "partner": {}}
    assert [str(each.message) for each in refused_place(Reach(A, entity="unicef"), known)] == []
    assert [str(each.message) for each in refused_place(Reach(A, entity="Unicef"), known)] == [
        "Entity: there is no “Unicef” here; did you mean “unicef”?"
    ]
    assert [str(each.message) for each in refused_place(Reach(A, partner="x"), known)] == [
        "Partner: there is no “x” here"
    ]


# Who sees whom


@pytest.fixture
def house(db: None) -> dict[str, Person]:
    """People in two frameworks and in none."""
    return {
        "root": person("root@example.org", (R.ADMINISTRATOR, Reach())),
        "officer": person("officer@example.org", (R.DATA_OFFICER, Reach(A))),
        "undp": person("undp@example.org", (R.FOCAL_POINT, Reach(A, entity="undp"))),
        "fao": person("fao@example.org", (R.FOCAL_POINT, Reach(A, entity="fao"))),
        "chair": person("chair@example.org", (R.GROUP_CHAIR, Reach(A, outcome="1"))),
        "other": person("other@example.org", (R.DATA_OFFICER, Reach(B))),
        "both": person("both@example.org", (R.EVALUATOR, Reach(A)), (R.EVALUATOR, Reach(B))),
        "none": person("none@example.org"),
    }


@pytest.mark.parametrize(
    ("role", "reach", "seen"),
    [
        (R.ADMINISTRATOR, Reach(), "root officer undp fao chair other both none"),
        (R.DATA_OFFICER, Reach(A), "officer undp fao chair both"),
        (R.EVALUATOR, Reach(B), "other both"),
        (R.AGENCY_HEAD, Reach(A, entity="undp"), "undp"),
        (R.GROUP_CHAIR, Reach(A, outcome="1"), "chair"),
        (R.GROUP_CHAIR, Reach(A, outcome="2"), ""),
        (R.FOCAL_POINT, Reach(A, entity="undp"), ""),
        (R.COMMITTEE_MEMBER, Reach(A), ""),
    ],
)
def test_people_are_seen_where_their_roles_are(house: dict[str, Person], role: Role, reach: Reach, seen: str) -> None:
    actor = holding(role, reach, number=0)
    found = {each.email.split("@")[0] for each in seen_people(actor, TODAY, ["holding", "without"])}
    assert found == set(seen.split())
    for name, each in house.items():
        assert (seen_person(actor, each.pk) is not None) is (name in seen.split()), name


def test_of_a_person_in_two_frameworks_each_sees_its_own_role(house: dict[str, Person]) -> None:
    (both,) = seen_people(holding(R.DATA_OFFICER, Reach(B), 0), TODAY, ["holding"], role="evaluator")
    assert [grant.framework for grant in both.shown] == [B]  # type: ignore[attr-defined]
    assert {grant.framework for grant in seen_grants(holding(R.DATA_OFFICER, Reach(B), 0))} == {B}


@pytest.mark.parametrize(("ends_in", "due"), [(-1, False), (0, True), (59, True), (60, True), (61, False)])
def test_roles_are_reviewed_sixty_days_before_they_end(db: None, ends_in: int, due: bool) -> None:
    aigul = person("aigul@example.org")
    give(aigul, R.EVALUATOR, Reach(A), TODAY + ends_in * DAY)
    assert due_grants(holding(R.DATA_OFFICER, Reach(A), 0), TODAY).exists() is due
    assert not due_grants(holding(R.DATA_OFFICER, Reach(B), 0), TODAY).exists()
    assert not due_grants(holding(R.EVALUATOR, Reach(A), 0), TODAY).exists(), "who sees does not review"
