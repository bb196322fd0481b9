"""Where a heading ends that no other heading ends: read from the anchors. Pure.

Documents print a table or a paragraph of a section after a small heading inside it: the indicators of
an outcome after its list of groups. The anchor ``§annex-1-outcome-3-indicators`` says that the text has
left ``§annex-1-outcome-3-lnob`` and is back under ``§annex-1-outcome-3``.
"""

from collections.abc import Iterable


def has_left(anchors: Iterable[str], near: str, above: str) -> bool:
    """Whether text under the heading ``near`` is back under the heading ``above`` it.

    ``anchors`` are those since ``near``, the last is that of the block in question. What follows a block
    that has left has left too, unless its own anchor names ``near`` again.
    """
    since = list(anchors)
    return not _continues(since[-1], near, above) and any(_leaves(each, near, above) for each in since)


def _leaves(anchor: str, near: str, above: str) -> bool:
    return anchor.startswith(f"{above}-") and not _continues(anchor, near, above)


def _continues(anchor: str, near: str, above: str) -> bool:
    """``…-sdg-1.3`` continues ``…-sdg-1``, and ``…-assumption-2`` continues ``…-assumptions``.

    A number under a heading of another number (target 16.7 printed under SDG 17) has not left it.
    """
    if anchor.startswith((f"{near}-", f"{near}.", f"{near.removesuffix('s')}-")):
        return True
    heading, own = near.removeprefix(f"{above}-"), anchor.removeprefix(f"{above}-")
    return heading.isdecimal() and own[:1].isdecimal()
