"""Where a rule or a fact comes from. A rule without a source does not import."""

from dataclasses import dataclass

OURS = "Shanyraq"
"""Begins what documents of this project are called."""


@dataclass(frozen=True, slots=True)
class Source:
    """A document and the place in it.

    ``clause`` is an anchor (``§3.2-p3``) for the framework's own text, else a page or section.
    """

    document: str
    clause: str
    edition: str = ""
    url: str = ""

    def __post_init__(self) -> None:
        if not self.document.strip() or not self.clause.strip():
            raise ValueError("A source names its document and the place in it.")

    @property
    def is_ours(self) -> bool:
        """Whether this project wrote it: such a document is called in the reader's language, all others as titled."""
        return self.document.startswith(OURS)

    def __str__(self) -> str:
        edition = f" ({self.edition})" if self.edition else ""
        return f"{self.document}{edition}, {self.clause}"
