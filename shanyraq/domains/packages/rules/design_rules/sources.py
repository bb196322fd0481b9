"""The authorities that design rules cite; what is our own reading says so.

Of the guidance, numbers and headings are those of its table of contents. A paragraph number says that
its text was read; a section without one is cited for its subject, not for a sentence of it.
"""

from shanyraq.kernel.sources import Source

_GUIDANCE = "United Nations Sustainable Development Cooperation Framework: Internal Guidance"
_GUIDANCE_EDITION = "UNSDG, 3 June 2019"


def guidance(section: str) -> Source:
    """A section of the guidance by its number and heading."""
    return Source(_GUIDANCE, section, _GUIDANCE_EDITION)


def ours(clause: str) -> Source:
    """Good practice as Shanyraq reads it; no standard words it so."""
    return Source("Shanyraq design checks", clause)


RESULTS_FOCUS = guidance(
    "1.4 Implementing the Cooperation Framework Guiding Principles, paragraph 25, results-focused programming"
)
"""Indicators are defined, SDG targets are reflected in outcomes, accountabilities are clearly stipulated."""

ACCOUNTABILITY = guidance("1.3 Guiding Principles for the Cooperation Framework, paragraph 23, accountability")
"""Improved measurement and reporting; quality, timely, reliable and disaggregated data."""

OUTCOMES_AND_OUTPUTS = guidance("2.2 Cooperation Framework design process")
"""Outcomes and outputs are designed together; outputs complete the logic of the results."""

CONFIGURATION = guidance("chapter 3, UNCT configuration in support of the Cooperation Framework")

FUNDING_FRAMEWORK = guidance("4.2 The Cooperation Framework funding framework")

DERIVATION = guidance(
    "5.1 Implementing the Cooperation Framework through UN development system entity country development programmes"
)

INDICATORS = guidance("2.2.5 Indicators")

THEORY = guidance("2.2.1 Theory of change")

RESULTS_GROUPS = guidance("5.2 Coordinating Cooperation Framework implementation through results groups")

EVALUATION = Source(
    "Guidelines for the Evaluation of the United Nations Sustainable Development Cooperation Framework",
    "timing: the penultimate year",
    "UNEG and UN DCO, September 2021",
    "https://www.uneval.org/document/detail/2972",
)

SDG_TARGETS = Source(
    "Transforming our world: the 2030 Agenda for Sustainable Development",
    "Sustainable Development Goals and targets",
    "A/RES/70/1, 25 September 2015",
)

SDG_INDICATORS = Source(
    "Global indicator framework for the Sustainable Development Goals",
    "annex: indicators are disaggregated, where relevant, by income, sex, age, race, ethnicity, "
    "migratory status, disability and geographic location",
    "A/RES/71/313, 6 July 2017",
)

UNIT_OF_MEASURE = Source(
    "SDMX Glossary",
    "Unit of measure (UNIT_MEASURE): the unit in which the data values are expressed",
)
