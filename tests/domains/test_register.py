"""The register: one entry for each organisation, changed by verbs, readable as of a day."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.vocabulary import Role
from shanyraq.base.audit.models import Event
from shanyraq.domains.packages.models import Version
from shanyraq.domains.parties.commands import (
    AmendContact,
    AmendOrganisation,
    CreateContact,
    CreateOrganisation,
    EndContact,
    EndOrganisation,
    MergeContact,
    MergeOrganisation,
    RestoreOrganisation,
)
from shanyraq.domains.parties.models import Contact, Registered
from shanyraq.domains.parties.queries.register import contacts as contact_people
from shanyraq.domains.parties.queries.register import register
from shanyraq.domains.parties.rules.register import Known, folded, lead, refused_merge, same_as
from shanyraq.domains.parties.verbs import contact as contacts
from shanyraq.domains.parties.verbs import organisation as organisations
from shanyraq.kernel.errors import Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person, signed_in
from tests.conftest import TESTER
from tests.web.reading import main_of

AT = datetime(2026, 6, 1, 9, 30, tzinfo=UTC)
XAA = "xaa-2027-2031"


def create(key: str = "eau-vive", at: datetime = AT, **fields: Any) -> Registered:
    given = {"name": {"fr": "Eau vive", "en": "Living Water"}, "kind": "civil_society", "number": "123", **fields}
    return organisations.create(CreateOrganisation(framework=XAA, key=key, **given), by=TESTER, at=at)


def of(key: str = "eau-vive", **fields: Any) -> dict[str, Any]:
    return {"framework": XAA, "key": key, "reason": "As the partner asked", **fields}


class TestOrganisations:
    def test_it_is_added_with_its_event(self, second: Version) -> None:
        row = create()
        event = Event.objects.order_by("-pk").first()
        assert event is not None
        assert (event.verb, event.kind, event.key, event.name) == (
            "parties.organisation.create",
            "organisation",
            "eau-vive",
            "Living Water",
        )
        assert event.after["number"] == "123"
        assert row.revision == 1

    def test_what_the_document_names_is_not_added_or_changed(self, second: Version) -> None:
        signed = second.organisations.exclude(kind="group").first()
        assert signed is not None
        with pytest.raises(Refused, match="is taken by"):
            create(signed.key, name={"en": "Other"}, number="")
        with pytest.raises(Refused, match="propose an amendment"):
            organisations.amend(AmendOrganisation(**of(signed.key), note="x"), by=TESTER, at=AT)

    def test_a_change_keeps_what_nobody_entered(self, second: Version) -> None:
        create()
        row = organisations.amend(AmendOrganisation(**of(), name={"en": "Water Alive"}), by=TESTER, at=AT)
        assert row.name == {"fr": "Eau vive", "en": "Water Alive"}
        assert (row.number, row.revision) == ("123", 2)

    def test_a_new_name_is_taken_and_the_old_one_is_free(self, second: Version) -> None:
        create()
        organisations.amend(AmendOrganisation(**of(), note="By road"), by=TESTER, at=AT)
        with pytest.raises(Refused, match="has the same name"):
            create("another", name={"en": "Living Water"}, number="")
        organisations.amend(AmendOrganisation(**of(), name={"en": "Water Alive"}), by=TESTER, at=AT)
        with pytest.raises(Refused, match="has the same name"):
            create("another", name={"en": "Water Alive"}, number="")
        create("another", name={"en": "Living Water"}, number="")

    def test_a_stale_change_shows_both_sides(self, second: Version) -> None:
        create()
        organisations.amend(AmendOrganisation(**of(), note="theirs", seen=1), by=TESTER, at=AT)
        with pytest.raises(Conflict) as caught:
            organisations.amend(AmendOrganisation(**of(), note="mine", seen=1), by=TESTER, at=AT)
        assert (caught.value.mine, caught.value.theirs) == ({"note": "mine"}, {"note": "theirs"})

    def test_two_change_different_fields_and_both_stay(self, second: Version) -> None:
        """As a form sends it: every field, of which its sender touched one."""
        create(website="")
        organisations.amend(AmendOrganisation(**of(), website="https://example.org/", seen=1), by=TESTER, at=AT)
        organisations.amend(AmendOrganisation(**of(), name={"en": "Water Alive"}, seen=2), by=TESTER, at=AT)
        whole = {"name": {"en": "Living Water", "fr": "Eau vive"}, "number": "123", "website": ""}
        row = organisations.amend(AmendOrganisation(**of(), **whole, note="mine", seen=1), by=TESTER, at=AT)
        assert (row.website, row.note, row.name["en"]) == ("https://example.org/", "mine", "Water Alive")

    def test_only_what_both_changed_is_a_conflict(self, second: Version) -> None:
        create()
        organisations.amend(AmendOrganisation(**of(), website="https://a.example", note="a", seen=1), by=TESTER, at=AT)
        mine = {"website": "", "note": "b", "number": "9"}
        with pytest.raises(Conflict) as caught:
            organisations.amend(AmendOrganisation(**of(), **mine, seen=1), by=TESTER, at=AT)
        assert (caught.value.mine, caught.value.theirs) == ({"note": "b"}, {"note": "a"})
        assert caught.value.changed == {"note": "b", "number": "9"}

    def test_a_revision_that_never_was_is_a_conflict(self, second: Version) -> None:
        create()
        with pytest.raises(Conflict):
            organisations.amend(AmendOrganisation(**of(), note="mine", seen=9), by=TESTER, at=AT)

    def test_the_same_again_is_nothing(self, second: Version) -> None:
        create()
        before = Event.objects.count()
        organisations.amend(AmendOrganisation(**of(), number="123"), by=TESTER, at=AT)
        assert Event.objects.count() == before

    def test_merged_and_restored(self, second: Version) -> None:
        create()
        create("eau-vive-2", name={"fr": "Association Eau vive"}, number="")
        organisations.merge(MergeOrganisation(**of("eau-vive-2"), into="eau-vive"), by=TESTER, at=AT)
        with pytest.raises(Refused, match="restore it first"):
            organisations.amend(AmendOrganisation(**of("eau-vive-2"), note="x"), by=TESTER, at=AT)
        with pytest.raises(Refused, match="has ended or was merged itself"):
            organisations.merge(MergeOrganisation(**of(), into="eau-vive-2"), by=TESTER, at=AT)
        row = organisations.restore(RestoreOrganisation(**of("eau-vive-2")), by=TESTER, at=AT)
        assert (row.ended_at, row.merged_into) == (None, "")

    def test_it_is_not_restored_beside_one_of_its_name(self, second: Version) -> None:
        """While it had ended, an amendment of the document named the same organisation."""
        row = create()
        organisations.end(EndOrganisation(**of()), by=TESTER, at=AT)
        signed = second.organisations.exclude(kind="group").first()
        assert signed is not None
        Registered.objects.filter(pk=row.pk).update(name=signed.name)
        with pytest.raises(Refused, match="has the same name"):
            organisations.restore(RestoreOrganisation(**of()), by=TESTER, at=AT)

    def test_it_reads_as_of_a_day(self, second: Version) -> None:
        create()
        organisations.amend(AmendOrganisation(**of(), note="later"), by=TESTER, at=AT + timedelta(days=2))
        organisations.end(EndOrganisation(**of()), by=TESTER, at=AT + timedelta(days=4))
        day = AT.date()
        seen = [register(second, day + timedelta(days=days)) for days in (-1, 0, 2, 4)]
        assert [[(line.note, line.ended) for line in each] for each in seen] == [
            [],
            [("", False)],
            [("later", False)],
            [("later", True)],
        ]
        assert [replace(line, revision=None) for line in register(second)] == seen[-1]

    def test_creating_asks_for_the_same_statements_however_many_there_are(self, second: Version) -> None:
        create("first")
        counts = []
        for number in range(30):
            with CaptureQueriesContext(connection) as asked:
                create(f"org-{number}", name={"en": f"Organisation {number}"}, number="")
            counts.append(len(asked))
        assert len(set(counts)) == 1

    def test_a_name_is_compared_as_it_stands_now(self, second: Version) -> None:
        create("old", name={"en": "First Light"}, number="")
        organisations.amend(AmendOrganisation(**of("old"), name={"en": "Last Light"}), by=TESTER, at=AT)
        create("other", name={"en": "«First  LIGHT»"}, number="")
        with pytest.raises(Refused, match="same name"):
            create("third", name={"en": "last light"}, number="")

    def test_who_may(self, second: Version) -> None:
        row = create()
        command = AmendOrganisation(**of(), note="x")
        for role, reach, allowed in (
            (Role.FOCAL_POINT, Reach(XAA, entity="pnud"), True),
            (Role.FOCAL_POINT, Reach("kaz-2026-2030", entity="undp"), False),
            (Role.DATA_OFFICER, Reach(XAA), True),
            (Role.DATA_OFFICER, Reach("kaz-2026-2030"), False),
            (Role.EVALUATOR, Reach(XAA), False),
        ):
            by = actor(person(f"{role.value}.{reach.framework}@example.org", (role, reach)))
            if allowed:
                assert organisations.amend(command, by=by, at=AT).note == "x"
            else:
                with pytest.raises(NotAllowed):
                    organisations.amend(command, by=by, at=AT)
        assert row.pk


@pytest.mark.parametrize(
    ("key", "names", "number", "refused"),
    [
        ("new", ["Hope"], "77", False),
        ("old", ["Hope"], "", True),
        ("new", ["Hope"], "42", True),
        ("new", ["«l'eau   VIVE»"], "", True),
        ("new", ["L'Eau Vive 2"], "", False),
        ("new", ["Hope"], "", False),
    ],
)
def test_one_organisation_is_one_entry(key: str, names: list[str], number: str, refused: bool) -> None:
    known = [Known("old", ("L’Eau vive",), "42"), Known("nameless", (), "")]
    assert bool(same_as(key, names, number, known)) is refused


@pytest.mark.parametrize(
    ("key", "into", "refused"), [("a", "b", False), ("a", "a", True), ("a", "c", True), ("a", "d", True)]
)
def test_merging_at_its_bounds(key: str, into: str, refused: bool) -> None:
    assert bool(refused_merge(key, into, {"a": True, "b": True, "c": False})) is refused


@pytest.mark.parametrize(
    ("merged", "at_last"),
    [
        ({}, "a"),
        ({"b": "c"}, "a"),
        ({"a": "b"}, "b"),
        ({"a": "b", "b": "c"}, "c"),
        ({"a": "b", "b": "a"}, "b"),
        ({"a": "a"}, "a"),
    ],
)
def test_a_merged_entry_leads_on(merged: dict[str, str], at_last: str) -> None:
    assert lead("a", merged) == at_last


@pytest.mark.parametrize(
    ("name", "plain"), [("ТОО «Тұран-Су»", "тоо тұран су"), ("  Café   Ltd. ", "cafe ltd"), ("ЁЛКА", "елка"), ("", "")]
)
def test_names_are_compared_without_what_writing_adds(name: str, plain: str) -> None:
    assert folded(name) == plain


class TestContacts:
    def contact(self, version: Version, **fields: Any) -> Contact:
        key = version.organisations.exclude(kind="group").values_list("key", flat=True)[0]
        given = {"name": "A. Example", "email": "a@example.org", "phone": "+7 701 000", "organisation": key, **fields}
        return contacts.create(CreateContact(framework=XAA, **given), by=TESTER, at=AT)

    def test_addresses_stay_out_of_the_trail(self, second: Version) -> None:
        row = self.contact(second)
        contacts.amend(AmendContact(number=row.pk, email="b@example.org", reason="New address"), by=TESTER, at=AT)
        row.refresh_from_db()
        assert row.email == "b@example.org"
        for event in Event.objects.filter(kind="contact"):
            assert "example.org" not in str((event.change, event.before, event.after))
        last = Event.objects.order_by("-pk").first()
        assert last is not None
        assert last.after == {"email": "kept out of the trail"}

    def test_a_wrong_address_can_be_emptied_in_the_form(self, second: Version) -> None:
        row = self.contact(second)
        officer = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))
        kept = {"number": row.pk, "seen": row.revision, "organisation": row.organisation, "position": "Director"}
        sent = {**kept, "name": "A Example", "email": "a@example.org", "phone": "", "reason": "It is not theirs"}
        assert officer.post("/do/parties.contact.amend", sent).status_code == 302
        row.refresh_from_db()
        assert (row.phone, row.email, row.position) == ("", "a@example.org", "Director")
        refused = officer.post("/do/parties.contact.amend", {**sent, "seen": row.revision, "name": ""})
        assert refused.status_code == 422
        assert "At least 2 characters are needed" in refused.content.decode()

    def test_what_was_empty_and_is_left_so_is_no_change(self, second: Version) -> None:
        row = self.contact(second, phone="")
        officer = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))
        sent = {"number": row.pk, "phone": "", "reason": "Nothing"}
        refused = officer.post("/do/parties.contact.amend", sent)
        assert "enter at least one field that is to change" in refused.content.decode()

    def test_an_ended_contact_loses_address_and_telephone(self, second: Version) -> None:
        row = self.contact(second)
        contacts.end(EndContact(number=row.pk, reason="Left"), by=TESTER, at=AT)
        row.refresh_from_db()
        assert (row.email, row.phone, row.ended_at) == ("", "", AT)

    def test_an_ended_contact_gets_no_address_again(self, second: Version) -> None:
        one, two = self.contact(second), self.contact(second, name="B Example")
        contacts.end(EndContact(number=one.pk, reason="Asked for it"), by=TESTER, at=AT)
        with pytest.raises(Refused, match="add the contact person anew"):
            contacts.amend(AmendContact(number=one.pk, email="a@example.org", reason="Again"), by=TESTER, at=AT)
        with pytest.raises(Refused, match="add the contact person anew"):
            contacts.merge(MergeContact(number=one.pk, into=two.pk, reason="The same"), by=TESTER, at=AT)
        assert Contact.objects.get(pk=one.pk).email == ""

    def test_two_entries_of_one_person_become_one(self, second: Version) -> None:
        one, two = self.contact(second), self.contact(second, name="A Example")
        contacts.merge(MergeContact(number=two.pk, into=one.pk, reason="The same"), by=TESTER, at=AT)
        two.refresh_from_db()
        assert (two.merged_into, two.ended_at) == (str(one.pk), AT)

    def test_on_a_day_the_list_is_as_it_was(self, second: Version) -> None:
        """Addresses are not on record: they are shown as they are now, and of somebody who left there is none."""
        row = self.contact(second)
        change = AmendContact(number=row.pk, name="B. Example", email="b@example.org", reason="Married")
        contacts.amend(change, by=TESTER, at=AT + timedelta(days=1))
        contacts.end(EndContact(number=row.pk, reason="Left"), by=TESTER, at=AT + timedelta(days=2))
        listed = [
            [(each.name, each.email) for each in contact_people(XAA, AT.date() + timedelta(days=day))]
            for day in (-1, 0, 1, 2)
        ]
        assert listed == [[], [("A. Example", "")], [("B. Example", "")], []]
        officer = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))
        assert "A. Example" in main_of(officer, f"/{XAA}/contacts/?as_of={AT.date()}")
        assert "Example" not in main_of(officer, f"/{XAA}/contacts/")

    def test_nobody_is_added_to_an_organisation_that_ended_or_was_merged(self, second: Version) -> None:
        create("ended", name={"en": "Ended"}, number="")
        create("merged", name={"en": "Merged"}, number="")
        create("stays", name={"en": "Stays"}, number="")
        organisations.end(EndOrganisation(**of("ended")), by=TESTER, at=AT)
        organisations.merge(MergeOrganisation(**of("merged"), into="stays"), by=TESTER, at=AT)
        row = self.contact(second)
        for key, said in (("ended", "ended has ended; restore it first"), ("merged", "merged into stays; choose that")):
            with pytest.raises(Refused, match=said):
                self.contact(second, organisation=key)
            with pytest.raises(Refused, match=said):
                contacts.amend(AmendContact(number=row.pk, organisation=key, reason="Moved"), by=TESTER, at=AT)
        contacts.amend(AmendContact(number=row.pk, organisation="stays", reason="Moved"), by=TESTER, at=AT)
        organisations.end(EndOrganisation(**of("stays")), by=TESTER, at=AT)
        contacts.amend(AmendContact(number=row.pk, position="Director", reason="Promoted"), by=TESTER, at=AT)
        assert Contact.objects.get().position == "Director", "what stood there before can still be put right"

    def test_whoever_may_not_see_finds_nothing(self, second: Version) -> None:
        row = self.contact(second)
        by = actor(person("other@example.org", (Role.DATA_OFFICER, Reach("kaz-2026-2030"))))
        with pytest.raises(NotFound):
            contacts.end(EndContact(number=row.pk, reason="Left"), by=by, at=AT)

    def test_the_page_is_for_people_with_a_role(self, second: Version, page: Client) -> None:
        self.contact(second)
        assert page.get(f"/{XAA}/contacts/").status_code == 302
        stranger = signed_in(person("other@example.org", (Role.DATA_OFFICER, Reach("kaz-2026-2030"))))
        assert stranger.get(f"/{XAA}/contacts/").status_code == 404
        officer = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))
        assert "a@example.org" in main_of(officer, f"/{XAA}/contacts/")


class TestPages:
    def test_an_empty_register_says_what_will_be_here(self, second: Version, page: Client) -> None:
        assert "Nobody has joined yet" in main_of(page, f"/{XAA}/register/")

    def test_actions_are_offered_to_whoever_may(self, second: Version, page: Client) -> None:
        create()
        officer = signed_in(person("officer@example.org", (Role.DATA_OFFICER, Reach(XAA))))
        address = f"/{XAA}/register/eau-vive/"
        assert "Amend an organisation" in main_of(officer, address)
        assert "Amend an organisation" not in main_of(page, address)
        said = "tester added Living Water to the register"
        assert said in main_of(officer, address)
        assert said not in main_of(page, address)

    def test_as_of_a_day_before(self, second: Version, page: Client) -> None:
        create()
        before = (AT.date() - timedelta(days=1)).isoformat()
        assert page.get(f"/{XAA}/register/eau-vive/", {"as_of": before}).status_code == 404

    def test_a_file_holds_what_is_shown(self, second: Version, page: Client) -> None:
        create()
        create("banque", name={"fr": "Banque"}, kind="financial_institution", number="")
        text = page.get(f"/{XAA}/register.csv", {"kind": "civil_society"}).content.decode()
        assert "eau-vive" in text
        assert "banque" not in text
