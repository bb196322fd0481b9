"""The verb engine: permission, work, event, commit; and the registry of all verbs.

A verb is a function of a command. Who calls it passes ``by=`` and ``at=``; it gets a ``Trail`` in their place.
"""

import functools
import logging
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Concatenate, Generic, ParamSpec, TypeVar, get_type_hints

from shanyraq.base.access.refusing import not_made_for
from shanyraq.base.access.rules import may, may_anywhere
from shanyraq.base.access.vocabulary import PERMISSIONS, Permission
from shanyraq.base.audit.chain import Part, all_or_nothing, hold_chain
from shanyraq.base.audit.models import Event
from shanyraq.base.audit.recording import record
from shanyraq.base.verbs.looking import looking
from shanyraq.base.verbs.turn import turn
from shanyraq.kernel.actors import Actor, Door
from shanyraq.kernel.commands import Command, Written
from shanyraq.kernel.errors import HIDDEN, Conflict, NotAllowed, NotFound, Refused
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.merging import three_ways
from shanyraq.kernel.rules import RULES
from shanyraq.kernel.scopes import EVERYWHERE, Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.subjects import Subject

logger = logging.getLogger(__name__)
Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")
Known = Callable[[Mapping[str, Any]], Mapping[str, Any]]
Judge = Callable[[Any, date], Sequence[Finding]]
Hides = Callable[[Any, Actor, Scope], bool]
"""From a command, who asks and where its thing belongs: whether there is no such thing for them."""
Settled = Callable[[str, Sequence[tuple[Any, Sequence[Finding]]], date], Sequence[Sequence[Finding]]]
"""From a framework, and results of a verb with what was remarked of each, on a day: of each, what holds no more."""
ALL_DOORS = frozenset({Door.WEB, Door.API, Door.CLI, Door.SHEET})
NEEDS = gettext_noop("“{verb}” needs the right «{right}» here")
NEEDS_ACCOUNT = gettext_noop("“{verb}” needs the right «{right}» here; name the account of somebody who has it (--as)")
BY_HAND = frozenset({Door.WEB, Door.CLI})
"""The doors that tell a secret, once, to the person whom it is for; no token makes or ends another."""


class NoEvent(RuntimeError):
    """A verb changed something and left no trace; its work was rolled back."""


class Trail:
    """What a verb is handed: who acts and when, and the ways to refuse, to warn and to leave its trace."""

    def __init__(self, name: str, by: Actor, at: datetime) -> None:
        self.name, self.by, self.at = name, by, at
        self.event: Event | None = None
        self.findings: list[Finding] = []
        self.unchanged = False
        self.looks = False

    def ask(self, findings: Sequence[Finding]) -> None:
        """Takes what rules found: errors refuse, the others are returned with the result and shown.

        :raises Refused: with all findings, when one of them is an error.
        """
        self.findings += [VERBS[self.name].at_field(finding) for finding in findings]
        if any(finding.severity is Severity.ERROR for finding in findings):
            raise Refused(self.findings)

    def expect(self, seen: int | None, revision: int, *, mine: Mapping[str, Any], theirs: Mapping[str, Any]) -> None:
        """Refuses a change made from an older revision, with both sides. ``seen`` None: whoever asks saw none.

        :raises Conflict: naming the fields that differ.
        """
        if seen is not None and seen != revision:
            apart = {name: value for name, value in mine.items() if name in theirs and theirs[name] != value}
            raise _stale(seen, revision, apart, theirs)

    def merge(
        self,
        seen: int | None,
        revision: int,
        *,
        mine: Mapping[str, Any],
        theirs: Mapping[str, Any],
        base: Callable[[], Mapping[str, Any]],
    ) -> dict[str, Any]:
        """The fields that are to change, of those that were sent. ``base``: the thing as it stood at ``seen``.

        What only one side changed is no conflict. ``seen`` None: whoever asks saw nothing, and means what they sent.

        :raises Conflict: naming the fields that both sides changed, and differently.
        """
        stale = seen is not None and seen != revision
        changed, apart = three_ways(base() if stale else theirs, mine, theirs)
        if apart:
            raise _stale(seen, revision, apart, theirs, changed)
        return changed

    def record(
        self,
        subject: Subject,
        change: Mapping[str, Any] | None = None,
        *,
        before: Mapping[str, Any] | None = None,
        after: Mapping[str, Any] | None = None,
        reason: str = "",
    ) -> None:
        """Writes the event of this verb. Of ``before`` and ``after`` it keeps the fields that differ."""
        before, after = dict(before or {}), dict(after or {})
        apart = [name for name in {**before, **after} if before.get(name) != after.get(name)]
        self.event = record(
            self.name,
            subject,
            by=self.by,
            at=self.at,
            reason=reason,
            change=change,
            before={name: before[name] for name in apart if name in before},
            after={name: after[name] for name in apart if name in after},
        )

    def nothing_to_do(self) -> None:
        """Says that the verb found everything as it should be and wrote nothing."""
        self.unchanged = True

    def leave_nothing(self, part: Part) -> None:
        """Rolls back a verb without an event, which said that there was nothing to do.

        :raises NoEvent: when it did not say so.
        """
        if self.event is not None:
            return
        if not self.unchanged:
            raise NoEvent(self.name)
        part.drop()


