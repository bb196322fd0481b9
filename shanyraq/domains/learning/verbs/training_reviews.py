"""Annual reviews of a copy for training: opened, prepared, written and corrected by the verbs that people use, on days
gone by.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Any

from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.domains.learning.queries.reviews import has_reviews
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema.items import Text
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.domains.packages.schema.training_reviews import TrainingCorrection, TrainingReview
from shanyraq.domains.workplans.rules.training import refused_real
from shanyraq.domains.workplans.training.reaching import REVIEWS
from shanyraq.domains.workplans.verbs.copies import carry_out, in_copy, in_its_language
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.sentences import gettext_noop
from shanyraq.kernel.subjects import Subject

APART = timedelta(weeks=1)
"""Between two acts of a review."""


@verb(
    "learning.review.invent",
    title=gettext_noop("Invent annual reviews for training"),
    said=gettext_noop("{actor} filled the copy for training with {reviews} invented annual reviews"),
    permission=Permission.REVIEW_RESULTS,
    scope=in_copy,
    doors=frozenset(),
)
def invent_reviews(trail: Trail, version: Version, plans: TrainingPlans) -> int:
    """Holds the annual reviews that the file of the copy has; gives how many there are. Where any was ever opened, or
    their time has not come, nothing is written.

    :raises Refused: where the framework is no copy.
    """
    trail.ask(refused_real(version.code, is_copy=version.is_copy))
    found = reviews_to_invent(version, plans, trail.at.date())
    if not found:
        trail.nothing_to_do()
        return 0
    for each in found:
        _Holding(version, each, trail.by, trail.at).hold()
    trail.record(Subject("framework", version.code, version.code), {"reviews": len(found), "seed": plans.seed})
    return len(found)


def reviews_to_invent(version: Version, plans: TrainingPlans, on: date) -> Sequence[TrainingReview]:
    """Those of the file, once all of them could have begun in the months of annual reviews; none where any was ever
    opened.
    """
    begun = all(on - timedelta(days=each.days_ago) >= date(each.year, REVIEWS, 1) for each in plans.reviews)
    return plans.reviews if begun and plans.reviews and not has_reviews(version) else ()


class _Holding:
    """What every verb of one review is told."""

    def __init__(self, version: Version, review: TrainingReview, by: Actor, at: datetime) -> None:
        self.version, self.review, self.by, self.at = version, review, by, at
        self.then = at - timedelta(days=review.days_ago)

    def hold(self) -> None:
        """Opened and prepared, then written; corrections are decided while it is discussed."""
        facts = {"outcome": self.review.outcome or "", "year": self.review.year}
        number = self._do("review.open", 0, **facts).number
        self._do("review.prepare", 0, number=number)
        self._write(number)
        corrections = [(self._propose(number, each), each) for each in self.review.corrections]
        for place, act in enumerate(self.review.acts, start=1):
            self._step(corrections, place)
            days = {"discussed_on": self._on(place).date()} if act == "discuss" else {}
            self._do(f"review.{act}", place, number=number, **days)

    def _write(self, number: int) -> None:
        """Its sections, and what it says of assumptions and risks."""
        sections = {name: getattr(self.review, name) for name in ("summary", "risk_notes", "inputs")}
        if written := {name: self._said(text) for name, text in sections.items() if text}:
            self._do("review.write", 0, number=number, **written)
        for verdict in self.review.assumptions:
            said = {**verdict.model_dump(), "indicator": verdict.indicator or ""}
            self._do("review.judge", 0, **{**said, "number": number, "judgement": self._said(verdict.judgement)})
        for risk in self.review.risks:
            said = {**risk.model_dump(), "judgement": self._said(risk.judgement)}
            self._do("review.update_risk", 0, number=number, **said)

    def _propose(self, review: int, each: TrainingCorrection) -> int:
        due_on = self.then.date() + timedelta(days=each.due_in)
        facts = {"number": review, "what": self._said(each.what), "who": each.who, "due_on": due_on}
        number: int = self._do("correction.propose", 0, **facts).number
        return number

    def _step(self, corrections: Sequence[tuple[int, TrainingCorrection]], place: int) -> None:
        """The step of each correction that is taken with an act of the review."""
        for number, each in corrections:
            for step in each.steps[place - 1 : place]:
                needs = {"decline": {"reason": each.reason}, "finish": {"note": each.note}}.get(step, {})
                self._do(f"correction.{step}", place, number=number, **needs)

    def _on(self, place: int) -> datetime:
        return min(self.at, self.then + APART * place)

    def _do(self, name: str, place: int, /, **said: Any) -> Any:
        return carry_out(f"learning.{name}", self.version, self.by, self._on(place), **said)

    def _said(self, text: Text) -> Mapping[str, str]:
        return in_its_language(self.version, text)
