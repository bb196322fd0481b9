"""Where a clause stands: its section and its chapter, with their headings."""

import re
from dataclasses import dataclass

from shanyraq.domains.framework.queries.headings import has_left
from shanyraq.domains.packages.models import Version

CHAPTER = re.compile(r"^§(annex-[a-z0-9]+|[a-z0-9]+)")


@dataclass(frozen=True, slots=True)
class Section:
    """A heading. ``title`` is empty where the document prints none for it; ``above`` is that of the heading over it,
    where that is itself inside a section."""

    anchor: str
    title: str
    above: str = ""


class Sections:
    """The headings of a version, in two statements."""

    def __init__(self, version: Version) -> None:
        headings = version.blocks.filter(kind="heading")
        self._titles: dict[str, str] = dict(headings.values_list("anchor", "text"))
        self._section: dict[str, str] = {}
        for anchor, section, inside in version.blocks.values_list("anchor", "section", "anchors"):
            over = self._over(section)
            left = over and has_left([anchor], section, over)
            self._section.update(dict.fromkeys([anchor, *inside], over if left else section))

    def of(self, clause: str) -> Section:
        """The section of a clause; its chapter where the clause is not in the document."""
        anchor = self._section.get(clause) or self.chapter(clause).anchor
        over = self._over(anchor)
        deep = "-" in over and over != self.chapter(clause).anchor
        return Section(anchor, self._titles.get(anchor, ""), self._titles[over] if deep else "")

    def _over(self, anchor: str) -> str:
        """The heading that the anchor of another continues: ``§2.3-outcome-1`` for ``§2.3-outcome-1-un``."""
        parts = anchor.split("-")
        names = ("-".join(parts[:count]) for count in range(len(parts) - 1, 0, -1))
        return next((name for name in names if name in self._titles), "")

    def chapter(self, clause: str) -> Section:
        """``§2`` for ``§2.1.1-i3``, ``§annex-4`` for ``§annex-4-p7``."""
        found = CHAPTER.match(clause)
        anchor = f"§{found[1]}" if found else clause
        return Section(anchor, self._titles.get(anchor, ""))
