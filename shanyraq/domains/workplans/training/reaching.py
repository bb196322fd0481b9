"""How far the joint work plans of a copy for training have got on a day: outcome by outcome, year by year. Pure.

Of three outcomes and more the last but one is ahead and the one before it follows, so that every state can be seen; the
others stay where most plans are, for people to practise on.
"""

from datetime import date

from shanyraq.domains.workplans.rules.cycle import State

LEAST = 3
"""With fewer outcomes none is ahead of the others."""
REVIEWS = 10
"""The month in which annual reviews begin, and with them the plans of the next year."""
UNSETTLED = frozenset({State.DRAFT, State.REVIEW})
"""In these states nobody has cleared a plan yet."""


def reached(place: int, outcomes: int, year: int, first_year: int, on: date) -> State:
    """The state of the plan of a year on a day. ``place``: that of its outcome among so many, from 0.

    Plans of the first year are endorsed and carried out in time. From October on the outcome that is ahead has done its
    annual review, and the one that follows is at it. Of later years the one that is ahead has its plan endorsed by
    then, and the one that follows has submitted it.
    """
    behind = outcomes - 2 - place if outcomes >= LEAST and place < outcomes - 1 else LEAST
    has_begun = on >= date(year, 1, 1)
    if year == first_year:
        if behind <= 1 and on >= date(year, REVIEWS, 1):
            return State.ANNUAL_REVIEW if behind else State.CLOSED
        return State.IMPLEMENTATION if has_begun else State.ENDORSED
    if behind > 1 or on < date(year - 1, REVIEWS, 1):
        return State.DRAFT
    if behind:
        return State.REVIEW
    return State.IMPLEMENTATION if has_begun else State.ENDORSED
