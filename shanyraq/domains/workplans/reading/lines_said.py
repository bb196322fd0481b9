"""The sentences that are remarked about cells and rows of an export."""

from shanyraq.domains.workplans.reading.repairing.amounts import State
from shanyraq.domains.workplans.reading.repairing.days import Manner
from shanyraq.kernel.findings import Severity
from shanyraq.kernel.sentences import gettext_noop

LETTERS = gettext_noop("Letters that another program had broken were put right")
CONTROLS = gettext_noop("Signs that no text may hold were taken out")
BROKEN = gettext_noop("Letters are broken and cannot be put right; the text is kept as printed")
TOO_LONG_A_NUMBER = gettext_noop("The number has more than 15 digits, of which a spreadsheet loses the last")
EMPTY = gettext_noop("“{text}” is read as empty")
ERROR = gettext_noop("“{text}” is an error of the spreadsheet that the file comes from; it is read as empty")
FORMULA = gettext_noop(
    "The file holds no value of the formula {text}, which is read as empty; open the file and save it to get one"
)
TWICE_IN_LIST = gettext_noop("Stands more than once and is kept once: {values}")
UNKNOWN_LABEL = gettext_noop("“{label}” is not in the code list; it is kept as printed")
LEVEL_BY_LABEL = gettext_noop("The level {level} was taken from the label, which has no number")
NO_LEVEL = gettext_noop("No level from 0 to 3 leads the label; the marker is left empty")
TRANSLATED = gettext_noop("“{label}” is read as “{english}”; it is kept as printed")
NOT_YES_OR_NO = gettext_noop("“{label}” is neither yes nor no; it is kept as printed")
PAIRED = gettext_noop("{abbreviations} abbreviations and {names} names do not make pairs; the abbreviations are kept")
NO_TARGET = gettext_noop("No SDG target was found in the text")
WORDS_BEFORE = gettext_noop(
    "“{words}” before the first number is not understood: what it says is left out, and kept as printed"
)
STRANGE_TARGETS = gettext_noop("There is no such SDG target: {values}")
NO_GOAL = gettext_noop("No SDG was found in the text")
STRANGE_GOALS = gettext_noop("There is no such SDG: {values}")
CODE_CONFIRMED = gettext_noop("The code {code} had been taken for a number or a day; other rows show it")
CODE_OF_NUMBER = gettext_noop("The code stands as a number and is read as {code}")
CODE_MAYBE = gettext_noop("The code stands as a number and is read as {code}, which other rows use for something else")
CODE_UNCLEAR = gettext_noop("The code stands as a day; it may be {candidates}; it is kept as printed")
CODE_BY_WORDS = gettext_noop("The code stands as {shown}; rows with the same words have {code}, and so it is read")
CODE_OF_SEVERAL = gettext_noop(
    "The code stands as {shown}; rows with the same words have {codes}; which of them is meant is not clear"
)
NO_TITLE = gettext_noop("The row has no sub-output; it is refused")
SUMS = gettext_noop("The row holds totals and no sub-output; it is left out")
NO_PLAN = gettext_noop("The row names no plan, no output and no sub-output; it is left out")
NO_OUTPUT = gettext_noop("The row has neither code nor name of an output; it is refused")
SAME_ROW = gettext_noop("The sub-output stands in row {row} already; this row is refused")
NOT_THE_SUM = gettext_noop("The total is {total} and its years add up to {sum}")

AMOUNTS = {
    State.MENDED: (Severity.NOTE, gettext_noop("The amount is read as {amount}")),
    State.ROUNDED: (Severity.NOTE, gettext_noop("The amount is rounded to {amount}")),
    State.DOUBTFUL: (
        Severity.WARNING,
        gettext_noop("The amount is read as {amount}; it is not clear what its sign parts"),
    ),
    State.LOST: (Severity.WARNING, gettext_noop("The amount is not understood; it is left empty")),
}
DAYS = {
    Manner.MENDED: (Severity.NOTE, gettext_noop("The day is read as {day}")),
    Manner.DAY_FIRST: (
        Severity.NOTE,
        gettext_noop("The day is read as {day}: in other cells of the file the day stands before the month"),
    ),
    Manner.MONTH_FIRST: (
        Severity.NOTE,
        gettext_noop("The day is read as {day}: in other cells of the file the month stands before the day"),
    ),
    Manner.FILLED: (Severity.NOTE, gettext_noop("The day is not said in full; it is taken for {day}")),
    Manner.DOUBTFUL: (
        Severity.WARNING,
        gettext_noop("The day is read as {day}; day and month may stand the other way round"),
    ),
    Manner.LOST: (Severity.WARNING, gettext_noop("The day is not understood; it is left empty")),
}
