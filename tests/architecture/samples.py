"""A sample of every action that has a form, for ``test_doors_are_closed``. An action without one fails the test."""

import io
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Any

from allauth.usersessions.models import UserSession

from shanyraq.base.access.models import Invitation, Token
from shanyraq.base.access.vocabulary import Permission, Role
from shanyraq.base.attachments.commands import AttachDocument
from shanyraq.base.attachments.models import Attachment
from shanyraq.base.attachments.verbs import document
from shanyraq.base.audit.models import Event
from shanyraq.base.comments.commands import WriteComment
from shanyraq.base.comments.models import Comment
from shanyraq.base.comments.verbs import comment
from shanyraq.base.files.keeping import keep
from shanyraq.base.hooks.models import Hook
from shanyraq.base.verbs import verbbook
from shanyraq.domains.funding.commands import AddContribution, ProposeReallocation, SetAllocation, SetLine
from shanyraq.domains.funding.verbs import allocation, contribution, reallocation
from shanyraq.domains.funding.verbs import line as money
from shanyraq.domains.governance.commands import RecordDecision
from shanyraq.domains.governance.verbs import decision
from shanyraq.domains.indicators.commands import OpenRound, ReportObservation
from shanyraq.domains.indicators.verbs import observation
from shanyraq.domains.indicators.verbs import round as collection
from shanyraq.domains.learning.commands.activities import AddActivity, BeginActivity, DropActivity, FinishActivity
from shanyraq.domains.learning.commands.reviews import (
    DeclineCorrection,
    DiscussReview,
    JudgeAssumption,
    OfCorrection,
    OfReview,
    OpenReview,
    ProposeCorrection,
    WriteReview,
)
from shanyraq.domains.learning.queries.reviews import assumptions_of, risks_of
from shanyraq.domains.learning.verbs import activity, correction, review, telling
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.parties.commands import CreateContact, CreateOrganisation
from shanyraq.domains.parties.verbs import contact, organisation
from shanyraq.domains.workplans.commands import AddSubOutput, AmendSubOutput
from shanyraq.domains.workplans.commands.deliverables import AddDeliverable
from shanyraq.domains.workplans.commands.joint import DismissPair, EndInitiative, FormInitiative
from shanyraq.domains.workplans.commands.output_indicators import AddOutputIndicator
from shanyraq.domains.workplans.commands.output_values import ReportOutputValue
from shanyraq.domains.workplans.commands.plans import OpenPlan
from shanyraq.domains.workplans.commands.programme_documents import RegisterDocument
from shanyraq.domains.workplans.models import OutputValue
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.output_indicators import place_of
from shanyraq.domains.workplans.verbs import (
    deliverable,
    output_indicator,
    output_value,
    plan_of_group,
    programme_document,
    sub_output,
)
from shanyraq.domains.workplans.verbs.initiative import end as end_initiative
from shanyraq.domains.workplans.verbs.initiative import form
from shanyraq.domains.workplans.verbs.pair import dismiss
from shanyraq.kernel.scopes import EVERYWHERE, Reach, Scope
from tests.architecture.doors import KAZ, Caller
from tests.architecture.evaluation_samples import evaluation_samples
from tests.architecture.feedback_samples import feedback_of_programs, feedback_samples
from tests.base.documents import PDF
from tests.base.people import NOW, TODAY, person
from tests.conftest import KAZ as PACKAGE
from tests.conftest import TESTER, package_in
from tests.domains.proposing import propose
from tests.domains.taking_data import SAID, taken
from tests.domains.test_packages_apply import LATER, retitled

SOON = (TODAY + timedelta(days=100)).isoformat()
REASON = {"reason": "A test"}
IN_FRAMEWORK = Scope(KAZ)
LATER_ON = datetime(2028, 11, 30, 9, 0, tzinfo=UTC)
"""A day on which three years of the framework may be reviewed."""


@dataclass(frozen=True)
class Sample:
    """What a form sends, and what the thing belongs to.

    ``sees``: the right without which the thing does not exist. ``of_others``: it is somebody else's, and the verb
    is for whose it is alone; what is one's own is tested where the verb is.
    """

    sent: dict[str, Any]
    scope: Scope = EVERYWHERE
    sees: Permission | None = Permission.SEE_PEOPLE
    of_others: bool = False

    def of(self, caller: Caller) -> dict[str, Any]:
        number = self.sent.get("number")
        return {**self.sent, "number": number(caller)} if callable(number) else self.sent