def _stale(
    seen: int | None,
    revision: int,
    apart: Mapping[str, Any],
    theirs: Mapping[str, Any],
    changed: Mapping[str, Any] | None = None,
) -> Conflict:
    """Both sides of a change that was made from an older revision."""
    words = gettext_noop("it is at revision {revision}, and the change was made from revision {seen}")
    return Conflict(
        Sentence(words, {"revision": str(revision), "seen": str(seen)}),
        mine=apart,
        theirs={name: theirs.get(name) for name in apart},
        again=True,
        changed=changed,
    )


@dataclass(frozen=True, slots=True)
class Done(Generic[Result]):
    """How a verb ended: what it gives back, its event (None: nothing to do), what its rules remarked. ``looked``: it
    was only asked what would be done.
    """

    result: Result
    event: Event | None
    findings: tuple[Finding, ...]
    looked: bool = False


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that a verb can be done to: what it is called, where it belongs, and the values of its fields.

    ``name`` is a text, or the same in several languages by their codes.
    ``values`` are as ``known`` gives them, ``seen`` among them. ``needs``: a right that this thing asks for beside
    that of the verb.
    """

    name: str | Mapping[str, str]
    values: Mapping[str, Any]
    scope: Scope
    needs: Permission | None = None


@dataclass(frozen=True, slots=True)
class Listing:
    """Everything that a verb can be done to, of a framework or (without one) of all: its workbook begins with it.

    ``keys``: the fields that say which thing it is. ``some``: of many, those alone whose first key is one of these.
    ``sets``: whether the verb sets what may not be there yet, a year of something say; ``within``: then things by the
    first key in which it may do so.
    """

    keys: tuple[str, ...]
    things: Callable[[str], Iterable[Thing]]
    some: Callable[[str, Collection[str]], Iterable[Thing]] | None = None
    sets: bool = False
    within: Callable[[str], Iterable[Thing]] | None = None

    def those(self, framework: str, values: Collection[str]) -> Iterable[Thing]:
        """The things whose first key is one of these, and others where there are never many."""
        return self.things(framework) if self.some is None else self.some(framework, values)


@dataclass(frozen=True, slots=True)
class Verb:
    """A registered verb.

    ``title`` is the label of its button, ``said`` the sentence of its event. ``command`` is what it is told; a
    verb without one has no derived doors. ``sees``: without this permission in its scope the thing does not
    exist for whoever asks; None for what everybody may see. ``known``: from fields that name a thing, the values
    that its other fields have now, ``seen`` among them; doors begin with these. ``listed``: the same of everything
    that it can be done to; a workbook begins with it. ``first``: rules over the command alone, asked before anybody
    looks whether it may be done there, so that whoever names a wrong place learns what is wrong with it. ``gives``:
    the form in which programs get its result; None where the result does not say how it is written. ``places``: to
    what, beside a framework, the things belong that it is done to: a role of anything narrower cannot do it. ``makes``:
    it makes something new; there is nothing to hide from whoever may not, and ``sees`` hides its events alone.
    ``judge``: what rules would remark of the command on a day, said beside its fields while somebody types.
    ``settled``: of what was remarked of things that were done together with others, what the others have settled.
    ``hides``: of the things that ``sees`` shows, those that do not exist for whoever may not do the verb with them.
    """

    name: str
    title: str
    said: str
    permission: Permission
    command: type[Command] | None
    scope: Callable[..., Scope]
    sees: Permission | None
    doors: frozenset[Door]
    known: Known | None
    listed: Listing | None
    first: Callable[..., Sequence[Finding]] | None
    gives: type[Written] | None
    places: frozenset[str]
    makes: bool
    judge: Judge | None
    settled: Settled | None
    hides: Hides | None
    perform: Callable[..., Done[Any]] = field(repr=False)
    function: Callable[..., Any] = field(repr=False)

    @property
    def told(self) -> type[Command]:
        """The command of a verb that has doors."""
        assert self.command is not None
        return self.command

    def at_field(self, finding: Finding) -> Finding:
        """A finding with the field of this verb in which it is mended: that of its rule, where it names none itself."""
        registered = RULES.get(finding.rule)
        named = finding.field or (registered.field if registered else "")
        return replace(finding, field=named if self.command and named in self.command.model_fields else "")

    @property
    def help(self) -> str:
        """What it does, in one paragraph: the beginning of the function's docstring."""
        return " ".join((self.function.__doc__ or "").split(":raises")[0].split())


