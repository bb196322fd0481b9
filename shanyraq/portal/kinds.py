"""The kinds of notices that people choose from: what each tells, and how often its letters come where nobody chose."""

from shanyraq.base.notices.telling import Kind
from shanyraq.base.notices.vocabulary import Pace
from shanyraq.kernel.sentences import gettext_noop

TASKS, MENTIONS, AMENDMENTS, ROLES_ENDING, WORKBOOKS = "tasks", "mentions", "amendments", "roles", "workbooks"
PLANS, MONEY, VALUES, FOLLOW_UP, FEEDBACK = "plans", "money", "values", "follow_up", "feedback"

KINDS = (
    Kind(
        TASKS,
        gettext_noop("Tasks and due dates"),
        gettext_noop("What is to be set or done by a day: when it comes up, a week before its day, and on the day."),
        Pace.WEEKLY,
    ),
    Kind(
        MENTIONS,
        gettext_noop("Mentions"),
        gettext_noop("Comments in which somebody asks you to look, and which you have not answered."),
        Pace.DAILY,
    ),
    Kind(
        AMENDMENTS,
        gettext_noop("Amendments"),
        gettext_noop("Amendments that wait for your side, and those that were decided."),
        Pace.DAILY,
    ),
    Kind(
        PLANS,
        gettext_noop("Joint work plans"),
        gettext_noop("Plans and programme documents that wait for your step; drafts and deliverables that are due."),
        Pace.DAILY,
    ),
    Kind(
        VALUES,
        gettext_noop("Values of indicators"),
        gettext_noop("Values that your entity is to report, before and on the day on which they are due; late values."),
        Pace.WEEKLY,
    ),
    Kind(
        MONEY,
        gettext_noop("Money"),
        gettext_noop(
            "Reallocations of money that wait for the consent of your side; outcomes that are raised to the committee."
        ),
        Pace.DAILY,
    ),
    Kind(
        FOLLOW_UP,
        gettext_noop("Follow-up of recommendations"),
        gettext_noop(
            "Recommendations that wait for a response; actions that are due, or of which a quarter lacks news."
        ),
        Pace.WEEKLY,
    ),
    Kind(
        FEEDBACK,
        gettext_noop("What people say"),
        gettext_noop("Feedback that waits to be published or declined, or that was published and waits for an answer."),
        Pace.DAILY,
    ),
    Kind(
        ROLES_ENDING,
        gettext_noop("Roles that end soon"),
        gettext_noop("Your own roles, and those that you review."),
        Pace.WEEKLY,
    ),
    Kind(
        WORKBOOKS,
        gettext_noop("Workbooks"),
        gettext_noop("Workbooks of yours that were looked at, or done."),
        Pace.NEVER,
    ),
)
