"""A sub-output as plain values: what rules look at, files bring, pages show and events tell. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from shanyraq.domains.workplans.rules.places import UNKNOWN, Gazetteer

Text = Mapping[str, str]
"""A text by language."""
EMPTY: tuple[Any, ...] = (None, "", [], {})
"""How a plain value says nothing."""


@dataclass(frozen=True, slots=True)
class Sums:
    """Money of a year in one currency. None: nothing is said of it, which is not zero."""

    required: Decimal | None = None
    available: Decimal | None = None
    spent: Decimal | None = None

    @property
    def said(self) -> bool:
        """Whether anything is."""
        return (self.required, self.available, self.spent) != (None, None, None)

    @property
    def gap(self) -> Decimal | None:
        """To be mobilised: what is required less what is available; with a minus, more is available. None: not said."""
        return None if self.required is None else self.required - (self.available or 0)


@dataclass(frozen=True, slots=True)
class Facts:
    """Everything that is known of one sub-output.

    ``output``: the code of its output. ``status``: one of ``vocabulary.Status``, or empty. ``lead``: that of its
    entities that leads; empty where nobody said. Markers are levels from 0 to 3; None is «not marked», which is not 0.
    Lists hold keys of organisations, codes of SDG targets, values of the enums of ``vocabulary``; what is not known
    among these stands as it was printed. ``sdg_goals``: numbers of the goals. ``narratives`` and ``money`` by year.
    ``paid``: entities of which it is told that money here is theirs, ``given``: contributing partners of which it is
    told that it came from them, as far as somebody asked; no values of a sub-output: no two differ by these.
    """

    output: str
    title: Text
    code: str = ""
    identifier: str = ""
    description: Text = field(default_factory=dict)
    starts_on: date | None = None
    ends_on: date | None = None
    status: str = ""
    published: bool | None = None
    lead: str = ""
    entities: tuple[str, ...] = ()
    contributors: tuple[str, ...] = ()
    implementers: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    sdg_targets: tuple[str, ...] = ()
    sdg_goals: tuple[str, ...] = ()
    functions: tuple[str, ...] = ()
    groups: tuple[str, ...] = ()
    helps: tuple[str, ...] = ()
    cooperation: tuple[str, ...] = ()
    also_outputs: tuple[str, ...] = ()
    joint_names: tuple[str, ...] = ()
    joint_types: tuple[str, ...] = ()
    focal_users: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()
    gender: int | None = None
    gender_note: str = ""
    rights: int | None = None
    rights_note: str = ""
    peace: int | None = None
    peace_note: str = ""
    humanitarian: str = ""
    humanitarian_note: str = ""
    narratives: Mapping[int, Text] = field(default_factory=dict)
    money: Mapping[int, Sums] = field(default_factory=dict)
    paid: tuple[str, ...] = field(default=(), compare=False)
    given: tuple[str, ...] = field(default=(), compare=False)

    @property
    def led(self) -> tuple[str, ...]:
        """The entities in the order in which they are shown: the one that leads first."""
        return tuple(sorted(self.entities, key=lambda entity: entity != self.lead))


@dataclass(frozen=True, slots=True)
class Terms:
    """What was agreed of a joint programme or initiative. ``kind``: one of ``vocabulary.Joint``."""

    kind: str
    starts_on: date
    ends_on: date


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a framework says about the output that a sub-output stands under.

    ``entities``: keys of those that contribute to the output, or where it names none to its outcome. ``outputs``: the
    statement of every output by language, by its code; ``sdg_targets``: the codes of the targets of its outcome;
    ``known_organisations``: keys of the document and the register. ``gazetteer``: the places of the
    country. ``joint``: the joint programmes and initiatives by their names. ``first_year`` and ``last_year`` of the
    framework.
    """

    entities: frozenset[str]
    sdg_targets: frozenset[str]
    outputs: Mapping[str, Text]
    first_year: int
    last_year: int
    known_organisations: frozenset[str] = frozenset()
    gazetteer: Gazetteer = UNKNOWN
    joint: Mapping[str, Terms] = field(default_factory=dict)
