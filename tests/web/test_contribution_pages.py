"""The pages of contributions: for people with a role; what they show, offer and hand out."""

import json
import re
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from shanyraq.base.access.vocabulary import Role
from shanyraq.domains.funding.commands import WithdrawReallocation
from shanyraq.domains.funding.models import Allocation, Contribution
from shanyraq.domains.funding.verbs import reallocation as moves
from shanyraq.domains.packages.models import Version
from shanyraq.kernel.scopes import Reach
from tests.base.people import actor, person, signed_in
from tests.domains.giving import allocate, give, propose, set_rate
from tests.domains.planning import add
from tests.domains.test_contributions import consent, decline
from tests.domains.test_money_lines import put
from tests.domains.test_register import AT, XAA
from tests.web.reading import main_of, markup_of

PAGE = f"/{XAA}/funding/contributions/"


@pytest.fixture
def member(second: Version) -> Client:
    return signed_in(person("member@example.org", (Role.MINISTRY, Reach(XAA))))


@pytest.fixture
def given(second: Version) -> None:
    add()
    add(output="A.1.2")
    set_rate("0.8")
    give()
    give(title="Window", stage="in_talks", currency="EUR", pooled=True, earmarking="soft", outcome="A.1")
    give(title="Gone", stage="lost")
    allocate(300)
    propose()


@pytest.mark.usefixtures("given")
class TestAll:
    def test_what_is_firm_and_what_is_sought(self, member: Client) -> None:
        main = main_of(member, PAGE)
        assert "signed or received: 1,000; still sought: 1,250; allocated to sub-outputs: 300" in main
        assert "Reallocation 1: 100 US dollars" in main
        assert "0.8" in main

    def test_filters_narrow_page_and_file(self, member: Client) -> None:
        assert "Window" not in main_of(member, PAGE, stage="signed")
        rows = json.loads(member.get(f"/{XAA}/funding/contributions.json", {"stage": "in_talks"}).content)
        assert [(row["title"], row["amount_usd"], row["pooled"]) for row in rows] == [("Window", 1250, "yes")]
        assert member.get(PAGE, {"stage": "on the moon"}).status_code == 404

    def test_the_ministry_consents_and_edits_nothing(self, member: Client) -> None:
        page = markup_of(member, PAGE)
        assert "/do/funding.reallocation.consent_for_government" in page
        assert "/do/funding.contribution.add" not in page
        assert "/do/funding.reallocation.consent_for_entity" not in page

    def test_the_ministry_declines_by_a_form_and_the_page_says_why(self, member: Client) -> None:
        assert "/do/funding.reallocation.decline_for_government" in markup_of(member, PAGE)
        assert "/do/funding.reallocation.decline_for_entity" not in markup_of(member, PAGE)
        sent = {"framework": XAA, "number": "1", "seen": "1", "reason": "The clinic waits for it", "next": PAGE}
        unsaid = member.post("/do/funding.reallocation.decline_for_government", {**sent, "reason": ""})
        assert unsaid.status_code == 422
        assert member.post("/do/funding.reallocation.decline_for_government", sent).status_code == 302
        for page in (PAGE, f"{PAGE}1/"):
            main = main_of(member, page)
            assert "The Government declined; no money was moved" in main
            assert "Member: The clinic waits for it" in main
            assert "/do/funding.reallocation." not in markup_of(member, page).split('id="reallocation-1"')[1]
        assert "nobody consented yet" in main_of(member, PAGE, as_of=AT.date().isoformat())

    def test_one_that_was_withdrawn_says_by_whom_and_why(self, member: Client) -> None:
        focal = actor(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))
        moves.withdraw(WithdrawReallocation(framework=XAA, number=1, reason="Not needed", seen=None), by=focal, at=AT)
        main = main_of(member, PAGE)
        assert "Withdrawn before both consented" in main
        assert "Focal: Not needed" in main

    def test_nobody_else_sees_them(self, client: Client) -> None:
        stranger = signed_in(person("stranger@example.org"))
        for path in ("", "1/"):
            assert client.get(PAGE + path).status_code == 302
            assert stranger.get(PAGE + path).status_code == 404


@pytest.mark.usefixtures("given")
class TestOne:
    def test_where_it_goes_and_what_can_happen_next(self, member: Client) -> None:
        main = main_of(member, f"{PAGE}1/")
        assert "Conseils" in main
        assert "The money was received; It is closed" in main
        assert "0.8 EUR for one US dollar" in main_of(member, f"{PAGE}2/")

    def test_one_that_there_is_not(self, member: Client) -> None:
        assert member.get(f"{PAGE}99/").status_code == 404

    @pytest.mark.parametrize(
        ("language", "words"), [("ru", "Финансирующий партнёр"), ("kk", "Қаржыландырушы серіктес")]
    )
    def test_in_other_languages(self, member: Client, language: str, words: str) -> None:
        member.cookies["django_language"] = language
        assert words in main_of(member, f"{PAGE}1/")