def samples() -> dict[str, Sample]:
    """Every action that has a form. What is sent is understood, so that the right alone decides about it."""
    found = {
        **accounts(),
        **indicators(),
        **national(),
        **register(),
        **amendments(),
        **webhooks(),
        **notes(),
        **work_plans(),
        **learning(),
        **reviews(),
    }
    others = {**evaluation_samples(KAZ), **feedback_samples(KAZ)}
    return found | {name: made(name, *each) for name, each in others.items()}


def made(name: str, sent: dict[str, Any], scope: Scope, sees: Permission | None) -> Sample:
    """A sample of an action with evaluations or feedback; what makes something new hides nothing."""
    return Sample(sent, scope, None if verbbook()[name].makes else sees)


def for_programs() -> dict[str, Sample]:
    """Every action that has no form and is open to programs."""
    sent = {"framework": KAZ, "url": "https://example.org/events"}
    found = {"hooks.webhook.add": Sample(sent, IN_FRAMEWORK, Permission.MANAGE_WEBHOOKS)}
    return found | {name: Sample(each, IN_FRAMEWORK, None) for name, each in feedback_of_programs(KAZ).items()}


def accounts() -> dict[str, Sample]:
    target = person("target@example.org", (Role.EVALUATOR, Reach(KAZ)))
    held = {"number": target.grants.get().pk, **REASON}
    place = {"role": "psea", "framework": KAZ, "ends_on": SOON}
    invitation = Invitation.objects.create(
        email="open@example.org",
        name="Open",
        role="evaluator",
        reach={"framework": KAZ},
        ends_on=TODAY,
        secret="x" * 64,
        invited_by="x",
        invited_at=NOW,
        expires_at="2100-01-01T00:00:00Z",
    )
    found = {
        "accounts.grant.give": {"person": target.email, **place, **REASON},
        "accounts.grant.prolong": {**held, "ends_on": SOON},
        "accounts.grant.revoke": held,
        "accounts.invitation.end": {"number": invitation.pk, **REASON},
        "accounts.person.end": {"person": target.email, **REASON},
        "accounts.person.invite": {"email": "new@example.org", "name": "New", **place},
    }
    own = {
        "accounts.person.amend": {"name": "Another", "language": "kk"},
        "accounts.token.end": {"number": token_of},
        "accounts.token.make": {"name": "Script", "days": "9"},
        "notices.calendar.end": {},
        "notices.calendar.make": {},
        "notices.choice.set": {"kind": "tasks", "pace": "never"},
    }
    session = UserSession.objects.create(user=target, session_key="x", ip="127.0.0.1", user_agent="x")
    found_session = {"accounts.session.end": Sample({"number": session.pk}, EVERYWHERE, None, of_others=True)}
    return (
        {name: Sample(sent, IN_FRAMEWORK, Permission.SEE_PEOPLE) for name, sent in found.items()}
        | {name: Sample(sent, EVERYWHERE, None) for name, sent in own.items()}
        | found_session
    )


def indicators() -> dict[str, Sample]:
    """Of an indicator of outcome 1 that UNICEF leads, and of a round that asks everybody."""
    row = {"framework": KAZ, "indicator": "1.2.1", **REASON}
    sample = Sample(row, Scope(KAZ, frozenset({"1"}), frozenset({"unicef"})), None)
    return {
        "indicators.indicator.amend": replace(sample, sent={**row, "desired": "decrease"}),
        "indicators.target.determine": replace(sample, sent={**row, "year": "2028", "value": "1"}),
        "indicators.target.propose": replace(sample, sent={**row, "year": "2030", "value": "1", "title": "Targets"}),
        "indicators.target.lapse": sample,
        "indicators.schedule.accept_proposed": Sample({"framework": KAZ, **REASON}, IN_FRAMEWORK, None),
        "indicators.schedule.set": replace(sample, sent={**row, "frequency": "yearly", "months": "7"}),
        **rounds(),
        "indicators.value.supersede": replace(sample, sent={**row, "role": "latest", "year": "1999", "value": "1"}),
        "indicators.aggregation.set": replace(sample, sent={**row, "over_time": "sum", "over_entities": "none"}),
        **observations(sample.scope),
    }


