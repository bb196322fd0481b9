"""Accounts when several people change them at the same moment: nothing is overwritten that nobody has seen."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from shanyraq.base.access.models import Grant, Invitation, Person
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.accounts.commands import AmendOwn, EndInvitation, EndPerson, Give
from shanyraq.base.accounts.verbs import grant as grants
from shanyraq.base.accounts.verbs import joining
from shanyraq.base.accounts.verbs import person as people
from shanyraq.base.audit.models import Event
from shanyraq.kernel.errors import Conflict, NotFound, Refused
from shanyraq.kernel.scopes import Reach
from tests.api.together import Together
from tests.base.people import NOW, TODAY, actor, person
from tests.base.test_accounts import LONG, SYSTEM, invitation


@pytest.mark.django_db(transaction=True)
@pytest.mark.xdist_group("browser")
class TestAtOnce:
    @pytest.fixture
    def together(self, tmp_path: Path) -> Together:
        return Together(tmp_path)

    def test_of_many_changes_from_one_revision_one_is_made(self, together: Together) -> None:
        aigul = together.alone(partial(person, "aigul@example.org"))
        by = together.alone(partial(actor, aigul))
        works = [
            partial(people.amend, AmendOwn(name=f"Aigul {number}", language="kk", seen=1), by=by, at=NOW)
            for number in range(6)
        ]
        ends = together(*[partial(ended, work) for work in works])
        assert sorted(ends) == ["Conflict"] * 5 + ["done"]
        assert together.alone(Person.objects.get).revision == 2

    @pytest.mark.parametrize("round", range(4))
    def test_no_role_outlives_the_account_that_it_was_given_to(self, together: Together, round: int) -> None:
        """Otherwise it would come back with the account."""
        root = together.alone(partial(person, "root@example.org", (Role.ADMINISTRATOR, Reach())))
        together.alone(partial(person, "aigul@example.org"))
        by = together.alone(partial(actor, root))
        told = {"person": "aigul@example.org", "role": "administrator", "ends_on": TODAY, "reason": "Asked"}
        give = partial(grants.give, Give.model_validate(told), by=by, at=NOW)
        end = partial(people.end, EndPerson(person="aigul@example.org", reason="Left"), by=by, at=NOW)
        together(partial(ended, give), partial(ended, end), partial(ended, give))
        live = Grant.objects.filter(person__email="aigul@example.org", ended_at=None)
        assert together.alone(live.count) == 0

    @pytest.mark.parametrize("round", range(4))
    def test_an_invitation_is_accepted_or_withdrawn(self, together: Together, round: int) -> None:
        root = together.alone(partial(person, "root@example.org", (Role.ADMINISTRATOR, Reach())))
        invited = together.alone(partial(invitation, root, role="administrator", framework=""))
        by = together.alone(partial(actor, root))
        withdraw = EndInvitation(number=invited.invitation.pk, reason="Mistyped")
        together(
            partial(ended, partial(joining.join, invited.secret, password=LONG, by=SYSTEM, at=NOW)),
            partial(ended, partial(people.end_invitation, withdraw, by=by, at=NOW)),
        )
        kept = together.alone(Invitation.objects.get)
        assert (kept.accepted_at is None) is not (kept.ended_at is None)
        assert together.alone(Event.objects.filter(verb="accounts.invitation.end").count) == (kept.ended_at is not None)


def ended(work: Callable[[], object]) -> str:
    """How a work ended."""
    try:
        work()
    except (Conflict, NotFound, Refused) as error:
        return type(error).__name__
    return "done"
