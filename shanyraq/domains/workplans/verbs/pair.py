"""Two sub-outputs that are alike: dismissed with a reason, and restored."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.workplans.commands.joint import DismissPair, OfPair, RestorePair
from shanyraq.domains.workplans.models import Dismissal
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.joint import dismissals, pair_key, scope_of_pair, two
from shanyraq.domains.workplans.queries.kept import Kept, kept, of_framework
from shanyraq.domains.workplans.rules.editing import refused_ended
from shanyraq.domains.workplans.rules.initiatives import refused_pair
from shanyraq.kernel.commands import Written
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.subjects import Subject


class WrittenPair(Written):
    """A pair: the numbers of both sub-outputs, the smaller first, and whether it is dismissed."""

    one: int
    other: int
    dismissed: bool


@dataclass(frozen=True, slots=True)
class Changed:
    """What a verb gives back of a pair."""

    one: int
    other: int
    dismissed: bool

    def written(self) -> WrittenPair:
        """The same for programs."""
        return WrittenPair(one=self.one, other=self.other, dismissed=self.dismissed)


def where(command: OfPair, **_: Any) -> Scope:
    """Where either of the two belongs: whoever may edit one of them may say what becomes of both."""
    version, pair = two(command.framework, command.one, command.other)
    return scope_of_pair(version.code, [each.facts for each in pair], around(version))


def dismissed(framework: str) -> Iterator[Thing]:
    """Every pair of a framework that is dismissed."""
    version = version_in_force(framework)
    there = around(version)
    every = {each.number: each for each in kept(of_framework(version.framework_id))}
    for each in dismissals(version):
        pair = [every[number] for number in each.numbers if number in every]
        values = {"framework": framework, "one": each.numbers[0], "other": each.numbers[1]}
        if len(pair) == 2:
            yield Thing(titles(pair), values, scope_of_pair(framework, [one.facts for one in pair], there))


DISMISSED = Listing(("one", "other"), dismissed)


@verb(
    "workplans.overlap.dismiss",
    title=gettext_noop("Dismiss the pair"),
    said=gettext_noop("{actor} dismissed the likeness of {name}"),
    permission=Permission.EDIT_WORKPLANS,
    scope=where,
    sees=Permission.SEE_WORKPLANS,
)
def dismiss(trail: Trail, command: DismissPair) -> Changed:
    """Says why nothing follows from the likeness of two sub-outputs. The pair leaves the list, and can be restored."""
    version, pair = _pair(trail, command)
    one, other = pair
    found = Dismissal.objects.filter(one=one.pk, other=other.pk, ended_at=None)
    if found.exists():
        trail.nothing_to_do()
    else:
        Dismissal.objects.create(one_id=one.pk, other_id=other.pk, reason=command.reason, made_at=trail.at)
        _tell(trail, version, pair, command.reason, dismissed=True)
    return Changed(one.number, other.number, True)


@verb(
    "workplans.overlap.restore",
    title=gettext_noop("Restore the pair"),
    said=gettext_noop("{actor} restored the likeness of {name}"),
    permission=Permission.EDIT_WORKPLANS,
    scope=where,
    sees=Permission.SEE_WORKPLANS,
    listed=DISMISSED,
)
def restore(trail: Trail, command: RestorePair) -> Changed:
    """Takes back that a pair was dismissed: it stands in the list again, as long as the two are alike."""
    version, pair = _pair(trail, command)
    one, other = pair
    changed = Dismissal.objects.filter(one=one.pk, other=other.pk, ended_at=None).update(ended_at=trail.at)
    if changed:
        _tell(trail, version, pair, command.reason, dismissed=False)
    elif Dismissal.objects.filter(one=one.pk, other=other.pk).exists():
        trail.nothing_to_do()
    else:
        raise NotFound(Sentence(gettext_noop("dismissed pair {pair}"), {"pair": pair_key(one.number, other.number)}))
    return Changed(one.number, other.number, False)


def _pair(trail: Trail, command: OfPair) -> tuple[Version, list[Kept]]:
    """Both sub-outputs, the smaller number first."""
    trail.ask(refused_pair(command.one, command.other))
    version, pair = two(command.framework, command.one, command.other)
    for each in pair:
        trail.ask(refused_ended(str(each.number), has_ended=each.ended))
    return version, pair


def _tell(trail: Trail, version: Version, pair: list[Kept], reason: str, *, dismissed: bool) -> None:
    one, other = pair
    subject = Subject("overlap", pair_key(one.number, other.number), version.code, titles(pair))
    before, after = {"dismissed": not dismissed}, {"dismissed": dismissed}
    trail.record(subject, before=before, after=after, reason=reason)


def titles(pair: list[Kept]) -> str:
    """What both are called, in the first of their languages."""
    return " – ".join(next(iter(each.facts.title.values()), str(each.number)) for each in pair)
