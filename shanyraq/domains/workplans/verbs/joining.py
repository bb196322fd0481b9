"""What becomes of the sub-outputs of a joint programme or initiative: parts of its verbs, with an event for each."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.workplans.mapping.values import plain, subject_of
from shanyraq.domains.workplans.models import SubOutput
from shanyraq.domains.workplans.queries.kept import Kept
from shanyraq.domains.workplans.rules.facts import Facts
from shanyraq.domains.workplans.rules.initiatives import Named, joined, left, renamed
from shanyraq.domains.workplans.verbs.closing import ask_open
from shanyraq.domains.workplans.verbs.taking import Place, write_lists
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop


def _of_whole(place: Place, every: Sequence[Kept], scope: Scope, *_: object) -> Scope:
    """Where the joint programme or initiative belongs, as of the verb that this one is a part of."""
    return scope


@dataclass(frozen=True, slots=True)
class Before:
    """A joint programme or initiative as sub-outputs named it, and those that stand beside it."""

    was: Named
    others: Sequence[Named]


part = partial(verb, permission=Permission.EDIT_WORKPLANS, scope=_of_whole, doors=frozenset())


@part(
    "workplans.sub_output.join",
    title=gettext_noop("Name a joint initiative"),
    said=gettext_noop("{actor} joined {name} to “{initiative}”"),
)
def join(trail: Trail, place: Place, every: Sequence[Kept], scope: Scope, now: Named) -> None:
    """Lets sub-outputs name a joint programme or initiative and its kind; each has its event."""
    _write(trail, place, every, now.name, lambda facts: joined(facts, now))


@part(
    "workplans.sub_output.follow",
    title=gettext_noop("Follow a joint initiative"),
    said=gettext_noop("{actor} amended “{initiative}”, to which {name} belongs"),
)
def follow(trail: Trail, place: Place, every: Sequence[Kept], scope: Scope, before: Before, now: Named) -> None:
    """Lets the sub-outputs that name it follow its new name and kind; each has its event."""
    _write(trail, place, every, now.name, lambda facts: renamed(facts, before.was, now, before.others))


@part(
    "workplans.sub_output.leave",
    title=gettext_noop("Leave a joint initiative"),
    said=gettext_noop("{actor} took {name} out of “{initiative}”"),
)
def leave(trail: Trail, place: Place, every: Sequence[Kept], scope: Scope, before: Before) -> None:
    """Takes the name of one that ended out of its sub-outputs; each has its event."""
    _write(trail, place, every, before.was.name, lambda facts: left(facts, before.was, before.others))


def _write(
    trail: Trail, place: Place, every: Sequence[Kept], initiative: str, change: Callable[[Facts], Facts]
) -> None:
    wanted = [(each, changed) for each in every if (changed := change(each.facts)) != each.facts]
    if not wanted:
        trail.nothing_to_do()
    ask_open(trail, version_in_force(place.code), [(each.facts, facts) for each, facts in wanted])
    for each, facts in wanted:
        SubOutput.objects.filter(pk=each.pk).update(revision=each.revision + 1)
        write_lists([each.pk], [facts], of_old=[each.pk])
        subject = subject_of(place.code, each.number, each.facts)
        trail.record(subject, {"initiative": initiative}, before=plain(each.facts), after=plain(facts))
