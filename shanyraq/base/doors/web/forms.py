"""A form of a command: each field with what was entered, its choices, and what is wrong with it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.utils.translation import gettext as _

from shanyraq.base.doors.binding import keys_of, languages_of
from shanyraq.base.doors.choices import hangs_on
from shanyraq.base.doors.fields import Field, fields_of
from shanyraq.base.doors.narrowing import offered_to
from shanyraq.base.files.keeping import waiting_of
from shanyraq.base.ui.numbers import format_number
from shanyraq.base.ui.speech import say
from shanyraq.base.ui.texts import name_of
from shanyraq.base.verbs import Verb
from shanyraq.kernel.actors import NOBODY, Actor
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.sentences import Sentence


@dataclass(frozen=True, slots=True)
class Option:
    value: str
    label: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Input:
    """One control: ``label`` only where a field has several, one for each language."""

    name: str
    value: str
    label: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A field as the template shows it. ``many``: its list is searched, for it is too long to be shown; ``options`` are
    those that are chosen. ``remarks``: what keeps nothing from being done. ``kept``: the name of a file that was sent
    before and is kept. ``begins``: whoever opens the form begins to type here. ``place``: tells it from another field
    of the same name on the page.
    """

    field: Field
    title: str
    help: str
    inputs: Sequence[Input]
    options: Sequence[Option]
    problems: Sequence[str]
    remarks: Sequence[str] = ()
    many: bool = False
    kept: str = ""
    begins: bool = False
    place: str = ""

    @property
    def id(self) -> str:
        return f"field-{self.field.name}{self.place}"

    @property
    def beside(self) -> tuple[str, ...]:
        """The fields on which its list hangs."""
        return ("framework", *hangs_on(self.field.choices)) if self.field.choices else ()

    @property
    def rooms(self) -> range:
        """The places of a searched list in which further members are entered, from 1."""
        return range(1, 2 if self.field.free else 6)

    @property
    def called(self) -> str:
        """What the chosen member of a searched list is called, where that is not what is entered."""
        return next((each.label for each in self.options if each.chosen and each.label != each.value), "")

    @property
    def is_filled(self) -> bool:
        """Whether it holds anything."""
        if self.field.kind in {"several", "choice", "yes_no"}:
            return any(each.chosen for each in self.options) or (self.many and any(each.value for each in self.inputs))
        return any(each.value for each in self.inputs)

    @property
    def accept(self) -> str:
        """The endings that a browser offers."""
        return ",".join(f".{ending}" for ending in self.field.endings)


def shown(
    verb: Verb,
    entered: Mapping[str, Any],
    problems: Mapping[str, Sequence[Sentence]] | None = None,
    *,
    by: Actor = NOBODY,
    hidden: Collection[str] = (),
) -> list[Shown]:
    """The fields of a verb's form with what was entered, as far as whoever asks may see what there is to choose."""
    fields = fields_of(verb.told)
    framework = str(entered.get("framework") or "")
    own = languages_of(framework) if any(field.kind == "texts" for field in fields) else []
    found = []
    for field in fields:
        options, many = ((), False) if field.name in hidden else _options(verb, field, entered, by)
        found.append(
            Shown(
                field=replace(field, kind="hidden") if field.name in hidden else field,
                title=say(field.title),
                help=_file_help(field) if field.kind == "file" else say(field.help),
                inputs=_inputs(field, entered, own),
                options=options,
                many=many,
                problems=[say(each) for each in (problems or {}).get(field.name, [])],
                kept=_kept(entered.get(field.name), by) if field.kind == "file" else "",
            )
        )
    return found


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """What rules found in no field that the form shows. ``blocking``: what keeps the thing from being done."""

    blocking: Sequence[Finding] = ()
    remarked: Sequence[Finding] = ()


def beside(fields: Sequence[Shown], findings: Sequence[Finding]) -> tuple[list[Shown], Elsewhere]:
    """The fields with what rules found in each, and what they found elsewhere: in none, or in a hidden one."""
    open_ones = {each.field.name for each in fields if not each.field.is_hidden}
    grave, light = (
        [each for each in findings if (each.severity is Severity.ERROR) is wanted] for wanted in (True, False)
    )

    def of(name: str, some: Sequence[Finding]) -> list[str]:
        return [say(each.message) for each in some if each.field == name]

    told = [
        replace(
            each,
            problems=[*each.problems, *of(each.field.name, grave)],
            remarks=[*each.remarks, *of(each.field.name, light)],
        )
        if each.field.name in open_ones
        else each
        for each in fields
    ]
    return told, Elsewhere(*(tuple(each for each in some if each.field not in open_ones) for some in (grave, light)))


