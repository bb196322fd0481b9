"""Where the rules of feedback come from. Pure."""

from shanyraq.kernel.sources import Source

TAKE_PART = Source(
    document="Cooperation Framework",
    clause="Monitoring and evaluation: participatory tools and platforms, so that partners from civil society take "
    "part in the monitoring of indicators",
    edition="chapter 4",
)


def decided(paragraph: str) -> Source:
    """Our record of decisions on feedback, at the paragraph that a rule carries out."""
    return Source(document="Shanyraq, decision record 0057: what people say", clause=paragraph, edition="November 2026")


OPENED = decided("Open only where the country team says so")
MINIMAL = decided("Nothing is kept that says who somebody is")
APART = decided("Told apart from official data")
FILED = decided("Evidence is looked at before anybody else sees it")
STEPS = decided("Moderated, answered, taken back")
