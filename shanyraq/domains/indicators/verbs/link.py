"""Links of rows with national series: accepted, declined, changed; and differing values decided, by people."""

from collections.abc import Iterator, Mapping
from functools import partial
from typing import Any

from django.utils.translation import gettext as _

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Listing, Thing, Trail, verb
from shanyraq.base.verbs.engine import ALL_DOORS
from shanyraq.domains.indicators.commands import (
    TOTAL,
    AcceptLink,
    AcceptSure,
    ChangeLink,
    DecideValue,
    DeclineLink,
    OfLink,
    ReopenLink,
    SayUnit,
)
from shanyraq.domains.indicators.models import Judgement, Link, Series
from shanyraq.domains.indicators.queries.linked import (
    KIND,
    Linked,
    called_in_source,
    link_of,
    linked,
    unit_told,
    years_of_link,
)
from shanyraq.domains.indicators.queries.national import side_by_side
from shanyraq.domains.indicators.rules.differing import Beside
from shanyraq.domains.indicators.rules.linking import (
    LINK,
    LinkStep,
    refused_judgement,
    refused_link_step,
    refused_series,
    refused_unit,
    values_that_stay,
)
from shanyraq.domains.indicators.verbs.national_observations import give_observations, published_of
from shanyraq.domains.indicators.vocabulary import LinkState, Sure
from shanyraq.domains.packages.queries import version_in_force
from shanyraq.domains.packages.rules.row_names import row_text
from shanyraq.kernel.actors import Door
from shanyraq.kernel.commands import Written
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import CALLED, Subject
from shanyraq.kernel.transitions import REOPEN


class WrittenLink(Written):
    """A link that was written: its series, its state, and the revision that the next change is made from."""

    series: str
    state: str
    revision: int


class Result:
    """What a verb of a link gives back."""

    def __init__(self, row: Link) -> None:
        self.row, self.revision = row, row.revision

    def written(self) -> WrittenLink:
        """The same for programs."""
        return WrittenLink(series=self.row.series, state=self.row.state, revision=self.row.revision)


class WrittenCount(Written):
    """How many links were accepted."""

    accepted: int


class Count:
    """What the verb for several links gives back."""

    def __init__(self, accepted: int) -> None:
        self.accepted = accepted

    def written(self) -> WrittenCount:
        """The same for programs."""
        return WrittenCount(accepted=self.accepted)


def known(entered: Mapping[str, Any]) -> Mapping[str, Any]:
    """The link that a form names, with its series and its revision."""
    framework, dataset, indicator = (str(entered.get(name) or "") for name in ("framework", "dataset", "indicator"))
    if not (framework and dataset and indicator):
        return {}
    found = linked(framework, dataset, indicator, str(entered.get("row") or TOTAL))
    about = {"framework": framework, "dataset": dataset, "indicator": indicator, "row": found.place.row.key}
    link = found.link
    return {**about, **({"series": link.series, "seen": link.revision} if link else {"seen": 0})}


of_link = partial(verb, permission=Permission.TAKE_NATIONAL_DATA, known=known, doors=ALL_DOORS - {Door.SHEET})
"""A verb about a link. Many are looked at together on their page; a workbook would show less of each."""


@of_link(
    "indicators.link.accept",
    title=gettext_noop("Accept the series"),
    said=gettext_noop("{actor} accepted the national series {series} for indicator {indicator}, row {row}"),
)
def accept(trail: Trail, command: AcceptLink) -> Result:
    """Accepts the series that is proposed for a row: from now on its values are those of the row."""
    return _moved(trail, command, LinkStep.ACCEPT)


@of_link(
    "indicators.link.decline",
    title=gettext_noop("Decline the series"),
    said=gettext_noop("{actor} declined the national series {series} for indicator {indicator}, row {row}"),
)
def decline(trail: Trail, command: DeclineLink) -> Result:
    """Declines the series of a row. It stays on record with the reason, and is not proposed again."""
    return _moved(trail, command, LinkStep.DECLINE, command.reason)


@of_link(
    "indicators.link.reopen",
    title=gettext_noop("Propose the series again"),
    said=gettext_noop("{actor} proposed the national series {series} again for indicator {indicator}, row {row}"),
)
def reopen(trail: Trail, command: ReopenLink) -> Result:
    """Proposes the series of a row again that was declined."""
    return _moved(trail, command, REOPEN, command.reason)