def narrowed(fields: Sequence[Shown], only: Collection[str]) -> list[Shown]:
    """The fields of a form that is narrowed to some, with those that say what it is about; all of them for none."""
    if not only:
        return list(fields)
    kept = [each for each in fields if each.field.is_hidden or each.field.required or each.field.name in only]
    first = next((each.field.name for each in kept if each.field.name in only), "")
    return [replace(each, begins=each.field.name == first) for each in kept]


@dataclass(frozen=True, slots=True)
class Fold:
    """A section of a long form. ``filled``: how many of its fields hold anything; it stands open where one is wrong."""

    name: str
    title: str
    fields: Sequence[Shown]

    @property
    def is_open(self) -> bool:
        return any(each.problems for each in self.fields)

    @property
    def filled(self) -> int:
        return sum(each.is_filled for each in self.fields)


@dataclass(frozen=True, slots=True)
class Folded:
    """A form in parts: what stands first, what is folded away, what comes last."""

    first: Sequence[Shown]
    folds: Sequence[Fold]
    last: Sequence[Shown]


def folded(verb: Verb, fields: Sequence[Shown], *, whole: bool) -> Folded:
    """The fields by the sections of the command; all of them first where it has none, or is narrowed (``whole``)."""
    sections = () if whole else verb.told.sections
    inside = {name for section in sections for name in section.fields}
    by_name = {each.field.name: each for each in fields}
    places = [place for place, each in enumerate(fields) if each.field.name in inside]
    outside = [(place, each) for place, each in enumerate(fields) if each.field.name not in inside]
    return Folded(
        [each for place, each in outside if not places or place < places[-1]],
        [
            Fold(section.name, say(section.title), [by_name[name] for name in section.fields if name in by_name])
            for section in sections
        ],
        [each for place, each in outside if places and place > places[-1]],
    )


def entered_of(values: Mapping[str, Any]) -> dict[str, Any]:
    """Typed values as a form would send them."""
    plain: dict[str, Any] = {}
    for name, value in values.items():
        if isinstance(value, Mapping):
            plain |= {f"{name}.{language}": text for language, text in value.items()}
        else:
            plain[name] = value
    return plain


def _inputs(field: Field, entered: Mapping[str, Any], own: Sequence[str]) -> list[Input]:
    if field.kind == "texts":
        return [
            Input(key, _text(entered.get(key)), name_of(language := key.rpartition(".")[2]), language)
            for key in keys_of(field, entered, own)
        ]
    value = entered.get(field.name, field.default)
    if field.kind == "lines" and isinstance(value, list | tuple):
        return [Input(field.name, "\n".join(str(each) for each in value))]
    return [Input(field.name, _text(value))]


def _file_help(field: Field) -> str:
    most = format_number(settings.FILES_LARGEST // 1_000_000)
    return _("One of: %(endings)s. At most %(most)s MB.") % {"endings": ", ".join(field.endings), "most": most}


def _kept(digest: Any, by: Actor) -> str:
    """The name of the file that was sent with the form before, and need not be chosen again."""
    upload = waiting_of(by.person, str(digest)) if digest else None
    return upload.name if upload else ""


def _options(verb: Verb, field: Field, entered: Mapping[str, Any], by: Actor) -> tuple[Sequence[Option], bool]:
    """The options of a field, and whether its list is too long to be shown."""
    many = False
    if field.kind not in {"choice", "several", "yes_no"}:
        return [], many
    chosen = entered.get(field.name, field.default)
    taken = {_text(each) for each in chosen} if isinstance(chosen, list | tuple) else {_text(chosen)}
    if field.kind == "yes_no":
        taken = {{"True": "yes", "False": "no"}.get(each, each) for each in taken}
        pairs: Sequence[tuple[str, Any]] = [("yes", _("yes")), ("no", _("no"))]
    elif field.choices:
        offered = offered_to(verb, field, entered, by)
        pairs, many = offered.pairs, offered.many
        if offered.only and field.name not in entered:
            taken = {offered.only}
        if hangs_on(field.choices) and not many and not taken & {value for value, _label in pairs}:
            taken = {_text(field.default)}  # what was chosen is of another list: an empty entry counts as this
    else:
        pairs = [(each, worded(each)) for each in field.options]
    return [Option(value, str(label), value in taken) for value, label in pairs], many


def worded(code: str) -> str:
    """A code of a fixed list in words, translated where the catalogue knows them."""
    return _(code.replace("_", " "))


def _text(value: Any) -> str:
    if isinstance(value, list | tuple):
        value = value[0] if value else ""
    return "" if value is None else str(value)