def test_the_forms_add_and_allocate(second: Version) -> None:
    add()
    focal = signed_in(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))
    assert "Nothing to mobilise yet" in main_of(focal, PAGE)
    sent = {
        **{"framework": XAA, "title": "Grant", "donor": "Norway", "entity": "unicef", "earmarking": "none"},
        **{"starts_on": "2027-01-01", "ends_on": "2028-12-31", "amount": "100", "agreed_on": "2026-01-01"},
        **{"currency": "USD", "stage": "signed", "next": PAGE},
    }
    assert focal.post("/do/funding.contribution.add", sent)["Location"].startswith(PAGE)
    number = Contribution.objects.get().number
    put = {"framework": XAA, "number": number, "sub_output": "1", "year": "2028", "entity": "unicef", "amount": "101"}
    assert focal.post("/do/funding.allocation.set", put).status_code == 422
    assert focal.post("/do/funding.allocation.set", {**put, "amount": "100"}).status_code == 302
    assert Allocation.objects.get().amount == 100


def test_one_that_ended_says_so(second: Version, member: Client) -> None:
    give()
    Contribution.objects.update(ended_at="2026-12-06T00:00:00Z")
    assert "was ended" in main_of(member, f"{PAGE}1/")
    assert "No contribution is on record yet" in main_of(member, PAGE)


@pytest.mark.usefixtures("given")
class TestAtTheSubOutput:
    """What is allocated to a sub-output, beside what its lines say is available."""

    PAGE = f"/{XAA}/workplans/1/"

    @pytest.fixture
    def focal(self, second: Version) -> Client:
        return signed_in(person("focal@example.org", (Role.FOCAL_POINT, Reach(XAA, entity="unicef"))))

    def test_each_allocation_leads_to_its_contribution(self, member: Client) -> None:
        main = main_of(member, self.PAGE)
        assert "Allocated of contributions, US dollars" in main
        assert f'href="/{XAA}/funding/contributions/1/"' in markup_of(member, self.PAGE)

    def test_what_is_lost_or_ended_gives_nothing(self, member: Client) -> None:
        Contribution.objects.filter(number=1).update(stage="lost")
        assert "Allocated of contributions" not in main_of(member, self.PAGE)

    @pytest.mark.parametrize(
        ("available", "said"),
        [
            (None, "300.00 US dollars are allocated, and no line says what is available"),
            ("299.99", "300.00 US dollars are allocated, and lines say that 299.99 are available"),
            ("300", ""),
            ("300.01", "300.00 US dollars are allocated, and lines say that 300.01 are available"),
        ],
    )
    def test_a_remark_where_lines_say_something_else(self, member: Client, available: str | None, said: str) -> None:
        put(entity="unicef", contributor="Norway", available=available, required=1)
        put(entity="unicef", contributor="Japan", available=7)
        main = main_of(member, self.PAGE)
        assert ("US dollars are allocated" in main) == bool(said)
        assert said in main

    def test_it_is_taken_over_by_the_form_of_the_line(self, focal: Client, second: Version) -> None:
        put(entity="unicef", contributor="Norway", required=500, available=100)
        href = next(part for part in markup_of(focal, self.PAGE).split('"') if "available=300" in part)
        page = focal.get(href.replace("&amp;", "&"))
        form = page.content.decode()
        assert 'value="300.00"' in form
        assert 'value="500.00"' in form, "the rest of the line stands as it stood"
        sent = {"framework": XAA, "number": 1, "year": 2028, "entity": "unicef", "contributor": "Norway"}
        assert focal.post("/do/funding.line.set", {**sent, "available": "300", "seen": 1}).status_code == 302
        assert "US dollars are allocated" not in main_of(focal, self.PAGE)

    def test_the_ministry_is_offered_nothing_to_take(self, member: Client) -> None:
        assert "available=300" not in markup_of(member, self.PAGE)

    def test_as_many_statements_for_many_as_for_one(self, member: Client) -> None:
        member.get(self.PAGE)
        one = asked(member, self.PAGE)
        for number in range(4, 12):
            give(title=f"Grant {number}", donor=f"Donor {number}")
            allocate(10, number=number)
        assert asked(member, self.PAGE) == one


def asked(reader: Client, page: str) -> int:
    with CaptureQueriesContext(connection) as queries:
        assert reader.get(page).status_code == 200
    return len(queries)


