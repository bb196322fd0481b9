"""«My desk»: what waits for a person, derived from records when asked for and stored nowhere."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from shanyraq.base.access.models import Grant
from shanyraq.base.access.queries import in_force
from shanyraq.base.access.rules import may
from shanyraq.base.access.thresholds import review_ahead
from shanyraq.base.access.vocabulary import ROLES, Permission, Role
from shanyraq.base.comments.models import Comment
from shanyraq.base.comments.queries import unanswered
from shanyraq.domains.indicators.queries import load_results
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import versions_in_force
from shanyraq.domains.packages.queries.amendments import amendments
from shanyraq.domains.packages.rules.amendments import AMENDMENT
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.portal.ahead import Pending, ahead

SOON = timedelta(days=60)
"""How far ahead a date is a task."""
SIDES = {
    "agree_for_government": Permission.AGREE_FOR_GOVERNMENT,
    "agree_for_un": Permission.AGREE_FOR_UN,
    "apply": Permission.APPLY_PACKAGE,
}
WAITING = {
    "agree_for_government": gettext_noop("Amendment {number} waits for the Government: {title}"),
    "agree_for_un": gettext_noop("Amendment {number} waits for the United Nations: {title}"),
    "apply": gettext_noop("Amendment {number} was agreed to by both sides and can be applied: {title}"),
}


@dataclass(frozen=True, slots=True)
class Task:
    """Something that waits. ``page`` and ``args`` name the page where it is done; ``due_on``: where there is a day."""

    said: Sentence
    framework: str
    page: str
    args: tuple[str | int, ...]
    due_on: date | None = None
    is_past: bool = False


@dataclass(frozen=True, slots=True)
class Held:
    """A role of the person, where it holds and until when."""

    title: str
    framework: str
    where: str
    ends_on: date


def tasks(actor: Actor, today: date) -> list[Task]:
    """Everything that waits for an actor, the earliest day first; what has no day stands last."""
    own = list(_own(actor))
    found = [task for version in own for task in _of_framework(actor, version, today)]
    found += [_mention(comment) for comment in unanswered(actor, [version.code for version in own], today)]
    return sorted(found, key=lambda task: (task.due_on is None, task.due_on or today, task.framework))


def roles(person: int, today: date) -> list[Held]:
    """The roles of a person that are in force."""
    held = Grant.objects.filter(in_force(today), person=person)
    return [
        Held(ROLES[Role(each.role)].title, each.framework, each.outcome or each.entity or each.partner, each.ends_on)
        for each in held
    ]


def _own(actor: Actor) -> Iterator[Version]:
    """The frameworks in which the actor holds a role; all of them for a role without a place."""
    codes = {holding.reach.framework for holding in actor.holdings}
    for version in versions_in_force():
        if not version.is_copy and (version.code in codes or "" in codes):
            yield version


def _of_framework(actor: Actor, version: Version, today: date) -> Iterator[Task]:
    scope = Scope(version.code)
    for row in amendments(version.code):
        for act in AMENDMENT.acts(row.state):
            if act in SIDES and may(actor, SIDES[act], scope):
                said = Sentence(WAITING[act], {"number": row.number, "title": row.title})
                yield Task(said, version.code, "amendment", (version.code, row.number))
    if may(actor, Permission.SET_TARGETS, scope):
        for pending in ahead(version, load_results(version, today)).targets:
            if pending.due_on <= today + SOON:
                yield _target(version, pending)
    if may(actor, Permission.GRANT, scope):
        ending = Grant.objects.filter(in_force(today), framework=version.code, ends_on__lte=today + review_ahead(today))
        for grant in ending.exclude(person=actor.person).select_related("person"):
            message = gettext_noop("The role of {person} ends and is to be reviewed: {role}")
            said = Sentence(message, {"person": grant.person.name, "role": Sentence(ROLES[Role(grant.role)].title)})
            yield Task(said, version.code, "do", ("accounts.grant.prolong",), grant.ends_on)


def _mention(comment: Comment) -> Task:
    """Done when it is answered: no day, and nothing to tick off."""
    said = Sentence(gettext_noop("{person} asks you to look: {thing}"), {"person": comment.by, "thing": comment.about})
    return Task(said, comment.framework, "comment", (comment.framework, comment.pk))


def _target(version: Version, pending: Pending) -> Task:
    message = gettext_noop("The target of {indicator}, {row} is to be set")
    values = {"indicator": pending.code or pending.indicator, "row": pending.label or pending.row}
    args = (version.code, pending.indicator)
    return Task(Sentence(message, values), version.code, "indicator", args, pending.due_on, pending.is_past)