@of_link(
    "indicators.link.change",
    title=gettext_noop("Choose another series"),
    said=gettext_noop("{actor} chose the national series {series} for indicator {indicator}, row {row}"),
)
def change(trail: Trail, command: ChangeLink) -> Result:
    """Gives a row another series than the one that is proposed, or one where none is."""
    found = _found(command)
    link = found.link or Link(
        framework_id=found.place.version.framework_id,
        dataset=command.dataset,
        indicator=command.indicator,
        row=found.place.row.key,
        series="",
        state=LinkState.PROPOSED,
        made_at=trail.at,
        revision=0,
    )
    trail.expect(command.seen, link.revision, mine={"series": command.series}, theirs={"series": link.series})
    trail.ask(refused_link_step(link.state, LinkStep.CHANGE))
    there = Series.objects.filter(dataset=found.dataset, key=command.series).values_list("key", flat=True)
    trail.ask(refused_series(command.series, list(there), _taken_by(link, command.series)))
    if (link.series, link.state) == (command.series, LinkState.ACCEPTED):
        trail.nothing_to_do()
        return Result(link)
    before = {"series": link.series, "state": link.state}
    if link.series != command.series:
        link.series, link.sure, link.reasons = command.series, "", []
    link.state = LINK.move(link.state, LinkStep.CHANGE)
    return _written(trail, found, link, before, command.reason)


@of_link(
    "indicators.link.unit",
    title=gettext_noop("Say whether the unit is the same"),
    said=gettext_noop("{actor} said of the unit {unit} of indicator {indicator}, row {row}: {is_unit}"),
)
def say_unit(trail: Trail, command: SayUnit) -> Result:
    """Says that the source measures a row in the row's own unit, and only calls it otherwise; or takes that back. Its
    values count from then on as values of the row, or do so no more.
    """
    found = _found(command)
    link = link_of(found)
    told = unit_told(found)
    trail.expect(command.seen, link.revision, mine={"same": command.same}, theirs={"same": link.unit_same == told})
    trail.ask(refused_unit(link.state, found.place.unit, told))
    said = told if command.same else ""
    if link.unit_same == said:
        trail.nothing_to_do()
        return Result(link)
    link.unit_same, link.unit_reason = said, command.reason
    link.unit_said_at, link.unit_said_by = trail.at, trail.by.name
    link.revision += 1
    link.save()
    given = give_observations(trail, found.place.version, found.dataset, [link])
    if not command.same:
        trail.ask(values_that_stay(published_of(link, found.dataset, link.series)))
    before, after = ({"is_unit": "same" if same else "other"} for same in (not command.same, command.same))
    about = {**_about(found, link), "unit": told, **after, "observations": given}
    trail.record(_subject(found), about, before=before, after=after, reason=command.reason)
    return Result(link)


@verb(
    "indicators.link.accept_sure",
    title=gettext_noop("Accept all sure proposals"),
    said=gettext_noop("{actor} accepted {accepted} sure proposals of {name}"),
    permission=Permission.TAKE_NATIONAL_DATA,
    doors=ALL_DOORS - {Door.SHEET},
)
def accept_sure(trail: Trail, command: AcceptSure) -> Count:
    """Accepts every proposal of a source that is sure: its code, breakdown, unit and a printed value are the same."""
    rows = Link.objects.filter(framework__code=command.framework, dataset=command.dataset)
    rows = rows.filter(state=LinkState.PROPOSED, sure=Sure.SURE)
    accepted: list[Link] = []
    named: list[str] = []
    dataset = None
    for link in rows:
        found = linked(command.framework, command.dataset, link.indicator, link.row)
        link.state = LINK.move(link.state, LinkStep.ACCEPT)
        link.decided_at, link.decided_by = trail.at, trail.by.name
        link.revision += 1
        link.save()
        accepted.append(link)
        named.append(_called(found))
        dataset = found.dataset
    if dataset is None:
        trail.nothing_to_do()
        return Count(0)
    given = give_observations(trail, version_in_force(command.framework), dataset, accepted)
    subject = Subject("dataset", command.dataset, command.framework, dataset.title)
    keys = [f"{link.indicator} {link.row}" for link in accepted]
    about = {"accepted": len(accepted), "rows": keys, "observations": given}
    trail.record(subject, {**about, CALLED: {"rows": named}})
    return Count(len(accepted))


def differing_values(framework: str) -> Iterator[Thing]:
    """The differing values of accepted series, each with what both sides say."""
    version = version_in_force(framework)
    scope = Scope(framework)
    for row in side_by_side(version).rows:
        about = {"dataset": row.dataset.key, "indicator": row.row.indicator, "row": row.row.row}
        for year in row.years if row.link.state == LinkState.ACCEPTED else ():
            if year.how in (Beside.OPEN, Beside.DECIDED) and year.national is not None:
                words = {"row": row.name(version.language), "year": str(year.year)}
                both = {"printed": year.printed.printed, "national": year.national.printed}
                name = _("%(row)s, %(year)s: printed %(printed)s, national %(national)s") % {**words, **both}
                yield Thing(name, {**about, "year": year.year}, scope)


