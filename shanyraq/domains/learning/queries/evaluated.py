"""What an evaluation may name: entities, bodies, outcomes, activities; who carries out what is evaluated."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from shanyraq.base.doors.subjects import named_now
from shanyraq.domains.framework.queries.called import entries_named
from shanyraq.domains.framework.queries.texts import Text, short_text
from shanyraq.domains.learning.models import Activity, Evaluation, Undertaking
from shanyraq.domains.learning.queries.undertakings import untouched
from shanyraq.domains.learning.rules.activities import standing_on
from shanyraq.domains.learning.rules.evidence import understood
from shanyraq.domains.learning.vocabulary import Standing
from shanyraq.domains.learning.vocabulary.evaluations import Kind
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.domains.parties.queries.called import short_names
from shanyraq.domains.workplans.queries.around import Around, around
from shanyraq.domains.workplans.queries.tagged import carried_out_by

EVALUATIONS = "evaluations"
"""The category of the plan whose activities are evaluations."""


@dataclass(frozen=True, slots=True)
class There:
    """``organisations``: the keys of all of them; ``bodies``: key → what it is called."""

    around: Around
    organisations: frozenset[str]
    bodies: Mapping[str, Text]
    outcomes: tuple[str, ...]

    def called(self, key: str) -> str | Mapping[str, str]:
        """What an organisation or body is called; a key that nobody has as it is."""
        named = self.around.named.get(key)
        return named.called if named else self.bodies.get(key, key)

    @property
    def owners(self) -> frozenset[str]:
        """Whoever a recommendation may be addressed to."""
        return self.organisations | self.bodies.keys()


def there(version: Version) -> There:
    """What a version has. Two statements at most when its package was read before."""
    found = around(version)
    known = recent_package(version).governance.bodies
    bodies = {each.key: short_text(each.name, each.short_name, version.language) for each in known}
    outcomes = tuple(dict.fromkeys(line.outcome for line in found.outputs))
    return There(found, frozenset(found.named), bodies, outcomes)


def planned(version: Version) -> dict[str, tuple[int, Text]]:
    """The evaluations of the plan: key of the activity → its year and text, in printed order. No statement when the
    package was read before.
    """
    found = recent_package(version).monitoring_plan.activities
    return {each.key: (each.year, each.text) for each in found if each.category == EVALUATIONS}


def planned_now(version: Version, told: Mapping[str, Undertaking], on: date) -> list[tuple[str, int, Text, Standing]]:
    """The same as a list, each with the year in which it counts by now and how it stands on a day. No statement.

    :param told: what is told of activities.
    """
    last, found = version.ends_on, []
    for key, (printed, text) in planned(version).items():
        row = told.get(key) or untouched(version.framework_id, key)
        year = row.year or printed
        due_on = row.ends_on or (last if last.year == year else date(year, 12, 31))
        found.append((key, year, text, standing_on(row.state, due_on, on)))
    return found


def activity_known(version: Version, key: str) -> bool:
    """Whether the plan has an activity; an empty key names none."""
    return Activity.objects.filter(version=version, key=key).exists()


def involved(version: Version, row: Evaluation, known: There) -> list[str]:
    """Who carries out what is evaluated: entities and implementing partners, by their keys and names. One statement."""
    if row.kind != Kind.FRAMEWORK and not row.outcomes:
        keys = {row.entity} - {""}
    else:
        of = set(row.outcomes or known.outcomes)
        outputs = [line.code for line in known.around.outputs if line.outcome in of]
        keys = {row.entity} - {""} | set(carried_out_by(version.framework_id, outputs))
        keys |= {entity for code in outputs for entity in known.around.of_output[code].entities}
    return sorted({name for key in keys for name in _names(key, known)})


def _names(key: str, known: There) -> Iterator[str]:
    yield key
    named = known.around.named.get(key)
    if named is None:
        return
    for text in (named.short, named.name, named.called):
        yield from text.values() if isinstance(text, Mapping) else (text,)


def evidence_there(framework: str, evidence: Sequence[str]) -> dict[tuple[str, str], Mapping[str, str]]:
    """Those things that evidence names and that there are: kind and key → what each is called. A statement a kind."""
    asked = [(framework, each.kind, each.key) for each in map(understood, evidence) if each.kind]
    return {(kind, key): names for (_framework, kind, key), names in named_now(asked).items() if names}


def owners_named(framework: str, keys: Sequence[str]) -> dict[str, dict[str, str]]:
    """What organisations and bodies are called for short by language, by their keys. Three statements."""
    bodies = entries_named("body", framework, keys)
    return {**bodies, **short_names(framework, keys)}