def observations(place: Scope) -> dict[str, Sample]:
    """A value of the indicator above that UNICEF submitted."""
    about = {"framework": KAZ, "indicator": "1.2.1", "period": "2025", "value": 5.1, "entity": "unicef", "submit": True}
    made = observation.report(ReportObservation.model_validate(about), by=TESTER, at=NOW)
    of = {"framework": KAZ, "number": made.number}
    sent = dict.fromkeys(("submit", "recall", "assure", "publish", "drop"), of)
    sent |= {act: {**of, **REASON} for act in ("return", "withdraw")}
    found = {f"indicators.observation.{act}": Sample(each, place, Permission.SEE_VALUES) for act, each in sent.items()}
    told = {"framework": KAZ, "indicator": "1.2.1", "period": "2024", "value": "5"}
    return {**found, "indicators.observation.report": Sample(told, place, Permission.SEE_VALUES)}


def national() -> dict[str, Sample]:
    """Of the total of an indicator, for which a series is proposed."""
    taken(SAID)
    of = {"framework": KAZ, "dataset": "csv", "indicator": "1.2.1", "row": "total"}
    found = {
        "accept": of,
        "accept_sure": {"framework": KAZ, "dataset": "csv"},
        "change": {**of, "series": "1.2.1|||PT", **REASON},
        "decide": {**of, "year": "2023", "choice": "printed", **REASON},
        "decline": {**of, **REASON},
        "reopen": {**of, **REASON},
        "unit": {**of, "same": "true", **REASON},
    }
    file = Sample({"framework": KAZ, "file": "0" * 64, "kind": "csv"}, IN_FRAMEWORK, None)
    of_links = {f"indicators.link.{act}": Sample(sent, IN_FRAMEWORK, None) for act, sent in found.items()}
    return {**of_links, "indicators.national.take": file}


def rounds() -> dict[str, Sample]:
    days = {"opens_on": "2027-01-15", "due_on": "2027-03-15"}
    told = {"framework": KAZ, "title": "Values", "period": "2026", **days}
    number = collection.open_round(OpenRound.model_validate(told), by=TESTER, at=NOW).number
    moved = {"framework": KAZ, "number": number, **days, "due_on": "2027-04-15", **REASON}
    found = {
        "indicators.round.open": {**told, "period": "2027", "due_on": "2028-03-15"},
        "indicators.round.move": moved,
        "indicators.round.close": {"framework": KAZ, "number": number},
    }
    return {name: Sample(sent, IN_FRAMEWORK, None) for name, sent in found.items()}


def register() -> dict[str, Sample]:
    for key in ("eau", "vive"):
        given = {"framework": KAZ, "key": key, "name": {"en": key.title()}, "kind": "civil_society"}
        organisation.create(CreateOrganisation.model_validate(given), by=TESTER, at=NOW)
    people = [
        contact.create(CreateContact(framework=KAZ, organisation="eau", name=name), by=TESTER, at=NOW).pk
        for name in ("A. Example", "B. Example")
    ]
    of, number = {"framework": KAZ, "key": "eau", **REASON}, {"number": people[0], **REASON}
    open_to_see = {
        "parties.organisation.create": {"framework": KAZ, "key": "neu", "name.en": "New", "kind": "civil_society"},
        "parties.organisation.amend": {**of, "note": "Another"},
        "parties.organisation.merge": {**of, "into": "vive"},
        "parties.organisation.end": of,
        "parties.organisation.restore": of,
    }
    closed = {
        "parties.contact.create": {"framework": KAZ, "organisation": "eau", "name": "C. Example"},
        "parties.contact.amend": {**number, "position": "Director"},
        "parties.contact.merge": {**number, "into": people[1]},
        "parties.contact.end": number,
    }
    return {name: Sample(sent, IN_FRAMEWORK, None) for name, sent in open_to_see.items()} | {
        name: Sample(sent, IN_FRAMEWORK, Permission.SEE_TRAIL) for name, sent in closed.items()
    }


