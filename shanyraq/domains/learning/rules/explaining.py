"""Why something that the plan owes stands as it does, in sentences with the numbers in them. Pure."""

from datetime import date

from shanyraq.domains.learning.rules.limits import limit
from shanyraq.domains.learning.rules.obligations import Owed
from shanyraq.domains.learning.vocabulary import Duty, Kept
from shanyraq.kernel.sentences import Sentence, gettext_noop

DUE = gettext_noop("It is due by {day}.")
KEPT_ON = gettext_noop("It was kept on {day}.")
NOT_KEPT = gettext_noop("Nothing on record shows that it was kept.")
MISSING = gettext_noop("Of {total}, {missing} are not done.")
COUNTS_FROM = gettext_noop("It counts as due {days} days before its day.")


def explained(owed: Owed, on: date) -> list[Sentence]:
    """What the state of a duty comes of, on a day."""
    if owed.duty is Duty.RESPONSIBLE:
        words = gettext_noop("Activities of this year and before that are not done, and name nobody: {missing}.")
        return [Sentence(words, {"missing": owed.missing})]
    if owed.duty is Duty.UPDATED:
        words = gettext_noop("The plan was changed last on {day}; it is to be changed again within {months} months.")
        return [Sentence(words, {"day": owed.kept_on, "months": limit("update-months", on)})]
    found = [Sentence(DUE, {"day": owed.due_on})]
    if owed.kept in {Kept.KEPT, Kept.KEPT_LATE}:
        return [*found, Sentence(KEPT_ON, {"day": owed.kept_on})]
    if owed.kept is not Kept.OVERDUE:
        found.append(Sentence(COUNTS_FROM, {"days": limit("due-days", on)}))
    total = len(owed.shown_by) if owed.duty is not Duty.ANNUAL_REVIEW else len(owed.shown_by) + owed.missing
    several = total > 1 and bool(owed.missing) and owed.duty is not Duty.FINAL_EVALUATION  # any one of them keeps it
    return [*found, Sentence(MISSING, {"total": total, "missing": owed.missing}) if several else Sentence(NOT_KEPT)]
