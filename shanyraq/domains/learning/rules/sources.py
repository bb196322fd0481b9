"""Where the rules of learning come from."""

from shanyraq.kernel.sources import Source

PLAN = Source(
    document="Cooperation Framework",
    clause="Monitoring and evaluation: the plan is regularly updated to reflect roles and responsibilities",
    edition="chapter 4, third paragraph",
)
EVALUATION = Source(
    document="Cooperation Framework",
    clause="Monitoring and evaluation: an independent evaluation in the penultimate year, by UNEG standards",
    edition="chapter 4, fourth paragraph",
)
REVIEWS = Source(
    document="Cooperation Framework",
    clause="Review and reporting: annual reviews, and a results report that is based on them",
    edition="chapter 4, review and reporting, first paragraph",
)
ANNEX = Source(
    document="Cooperation Framework",
    clause="Monitoring and evaluation plan: what is planned for each year",
    edition="annex 2",
)
CALENDAR = Source(
    document="Shanyraq, decision record 0054: the monitoring and evaluation plan as a living calendar",
    clause="How an activity moves on",
    edition="November 2026",
)
