"""Our own decisions as sources, for rules that carry out no sentence of anybody else (``docs/decisions/0019``)."""

from shanyraq.kernel.sources import Source


def decided(paragraph: str) -> Source:
    """The record of decisions, at the paragraph that a rule carries out."""
    return Source(
        document="Shanyraq, decision record 0019: rules of our own", clause=paragraph, edition="November 2026"
    )


EXISTS = decided("1. What is named exists")
LEADS_ON = decided("2. A merged entry leads on")
ONCE = decided("4. One thing is kept once")
KEPT = decided("5. Somebody keeps the house")
STANDS = decided("6. Nothing new hangs on what ended")
SIGNED = decided("3. What was signed is changed by those who signed")
