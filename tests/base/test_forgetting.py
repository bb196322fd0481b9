"""What is kept of people for a while, and then dropped: drafts, sessions that ran out, invitations not accepted."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from typer.testing import CliRunner

from shanyraq.base.access.models import Invitation
from shanyraq.base.access.vocabulary import Role
from shanyraq.base.accounts import forgetting
from shanyraq.base.accounts.commands import EndInvitation
from shanyraq.base.accounts.verbs import joining
from shanyraq.base.accounts.verbs import person as people
from shanyraq.base.doors import drafts
from shanyraq.base.doors.models import Draft
from shanyraq.base.jobs.forgetting import kept_for_a_while
from shanyraq.base.jobs.rounds import rounds
from shanyraq.cli.app import app
from shanyraq.kernel.scopes import Reach
from tests.base.people import NOW, actor, person
from tests.base.test_accounts import LONG, SYSTEM, invitation

pytestmark = pytest.mark.django_db
SECOND = timedelta(seconds=1)


def test_drafts_are_kept_for_thirty_days_after_the_last_touch() -> None:
    holder = person("a@example.org")
    drafts.keep_draft(holder, "parties.contact.amend", "number=1", {"email": "b@example.org"}, NOW)
    assert drafts.forget_drafts(NOW + drafts.KEPT_FOR) == 0
    assert drafts.forget_drafts(NOW + drafts.KEPT_FOR + SECOND) == 1
    assert not Draft.objects.exists()


def test_sessions_that_ran_out_are_dropped_with_where_they_were() -> None:
    holder = person("a@example.org")
    for key, day in (("old", NOW - SECOND), ("live", NOW + SECOND)):
        Session.objects.create(session_key=key, session_data="x", expire_date=day)
        UserSession.objects.create(user=holder, session_key=key, ip="192.0.2.1", user_agent="x")
    UserSession.objects.create(user=holder, session_key="gone before", ip="192.0.2.1", user_agent="x")
    assert forgetting.forget_sessions(NOW) == 2
    assert [each.session_key for each in UserSession.objects.all()] == ["live"]
    assert [each.session_key for each in Session.objects.all()] == ["live"]


def test_invitations_are_dropped_that_nobody_accepted() -> None:
    root = person("root@example.org", (Role.ADMINISTRATOR, Reach()))
    accepted, withdrawn, over = (invitation(root, email=f"{name}@example.org") for name in "abc")
    joining.join(accepted.secret, password=LONG, by=SYSTEM, at=NOW)
    people.end_invitation(EndInvitation(number=withdrawn.invitation.pk, reason="Mistyped"), by=actor(root), at=NOW)
    assert forgetting.forget_invitations(NOW + forgetting.KEPT_FOR) == 0
    assert forgetting.forget_invitations(NOW + forgetting.KEPT_FOR + SECOND) == 1
    assert {each.email for each in Invitation.objects.all()} == {"a@example.org", "c@example.org"}
    end = over.invitation.expires_at + forgetting.KEPT_FOR
    assert forgetting.forget_invitations(end) == 0
    assert forgetting.forget_invitations(end + SECOND) == 1
    assert Invitation.objects.get().accepted_at == NOW


def test_the_worker_and_the_command_forget() -> None:
    drafts.keep_draft(person("a@example.org"), "x.y.z", "", {}, datetime.now(UTC) - drafts.KEPT_FOR - SECOND)
    told = json.loads(CliRunner().invoke(app, ["tidy", "--json"]).stdout)
    assert {what: count for what, count in told.items() if count} == {"drafts of forms": 1}
    assert len(told) == len(kept_for_a_while()) > 7
    assert "     0  drafts of forms\n" in CliRunner().invoke(app, ["tidy"]).stdout


def test_what_cannot_be_dropped_keeps_nothing_else_from_it(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def away(at: datetime) -> int:
        raise OSError("the storage is away")

    monkeypatch.setattr("shanyraq.base.doors.answered.forget_answers", away)
    drafts.keep_draft(person("a@example.org"), "x.y.z", "", {}, NOW - drafts.KEPT_FOR - SECOND)
    (daily,) = (each for each in rounds() if each.name == "jobs.forget")
    daily.do(lambda: NOW)
    assert "answers to retried requests could not be dropped" in caplog.text
    assert not Draft.objects.exists()
