"""How seldom Python looks for circles of objects that nobody holds any more."""

import gc

SELDOM = (50_000, 20, 50)
"""After how many new objects. A framework is read into hundreds of thousands of objects that stay; the usual 700 would
have it look at them again and again."""


def look_seldom() -> None:
    """Has it look that seldom, in this process."""
    gc.set_threshold(*SELDOM)


def leave_alone() -> None:
    """Has it never look at what stands by now: what was imported, which stays as long as the process."""
    gc.collect()
    gc.freeze()