VERBS: dict[str, Verb] = {}


def everywhere(*_: Any, **__: Any) -> Scope:
    """The scope of what belongs to the installation."""
    return EVERYWHERE


def in_framework(command: Any, **_: Any) -> Scope:
    """The scope of a command that names a framework and nothing narrower."""
    return Scope(framework=command.framework)


def verb(  # noqa: PLR0913 - the facts of a verb, each by name
    name: str,
    *,
    title: str,
    said: str,
    permission: Permission,
    scope: Callable[..., Scope] = in_framework,
    sees: Permission | None = None,
    doors: frozenset[Door] = ALL_DOORS,
    known: Known | None = None,
    listed: Listing | None = None,
    first: Callable[..., Sequence[Finding]] | None = None,
    places: frozenset[str] = frozenset({"outcome", "entity"}),
    makes: bool = False,
    looks: Callable[..., bool] | None = None,  # whether it asks only what would be done: nothing of it stays
    judge: Judge | None = None,
    settled: Settled | None = None,
    hides: Hides | None = None,
) -> Callable[[Callable[Concatenate[Trail, Parameters], Result]], Callable[..., Result]]:
    """Registers ``function(trail, command)``; it is called with ``by=`` and ``at=`` in the trail's place.

    :raises ValueError: when the name is taken, or a title or sentence is missing.
    """

    def register(function: Callable[Concatenate[Trail, Parameters], Result]) -> Callable[..., Result]:
        _refuse_nameless(name, title, said)

        def perform(*args: Any, by: Actor, at: datetime, **options: Any) -> Done[Result]:
            trail = Trail(name, by, at)
            only_looks = looks is not None and looks(*args, **options)
            return (_looked if only_looks else _done)(function, trail, *args, **options)

        @functools.wraps(function)
        def run(*args: Any, by: Actor, at: datetime, **options: Any) -> Result:
            return perform(*args, by=by, at=at, **options).result

        command = _command_of(function)
        VERBS[name] = Verb(
            name=name,
            title=title,
            said=said,
            permission=permission,
            command=command,
            scope=scope,
            sees=sees,
            doors=doors if command else frozenset(),
            known=known,
            listed=listed,
            first=first,
            gives=_given_by(function),
            places=places if scope not in (in_framework, everywhere) else frozenset(),
            makes=makes,
            judge=judge,
            settled=settled,
            hides=hides,
            perform=perform,
            function=run,
        )
        return run

    return register


def _done(function: Callable[..., Result], trail: Trail, *args: Any, **options: Any) -> Done[Result]:
    """Does a verb: all of it with its event, or nothing."""
    with all_or_nothing() as part, turn():
        admit(VERBS[trail.name], trail, *args, **options)
        result = function(trail, *args, **options)
        trail.leave_nothing(part)
    return Done(result, trail.event, tuple(trail.findings))


def _looked(function: Callable[..., Result], trail: Trail, *args: Any, **options: Any) -> Done[Result]:
    """Looks what a verb would do, without the lock of those who write."""
    trail.looks = True
    with looking(), turn():
        admit(VERBS[trail.name], trail, *args, **options)
        result = function(trail, *args, **options)
    if trail.event is not None or not trail.unchanged:
        raise NoEvent(trail.name)
    return Done(result, None, tuple(trail.findings), looked=True)


def _refuse_nameless(name: str, title: str, said: str) -> None:
    if name in VERBS:
        raise ValueError(f"Verb {name} is registered twice.")
    if not (title.strip() and said.strip()):
        raise ValueError(f"Verb {name} has no title, or no sentence for its event.")