def amendments() -> dict[str, Sample]:
    row = propose(retitled(package_in(PACKAGE), "Another"), title="Title", reason="Reason", by=TESTER, at=LATER)
    of = {"framework": KAZ, "number": row.number}
    found = {
        "propose": {"framework": KAZ, "title": "Title", "file": "0" * 64, **REASON},
        "agree_for_government": of,
        "agree_for_un": of,
        "reject_for_government": {**of, **REASON},
        "reject_for_un": {**of, **REASON},
        "withdraw": {**of, **REASON},
        "apply": of,
    }
    return {
        f"packages.amendment.{act}": Sample(sent, IN_FRAMEWORK, None, of_others=act == "withdraw")
        for act, sent in found.items()
    }


def learning() -> dict[str, Sample]:
    """Activities of the monitoring and evaluation plan that were added for UNICEF: planned, done, dropped, begun."""
    told = {"framework": KAZ, "category": "surveys", "year": 2026, "text": {"en": "A survey"}, "entities": ["unicef"]}
    keys = [telling.add(AddActivity.model_validate(told), by=TESTER, at=NOW).row.key for _ in range(4)]
    shown = {"done_on": TODAY.isoformat(), "statement": {"en": "It was published"}}
    activity.finish(FinishActivity.model_validate({"framework": KAZ, "key": keys[1], **shown}), by=TESTER, at=NOW)
    activity.drop(DropActivity.model_validate({"framework": KAZ, "key": keys[2], **REASON}), by=TESTER, at=NOW)
    begun = {"framework": KAZ, "key": keys[3]}
    activity.begin(BeginActivity.model_validate(begun), by=TESTER, at=NOW)
    of, done = {"framework": KAZ, "key": keys[0]}, {"framework": KAZ, "key": keys[1]}
    sent = {
        "add": {**told, "text.en": "Another survey"},
        "amend": {**of, "note": "Another"},
        "begin": of,
        "finish": {**of, "done_on": TODAY.isoformat(), "statement.en": "It was published"},
        "move": {**of, "ends_on": "2026-12-01"},
        "postpone": {**of, **REASON},
        "drop": {**of, **REASON},
        "take_back": {**begun, **REASON},
        "reopen": {**done, **REASON},
        "use": {**done, "use.en": "A plan rests on it"},
    }
    del sent["add"]["text"]
    place = Scope(KAZ, entities=frozenset({"unicef"}))
    return {f"learning.activity.{act}": Sample(each, place, None) for act, each in sent.items()}


