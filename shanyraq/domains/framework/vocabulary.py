"""Names that the index of words and those who read it share, and what kinds of statements are called. Pure."""

from shanyraq.kernel.sentences import gettext_noop

BLOCK = "block"
"""The kind of what stands in the document itself."""
CLAUSE = "clause"
"""The kind of what a name leads to in the document."""
FINDING = "finding"
"""The kind of what the check finds."""
RULE = "rule"
"""The kind of what rules say of themselves, and of how progress is judged."""
NAME = "="
"""Begins a word of the index that is a whole name."""
START = 4
"""Letters by which words of the index are looked up."""

STATEMENTS = {
    "principle": gettext_noop("Principles"),
    "trade_off": gettext_noop("Trade-offs and synergies"),
    "partnership": gettext_noop("How partners work together"),
    "configuration": gettext_noop("Configuration and strengths of the country team"),
    "consultation": gettext_noop("How the document came about"),
    "regional": gettext_noop("Regional work"),
}
"""Kinds of statements, as the package format has them, and what they are called, in English."""