@of_link(
    "indicators.link.decide",
    title=gettext_noop("Decide between the values"),
    said=gettext_noop(
        "{actor} decided for {year} of indicator {indicator}, row {row}: {choice} (printed {printed}, national "
        "{national})"
    ),
    listed=Listing(("dataset", "indicator", "row", "year"), differing_values),
)
def decide(trail: Trail, command: DecideValue) -> Result:
    """Decides which value counts for a year in which the document prints one and the source says another. It counts
    for these two values; when one of them changes, it is open again.
    """
    found = _found(command)
    link = link_of(found)
    years = {each.year: each for each in years_of_link(found)}
    differing = [year for year, each in years.items() if each.how in (Beside.OPEN, Beside.DECIDED)]
    trail.ask(refused_judgement(link.state, command.year, differing))
    one = years[command.year]
    assert one.national is not None
    judged = one.judged
    if judged is not None and (judged.choice, judged.reason) == (command.choice, command.reason):
        trail.nothing_to_do()
        return Result(link)
    where = {"framework_id": link.framework_id, "dataset": link.dataset, "indicator": link.indicator, "row": link.row}
    rows = Judgement.objects.filter(**where, year=command.year, superseded_at=None)
    before = {"choice": judged.choice} if judged else {}
    rows.update(superseded_at=trail.at)
    values = {"printed": one.printed.printed, "national": one.national.printed}
    told = {"choice": command.choice.value, "reason": command.reason, "made_at": trail.at, "made_by": trail.by.name}
    Judgement.objects.create(**where, year=command.year, **values, **told)
    given = give_observations(trail, found.place.version, found.dataset, [link])
    about = {
        **_about(found, link),
        "observations": given,
        "year": command.year,
        "choice": command.choice.value,
        **values,
    }
    trail.record(_subject(found), about, before=before, after={"choice": command.choice.value}, reason=command.reason)
    return Result(link)


def _found(command: OfLink) -> Linked:
    return linked(command.framework, command.dataset, command.indicator, command.row)


def _taken_by(link: Link, series: str) -> str:
    """The row that a person gave this series already."""
    others = Link.objects.filter(
        framework=link.framework_id, dataset=link.dataset, series=series, state=LinkState.ACCEPTED
    ).exclude(pk=link.pk)
    other = others.first()
    return f"{other.indicator} {other.row}" if other else ""


def _moved(trail: Trail, command: OfLink, step: str, reason: str = "") -> Result:
    found = _found(command)
    link = link_of(found)
    trail.expect(command.seen, link.revision, mine={"state": step}, theirs={"state": link.state})
    if step == LinkStep.ACCEPT and link.state == LinkState.ACCEPTED:
        trail.nothing_to_do()
        return Result(link)
    trail.ask(refused_link_step(link.state, step))
    if step == LinkStep.ACCEPT:
        trail.ask(refused_series(link.series, [link.series], _taken_by(link, link.series)))
    before = {"series": link.series, "state": link.state}
    link.state = LINK.move(link.state, step)
    return _written(trail, found, link, before, reason)


def _written(trail: Trail, found: Linked, link: Link, before: Mapping[str, Any], reason: str) -> Result:
    """Keeps a link as it is by now, with its event and what comes of it."""
    link.decided_at, link.decided_by, link.reason = trail.at, trail.by.name, reason
    link.revision += 1
    link.save()
    given = give_observations(trail, found.place.version, found.dataset, [link])
    if before["state"] == LinkState.ACCEPTED and (link.state, link.series) != (before["state"], before["series"]):
        trail.ask(values_that_stay(published_of(link, found.dataset, before["series"])))
    after = {"series": link.series, "state": link.state}
    trail.record(
        _subject(found), {**_about(found, link), "observations": given}, before=before, after=after, reason=reason
    )
    return Result(link)


def _called(found: Linked) -> str:
    """The row in words, for people."""
    place = found.place
    code = place.indicator.code or place.indicator.key
    told = row_text(place.indicator.rows, place.row, place.version.language) if place.row.disaggregation else ""
    return f"{code} {told}".rstrip()


def _about(found: Linked, link: Link) -> dict[str, Any]:
    about: dict[str, Any] = {"indicator": link.indicator, "row": link.row, "series": link.series}
    about["dataset"] = link.dataset
    place, words = found.place, called_in_source(found.dataset, link.series)
    called: dict[str, Any] = {"series": words} if words else {}
    if place.row.disaggregation:
        called["row"] = row_text(place.indicator.rows, place.row, place.version.language)
    return {**about, CALLED: called} if called else about


def _subject(found: Linked) -> Subject:
    key = f"{found.dataset.key}/{found.place.indicator.key}/{found.place.row.key}"
    return Subject(KIND, key, found.place.version.code, found.name)