def reviews() -> dict[str, Sample]:
    """Annual reviews of outcome 1, each with a correction: one that is prepared, one discussed, one concluded."""
    version = version_in_force(KAZ)
    watched = assumptions_of(version, "1")
    said = {"verdict": "holds", "judgement": {"en": "It does"}}
    rows = [
        review.open_review(OpenReview(framework=KAZ, outcome=outcome, year=year), by=TESTER, at=LATER_ON).number
        for outcome, year in (("1", 2026), ("1", 2027), ("1", 2028))
    ]
    for number in rows:
        review.prepare(OfReview(framework=KAZ, number=number), by=TESTER, at=LATER_ON)
        texts = {"summary": {"en": "It goes on"}, "risk_notes": {"en": "None is new"}}
        review.write(WriteReview.model_validate({"framework": KAZ, "number": number, **texts}), by=TESTER, at=LATER_ON)
        for each in watched:
            told = {"framework": KAZ, "number": number, "assumption": each.key, **said}
            review.judge(JudgeAssumption.model_validate(told), by=TESTER, at=LATER_ON)
    for number in rows[1:]:
        day = {"framework": KAZ, "number": number, "discussed_on": LATER_ON.date()}
        review.discuss(DiscussReview.model_validate(day), by=TESTER, at=LATER_ON)
    review.conclude(OfReview(framework=KAZ, number=rows[2]), by=TESTER, at=LATER_ON)
    wish = {"framework": KAZ, "number": rows[0], "what": {"en": "Train nurses"}, "due_on": "2027-06-30"}
    numbers = [
        correction.propose(ProposeCorrection.model_validate(wish), by=TESTER, at=LATER_ON).number for _ in range(3)
    ]
    decline = {"framework": KAZ, "number": numbers[1], **REASON}
    correction.decline(DeclineCorrection.model_validate(decline), by=TESTER, at=LATER_ON)
    correction.accept(OfCorrection(framework=KAZ, number=numbers[2]), by=TESTER, at=LATER_ON)
    of = {"framework": KAZ, "number": rows[0]}
    sent = {
        "review.prepare": of,
        "review.write": {**of, "summary.en": "Another"},
        "review.judge": {**of, "assumption": watched[0].key, "verdict": "uncertain", "judgement.en": "Less money"},
        "review.update_risk": {**of, "risk": risks_of(version, "1")[0].key, "course": "grown"},
        "review.discuss": {**of, "discussed_on": LATER_ON.date().isoformat()},
        "review.conclude": {**of, "number": rows[1]},
        "review.reopen": {**of, "number": rows[2], **REASON},
        "correction.propose": {**of, "what.en": "Train teachers", "due_on": "2027-06-30"},
        "correction.accept": {**of, "number": numbers[0]},
        "correction.decline": {**of, "number": numbers[0], **REASON},
        "correction.finish": {**of, "number": numbers[2], "note": "By a letter"},
        "correction.reopen": {**of, "number": numbers[1], **REASON},
    }
    place = Scope(KAZ, frozenset({"1"}))
    found = {f"learning.{act}": Sample(each, place, Permission.SEE_WORKPLANS) for act, each in sent.items()}
    return {**found, "learning.review.open": Sample({"framework": KAZ, "outcome": "1", "year": 2026}, place, None)}


def work_plans() -> dict[str, Sample]:
    """Of UNICEF, under an output of outcome 1."""
    place = Scope(KAZ, frozenset({"1"}), frozenset({"unicef"}))
    given = {"framework": KAZ, "output": "1.1", "title": {"en": "Advice"}, "entities": ["unicef"], "status": "pipeline"}
    number = sub_output.add(AddSubOutput.model_validate(given), by=TESTER, at=NOW).number
    of = {"framework": KAZ, "number": number}
    sub_output.amend(AmendSubOutput.model_validate({**of, "code": "1.1.9"}), by=TESTER, at=NOW)
    amended = Event.objects.latest("pk")
    sent = {
        "add": {"framework": KAZ, "output": "1.1", "title.en": "Other advice", "entities": ["unicef"]},
        "amend": {**of, "code": "1.1.1"},
        "move": {**of, "act": "begin"},
        "narrate": {**of, "year": "2026", "text.en": "It was given"},
        "take_back": {**of, "change": amended.pk},
        "end": {**of, **REASON},
        "restore": {**of, **REASON},
    }
    found = {
        f"workplans.sub_output.{act}": Sample(each, place, None if act == "add" else Permission.SEE_WORKPLANS)
        for act, each in sent.items()
    }
    line = {**of, "year": "2026"}
    money.set_line(SetLine.model_validate({**line, "required": "5"}), by=TESTER, at=NOW)
    paid = Event.objects.latest("pk")
    told = {**line, "instrument": "core", "required": "1"}
    taken = {**of, "change": paid.pk}
    acts = {"set": {**line, "required": "10"}, "clear": {**line, **REASON}, "tell_apart": told, "take_back": taken}
    for act, each in acts.items():
        found[f"funding.line.{act}"] = Sample(each, place, Permission.SEE_WORKPLANS)
    return {
        **found,
        **plans(),
        **pairs(of),
        **giving(of, place),
        **outputs(number),
        "workplans.plan.import": Sample({"framework": KAZ, "file": "0" * 64}, IN_FRAMEWORK, None),
    }


