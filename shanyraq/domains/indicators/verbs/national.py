"""National data taken from a file: its rows accounted for, its series and points kept, links of rows proposed."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.attachments.rules import refused_unsent
from shanyraq.base.files.keeping import place_of as place_of_file
from shanyraq.base.files.keeping import store, waiting_of
from shanyraq.base.files.models import Upload
from shanyraq.base.files.rules import refused_scan
from shanyraq.base.files.vocabulary import Scan
from shanyraq.base.verbs import Trail, verb
from shanyraq.base.verbs.engine import ALL_DOORS
from shanyraq.domains.indicators.commands import TakeNational
from shanyraq.domains.indicators.models import Dataset, Taking
from shanyraq.domains.indicators.reading import Read, Remark, Unreadable, read_opensdg, read_sdmx, read_tidy
from shanyraq.domains.indicators.reading.archives import files_in
from shanyraq.domains.indicators.rules.linking import READ, refused_data
from shanyraq.domains.indicators.verbs.national_links import propose_links
from shanyraq.domains.indicators.verbs.national_observations import give_observations
from shanyraq.domains.indicators.verbs.national_points import Laid, keep_points, lay
from shanyraq.domains.indicators.vocabulary import DATA_KINDS, DataKind
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.kernel.actors import Door
from shanyraq.kernel.commands import Written
from shanyraq.kernel.findings import Finding, Severity
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.kernel.subjects import Subject

KIND = "dataset"
"""What a national source is as the subject of an event."""
MOST_SAID = 30
"""Remarks that a page says; programs get all of them."""
DONE = gettext_noop("{rows} rows: {created} added, {updated} changed, {unchanged} as they were, {refused} refused")
WOULD = gettext_noop(
    "{rows} rows: {created} would be added, {updated} changed, {unchanged} are as they were, {refused} would be refused"
)
PLACED = gettext_noop("{file}, row {row}, {column}: {message}")
MORE = gettext_noop("… and {more} remarks more; the command line lists all of them")
GONE = gettext_noop("Values that the source had before and has no more: {count}. They stay as they were")
PROPOSED = gettext_noop("Rows of the framework for which a series is proposed: {count}")


class Told(Written):
    """One thing to know about a file: where, how grave (error, warning, note), in one sentence."""

    file: str
    row: int
    column: str
    level: str
    message: str


class Report(Written):
    """What became of the rows of a file. ``rows`` = created + updated + unchanged + refused."""

    rows: int
    created: int
    updated: int
    unchanged: int
    refused: int
    findings: list[Told]


@dataclass
class Taken:
    """What became of the rows of a file, what was remarked of them, how many links were proposed, and how many
    observations came of links that were accepted before.
    """

    laid: Laid
    remarks: list[Remark] = field(default_factory=list)
    proposed: int = 0
    observations: int = 0

    @property
    def counts(self) -> dict[str, int]:
        """How many rows there are of each end."""
        return self.laid.counts

    def written(self) -> Report:
        """The same for programs."""
        return Report(**self.counts, findings=[_told(each) for each in self.remarks])


def _told(remark: Remark) -> Told:
    where = {"file": remark.file, "row": remark.row, "column": remark.column}
    return Told(**where, level=str(remark.severity), message=str(remark.message))


@verb(
    "indicators.national.take",
    title=gettext_noop("Take national data"),
    said=gettext_noop(
        "{actor} took national data of {name} from {file}: {created} values added, {updated} changed, {unchanged} as "
        "they were, {refused} rows refused"
    ),
    permission=Permission.TAKE_NATIONAL_DATA,
    doors=ALL_DOORS - {Door.SHEET},
    looks=lambda command: command.dry_run,
)
def take(trail: Trail, command: TakeNational) -> Taken:
    """Takes what a national source publishes. Values that it says otherwise than before supersede those that were
    there; for each row of the framework the series that it could take is proposed. What is odd about a row of the file
    is told with its place, and what cannot be understood is refused.

    :raises Refused: when it is no file of the form that is named.
    """
    upload = waiting_of(trail.by.person, command.file)
    trail.ask(refused_unsent(has_sent=upload is not None))
    assert upload is not None
    trail.ask(refused_scan(Scan(upload.blob.scan)))
    version = version_in_force(command.framework)
    read = _read(trail, command, upload.name, version)
    dataset = Dataset.objects.filter(framework=version.framework_id, key=command.key).first()
    taken = Taken(lay(dataset, read), list(read.remarks))
    if taken.laid.gone:
        told = Sentence(GONE, {"count": taken.laid.gone})
        taken.remarks.append(Remark(upload.name, 0, "", Severity.NOTE, told))
    trail.ask(list(_said(taken, dry_run=command.dry_run)))
    if command.dry_run:
        trail.nothing_to_do()
        return taken
    kept = _dataset(trail, command, version, read, dataset, changes=taken.laid.changes)
    keep_points(kept, taken.laid, trail.at)
    proposed = propose_links(version, kept, trail.at)
    taken.proposed = proposed.series
    taken.observations = give_observations(trail, version, kept) if taken.laid.changes else 0
    if not (taken.laid.changes or proposed.changes):
        trail.nothing_to_do()
        return taken
    _record(trail, command, upload, kept, taken)
    return taken


def _record(trail: Trail, command: TakeNational, upload: Upload, kept: Dataset, taken: Taken) -> None:
    """Keeps that the file was taken, with its event."""
    digest = upload.blob.digest
    Taking.objects.create(
        dataset=kept,
        taken_at=trail.at,
        taken_by=trail.by.name,
        file=upload.name[:200],
        digest=digest,
        counts=taken.counts,
        remarks=[_plain(each) for each in taken.remarks],
    )
    told = {"file": upload.name, "kind": command.kind.value, "digest": digest, "proposed": taken.proposed}
    told["observations"] = taken.observations
    Upload.objects.filter(person=trail.by.person, blob__digest=command.file).delete()
    trail.record(Subject(KIND, kept.key, command.framework, kept.title), {**told, **taken.counts})


def _plain(remark: Remark) -> dict[str, object]:
    """A remark as it is kept: its sentence as template and values, so that it can be said in any language."""
    return {
        "file": remark.file,
        "row": remark.row,
        "column": remark.column,
        "level": str(remark.severity),
        "template": remark.message.template,
        "values": dict(remark.message.values),
        "series": remark.series,
        "period": remark.period,
    }


def _said(taken: Taken, *, dry_run: bool) -> Iterator[Finding]:
    """What a page says of it: how many rows there are of each end, and the gravest remarks with their places."""
    yield Finding(READ, Severity.NOTE, Sentence(WOULD if dry_run else DONE, taken.counts))
    grave = [each for each in taken.remarks if each.severity is not Severity.NOTE]
    for each in sorted(grave, key=lambda remark: remark.severity is not Severity.ERROR)[:MOST_SAID]:
        values = {"file": each.file, "row": each.row, "column": each.column, "message": each.message}
        yield Finding(READ, Severity.WARNING, Sentence(PLACED, values))
    if len(grave) > MOST_SAID:
        yield Finding(READ, Severity.NOTE, Sentence(MORE, {"more": len(grave) - MOST_SAID}))


def _read(trail: Trail, command: TakeNational, name: str, version: Version) -> Read:
    with store().open(place_of_file(command.file), "rb") as content:
        held = content.read()
    try:
        if command.kind is DataKind.OPENSDG:
            return read_opensdg(files_in(name, held))
        if command.kind is DataKind.SDMX:
            return read_sdmx(name, held, whole=_whole(version))
        return read_tidy(name, held)
    except Unreadable as error:
        trail.ask(refused_data(remark.message for remark in error.remarks))
        raise


def _whole(version: Version) -> frozenset[str]:
    """Codes of areas that are the country itself."""
    return frozenset({version.iso3})


def _dataset(
    trail: Trail, command: TakeNational, version: Version, read: Read, known: Dataset | None, *, changes: int
) -> Dataset:
    """The data set as it is from now on; one that nothing changes about stays as it was."""
    kept = known or Dataset(framework_id=version.framework_id, key=command.key, taken_at=trail.at)
    title = str(DATA_KINDS[command.kind])
    facts = {
        "kind": command.kind.value,
        "title": (command.title or read.title or kept.title or title)[:300],
        "licence": (command.licence or read.licence or kept.licence)[:200],
        "url": (command.url or read.url or kept.url)[:500],
        "words": _merged(kept.words, read.words),
    }
    if known is not None and not changes and all(getattr(kept, name) == value for name, value in facts.items()):
        return kept
    for name, value in facts.items():
        setattr(kept, name, value)
    kept.taken_at = trail.at
    kept.save()
    return kept


def _merged(
    before: dict[str, dict[str, dict[str, str]]], now: dict[str, dict[str, dict[str, str]]]
) -> dict[str, object]:
    """Names of codes: what a file does not name keeps the name that it had."""
    return {column: {**before.get(column, {}), **now.get(column, {})} for column in dict.fromkeys((*before, *now))}
