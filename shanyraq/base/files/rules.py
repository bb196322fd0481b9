"""Which files are taken: decisions over what was seen of one. Pure."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from shanyraq.base.files.names import ending_of
from shanyraq.base.files.vocabulary import (
    LARGE,
    MOST_PACKED_IN,
    MOST_PARTS,
    MOST_UNPACKED,
    MOST_WAITING,
    PACKAGES,
    TYPES,
    Scan,
    Shape,
)
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.rules import rule
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.sources import Source

MEGABYTE = 1_000_000
MACROS = ("vbaproject", "macrosheets/", "activex/", "basic/", "scripts/")
"""What stands in the names of parts that hold macros or controls, of either family of office files."""
DECLARED_MACROS = ("macroenabled", "macrosheet", "vbaproject")
"""What stands in the types of such parts, whatever their names are."""
RUNNABLE = tuple(
    f".{ending}" for ending in "exe dll com scr msi bat cmd ps1 vbs vbe js jse jar wsf hta lnk html htm svg sh".split()
)
"""Endings of parts that something would run."""


def _asvs(clause: str) -> Source:
    return Source(
        document="OWASP Application Security Verification Standard",
        clause=clause,
        edition="5.0, May 2025",
        url="https://owasp.org/www-project-application-security-verification-standard/",
    )


@dataclass(frozen=True, slots=True)
class Part:
    """A part of an office file, as its table of contents names it. ``locked``: under a password."""

    name: str
    size: int
    packed: int
    locked: bool = False
    is_link: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """What was seen of a file. ``parts`` is None where it has no table of contents that can be read.

    ``declared``: what an office file says inside of its own type. ``is_plain``: nothing in it but text. ``is_whole``:
    it has the beginning and the end that its shape demands.
    """

    name: str
    size: int
    shape: Shape
    is_plain: bool = False
    parts: tuple[Part, ...] | None = None
    declared: str = ""
    is_whole: bool = True


@rule(
    id="files.size",
    field="file",
    title=gettext_noop("A file is not empty and not larger than this installation takes."),
    source=_asvs("5.2.1 File upload and content"),
)
def refused_size(size: int, most: int) -> list[Finding]:
    """Looks at the size of a file in bytes, and at the most that is taken.

    Without a limit a few uploads fill the disk, and everybody's work stops.
    """
    if size == 0:
        return [_size(gettext_noop("The file is empty"))]
    if size > most:
        message = gettext_noop("The file has {size:.1f} MB; at most {most:.1f} MB are taken")
        return [_size(message, size=size / MEGABYTE, most=most / MEGABYTE)]
    return []


@rule(
    id="files.type",
    field="file",
    title=gettext_noop("Only types of files are taken that people read and no program runs."),
    source=_asvs("5.2.2 File upload and content"),
)
def refused_type(name: str, taken: Collection[str] = TYPES) -> list[Finding]:
    """Looks at the ending of the name of a file.

    A web page, a script or a program among the documents would be opened in good faith by whoever trusts this house.
    """
    if ending_of(name) in taken:
        return []
    message = gettext_noop("Files of this type are not taken. Taken are: {endings}")
    return [Finding("files.type", Severity.ERROR, Sentence(message, {"endings": ", ".join(taken)}))]


@rule(
    id="files.content",
    field="file",
    title=gettext_noop("What is in a file is what the ending of its name says."),
    source=_asvs("5.2.2 File upload and content"),
)
def refused_content(seen: Seen) -> list[Finding]:
    """Looks at the first bytes of a file, at its end, and at what an office file says of itself.

    A program that is called «report.pdf» would otherwise pass as a report. Save the file again in its own program. A
    picture or a PDF that was cut off on its way cannot be opened by anybody.
    """
    wanted = {**TYPES, **PACKAGES}.get(ending_of(seen.name))
    if wanted is None:
        return []
    same = seen.shape is wanted.shape and (wanted.shape is not Shape.TEXT or seen.is_plain)
    if wanted.declares:
        same = same and seen.parts is not None and _declares(seen.declared, wanted.declares)
    if same and seen.is_whole:
        return []
    if same:
        message = gettext_noop(
            "The file is not whole: its beginning or its end is missing, as when it was cut off on its way; "
            "send it again"
        )
    elif seen.shape is Shape.OLD_OFFICE:
        message = gettext_noop(
            "The file is under a password, or of an old format that can hold macros; save it without, as {ending}"
        )
    else:
        message = gettext_noop("The content of the file is not what its name says: it is no {ending} file")
    return [Finding("files.content", Severity.ERROR, Sentence(message, {"ending": ending_of(seen.name)}))]


@rule(
    id="files.parts",
    field="file",
    title=gettext_noop("An office file holds no macros and no programs, and is as large as it looks."),
    source=_asvs("5.2.2, 5.2.3, 5.2.5 File upload and content; 5.3.3 File storage"),
)
def refused_parts(parts: Sequence[Part], size: int, declared: str = "") -> list[Finding]:
    """Looks at the table of contents of an office file, which is an archive, before anything of it is unpacked, and at
    what it says of the types of its parts.

    Macros run where the file is opened. An archive that unpacks to a thousand times its size stops the machine that
    opens it. What is under a password cannot be looked at.
    """
    names = [_plain(part.name) for part in parts]
    unpacked, packed = sum(part.size for part in parts), sum(part.packed for part in parts)
    found = []
    if holds_macros(parts, declared):
        found.append(_part(gettext_noop("The file holds macros or controls; save it without them")))
    if any(name.endswith(RUNNABLE) for name in names):
        found.append(_part(gettext_noop("The file holds a program or a web page; take it out")))
    if any(part.locked for part in parts):
        found.append(_part(gettext_noop("The file is under a password; save it without")))
    if any(part.is_link for part in parts) or any(name.startswith("/") or ".." in name.split("/") for name in names):
        found.append(_part(gettext_noop("The file leads out of itself, as no office program writes it")))
    if len(parts) > MOST_PARTS:
        found.append(_part(gettext_noop("The file has {parts} parts; at most {most} are taken"), parts=len(parts)))
    if unpacked > MOST_UNPACKED or (unpacked > LARGE and unpacked > MOST_PACKED_IN * size) or packed > size:
        found.append(_part(gettext_noop("The file unpacks to far more than its size, as no document does")))
    return found


@rule(
    id="files.scan",
    field="file",
    title=gettext_noop("Where there is a virus scanner, only what it passed is kept."),
    source=_asvs("5.4.3 File download"),
)
def refused_scan(scan: Scan, said: str = "") -> list[Finding]:
    """Looks at what the virus scanner said.

    Where it found something, or could not look, the file is not kept. Where an installation has no scanner, that is
    told with every file.
    """
    if scan is Scan.FOUND:
        return [_scan(Severity.ERROR, gettext_noop("The virus scanner refuses the file: {said}"), said)]
    if scan is Scan.FAILED:
        message = gettext_noop("The virus scanner could not look at the file; try again later. It said: {said}")
        return [_scan(Severity.ERROR, message, said)]
    if scan is Scan.UNSCANNED:
        message = gettext_noop("The file was not scanned for viruses: this installation has no scanner")
        return [_scan(Severity.WARNING, message, said)]
    return []


@rule(
    id="files.waiting",
    title=gettext_noop("Nobody has many files waiting that hang on nothing."),
    source=_asvs("5.2.4 File upload and content"),
)
def refused_waiting(waiting: int) -> list[Finding]:
    """Counts the files that a person has sent and attached to nothing yet.

    They are dropped after two days. Until then a program that repeats itself could fill the disk with them.
    """
    if waiting < MOST_WAITING:
        return []
    message = gettext_noop("You have sent {waiting} files that are attached to nothing; attach them, or wait two days")
    return [Finding("files.waiting", Severity.ERROR, Sentence(message, {"waiting": waiting}))]


def holds_macros(parts: Iterable[Part], declared: str) -> bool:
    """Whether an office file holds macros or controls, by the names of its parts or by what it says of their types."""
    by_name = any(word in _plain(part.name) for part in parts for word in MACROS)
    return by_name or any(word in declared.lower() for word in DECLARED_MACROS)


def _plain(name: str) -> str:
    return name.lower().replace("\\", "/")


def _declares(declared: str, wanted: str) -> bool:
    """Open XML lists the types of its parts; OpenDocument says one, which begins those of its templates too."""
    return wanted in declared if wanted.endswith("+xml") else declared == wanted


def _size(template: str, **values: object) -> Finding:
    return Finding("files.size", Severity.ERROR, Sentence(template, values))


def _part(template: str, **values: object) -> Finding:
    return Finding("files.parts", Severity.ERROR, Sentence(template, {"most": MOST_PARTS, **values}))


def _scan(severity: Severity, template: str, said: str) -> Finding:
    return Finding("files.scan", severity, Sentence(template, {"said": said or "–"}))
