"""Where a clause stands: its section and its chapter, with their headings."""

import re
from dataclasses import dataclass

from shanyraq.domains.packages.models import Version

CHAPTER = re.compile(r"^§(annex-[a-z0-9]+|[a-z0-9]+)")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading. ``title`` is empty where the document prints none for it."""

    anchor: str
    title: str


class Sections:
    """The headings of a version, in two statements."""

    def __init__(self, version: Version) -> None:
        headings = version.blocks.filter(kind="heading")
        self._titles: dict[str, str] = dict(headings.values_list("anchor", "text"))
        self._section: dict[str, str] = {}
        for anchor, section, inside in version.blocks.values_list("anchor", "section", "anchors"):
            self._section.update(dict.fromkeys([anchor, *inside], section))

    def of(self, clause: str) -> Section:
        """The section of a clause; its chapter where the clause is not in the document."""
        anchor = self._section.get(clause) or self.chapter(clause).anchor
        return Section(anchor, self._titles.get(anchor, ""))

    def chapter(self, clause: str) -> Section:
        """``§2`` for ``§2.1.1-i3``, ``§annex-4`` for ``§annex-4-p7``."""
        found = CHAPTER.match(clause)
        anchor = f"§{found[1]}" if found else clause
        return Section(anchor, self._titles.get(anchor, ""))
