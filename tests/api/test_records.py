"""What verbs change is read over REST with its revision: by those who may see it on the pages, and by nobody else."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client

from shanyraq.base.access.models import Invitation
from shanyraq.base.access.vocabulary import Permission, Role
from shanyraq.domains.packages.models import Version
from shanyraq.domains.parties.commands import CreateContact, CreateOrganisation
from shanyraq.domains.parties.verbs import contact, organisation
from shanyraq.kernel.scopes import Reach, Scope
from tests.api.calling import Program
from tests.api.operations import guarded
from tests.architecture import doors
from tests.base.people import person, token_of
from tests.conftest import KAZ as PACKAGE
from tests.conftest import TESTER, package_in
from tests.domains.proposing import propose
from tests.domains.test_packages_apply import retitled

CODE = "kaz-2026-2030"
BASE = f"/api/v1/frameworks/{CODE}"
AT = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
BEFORE, AFTER = "2026-02-01", "2026-03-01"


def entry(key: str, **fields: Any) -> None:
    given = {"framework": CODE, "key": key, "name": {"en": key.title()}, "kind": "civil_society", **fields}
    organisation.create(CreateOrganisation.model_validate(given), by=TESTER, at=AT)


def officer(*verbs: str) -> Program:
    return Program(token_of(person("officer@example.org", (Role.DATA_OFFICER, Reach(CODE))), *verbs))


def test_the_register_is_read_with_revisions_and_changed_from_them(kaz: Version) -> None:
    entry("eau")
    program, reader = officer(), Program()
    (line,) = reader.get(f"{BASE}/register").json()["items"]
    assert (line["key"], line["name"], line["revision"]) == ("eau", {"en": "Eau"}, 1)
    found = reader.get(f"{BASE}/register/eau")
    assert found.json() == line
    said = {"framework": CODE, "key": "eau", "note": "One", "reason": "A test"}
    done = program.do("parties.organisation.amend", said, seen=found["ETag"])
    assert (done.status_code, done.json()["revision"]) == (200, 2)
    stale = program.do("parties.organisation.amend", {**said, "note": "Two"}, seen=found["ETag"])
    assert stale.status_code == 409
    again = program.do("parties.organisation.amend", {**said, "note": "Two"}, seen=f'"{done.json()["revision"]}"')
    assert (again.status_code, again.json()["revision"]) == (200, 3)
    assert reader.get(f"{BASE}/register/eau").json()["revision"] == 3
    assert reader.get(f"{BASE}/register/nobody").status_code == 404


def test_an_answer_that_was_kept_is_not_sent_again(kaz: Version, client: Client) -> None:
    entry("eau")
    for address in (f"{BASE}/register", f"{BASE}/register/eau", f"{BASE}/amendments"):
        first = client.get(address)
        assert first["Cache-Control"] == "no-cache"
        again = client.get(address, headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again.content, again["ETag"]) == (304, b"", first["ETag"])
        head = client.head(address)
        assert (head.status_code, head["ETag"], head.content) == (200, first["ETag"], b"")
    known = client.get(f"{BASE}/register")["ETag"]
    entry("vive")
    assert client.get(f"{BASE}/register", headers={"if-none-match": known}).status_code == 200


def test_a_list_is_walked_once_and_its_cursor_refused_once_it_changed(kaz: Version, client: Client) -> None:
    for key in ("eau", "terre", "vive"):
        entry(key)
    first = client.get(f"{BASE}/register", {"limit": 2}).json()
    rest = client.get(f"{BASE}/register", {"limit": 2, "cursor": first["next"]}).json()
    assert [each["key"] for each in first["items"] + rest["items"]] == ["eau", "terre", "vive"]
    assert (first["count"], rest["next"]) == (3, None)
    entry("air")
    assert client.get(f"{BASE}/register", {"limit": 2, "cursor": first["next"]}).status_code == 400


def test_records_are_read_as_of_a_day(kaz: Version, client: Client) -> None:
    entry("eau")
    row = propose(retitled(package_in(PACKAGE), "Another"), title="Title", reason="Reason", by=TESTER, at=AT)
    for name in ("register", "amendments"):
        assert client.get(f"{BASE}/{name}", {"as_of": BEFORE}).json()["items"] == []
        (line,) = client.get(f"{BASE}/{name}", {"as_of": AFTER}).json()["items"]
        assert line["revision"] is None
    address = f"{BASE}/amendments/{row.number}"
    assert client.get(address, {"as_of": BEFORE}).status_code == 404
    on_a_day = client.get(address, {"as_of": AFTER})
    assert on_a_day.json()["revision"] is None
    assert "-" not in on_a_day["ETag"], "a day has no revision to send back"
    early = client.get(f"{BASE}/register", {"as_of": "2025-12-31"})
    assert early.json()["detail"] == f"There is no framework {CODE} on 2025-12-31."


def test_an_amendment_is_read_with_its_difference_and_decided_by_its_revision(kaz: Version, client: Client) -> None:
    row = propose(retitled(package_in(PACKAGE), "Another"), title="Title", reason="Reason", by=TESTER, at=AT)
    found = client.get(f"{BASE}/amendments/{row.number}")
    told = found.json()
    assert (told["state"], told["government"], told["ending"], told["revision"]) == ("proposed", None, None, 1)
    assert told["changes"] == row.changes
    cochair = Program(token_of(person("chair@example.org", (Role.COMMITTEE_COCHAIR, Reach(CODE)), name="Co Chair")))
    said = {"framework": CODE, "number": row.number, "reason": "Not so"}
    done = cochair.do("packages.amendment.reject_for_government", said, seen=found["ETag"])
    assert (done.status_code, done.json()["revision"]) == (200, 2)
    (line,) = client.get(f"{BASE}/amendments").json()["items"]
    assert "changes" not in line
    assert (line["state"], line["revision"]) == ("rejected", 2)
    ending = line["ending"]
    assert (ending["side"], ending["by"], ending["reason"]) == ("government", "Co Chair", "Not so")
    assert client.get(f"{BASE}/amendments/99").status_code == 404


def test_contact_people_are_read_by_members(kaz: Version) -> None:
    entry("eau")
    told = {"framework": CODE, "organisation": "eau", "name": "A. Example", "email": "a@example.org"}
    row = contact.create(CreateContact.model_validate(told), by=TESTER, at=AT)
    program = officer()
    (line,) = program.get(f"{BASE}/contacts").json()["items"]
    assert (line["number"], line["email"], line["revision"]) == (row.pk, "a@example.org", 1)
    found = program.get(f"{BASE}/contacts/{row.pk}")
    assert found.json() == line
    said = {"number": row.pk, "position": "Director", "reason": "A test"}
    done = program.do("parties.contact.amend", said, seen=found["ETag"])
    assert (done.status_code, done.json()["revision"]) == (200, 2)
    assert program.do("parties.contact.amend", {**said, "position": "x"}, seen=found["ETag"]).status_code == 409
    assert program.get(f"{BASE}/contacts", as_of=BEFORE).json()["items"] == []
    assert program.get(f"{BASE}/contacts/{row.pk + 1}").status_code == 404


def test_people_are_read_with_their_roles_as_far_as_one_may(kaz: Version) -> None:
    program = officer()
    member = person("member@example.org", (Role.PSEA, Reach(CODE)), (Role.EVALUATOR, Reach("xaa-2027-2031")))
    person("elsewhere@example.org", (Role.PSEA, Reach("xaa-2027-2031")))
    (line,) = program.get("/api/v1/people", role="psea").json()["items"]
    assert (line["number"], line["email"]) == (member.pk, "member@example.org")
    (grant,) = line["grants"]
    assert (grant["role"], grant["framework"], grant["revision"]) == ("psea", CODE, 1)
    assert program.get("/api/v1/people").json()["count"] == 2
    found = program.get(f"/api/v1/people/{member.pk}")
    assert (found.json()["revision"], found["ETag"][:3]) == (1, '"1-')
    said = {"number": grant["number"], "reason": "A test", "ends_on": str(date.today() + timedelta(days=30))}
    done = program.do("accounts.grant.prolong", said, seen=f'"{grant["revision"]}"').json()
    assert done["revision"] == done["result"]["revision"] == 2


def test_open_invitations_are_read(kaz: Version) -> None:
    program = officer()
    said = {"email": "new@example.org", "name": "New", "role": "psea", "framework": CODE}
    with time_machine.travel(datetime.now(UTC), tick=False):
        until = str(date.today() + timedelta(days=30))
        done = program.do("accounts.person.invite", {**said, "ends_on": until}).json()
        (line,) = program.get("/api/v1/invitations").json()["items"]
    assert (line["number"], line["role"], line["framework"]) == (done["result"]["number"], "psea", CODE)
    assert Invitation.objects.get().secret not in str(line)


def test_those_who_can_be_mentioned_are_read_and_mentioned(kaz: Version) -> None:
    program, other = officer(), person("other@example.org", (Role.MINISTRY, Reach(CODE)), name="Other")
    items = program.get(f"{BASE}/members").json()["items"]
    assert {"number": other.pk, "name": "Other"} in items
    said = {"framework": CODE, "kind": "indicator", "key": "1.2.1", "text": "Why?", "mentions": [other.pk]}
    assert program.do("comments.comment.write", said).status_code == 200


READS = {
    "list_contacts": (f"{BASE}/contacts", "parties.contact.amend"),
    "list_members": (f"{BASE}/members", "comments.comment.write"),
    "list_people": ("/api/v1/people", "accounts.grant.give"),
    "list_invitations": ("/api/v1/invitations", "accounts.invitation.end"),
    "list_sub_outputs": (f"{BASE}/sub-outputs", "workplans.sub_output.amend"),
    "list_workplan_quality": (f"{BASE}/workplan-quality", "workplans.sub_output.end"),
    "list_work_plans": (f"{BASE}/work-plans", "workplans.plan.submit"),
    "list_decisions": (f"{BASE}/decisions", "governance.decision.record"),
    "list_funding": (f"{BASE}/funding", "funding.line.set"),
    "list_contributions": (f"{BASE}/contributions", "funding.contribution.amend"),
    "list_allocations": (f"{BASE}/allocations", "funding.allocation.set"),
    "list_reallocations": (f"{BASE}/reallocations", "funding.reallocation.propose"),
    "list_funding_framework": (f"{BASE}/funding-framework", "funding.frame.set"),
    "list_financing": (f"{BASE}/financing", "funding.contribution.amend"),
    "list_funding_compact": (f"{BASE}/funding-compact", "funding.line.set"),
    "list_rates": (f"{BASE}/rates", "funding.rate.set"),
    "list_programme_documents": (f"{BASE}/programme-documents", "workplans.programme_document.amend"),
    "list_programme_document_entities": (
        f"{BASE}/programme-document-entities",
        "workplans.programme_document.register",
    ),
    "list_reviews": (f"{BASE}/reviews", "learning.review.prepare"),
    "list_evaluation_rooms": (f"{BASE}/evaluation-rooms", "learning.evaluation.move"),
    "list_deliverables": (f"{BASE}/deliverables", "workplans.deliverable.deliver"),
    "list_output_indicators": (f"{BASE}/output-indicators", "workplans.output_indicator.target"),
    "list_overlaps": (f"{BASE}/overlaps", "workplans.sub_output.amend"),
    "list_initiatives": (f"{BASE}/initiatives", "workplans.initiative.amend"),
    "list_who_does_what_where": (f"{BASE}/who-does-what-where", "workplans.sub_output.amend"),
}
OF_ACCOUNTS = {"list_people", "list_invitations"}
"""Of these everybody with an account knows that they are; what else one may not see does not exist."""
RIGHTS = {
    "list_contacts": Permission.SEE_TRAIL,
    "list_members": Permission.COMMENT,
    "list_decisions": Permission.SEE_DECISIONS,
    "list_evaluation_rooms": Permission.SEE_EVALUATIONS,
}
"""The right that a read asks for, where it is no record of work plans or money."""


@pytest.mark.parametrize("name", READS)
def test_they_are_read_by_those_who_may_and_by_nobody_else(kaz: Version, name: str) -> None:
    address, _ = READS[name]
    wrong = {}
    for each in doors.callers():
        secret = token_of(each.person, secret=f"shq_{each.name}") if each.person else "shq_none"
        if each.name == "ended" and each.person:
            each.person.is_active = False
            each.person.save()
        found = Program(secret).get(address).status_code
        if name in OF_ACCOUNTS:
            may, refused = each.may_somewhere(Permission.SEE_PEOPLE), 403
        else:
            may = each.may(RIGHTS.get(name, Permission.SEE_WORKPLANS), Scope(CODE))
            refused = 403 if name == "list_members" else 404
        if found != (401 if not each.signed_in else 200 if may else refused):
            wrong[each.name] = found
    assert wrong == {}


@pytest.mark.parametrize("name", READS)
def test_a_token_for_other_verbs_reads_none_of_them(kaz: Version, name: str) -> None:
    address, verb = READS[name]
    assert officer(verb).get(address).status_code == 200
    other = token_of(person("other@example.org", (Role.DATA_OFFICER, Reach(CODE))), "hooks.webhook.end", secret="shq_o")
    answer = Program(other).get(address)
    assert answer.status_code == 403
    assert "token was not made" in answer.json()["detail"]


def test_as_many_statements_for_many_rows_as_for_one(kaz: Version, statements: Any) -> None:
    entry("eau")
    address = f"{BASE}/register"
    one = statements(address)
    for number in range(30):
        entry(f"eau-{number}", name={"en": f"Water {number}"})
    assert statements(address) == one
    secret = token_of(person("officer@example.org", (Role.DATA_OFFICER, Reach(CODE))))
    headers = {"authorization": f"Bearer {secret}"}
    statements("/api/v1/people", **headers)
    one = statements("/api/v1/people", **headers)
    for number in range(30):
        person(f"p{number}@example.org", (Role.PSEA, Reach(CODE)))
    assert statements("/api/v1/people", **headers) == one


def test_every_read_of_records_is_tried_here(kaz: Version) -> None:
    elsewhere = {
        "list_trail",
        "list_installation_trail",
        "list_webhooks",
        "get_notes",
        "get_document_file",
        "get_template",
        "get_workbook",
    }
    singles = {"get_contact", "get_person", "get_sub_output", "get_contribution", "get_reallocation"}
    singles |= {"get_programme_document", "list_sub_output_money", "get_evaluation_room", "get_review"}
    assert {each.id for each in guarded()} - elsewhere == READS.keys() | singles


def test_a_sub_output_is_read_changed_with_its_tag_and_read_again(kaz: Version) -> None:
    program = officer()
    said = {"framework": CODE, "output": "1.1", "title": {"en": "Advice"}, "entities": ["unicef"], "gender": 0}
    number = program.do("workplans.sub_output.add", said).json()["result"]["number"]
    (line,) = program.get(f"{BASE}/sub-outputs").json()["items"]
    assert (line["number"], line["outcome"], line["gender"], line["rights"]) == (number, "1", 0, None)
    found = program.get(f"{BASE}/sub-outputs/{number}")
    assert found.json() == line
    change = {"framework": CODE, "number": number, "places": ["Almaty"], "seen": line["revision"]}
    assert program.do("workplans.sub_output.amend", change).status_code == 200
    assert program.get(f"{BASE}/sub-outputs/{number}").json()["places"] == ["Almaty"]
    assert program.get(f"{BASE}/sub-outputs/{number + 1}").status_code == 404
    assert program.do("workplans.sub_output.amend", {**change, "places": ["Astana"]}).status_code == 409
    (score,) = program.get(f"{BASE}/workplan-quality").json()["items"]
    assert score["entity"] == "unicef"
    assert 0 <= score["score"] < 100
    assert (score["in_order"], score["errors"] + score["warnings"] > 0) == (0, True)


def test_who_does_what_where_stays_as_printed_beside_what_was_understood(kaz: Version) -> None:
    program = officer()
    given = {"framework": CODE, "output": "1.1", "title": {"en": "Advice"}, "entities": ["unicef"]}
    program.do("workplans.sub_output.add", {**given, "places": ["Abai region", "Almaty"]})
    program.do("workplans.sub_output.add", {**given, "places": ["область Абай"]})
    region, unclear = program.get(f"{BASE}/who-does-what-where").json()["items"]
    assert (region["place"], region["kind"], region["count"]) == ("KZ-10", "region", 2)
    assert [each["number"] for each in region["sub_outputs"]] == [1, 2]
    assert region["name"]["ru"] == "область Абай"
    assert (unclear["place"], unclear["name"], unclear["may_mean"]) == ("Almaty", None, ["KZ-19", "KZ-75"])


def test_who_does_what_where_refers_to_sub_outputs_and_leads_to_the_whole_of_each(kaz: Version) -> None:
    """What is long in a sub-output does not stand there again for each place and entity."""
    program = officer()
    long = {"en": ("Long " * 400).strip()}
    given = {"framework": CODE, "output": "1.1", "code": "1.1.1", "title": {"en": "Advice"}, "description": long}
    said = {**given, "entities": ["unicef", "undp"], "lead": "undp", "places": ["Abai region", "Astana"]}
    assert program.do("workplans.sub_output.add", said).status_code == 200
    answer = program.get(f"{BASE}/who-does-what-where")
    assert len(answer.json()["items"]) == 4
    assert len(answer.content) < 4_000
    for row in answer.json()["items"]:
        assert (row["outcome"], row["count"], row["required"]) == ("1", 1, None)
        (only,) = row["sub_outputs"]
        assert only == {
            "number": 1,
            "code": "1.1.1",
            "title": {"en": "Advice"},
            "output": "1.1",
            "entities": ["undp", "unicef"],
            "url": f"{BASE}/sub-outputs/1",
        }
        assert program.get(only["url"]).json()["description"] == long
    today = date.today()
    row, *_ = program.get(f"{BASE}/who-does-what-where?as_of={today}").json()["items"]
    assert row["sub_outputs"][0]["url"] == f"{BASE}/sub-outputs/1?as_of={today}"
    assert program.get(row["sub_outputs"][0]["url"]).status_code == 200


def test_overlaps_are_read_dismissed_and_formed(kaz: Version) -> None:
    program = officer()
    given = {"framework": CODE, "output": "1.1", "places": ["North"], "sdg_targets": ["4.1"]}
    for entity, title in (("unicef", "Dig wells in schools"), ("undp", "Wells and toilets in schools")):
        program.do("workplans.sub_output.add", {**given, "title": {"en": title}, "entities": [entity]})
    (pair,) = program.get(f"{BASE}/overlaps").json()["items"]
    assert (pair["kind"], pair["one"], pair["other"], pair["places"]) == ("overlap", 1, 2, ["North"])
    assert pair["dismissed"] is None
    of = {"framework": CODE, "one": 1, "other": 2}
    done = program.do("workplans.overlap.dismiss", {**of, "reason": "Agreed"}).json()
    assert done["result"] == {"one": 1, "other": 2, "dismissed": True}
    (pair,) = program.get(f"{BASE}/overlaps").json()["items"]
    assert pair["dismissed"] == "Agreed"
    days = {"starts_on": "2026-01-01", "ends_on": "2026-12-31"}
    formed = program.do("workplans.initiative.form", {**of, "name": "Water", "kind": "initiative", **days}).json()
    assert formed["result"] == {"number": 1, "name": "Water", "revision": 1}
    wells = {"framework": CODE, "number": 1, "name": "Wells", "seen": 1}
    amended = program.do("workplans.initiative.amend", wells).json()
    assert amended["result"] == {"number": 1, "name": "Wells", "revision": 2}
    (listed,) = program.get(f"{BASE}/initiatives").json()["items"]
    assert (listed["name"], listed["sub_outputs"], listed["revision"], listed["ended"]) == ("Wells", [1, 2], 2, False)
    (then,) = program.get(f"{BASE}/initiatives?as_of={date.today()}").json()["items"]
    assert (then["name"], then["revision"]) == ("Wells", None)
    assert program.get(f"{BASE}/overlaps").json()["items"] == []
