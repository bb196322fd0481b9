"""What the verbs of activities have in common: the activity that is meant, its place, and how it is kept."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from shanyraq.base.audit.queries import before_changes
from shanyraq.base.verbs import Thing, Trail
from shanyraq.domains.learning.commands.activities import OfActivity, plain
from shanyraq.domains.learning.models import Undertaking
from shanyraq.domains.learning.queries.followed import Followed, activity_on, followed, scope_of
from shanyraq.domains.learning.queries.plan import Activity
from shanyraq.domains.learning.queries.undertakings import KIND, understood, untouched, values
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.kernel.commands import Written
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.subjects import Subject

NOUN = "learning.activity."
AMENDED = ("entities", "bodies", "in_charge", "cost_planned", "cost_spent", "funding", "statement", "use", "note")
"""What a form of an activity may begin with, beside its dates."""


class WrittenActivity(Written):
    """An activity that was written: its key, and the revision that the next change is made from."""

    key: str
    revision: int


class Result:
    """What a verb of an activity gives back."""

    def __init__(self, row: Undertaking) -> None:
        self.row = row

    def written(self) -> WrittenActivity:
        """The same for programs."""
        return WrittenActivity(key=self.row.key, revision=self.row.revision)


@dataclass(frozen=True)
class Changed:
    """An activity that a verb is about. ``printed``: as the plan has it; None where it was added."""

    version: Version
    printed: Activity | None
    row: Undertaking
    name: str

    @property
    def year(self) -> int:
        """The year in which it counts."""
        return self.row.year or (self.printed.year if self.printed else 0)

    @property
    def years(self) -> tuple[int, int]:
        """The first and the last year of the framework."""
        return self.version.starts_on.year, self.version.ends_on.year

    @property
    def subject(self) -> Subject:
        """The activity as the trail names it."""
        return Subject(KIND, self.row.key, self.version.code, self.name)


def where(command: OfActivity, **_: Any) -> Scope:
    """Where the activity belongs.

    :raises NotFound: when there is no such framework or activity.
    """
    version = version_in_force(command.framework)
    _plan, each = activity_on(version, command.key, version.starts_on)
    return scope_of(version.code, each)


def stands(trail: Trail, command: OfActivity) -> Changed:
    """The activity that is meant, with what is told of it."""
    version = version_in_force(command.framework)
    _plan, each = activity_on(version, command.key, trail.at.date())
    row = Undertaking.objects.filter(framework=version.framework_id, key=command.key).first()
    printed = each.activity if each.number is None else None
    return Changed(version, printed, row or untouched(version.framework_id, command.key), name_of(version, each))


def name_of(version: Version, each: Followed) -> str:
    """What the trail calls an activity, in the language that was signed where it is said in it."""
    text = each.text
    return (text if isinstance(text, str) else text.get(version.language) or next(iter(text.values()), ""))[:200]


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The activity as it stands, with its revision."""
    framework, key = entered.get("framework"), entered.get("key")
    if not (framework and key):
        return {}
    version = version_in_force(str(framework))
    _plan, each = activity_on(version, str(key), version.starts_on)
    return told(version, each, Undertaking.objects.filter(framework=version.framework_id, key=key).first())


def told(version: Version, each: Followed, row: Undertaking | None) -> dict[str, Any]:
    """What forms begin with."""
    held = values(row or untouched(version.framework_id, each.key))
    names = ("starts_on", "ends_on", *AMENDED)
    said = {name: held[name] for name in names if held[name] not in (None, "", [], {})}
    return {"framework": version.code, "key": each.key, "seen": each.revision, "year": each.year, **said}


def standing(framework: str) -> Iterator[Thing]:
    """Every activity of a framework: printed, then added."""
    version = version_in_force(framework)
    rows = {row.key: row for row in Undertaking.objects.filter(framework=version.framework_id)}
    for each in followed(version, version.starts_on).activities:
        text = each.text if isinstance(each.text, str) else dict(each.text)
        yield Thing(text, told(version, each, rows.get(each.key)), scope_of(version.code, each))


def merged(trail: Trail, one: Changed, seen: int | None, mine: Mapping[str, Any]) -> dict[str, Any]:
    """The fields that are to change, of those that were sent. At revision 0 stands what is printed."""
    theirs = values(one.row)

    def base() -> Mapping[str, Any]:
        return before_changes(one.subject, NOUN, theirs, one.row.revision - (seen or 0))

    return trail.merge(seen, one.row.revision, mine=mine, theirs=theirs, base=base)


def written(trail: Trail, one: Changed, wanted: Mapping[str, Any], *, reason: str = "") -> Result:
    """Keeps an activity as it is by now, with its event; nothing where nothing changes."""
    row, before = one.row, values(one.row)
    after = {**before, **{name: plain(name, value) for name, value in wanted.items()}}
    if after == before:
        trail.nothing_to_do()
        return Result(row)
    for name in wanted:
        setattr(row, name, understood(name, after[name]))
    row.made_at, row.changed_at = row.made_at or trail.at, trail.at
    row.revision += 1
    row.save()
    trail.record(one.subject, before=before, after=after, reason=reason)
    return Result(row)