def outputs(number: int) -> dict[str, Sample]:
    """A deliverable of the sub-output above, and an indicator of its output: entities that contribute may edit it."""
    place = Scope(KAZ, frozenset({"1"}), frozenset({"unicef"}))
    told = {"framework": KAZ, "sub_output": number, "due_on": SOON}
    made = deliverable.add(AddDeliverable.model_validate({**told, "title": {"en": "Guide"}}), by=TESTER, at=NOW)
    of = {"framework": KAZ, "number": made.number}
    sent = {
        "add": {**told, "title.en": "Atlas"},
        "amend": {**of, "note": "Another"},
        "deliver": {**of, "delivered_on": TODAY.isoformat()},
        "end": {**of, **REASON},
    }
    found = {
        f"workplans.deliverable.{act}": Sample(each, place, Permission.SEE_WORKPLANS) for act, each in sent.items()
    }
    said = {"framework": KAZ, "output": "1.1"}
    made = output_indicator.add(
        AddOutputIndicator.model_validate({**said, "title": {"en": "Schools"}}), by=TESTER, at=NOW
    )
    version = version_in_force(KAZ)
    wide, one = place_of(KAZ, "1.1", around(version)), {"framework": KAZ, "number": made.number}
    measured = {
        "amend": {**one, "unit": "schools"},
        "target": {**one, "year": "2026", "value": "5"},
        "aggregate": {**one, "over_entities": "sum", "over_time": "latest", **REASON},
        "end": {**one, **REASON},
    }
    found |= {
        f"workplans.output_indicator.{act}": Sample(each, wide, Permission.SEE_WORKPLANS)
        for act, each in measured.items()
    }
    found |= reached(made.number, place)
    return {**found, "workplans.output_indicator.add": Sample({**said, "title.en": "Teachers"}, wide, None)}


def reached(indicator: int, place: Scope) -> dict[str, Sample]:
    """What UNICEF reached of the output indicator above: a draft that was submitted once, which members see."""
    about = {"framework": KAZ, "output_indicator": indicator, "year": 2026, "entity": "unicef", "value": "5"}
    made = output_value.report(ReportOutputValue.model_validate(about), by=TESTER, at=NOW)
    OutputValue.objects.filter(number=made.number).update(recalled_at=NOW)
    of = {"framework": KAZ, "number": made.number}
    sent = dict.fromkeys(("submit", "recall", "assure", "drop"), of)
    sent |= {act: {**of, **REASON} for act in ("return", "withdraw")}
    told = {**about, "output_indicator": str(indicator), "year": "2027"}
    found = {f"workplans.output_value.{act}": Sample(each, place, Permission.SEE_VALUES) for act, each in sent.items()}
    return {**found, "workplans.output_value.report": Sample(told, place, Permission.SEE_VALUES)}


def plans() -> dict[str, Sample]:
    """The joint work plan of outcome 1 in 2026, and a decision of the steering committee."""
    said = {"framework": KAZ, "outcome": "1", "year": 2026}
    plan_of_group.open_plan(OpenPlan.model_validate(said), by=TESTER, at=NOW)
    told = {"framework": KAZ, "body": "jsc", "decided_on": TODAY.isoformat()}
    made = decision.record(RecordDecision.model_validate({**told, "title": {"en": "Plans"}}), by=TESTER, at=NOW)
    of = {"framework": KAZ, "number": made.number, **REASON}
    found = {
        "governance.decision.record": Sample({**told, "title.en": "Other plans"}, IN_FRAMEWORK, None),
        "governance.decision.amend": Sample({**of, "reference": "3"}, IN_FRAMEWORK, Permission.SEE_DECISIONS),
        "governance.decision.end": Sample(of, IN_FRAMEWORK, Permission.SEE_DECISIONS),
    }
    found |= programme_documents()
    place = Scope(KAZ, frozenset({"1"}))
    moves = ("submit", "clear", "begin", "keep", "review", "close", "date", "carry_over", "take_back_carry_over")
    back = ("take_back", "return", "decline", "revise", "reopen")
    sent: dict[str, dict[str, Any]] = dict.fromkeys(moves, said) | {act: {**said, **REASON} for act in back}
    sent["endorse"] = {**said, "decision": made.number}
    found |= {f"workplans.plan.{act}": Sample(each, place, Permission.SEE_WORKPLANS) for act, each in sent.items()}
    return {**found, "workplans.plan.open": Sample({**said, "year": 2027}, place, None)}


