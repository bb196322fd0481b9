"""One step with several things that were ticked in a list, each for itself: what is refused keeps no other."""

import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from shanyraq.base.doors.web.saving import attempted
from shanyraq.base.ui.speech import say
from shanyraq.base.verbs import verbbook

AT_ONCE = 100
"""So many at most: two long pages."""
NUMBER = re.compile("[0-9]{1,7}")
"""The number of a thing in its framework; no longer one is asked for."""
LEFT = "ticked"
"""In the address: the numbers of those that were ticked and not done; they stay ticked."""
NAMED = 5
"""Reasons that are told one by one, with the things that they are about; a message has little room."""
Told = Callable[[list[int]], Mapping[int, str]]
"""Of some numbers, something about each."""


@dataclass(frozen=True, slots=True)
class Together:
    """Acts, as the buttons name them → the verbs; and what is entered for an act beside the number.

    ``noted``: the acts that take a note. ``reasoned``: those that need a reason, which each of them gets.
    """

    verbs: Mapping[str, str]
    noted: tuple[str, ...] = ()
    also: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    reasoned: tuple[str, ...] = ()

    def done(
        self,
        request: HttpRequest,
        framework: str,
        needing: Callable[[list[int]], Collection[int]] | None = None,
        *,
        otherwise: Callable[[str, list[int]], Mapping[int, str]] = lambda _act, _numbers: {},
        names: Told = lambda _numbers: {},
    ) -> HttpResponse:
        """Does what a button was pressed for with every number that was ticked, and leads back to the list, which says
        what was done and what was not, with the reasons.

        :param needing: which of some numbers need the note that was entered once for all; only they get it.
        :param otherwise: with which of them another act is done than that of the button.
        :param names: what things are called, by number.
        """
        act = request.POST.get("act", "")
        if act not in self.verbs:
            raise Http404
        ticked = dict(each.partition(":")[::2] for each in request.POST.getlist("number"))
        seen = {int(number): held for number, held in ticked.items() if NUMBER.fullmatch(number)}
        asked = list(seen)[:AT_ONCE]
        noted = needing(asked) if needing and act in self.noted else ()
        others = otherwise(act, asked)
        refused: dict[str, list[int]] = {}
        for number in asked:
            own = others.get(number, act)
            entered = {"framework": framework, "number": str(number), "seen": seen[number]}
            entered |= {**self.also.get(own, {}), **self._said(request, own, needs_note=number in noted)}
            for why in self._one(request, own, entered):
                refused.setdefault(why, []).append(number)
        called = names([each for of_one in refused.values() for each in of_one])
        told = {why: [called.get(each, str(each)) for each in of_one] for why, of_one in refused.items()}
        self._tell(request, len(asked), told, left=len(seen) - len(asked))
        left = {*list(seen)[AT_ONCE:], *(number for numbers in refused.values() for number in numbers)}
        return HttpResponseRedirect(_back(request, sorted(left)))

    def left(self, request: HttpRequest) -> frozenset[int]:
        """The numbers of those that were ticked before and with which nothing was done."""
        return frozenset(map(int, NUMBER.findall(request.GET.get(LEFT, ""))))

    def _said(self, request: HttpRequest, act: str, *, needs_note: bool) -> Mapping[str, str]:
        """What was entered once for all, where it is told to the act."""
        if act in self.reasoned:
            return {"reason": request.POST.get("reason", "")}
        return {"note": request.POST.get("note", "")} if needs_note and act in self.noted else {}

    def _one(self, request: HttpRequest, act: str, entered: Mapping[str, str]) -> tuple[str, ...]:
        """Does it with one of them. Why it was not done; nothing where it was."""
        found = attempted(request, verbbook()[self.verbs[act]], entered)
        if found.done is not None:
            return ()
        return (say(found.conflict.said),) if found.conflict else ("; ".join(found.problems),)

    def _tell(self, request: HttpRequest, asked: int, refused: Mapping[str, list[str]], *, left: int) -> None:
        if not asked:
            messages.warning(request, _("Tick some first, then choose what is to be done with them."))
            return
        done = asked - sum(len(numbers) for numbers in refused.values())
        if done:
            messages.success(request, _("Done: %(number)s") % {"number": done})
        for why, numbers in sorted(refused.items(), key=lambda each: -len(each[1]))[:NAMED]:
            named = "; ".join(numbers[:NAMED]) + (" …" if len(numbers) > NAMED else "")
            said = {"number": len(numbers), "named": named, "why": why}
            messages.warning(request, _("Not done: %(number)s (%(named)s). %(why)s") % said)
        if left:
            said = {"number": left, "most": AT_ONCE}
            messages.warning(request, _("Left as they are: %(number)s. At most %(most)s are done at once.") % said)


def _back(request: HttpRequest, left: Sequence[int]) -> str:
    """The address of the list, with those that stay ticked."""
    query = request.GET.copy()
    query.pop(LEFT, None)
    if left:
        query[LEFT] = ".".join(map(str, left))
    return f"{request.path}?{query.urlencode()}" if query else request.path
