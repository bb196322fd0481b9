"""What a copy for training is filled with, by ``serve`` and ``training fill``: work plans, then what builds on them."""

from dataclasses import dataclass
from datetime import date, datetime

from shanyraq.domains.engagement.queries import has_feedback
from shanyraq.domains.engagement.verbs.training import invent_feedback
from shanyraq.domains.funding.queries.contributions import has_contributions
from shanyraq.domains.funding.queries.frames import has_frames
from shanyraq.domains.funding.verbs.training import Invented, invent_money
from shanyraq.domains.learning.queries.evaluations import has_evaluations
from shanyraq.domains.learning.queries.recommendations import has_recommendations
from shanyraq.domains.learning.queries.undertakings import has_undertakings
from shanyraq.domains.learning.verbs.training import invent_activities
from shanyraq.domains.learning.verbs.training_evaluations import invent_evaluations
from shanyraq.domains.learning.verbs.training_reviews import invent_reviews, reviews_to_invent
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema.training_plans import TrainingPlans
from shanyraq.domains.workplans.queries.deliverables import has_deliverables
from shanyraq.domains.workplans.queries.joint import has_joint_work
from shanyraq.domains.workplans.queries.kept import has_sub_outputs
from shanyraq.domains.workplans.queries.output_indicators import has_output_indicators
from shanyraq.domains.workplans.queries.programme_documents import has_documents
from shanyraq.domains.workplans.queries.reached import has_output_values
from shanyraq.domains.workplans.training.joining import NOTHING, Joined
from shanyraq.domains.workplans.verbs.training import Filled, fill
from shanyraq.domains.workplans.verbs.training_collection import invent_collection, values_to_invent
from shanyraq.domains.workplans.verbs.training_documents import invent_documents
from shanyraq.domains.workplans.verbs.training_joint import invent_joint
from shanyraq.domains.workplans.verbs.training_promises import invent_deliverables, invent_output_indicators
from shanyraq.domains.workplans.verbs.training_values import invent_output_values
from shanyraq.domains.workplans.verbs.training_years import plans_to_review, review_years
from shanyraq.kernel.actors import Actor


@dataclass(frozen=True, slots=True)
class Everything:
    """What was invented; 0 and nothing of what stood already."""

    plans: Filled
    deliverables: int
    output_indicators: int
    output_values: int
    money: Invented
    joint: Joined
    documents: int
    reviewed: int
    activities: int
    values: int
    evaluations: int
    reviews: int
    feedback: int

    @property
    def is_nothing(self) -> bool:
        """Whether the copy lacked nothing that its section speaks of."""
        of_plans = (self.deliverables, self.output_indicators, self.output_values, self.documents, self.reviewed)
        counts = (*of_plans, self.activities, self.values, self.evaluations, self.reviews, self.feedback)
        return not (self.plans.drawn or any(counts) or self.money != Invented() or self.joint != NOTHING)


def lacks_something(version: Version, plans: TrainingPlans, on: date) -> bool:
    """Whether a copy has nothing yet of a part of which its section speaks, or plans are to be reviewed by a day."""
    money = plans.money
    return (
        not has_sub_outputs(version)
        or (any(each.deliverables for each in plans.functions) and not has_deliverables(version))
        or (any(each.indicators for each in plans.outputs) and not has_output_indicators(version))
        or (any(each.indicators for each in plans.outputs) and not has_output_values(version))
        or (money is not None and bool(money.behind or money.apart) and not has_contributions(version))
        or (money is not None and money.frames and not has_frames(version))
        or (plans.documents is not None and not has_documents(version))
        or (plans.together is not None and not has_joint_work(version))
        or (plans.monitoring is not None and not has_undertakings(version))
        or plans_to_review(version, plans, on)
        or lacks_evaluations(version, plans)
        or bool(values_to_invent(version, plans, on))
        or bool(reviews_to_invent(version, plans, on))
        or (bool(plans.feedback) and not has_feedback(version))
    )


def lacks_evaluations(version: Version, plans: TrainingPlans) -> bool:
    """Whether the section has evaluations, and the copy neither these nor recommendations."""
    return plans.evaluations is not None and not (has_evaluations(version) or has_recommendations(version))


def invent_everything(version: Version, plans: TrainingPlans | None, *, by: Actor, at: datetime) -> Everything:
    """Fills a copy with each part of which it has nothing yet; what people made of the others stays.

    :raises Refused: where the framework is no copy, or nothing says from what to draw.
    """
    filled = fill(version, plans, by=by, at=at)
    assert plans is not None
    joint = invent_joint(version, plans, by=by, at=at)
    return Everything(
        filled,
        invent_deliverables(version, plans, by=by, at=at) or filled.deliverables,
        invent_output_indicators(version, plans, by=by, at=at) or filled.output_indicators,
        invent_output_values(version, plans, by=by, at=at),
        invent_money(version, plans, by=by, at=at),
        filled.joint if joint == NOTHING else joint,
        invent_documents(version, plans, by=by, at=at),
        review_years(version, plans, by=by, at=at),  # after all of work plans: what is closed stays as it is
        invent_activities(version, plans, by=by, at=at),
        invent_collection(version, plans, by=by, at=at),  # before reviews, which look at them
        invent_evaluations(version, plans, by=by, at=at),
        invent_reviews(version, plans, by=by, at=at),  # after plans were reviewed: corrections are about the next ones
        invent_feedback(version, plans, by=by, at=at),
    )
