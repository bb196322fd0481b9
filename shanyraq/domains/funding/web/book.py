"""The workbook of an entity: its sub-outputs, new ones, money of years, what was done in years, what comes of it.

It stands here, and not with work plans, because its rows are of both.
"""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext as _

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.doors.choices import choices
from shanyraq.base.verbs import Thing, verbbook
from shanyraq.base.verbs.engine import may_do
from shanyraq.base.workbooks.books import Book, Content, Sheet
from shanyraq.domains.funding.verbs.line import PLACE, lines_of
from shanyraq.domains.funding.web.book_of_outputs import OF_OUTPUTS, what_comes_of_it
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.workplans.queries.around import around
from shanyraq.domains.workplans.queries.kept import kept, of_framework
from shanyraq.domains.workplans.queries.telling import to_be_told
from shanyraq.domains.workplans.verbs.sub_output import standing
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.errors import NotFound
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop

NAME = "workplan"
ADD, AMEND, NARRATE = (f"workplans.sub_output.{act}" for act in ("add", "amend", "narrate"))
SET = "funding.line.set"
ROOM_FOR_NEW, ROOM_FOR_MONEY = 200, 500
"""Empty rows for new sub-outputs, and for new lines of money."""
ENTITY = gettext_noop("entity {key}")


def content(framework: str, entity: str, by: Actor, on: date) -> Content:
    """What stands in the workbook of an entity: what whoever asks may change of its sub-outputs.

    :raises NotFound: when there is no such framework, or no such entity in it.
    """
    version = version_in_force(framework)
    entities = dict(choices("entities", framework))
    if entity not in entities:
        raise NotFound(Sentence(ENTITY, {"key": entity}), _("There are: %(keys)s.") % {"keys": ", ".join(entities)})
    own = [each for each in standing(framework) if entity in each.values.get("entities", ()) and _may(AMEND, by, each)]
    new = _new(entity)
    sheets = (
        _standing(own),
        new,
        _money(version, entity, own, new),
        _narratives(version, own, on),
        *what_comes_of_it(version, entity, own, new),
    )
    return Content(str(entities[entity]), sheets)


def scopes(framework: str, entities: Sequence[str]) -> dict[str, Scope]:
    """Where sub-outputs of entities belong: to any outcome of the framework.

    :raises NotFound: when there is no such framework.
    """
    outcomes = frozenset(line.outcome for line in around(version_in_force(framework)).outputs)
    return {entity: Scope(framework, outcomes, frozenset({entity})) for entity in entities}


def _may(verb: str, by: Actor, thing: Thing) -> bool:
    return may_do(verbbook()[verb], by, thing)


def _standing(own: Sequence[Thing]) -> Sheet:
    return Sheet(
        key="standing",
        title=gettext_noop("Sub-outputs"),
        help=gettext_noop("What is planned already, as it stands. Change what is to change."),
        verb=AMEND,
        keys=("number",),
        things=own,
    )


def _new(entity: str) -> Sheet:
    return Sheet(
        key="new",
        title=gettext_noop("New sub-outputs"),
        help=gettext_noop(
            "A row for each sub-output that is to be added. Other sheets speak of it by the name in its first column: "
            "choose it there instead of a number."
        ),
        verb=ADD,
        label=gettext_noop("new {number}"),
        room=ROOM_FOR_NEW,
        given={"entities": [entity]},
        among={"entities": (entity,)},
    )


def _money(version: Version, entity: str, own: Sequence[Thing], new: Sheet) -> Sheet:
    numbers = {each.values["number"] for each in own}
    lines = [
        each
        for each in lines_of(version.code)
        if each.values["number"] in numbers and each.values["entity"] in ("", entity)
    ]
    years = range(version.starts_on.year, version.ends_on.year + 1)
    return Sheet(
        key="money",
        title=gettext_noop("Money by year"),
        help=gettext_noop(
            "What is required, available and spent: a row for each sub-output, year, contributing partner and kind of "
            "source. New rows stand below those that are there. Whose the money of a row is stays as it is; of money "
            "that is not told apart it is told on the page of the sub-output («Tell whose money it is»)."
        ),
        verb=SET,
        keys=("number", *PLACE),
        things=lines,
        room=ROOM_FOR_MONEY,
        names={"number": new},
        moved=gettext_noop(
            "Whose money it is, is told on the page of the sub-output («Tell whose money it is»); money of another "
            "partner, year or source is a row of its own, below"
        ),
        given={"entity": entity, "seen": 0},
        among={
            "number": tuple(str(number) for number in sorted(numbers)),
            "year": tuple(str(year) for year in years),
            "entity": ("", entity),
        },
    )


def _narratives(version: Version, own: Sequence[Thing], on: date) -> Sheet:
    numbers = {each.values["number"] for each in own}
    every = [each for each in kept(of_framework(version.framework_id)) if each.number in numbers]
    return Sheet(
        key="narratives",
        title=gettext_noop("What was done"),
        help=gettext_noop("What was done in a year and what came of it: a row for each year that has begun."),
        verb=NARRATE,
        keys=("number", "year"),
        things=list(to_be_told(version, every, on)),
        fields={"narratives": "text"},
    )


BOOK = Book(
    name=NAME,
    title=gettext_noop("Joint work plan of an entity"),
    help=gettext_noop(
        "Everything that an entity plans, in one workbook: filled in by several people, in the browser meanwhile too."
    ),
    parts="entities",
    permission=Permission.EDIT_WORKPLANS,
    verbs=(AMEND, ADD, SET, NARRATE, *OF_OUTPUTS),
    scopes=scopes,
    content=content,
)
