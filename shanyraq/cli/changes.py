"""How ``plan`` and ``apply`` print what differs between two versions of a framework."""

from collections import Counter
from datetime import date
from itertools import takewhile
from json import dumps
from typing import Any

from django.utils.translation import gettext as _

from shanyraq.cli.output import in_english, say
from shanyraq.domains.packages.apart import apart, dotted
from shanyraq.domains.packages.comparing import MEMBER, Action, Change
from shanyraq.domains.packages.queries.saying import SEPARATORS
from shanyraq.domains.packages.templatetags.subjects import KINDS
from shanyraq.domains.packages.verbs.framework import count
from shanyraq.domains.packages.vocabulary import KIND
from shanyraq.kernel.letters import told_apart

SIGNS = {Action.ADD: "+", Action.CHANGE: "~", Action.END: "-"}
SHOWN = 70
"""Characters that are printed of a value."""
LEAD = SHOWN // 2
"""Characters that are printed before the place where two long values begin to differ."""
MOST = 60
"""Lines of items added, or ended, up to which each is printed; of more, only how many there are of a kind."""


def show_all(changes: list[Change], every: bool) -> None:
    """Prints the changes. Where many items are added or ended, only how many of which kind, unless all are wanted."""
    folded = False
    for action in (Action.CHANGE, Action.END, Action.ADD):
        of_it = [change for change in changes if change.action is action]
        if every or action is Action.CHANGE or len(of_it) <= MOST:
            for change in of_it:
                show(change)
            continue
        folded = True
        for kind, number in Counter(_kind(change.item) for change in of_it).items():
            say(f"  {SIGNS[action]} {_words(kind)}: {number}")
    if folded:
        say(_("Each of them by name: --all"))


def show(change: Change) -> None:
    """Prints a change with the fields that it touches; of what is added or ended the name."""
    say(f"  {SIGNS[change.action]} {_words(change.item)}")
    for field in change.fields if change.action is Action.CHANGE else ():
        for path, before, after in apart(field.before, field.after, (field.field,)):
            say(f"      {dotted(path)}: {' → '.join(sides(before, after))}")


def _kind(item: str) -> str:
    """``outcome 1 › indicator 1.2.1`` → ``indicator``; what is no member of a list is a kind of its own."""
    last = item.rpartition(" › ")[2]
    member = MEMBER.fullmatch(last)
    return member["kind"] if member else last


def _words(item: str) -> str:
    """What an item is called in the language of the command."""
    if in_english():
        return item
    return "".join(_piece(piece) for piece in SEPARATORS.split(item))


def _piece(piece: str) -> str:
    kind = KIND.match(piece)
    return f"{KINDS[kind[0]]}{piece[kind.end() :]}" if kind and not SEPARATORS.fullmatch(piece) else piece


def sides(before: Any, after: Any) -> tuple[str, str]:
    """Two values that differ, so short that they are read on a line: each is cut around where they begin to differ."""
    one, other = _text(before), _text(after)
    if one == other:  # null and a dash, a number and its digits
        one, other = (dumps(side, ensure_ascii=False, default=str) for side in (before, after))
    one, other = told_apart(one, other)
    fit = max(len(one), len(other)) <= SHOWN
    same = takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False))
    start = 0 if fit else len(list(same)) - LEAD
    return _cut(one, start), _cut(other, start)


def _cut(text: str, start: int) -> str:
    """The text from a place on, in at most so many characters as are shown."""
    text = text if start <= 0 else f"…{text[start:]}"
    return text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…"


def _text(value: Any) -> str:
    if isinstance(value, date):
        return value.isoformat()
    return "–" if value is None else value if isinstance(value, str) else dumps(value, ensure_ascii=False, default=str)


def as_plain(change: Change) -> dict[str, object]:
    """A change as plain values."""
    return {
        "action": str(change.action),
        "item": change.item,
        "fields": [{"field": field.field, "before": field.before, "after": field.after} for field in change.fields],
    }


def summary(changes: list[Change]) -> str:
    """One sentence with the numbers of what would be done."""
    if not changes:
        return _("Plan: nothing to change.")
    return _("Plan: %(add)s to add, %(change)s to change, %(end)s to end.") % count(changes)


def done(code: str, version: int, changes: list[Change]) -> str:
    """One sentence with the numbers of what was done."""
    if not changes:
        return _("%(code)s is version %(version)s already: nothing to change.") % {"code": code, "version": version}
    text = _("%(code)s is now version %(version)s: %(add)s added, %(change)s changed, %(end)s ended.")
    return text % {"code": code, "version": version, **count(changes)}
