"""Proposals of series for the rows of a framework, kept beside what people decided. Shared by the verbs."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from shanyraq.domains.indicators.models import Dataset, Link
from shanyraq.domains.indicators.queries.wanted import offered_series, wanted_rows
from shanyraq.domains.indicators.rules.matching_series import propose
from shanyraq.domains.indicators.rules.matching_shapes import Proposal
from shanyraq.domains.indicators.vocabulary import LinkState
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import recent_package
from shanyraq.kernel.sentences import Sentence


def proposals(version: Version, dataset: Dataset, at: datetime) -> list[Proposal]:
    """What the rules propose for every row that measures something, as the data set is now."""
    rows = wanted_rows(recent_package(version))
    codes = {row.code for row in rows if row.code}
    return propose(rows, offered_series([dataset], codes)[dataset.key], at.date())


@dataclass(frozen=True, slots=True)
class Proposed:
    """``changes``: links that are new or other than before; ``series``: those of them that have a series."""

    changes: int
    series: int


def propose_links(version: Version, dataset: Dataset, at: datetime) -> Proposed:
    """Keeps the proposals, and why there is none; what a person accepted or declined stays."""
    where = Link.objects.filter(framework=version.framework_id, dataset=dataset.key)
    known = {(link.indicator, link.row): link for link in where}
    new, other = [], []
    for each in proposals(version, dataset, at):
        link = known.pop((each.indicator, each.row), None)
        if link is not None and link.state != LinkState.PROPOSED:
            continue
        facts = {"series": each.series, "sure": each.sure or "", "reasons": [plain(one) for one in each.reasons]}
        if link is None:
            place = {"framework_id": version.framework_id, "dataset": dataset.key}
            row = {"indicator": each.indicator, "row": each.row, "state": LinkState.PROPOSED, "made_at": at}
            new.append(Link(**place, **row, **facts))
        elif any(getattr(link, name) != value for name, value in facts.items()):
            for name, value in facts.items():
                setattr(link, name, value)
            link.revision += 1
            other.append(link)
    stale = [link.pk for link in known.values() if link.state == LinkState.PROPOSED]
    Link.objects.filter(pk__in=stale).delete()
    Link.objects.bulk_create(new)
    Link.objects.bulk_update(other, ["series", "sure", "reasons", "revision"])
    changed = [*new, *other]
    return Proposed(len(changed) + len(stale), sum(bool(link.series) for link in changed))


def plain(sentence: Sentence) -> dict[str, Any]:
    """A reason as it is kept, so that it can be said in any language."""
    return {"template": sentence.template, "values": dict(sentence.values)}