def programme_documents() -> dict[str, Sample]:
    """The country programme document of UNICEF."""
    period = {"starts_on": "2026-01-01", "ends_on": "2030-12-31"}
    told = {"framework": KAZ, "entity": "unicef", "kind": "programme_document", **period}
    made = programme_document.register(
        RegisterDocument.model_validate({**told, "title": {"en": "Programme"}}), by=TESTER, at=NOW
    )
    of, place = {"framework": KAZ, "number": made.row.number}, Scope(KAZ, entities=frozenset({"unicef"}))
    sent = {act: {**of, **REASON} for act in ("end", "withdraw", "return", "reopen")}
    sent |= dict.fromkeys(("request", "confirm"), of)
    sent |= {"amend": {**of, "reference": "DP/1"}, "word": {**of, "outcome": "1", "text.en": "People live well"}}
    judged = {"return", "confirm", "reopen"}
    found = {
        f"workplans.programme_document.{act}": Sample(
            each, IN_FRAMEWORK if act in judged else place, Permission.SEE_WORKPLANS
        )
        for act, each in sent.items()
    }
    return {**found, "workplans.programme_document.register": Sample({**told, "title.en": "Another"}, place, None)}


def pairs(of: dict[str, Any]) -> dict[str, Sample]:
    """Of the sub-output above and one of another entity under outcome 2: whoever may edit either may do it."""
    given = {"framework": KAZ, "output": "2.1", "title": {"en": "Advice"}, "entities": ["undp"]}
    number = sub_output.add(AddSubOutput.model_validate(given), by=TESTER, at=NOW).number
    pair = {"framework": KAZ, "one": of["number"], "other": number, **REASON}
    place = Scope(KAZ, frozenset({"1", "2"}), frozenset({"unicef", "undp"}))
    dismiss(DismissPair.model_validate(pair), by=TESTER, at=NOW)
    formed = {"framework": KAZ, "one": of["number"], "other": number, "name": "Together", "kind": "initiative"}
    days = {"starts_on": "2026-01-01", "ends_on": "2027-12-31"}
    sample = Sample({}, place, Permission.SEE_WORKPLANS)
    told = [FormInitiative.model_validate({**formed, **days, "name": name}) for name in ("Standing", "Over")]
    stands, over = (form(each, by=TESTER, at=NOW) for each in told)

    ended = {"framework": KAZ, "number": over.number, **REASON}
    end_initiative(EndInitiative.model_validate(ended), by=TESTER, at=NOW)
    of_initiative = {"framework": KAZ, "number": stands.number}
    return {
        "workplans.overlap.dismiss": replace(sample, sent=pair),
        "workplans.overlap.restore": replace(sample, sent=pair),
        "workplans.initiative.form": replace(sample, sent={**formed, **days}),
        "workplans.initiative.amend": replace(sample, sent={**of_initiative, "name": "Apart"}),
        "workplans.initiative.end": replace(sample, sent={**of_initiative, **REASON}),
        "workplans.initiative.restore": replace(sample, sent=ended),
    }


