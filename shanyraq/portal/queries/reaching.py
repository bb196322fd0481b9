"""What output indicators ask of people: values that an entity is to report, and those that wait to be assured."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.notices.telling import Notice, Reader
from shanyraq.base.ui.texts import by_language
from shanyraq.domains.indicators.queries.collecting import entity_names
from shanyraq.domains.indicators.vocabulary import Stage
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.values_due import ToReport, ValuesDue
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, Year, gettext_noop
from shanyraq.portal.kinds import VALUES
from shanyraq.portal.queries.counting import counted

REPORT = gettext_noop("Values of output indicators for {year} are to be reported by {entity}: {number}")
DATED = gettext_noop("Values of output indicators for {year} are due: {entity}")
ASSURE = gettext_noop("Values of output indicators wait to be assured: {number}")


def output_values_waiting(reader: Reader, version: Version, found: ValuesDue, today: date) -> Iterator[Notice]:
    """What an entity is to report, for those who hold a role of it; what was submitted, for those who assure."""
    names = entity_names(version) if found.to_report else {}
    for each in found.to_report:
        if each.since > today or not reports_for(reader, each):
            continue
        name = names.get(each.entity) or by_language(each.entity, "en")
        values = {"year": Year(each.year), "entity": name, "number": each.number}
        yield Notice(
            kind=VALUES,
            said=Sentence(REPORT, values),
            framework=version.code,
            page="output-values",
            args=(version.code,),
            asks={"entity": each.entity, "year": str(each.year)},
            since=reader.came(datetime.combine(each.since, time(), UTC), Permission.REPORT_VALUES, version.code),
            due_on=each.due_on,
            is_past=each.due_on < today,
        )
    others = [each for each in found.to_assure if each.submitter is None or each.submitter != reader.person]
    if others and may(reader.actor, Permission.ASSURE_VALUES, Scope(version.code)):
        said, asks = Sentence(ASSURE, {"number": len(others)}), {"stage": Stage.SUBMITTED.value}
        right, since = Permission.ASSURE_VALUES, max(each.since for each in others)
        yield counted(reader, version, right, said, since, kind=VALUES, at=("output-values", asks))


def reports_for(reader: Reader, each: ToReport) -> bool:
    """Whether somebody holds a role of the entity that lets them report."""
    own = any(holding.reach.entity == each.entity for holding in reader.actor.holdings)
    return own and may(reader.actor, Permission.REPORT_VALUES, each.scope)
