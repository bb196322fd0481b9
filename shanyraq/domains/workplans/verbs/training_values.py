"""Values of output indicators of a copy for training: drawn beside the targets, while there is none."""

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.audit.chain import holding_events
from shanyraq.base.verbs import Trail, verb
from shanyraq.domains.indicators.vocabulary import Stage
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.domains.workplans.models import OutputIndicator, OutputValue
from shanyraq.domains.workplans.queries.output_indicators import output_indicators
from shanyraq.domains.workplans.queries.output_values import KIND, plain, spelled
from shanyraq.domains.workplans.queries.reached import contributing, has_output_values, planned
from shanyraq.domains.workplans.rules.training import refused_real
from shanyraq.domains.workplans.training.valuing import Measuring, Valued, valued
from shanyraq.domains.workplans.verbs.copies import in_copy
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject

GIVEN = frozenset({Stage.SUBMITTED, Stage.PUBLISHED})


@verb(
    "workplans.output_value.invent",
    title=gettext_noop("Invent values of output indicators for training"),
    said=gettext_noop("{actor} invented {printed} for {year} of the output indicator “{name}” for training"),
    permission=Permission.EDIT_WORKPLANS,
    scope=in_copy,
    doors=frozenset(),
)
def invent_output_values(trail: Trail, version: Version, plans: TrainingPlans) -> int:
    """Writes what entities reached by the day, as if the running year were over; gives how many values there are. Where
    any stands, or was dropped, nothing is written.
    """
    trail.ask(refused_real(version.code, is_copy=version.is_copy))
    rows = {} if has_output_values(version) else {row.number: row for row in output_indicators(version)}
    there, years = planned(version) if rows else (), range(version.starts_on.year, trail.at.date().year + 1)
    measuring = [
        Measuring(
            row.number,
            row.unit,
            row.targets,
            row.over_entities,
            {year: sorted(contributing(row, there, year)) for year in years},
        )
        for row in rows.values()
    ]
    drawn = list(valued(plans, measuring, years))
    found = [_row(trail, rows[each.indicator], number, each, plans.invented) for number, each in enumerate(drawn, 1)]
    OutputValue.objects.bulk_create(found)
    with holding_events(savepoints=True) as events:
        for row in found:
            subject = Subject(KIND, str(row.number), version.code, next(iter(row.indicator.title.values()), ""))
            about = {"printed": row.printed, "year": str(row.year), "entity": row.entity}
            trail.record(subject, about, after={**plain(row), "stage": row.stage})
        events.write()
    if trail.event is None:
        trail.nothing_to_do()
    return len(found)


def _row(trail: Trail, indicator: OutputIndicator, number: int, each: Valued, invented: str) -> OutputValue:
    counts = each.stage == Stage.PUBLISHED
    return OutputValue(
        framework_id=indicator.framework_id,
        number=number,
        indicator=indicator,
        year=each.year,
        entity=each.entity,
        value=each.value,
        numerator=each.numerator,
        denominator=each.denominator,
        printed=spelled(each.value),
        source=invented,
        stage=each.stage,
        made_at=trail.at,
        made_by=trail.by.name,
        submitted_at=trail.at if each.stage in GIVEN else None,
        assured_at=trail.at if counts else None,
        assured_by=trail.by.name if counts else "",
        published_at=trail.at if counts else None,
    )