def admit(verb: Verb, trail: Trail, *args: Any, **options: Any) -> None:
    """Waits for its turn, and lets pass whoever may do the verb with what it was told.

    :raises Refused: when its first rules refuse it to whoever may do it in some place.
    :raises NotFound: when there is no such thing, or the actor may not see it.
    :raises NotAllowed: when the actor may see it, and not do this with it.
    """
    if not trail.looks:
        hold_chain()
    by = trail.by
    if verb.first is not None and may_anywhere(by, verb.permission) and (by.only is None or verb.name in by.only):
        trail.ask(verb.first(*args, by=by, at=trail.at, **options))
    with hiding(verb, by):
        where = verb.scope(*args, **options)
    allow_or_note(verb, by, where, args[0] if args else None)


def may_do(verb: Verb, by: Actor, thing: Thing) -> bool:
    """Whether the thing exists for the actor, and they may do the verb with it."""
    needed = [right for right in (verb.sees, verb.permission, thing.needs) if right is not None]
    return all(may(by, right, thing.scope) for right in needed)


def allow(verb: Verb, by: Actor, scope: Scope, command: Any = None) -> None:
    """Lets pass whoever may. A verb without doors is part of another one, for which a token was made or was not.

    :param command: what it was told, by which a single thing is hidden from whoever sees others; None where it is
        asked of no single thing.
    :raises NotFound: when the actor may not even see the thing.
    :raises NotAllowed: when the actor may see it, and not do this with it.
    """
    if by.only is not None and verb.doors and verb.name not in by.only:
        raise not_made_for([verb.name])
    if may(by, verb.permission, scope):
        return
    if verb.sees is not None and not verb.makes and not may(by, verb.sees, scope):
        raise NotFound(HIDDEN)
    if verb.hides is not None and command is not None and verb.hides(command, by, scope):
        raise NotFound(HIDDEN)
    raise lacking(verb, by)


def lacking(verb: Verb, by: Actor) -> NotAllowed:
    """What is said to whoever does not have the right that the verb asks for."""
    values = {"verb": Sentence(verb.title), "right": Sentence(PERMISSIONS[verb.permission])}
    return NotAllowed(Sentence(NEEDS_ACCOUNT if by.may_all else NEEDS, values), lacks_right=True)


def allow_or_note(verb: Verb, by: Actor, scope: Scope, command: Any = None) -> None:
    """The same; the log tells who tried what they may not."""
    try:
        allow(verb, by, scope, command)
    except (NotAllowed, NotFound):
        logger.warning("Refused: %s by account %s through %s", verb.name, by.person, by.door)
        raise


@contextmanager
def hiding(verb: Verb, by: Actor) -> Iterator[None]:
    """While it is found out where a thing belongs: one that there is not is told of like one that may not be seen.

    Otherwise whoever sees none of them could ask which there are: addresses of accounts, say.

    :raises NotFound: as it came, to whoever sees all of them.
    """
    try:
        yield
    except NotFound:
        if verb.sees is None or verb.makes or may(by, verb.sees, EVERYWHERE):
            raise
        raise NotFound(HIDDEN) from None


def standing(verb: Verb, by: Actor, entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """What stands of the thing that a form names, for whoever may do the verb with it; empty where it names none.

    :raises NotFound: when there is no such thing, or the actor may not see it.
    :raises NotAllowed: when the actor may see it, and not do this with it.
    """
    with hiding(verb, by):
        found = verb.known(entered) if verb.known else {}
        command = verb.told.model_construct(**found) if found else None
        where = verb.scope(command) if command else None
    if where is not None:
        allow(verb, by, where, command)
    return found


def standing_or_nothing(verb: Verb, by: Actor, entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The same before it is done: what stands in the way of that is said when it is tried."""
    try:
        return standing(verb, by, entered)
    except (NotFound, NotAllowed):
        return {}


def judged(verb: Verb, by: Actor, command: Command, on: date) -> list[Finding]:
    """What rules would remark of a command, for whoever may do it; nothing is done."""
    if verb.judge is None:
        return []
    try:
        with hiding(verb, by):
            where = verb.scope(command)
        allow(verb, by, where, command)
        return [verb.at_field(each) for each in verb.judge(command, on)]
    except (NotFound, NotAllowed):
        return []


def _command_of(function: Callable[..., Any]) -> type[Command] | None:
    for name, kind in get_type_hints(function).items():
        if name not in {"trail", "return"} and isinstance(kind, type) and issubclass(kind, Command):
            return kind
    return None


def _given_by(function: Callable[..., Any]) -> type[Written] | None:
    written = getattr(get_type_hints(function).get("return"), "written", None)
    return get_type_hints(written)["return"] if written else None