def giving(of: dict[str, Any], place: Scope) -> dict[str, Sample]:
    """A contribution of UNICEF, of which something is allocated to a sub-output, and a reallocation of it."""
    given = {
        **{"framework": KAZ, "title": "Grant", "donor": "Norway", "entity": "unicef", "earmarking": "none"},
        **{"starts_on": "2026-01-01", "ends_on": "2027-12-31", "amount": "10", "agreed_on": "2026-01-01"},
    }
    row = contribution.add(AddContribution.model_validate({**given, "stage": "signed"}), by=TESTER, at=NOW)
    other = contribution.add(AddContribution.model_validate(given), by=TESTER, at=NOW)
    one, two = {"framework": KAZ, "number": row.number}, {"framework": KAZ, "number": other.number}
    put = {**one, "sub_output": str(of["number"]), "year": "2026", "entity": "unicef"}
    allocation.set_allocation(SetAllocation.model_validate({**put, "amount": "5"}), by=TESTER, at=NOW)
    moved = {
        **{**one, "entity": "unicef", "source": str(of["number"]), "source_year": "2026", "amount": "1"},
        **{"target": str(of["number"]), "target_year": "2027", **REASON},
    }
    proposed = reallocation.propose(ProposeReallocation.model_validate(moved), by=TESTER, at=NOW)
    theirs = {"framework": KAZ, "number": proposed.number}
    rate = {"framework": KAZ, "currency": "EUR", "month": "2026-01", "rate": "0.9", "source": "treasury.un.org"}
    entity = Scope(KAZ, entities=frozenset({"unicef"}))
    sent: dict[str, tuple[dict[str, Any], Scope]] = {
        "rate.set": (rate, IN_FRAMEWORK),
        "frame.set": ({"framework": KAZ, "outcome": "1", "entity": "unicef", "year": "2026", "needed": "7"}, place),
        "contribution.add": (given, place),
        "contribution.amend": ({**one, "note": "Note"}, place),
        "contribution.correct_earmarking": ({**one, "earmarking": "soft", **REASON}, place),
        "contribution.move": ({**two, "act": "talk"}, place),
        "contribution.end": ({**two, **REASON}, place),
        "contribution.restore": ({**two, **REASON}, place),
        "allocation.set": ({**put, "amount": "6"}, place),
        "reallocation.propose": (moved, entity),
        "reallocation.consent_for_government": ({**theirs, "note": "Yes, we do"}, entity),
        "reallocation.consent_for_entity": ({**theirs, "note": "Yes, we do"}, entity),
        "reallocation.decline_for_government": ({**theirs, **REASON}, entity),
        "reallocation.decline_for_entity": ({**theirs, **REASON}, entity),
        "reallocation.withdraw": ({**theirs, **REASON}, entity),
    }
    return {f"funding.{act}": Sample(said, where, Permission.SEE_WORKPLANS) for act, (said, where) in sent.items()}


def webhooks() -> dict[str, Sample]:
    hook = Hook.objects.create(
        framework=KAZ, url="https://example.org/", secret="x", made_by="x", made_at=NOW, reached=0
    )
    sent = {"number": hook.pk, **REASON}
    return {
        "hooks.webhook.end": Sample(sent, IN_FRAMEWORK, Permission.MANAGE_WEBHOOKS),
        "hooks.webhook.take_over": Sample({"number": hook.pk}, IN_FRAMEWORK, Permission.MANAGE_WEBHOOKS),
    }


def noted(version: Version) -> tuple[Attachment, Comment]:
    """A document and a comment on an indicator, by somebody of whom nobody here knows."""
    sent = keep(io.BytesIO(PDF), "Report.pdf", len(PDF), person=None, at=NOW)
    thing = {"framework": version.code, "kind": "indicator", "key": version.indicators.first().key}
    said = AttachDocument.model_validate({**thing, "file": sent.upload.blob.digest})
    attached = document.attach(said, by=TESTER, at=NOW)
    return attached, comment.write(WriteComment.model_validate({**thing, "text": "Why?"}), by=TESTER, at=NOW)


def notes() -> dict[str, Sample]:
    """On an indicator; the file of the sample was sent by somebody else, so that rules refuse whoever may attach it."""
    attached, written = noted(Version.objects.filter(framework__code=KAZ).latest("number"))
    thing = {"framework": KAZ, "kind": "indicator", "key": "1.2.1"}
    of_document, of_comment = {"number": attached.pk, **REASON}, {"number": written.pk, **REASON}
    sample = Sample({}, IN_FRAMEWORK, Permission.SEE_TRAIL)
    return {
        "attachments.document.attach": replace(sample, sent={**thing, "file": "0" * 64}),
        "attachments.document.end": replace(sample, sent=of_document),
        "attachments.document.withdraw": replace(sample, sent=of_document, of_others=True),
        "comments.comment.end": replace(sample, sent=of_comment),
        "comments.comment.withdraw": replace(sample, sent=of_comment, of_others=True),
        "comments.comment.write": replace(sample, sent={**thing, "text": "Why?"}),
    }


def token_of(caller: Caller) -> int:
    """The number of a token of theirs; of nobody's, where they have no account."""
    if caller.person is None:
        return 0
    made, _ = Token.objects.get_or_create(
        person=caller.person,
        name="x",
        defaults={"begins": "shq_", "secret": str(caller.person.pk), "made_at": NOW, "expires_at": NOW},
    )
    return made.pk
