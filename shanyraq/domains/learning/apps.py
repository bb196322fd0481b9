from functools import partial

from django.apps import AppConfig

from shanyraq.kernel.sentences import gettext_noop


class LearningConfig(AppConfig):
    name = "shanyraq.domains.learning"
    label = "learning"

    def ready(self) -> None:
        """Tells the doors what things of this domain are called, and where their pages are."""
        _activities()
        _reviews()


def _activities() -> None:
    """Activities of the plan: their page, their names, the lists of their forms, the words of their events."""
    from django.urls import reverse

    from shanyraq.base.doors.called import call_keys
    from shanyraq.base.doors.choices import offer
    from shanyraq.base.doors.feed import call_values
    from shanyraq.base.doors.subjects import show
    from shanyraq.domains.framework.queries.called import entries_named
    from shanyraq.domains.learning.queries.called import activities_named
    from shanyraq.domains.learning.vocabulary import STATES

    show(
        "activity",
        gettext_noop("activity"),
        lambda framework, key: reverse("plan-activity", args=[framework, key]),
        names=activities_named,
        has_notes=True,
    )
    for name in ("plan_activities", "plan_categories"):
        offer(name, f"shanyraq.domains.learning.web.lists:{name}_list")
    call_values("state", STATES, "learning.activity")
    call_keys(("bodies",), partial(entries_named, "body"))


def _reviews() -> None:
    """Annual reviews and their course corrections: the same."""
    from django.urls import reverse

    from shanyraq.base.access.vocabulary import Permission
    from shanyraq.base.doors.choices import offer
    from shanyraq.base.doors.feed import call_values
    from shanyraq.base.doors.subjects import show
    from shanyraq.domains.learning.queries import reviews
    from shanyraq.domains.learning.vocabulary import ASSUMED, CORRECTED, REVIEWED

    sees = Permission.SEE_WORKPLANS
    show(
        reviews.REVIEW,
        gettext_noop("annual review"),
        lambda framework, key: reverse("review-numbered", args=[framework, int(key)]),
        names=reviews.reviews_named,
        sees=sees,
        has_notes=True,
    )
    show(
        reviews.CORRECTION,
        gettext_noop("course correction"),
        lambda framework, key: reverse("reviews", args=[framework]) + f"#correction-{int(key)}",
        names=reviews.corrections_named,
        sees=sees,
    )
    for name in ("reviews", "corrections"):
        offer(name, f"shanyraq.domains.learning.web.lists:{name}_list", sees=sees)
    for name in ("assumptions", "assumed"):
        offer(name, f"shanyraq.domains.learning.web.lists:{name}_list")
    call_values("state", REVIEWED, "learning.review")
    call_values("state", CORRECTED, "learning.correction")
    call_values("verdict", ASSUMED, "learning.review")
