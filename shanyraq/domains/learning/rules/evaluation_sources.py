"""What the rules on evaluations and their follow-up cite. Pure.

Numbers of norms and standards are those of the edition of 2016. Titles and order of the norms, and of the standards 4.1
to 4.3, were compared with its table of contents; later standards, and our wording, were not compared with its text yet.
"""

from shanyraq.kernel.sources import Source


def norms(clause: str) -> Source:
    """A norm or standard of the United Nations Evaluation Group."""
    return Source(
        document="Norms and Standards for Evaluation",
        clause=clause,
        edition="United Nations Evaluation Group, 2016",
        url="https://www.unevaluation.org/document/detail/1914",
    )


def guidelines(clause: str) -> Source:
    """The guidelines for evaluations of Cooperation Frameworks; the words are ours and not compared with the text."""
    return Source(
        document="Guidelines for the Evaluation of the United Nations Sustainable Development Cooperation Framework",
        clause=f"{clause} (wording not yet compared with its own text)",
        edition="UNEG and UNDCO, September 2021",
        url="https://www.uneval.org/document/detail/2972",
    )


STEPS = norms("Standard 4, Conduct of evaluations: terms of reference, team, data, report, follow-up in their order")
INDEPENDENT = norms("Norm 4, Independence; Norm 5, Impartiality; Standard 4.8, Selection and composition of teams")
INCLUSIVE = norms("Standard 4.6, Stakeholder engagement and reference groups")
CREDIBLE = norms("Norm 3, Credibility; Standard 4.9, Evaluation report and products")
TERMS = norms("Standard 4.3, Terms of reference; Standard 4.4, Evaluation scope and objectives")
WRITTEN = norms("Norm 2, Utility; Standard 4.3, Terms of reference: purpose and use, scope and objectives, methodology")
RECOMMENDED = norms("Standard 4.10, Recommendations: firmly based on evidence and conclusions, clear who is to act")
RESPONDED = guidelines("management response: each recommendation is accepted, partially accepted or rejected")
FOLLOWED = norms("Norm 14, Evaluation use and follow-up: management response, and follow-up of what was accepted")
