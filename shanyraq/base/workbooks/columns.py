"""The columns of a verb's workbook: the fields of its command, as people fill them in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as dataclass_field
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _

from shanyraq.base.doors.binding import keys_of, languages_of
from shanyraq.base.doors.choices import choices
from shanyraq.base.doors.fields import LANGUAGES, Field, field_of, fields_of
from shanyraq.base.doors.web.forms import entered_of, worded
from shanyraq.base.ui.speech import say
from shanyraq.base.ui.texts import name_of, pick
from shanyraq.base.verbs import Verb
from shanyraq.base.verbs.engine import may_do
from shanyraq.kernel.actors import NOBODY, Actor

BETWEEN = " · "
"""What stands between a value and its words in a list to choose from."""
SEVERAL = "; "
"""What stands between the values of one cell."""


Where = tuple[str, Actor]
"""The framework that rows are about, and who fills them in: lists hold what they may see."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column: ``key`` is its name for programs, ``titles`` what it may be called, in each language.

    ``options``: values with their words; ``chosen``: the value by whatever it may be called. ``locked``: it says
    which thing a row is about, and is not changed. ``changes``: it is of a verb that changes what there is.
    """

    key: str
    field: Field
    title: str
    help: str
    titles: frozenset[str]
    options: tuple[tuple[str, str], ...] = ()
    chosen: Mapping[str, str] = dataclass_field(default_factory=dict)
    locked: bool = False
    changes: bool = False

    @property
    def can_be_emptied(self) -> bool:
        """Whether something may stand there that a row can take away."""
        return self.changes and not self.locked and self.field.can_be_emptied

    @property
    def is_needed(self) -> bool:
        """Whether no row may leave it empty."""
        return self.field.required


def framework_of(verb: Verb) -> bool:
    """Whether all rows of a workbook are about one framework, which is then no column."""
    field = field_of(verb.told, "framework")
    return field is not None and field.required


def columns_of(verb: Verb, framework: str = "", by: Actor = NOBODY) -> tuple[Column, ...]:
    """The columns in the order of the command; those that say which thing a row is about come first."""
    keys = (*verb.listed.keys, "seen") if verb.listed else ()
    fields = [field for field in fields_of(verb.told) if not (field.name == "framework" and framework_of(verb))]
    if not keys:
        fields = [field for field in fields if not field.is_hidden]
    fields.sort(key=lambda field: field.name not in keys)
    where, changes = (framework, by), verb.known is not None or verb.listed is not None
    own = languages_of(framework)
    return tuple(
        replace(_column(field, key, where, field.name in keys), changes=changes)
        for field in fields
        for key in keys_of(field, languages=own)
    )


def rows_of(
    verb: Verb, framework: str, by: Actor, columns: Sequence[Column]
) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """What a workbook begins with: each thing that the verb can be done to by whoever asks; name and values."""
    for thing in verb.listed.things(framework) if verb.listed else ():
        if may_do(verb, by, thing):
            entered = entered_of(thing.values)
            yield pick(thing.name).text, {column.key: written(column, entered.get(column.key)) for column in columns}


def written(column: Column, value: Any) -> Any:
    """A value as it stands in a cell: a choice with its words, several parted by semicolons, an answer in words."""
    if value is None or value == "":
        return None
    if isinstance(value, list | tuple):
        return SEVERAL.join(str(each) for each in value) or None
    if column.field.kind == "yes_no":
        return _("yes") if value else _("no")
    if column.options and not column.locked:
        return dict(column.options).get(str(value), str(value))
    return value


def _column(field: Field, key: str, where: Where, locked: bool) -> Column:
    options = _options(field, where)
    return Column(
        key=key,
        field=field,
        title=_title(field, key),
        help=say(field.help) if field.help else "",
        titles=frozenset(_in_each_language(field, key)),
        options=options,
        chosen=_chosen(field, options, where),
        locked=locked,
    )


def _title(field: Field, key: str) -> str:
    language = key.rpartition(".")[2] if field.kind == "texts" else ""
    return f"{say(field.title)} ({name_of(language)})" if language else say(field.title)


def _in_each_language(field: Field, key: str) -> Iterator[str]:
    for language in LANGUAGES:
        with translation.override(language):
            yield _title(field, key).casefold()


def _chosen(field: Field, options: Sequence[tuple[str, str]], where: Where) -> dict[str, str]:
    """Values by their own names, by what the list shows, and by their words in each language.

    Words that several values share choose none of them: which is meant, the value itself says.
    """
    called: dict[str, set[str]] = {}
    for language in LANGUAGES if options else ():
        with translation.override(language):
            for value, words in _pairs(field, where):
                called.setdefault(folded(words), set()).add(value)
    alone = {words: values.pop() for words, values in called.items() if len(values) == 1}
    return alone | {folded(name): value for value, shown in options for name in (shown, value)}


def folded(words: str) -> str:
    """Words as they are compared: without capitals, and with plain spaces."""
    return " ".join(words.split()).casefold()


def _options(field: Field, where: Where) -> tuple[tuple[str, str], ...]:
    """Values with what a list shows of them: words alone of a fixed list, and of any other the value before them; once
    where the words say it themselves.
    """
    bare = bool(field.options)
    return tuple(
        (value, words if bare or f"{words} ".startswith(f"{value} ") else f"{value}{BETWEEN}{words}")
        for value, words in _pairs(field, where)
    )


def _pairs(field: Field, where: Where) -> list[tuple[str, str]]:
    if field.choices:
        return [(str(value), str(words)) for value, words in choices(field.choices, *where)]
    return [(value, worded(value)) for value in field.options]