@pytest.mark.usefixtures("given")
class TestOnTheDesk:
    def waits(self, *roles: tuple[Role, Reach], email: str = "one@example.org") -> tuple[Any, str]:
        who = person(email, *roles)
        return who, main_of(signed_in(who), "/desk/")

    def test_an_open_reallocation_waits_for_each_side(self) -> None:
        _, ministry = self.waits((Role.MINISTRY, Reach(XAA)))
        assert "Reallocation 1 of 100.00 US dollars waits for the Government: Grant" in ministry
        assert "waits for the entity" not in ministry
        _, head = self.waits((Role.AGENCY_HEAD, Reach(XAA, entity="unicef")), email="two@example.org")
        assert "Reallocation 1 of 100.00 US dollars waits for the entity: Grant" in head
        _, other = self.waits((Role.AGENCY_HEAD, Reach(XAA, entity="undp")), email="three@example.org")
        assert "Reallocation" not in other

    def test_whoever_consented_is_asked_no_more_not_for_the_other_side_either(self) -> None:
        roles = ((Role.MINISTRY, Reach(XAA)), (Role.AGENCY_HEAD, Reach(XAA, entity="unicef")))
        who, before = self.waits(*roles)
        assert before.count("Reallocation 1") == 2
        consent("government", actor(who))
        assert "Reallocation 1" not in main_of(signed_in(who), "/desk/")
        head, still = self.waits((Role.AGENCY_HEAD, Reach(XAA, entity="unicef")), email="two@example.org")
        assert "waits for the entity" in still
        consent("entity", actor(head))
        assert "Reallocation 1" not in main_of(signed_in(head), "/desk/"), "it is effective"

    @pytest.mark.parametrize("side", ["government", "entity"])
    def test_what_one_side_declined_is_asked_of_nobody(self, side: str) -> None:
        ministry, waits = self.waits((Role.MINISTRY, Reach(XAA)))
        assert "Reallocation 1" in waits
        head, waits = self.waits((Role.AGENCY_HEAD, Reach(XAA, entity="unicef")), email="two@example.org")
        assert "Reallocation 1" in waits
        decline(side, actor(ministry if side == "government" else head))
        for who in (ministry, head):
            assert "Reallocation 1" not in main_of(signed_in(who), "/desk/")

    def test_as_many_statements_for_many_as_for_one(self, member: Client) -> None:
        member.get("/desk/")
        one = asked(member, "/desk/")
        for amount in range(1, 8):
            propose(amount=amount)
        assert asked(member, "/desk/") == one


class TestMany:
    """Of many contributions a page holds some; its sums and its files hold all that the filters leave."""

    @pytest.fixture(autouse=True)
    def many(self, second: Version) -> None:
        give(title="First", stage="in_talks", amount="5")
        for number in range(2, 61):
            give(title=f"Grant {number:02}", donor=("Norway", "Japan")[number % 2], amount="10")
        add()
        allocate(7, number=60)

    def titles(self, client: Client, **asked: Any) -> list[str]:
        return re.findall(r'href="[^"]*/contributions/\d+/[^"]*">([^<]+)</a></th>', markup_of(client, PAGE, **asked))

    @pytest.mark.parametrize(
        ("asked", "first", "last", "number"),
        [
            ({}, "First", "Grant 20", 20),
            ({"page": "2"}, "Grant 21", "Grant 40", 20),
            ({"page": "3"}, "Grant 41", "Grant 60", 20),
            ({"page": "99"}, "Grant 41", "Grant 60", 20),
            ({"page": "no"}, "First", "Grant 20", 20),
            ({"stage": "signed", "donor": "Norway", "page": "2"}, "Grant 42", "Grant 60", 10),
            ({"stage": "in_talks"}, "First", "First", 1),
        ],
    )
    def test_a_page_holds_its_part_in_the_order_of_numbers(
        self, member: Client, asked: dict[str, str], first: str, last: str, number: int
    ) -> None:
        found = self.titles(member, **asked)
        assert (found[0], found[-1], len(found)) == (first, last, number)

    @pytest.mark.parametrize(
        ("asked", "said", "lines"),
        [
            (
                {},
                "60 contributions. US dollars signed or received: 590; still sought: 5; allocated to sub-outputs: 7",
                60,
            ),
            ({"donor": "Norway"}, "31 contributions. US dollars signed or received: 300; still sought: 5", 31),
        ],
    )
    @pytest.mark.parametrize("number", ["1", "2"])
    def test_sums_and_files_are_of_all_pages(
        self, member: Client, asked: dict[str, str], said: str, lines: int, number: str
    ) -> None:
        asked = {**asked, "page": number}
        assert said in main_of(member, PAGE, **asked)
        assert len(json.loads(member.get(f"/{XAA}/funding/contributions.json", asked).content)) == lines

    def test_links_between_pages_keep_what_was_asked(self, member: Client) -> None:
        day = AT.date().isoformat()
        page = markup_of(member, PAGE, donor="Norway", as_of=day).replace("&amp;", "&")
        assert f'href="?donor=Norway&as_of={day}&page=2"' in page
        assert self.titles(member, donor="Norway", as_of=day, page="2") == [f"Grant {n}" for n in range(40, 61, 2)]
        menus = markup_of(member, PAGE, page="2").partition('class="pages"')[0]
        assert "page=2" not in re.sub(r'href="/[^"]*"', "", menus), "a filter begins at the first page"

    def test_one_page_has_no_links(self, member: Client) -> None:
        assert 'class="pages"' not in markup_of(member, PAGE, stage="in_talks")
