"""What the rules on sub-outputs ask of those who edit the sub-outputs of an entity: to mend them."""

from collections.abc import Iterator, Mapping
from datetime import UTC, date, datetime, time

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.notices.telling import Notice, Reader
from shanyraq.domains.packages.models import Version
from shanyraq.domains.workplans.queries.mending import ToMend
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.portal.kinds import PLANS

SAID = gettext_noop(
    "{entity}: sub-outputs in which something is to be mended: {sub_outputs} (errors: {errors}, warnings: {warnings})"
)


def flaws_waiting(reader: Reader, version: Version, found: Mapping[str, ToMend], today: date) -> Iterator[Notice]:
    """Of each entity for which somebody holds a role. It is told anew each month, as long as something is left."""
    own = {holding.reach.entity for holding in reader.actor.holdings if holding.reach.entity in found}
    for each in (found[entity] for entity in sorted(own)):
        if may(reader.actor, Permission.EDIT_WORKPLANS, Scope(version.code, entities=frozenset({each.entity}))):
            values = {"entity": each.name, "sub_outputs": each.sub_outputs, "errors": each.errors}
            first = datetime.combine(today.replace(day=1), time(), UTC)
            yield Notice(
                kind=PLANS,
                said=Sentence(SAID, {**values, "warnings": each.warnings}),
                framework=version.code,
                page="workplan-quality",
                args=(version.code,),
                since=reader.came(first, Permission.EDIT_WORKPLANS, version.code),
            )
