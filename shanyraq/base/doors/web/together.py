"""One step with several things that were ticked in a list, each for itself: what is refused keeps no other."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _

from shanyraq.base.doors.web.saving import attempted
from shanyraq.base.ui.speech import say
from shanyraq.base.verbs import verbbook

AT_ONCE = 100
"""So many at most: two long pages."""
NAMED = 5
"""Reasons that are told one by one, with the numbers that they are about; a message has little room."""


@dataclass(frozen=True, slots=True)
class Together:
    """Acts, as the buttons name them → the verbs; and what is entered for an act beside the number.

    ``noted``: the acts that take a note.
    """

    verbs: Mapping[str, str]
    noted: tuple[str, ...] = ()
    also: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def done(
        self, request: HttpRequest, framework: str, needing: Callable[[list[int]], Collection[int]] | None = None
    ) -> HttpResponse:
        """Does what a button was pressed for with every number that was ticked, and leads back to the list, which says
        what was done and what was not, with the reasons.

        :param needing: which of some numbers need the note that was entered once for all; only they get it.
        """
        act = request.POST.get("act", "")
        if act not in self.verbs:
            raise Http404
        ticked = dict(each.partition(":")[::2] for each in request.POST.getlist("number"))
        seen = {number: held for number, held in ticked.items() if number.isascii() and number.isdecimal()}
        numbers = list(seen)[:AT_ONCE]
        noted = needing([int(each) for each in numbers]) if needing and act in self.noted else ()
        refused: dict[str, list[str]] = {}
        for number in numbers:
            entered = {"framework": framework, "number": number, "seen": seen[number], **self.also.get(act, {})}
            note = {"note": request.POST.get("note", "")} if int(number) in noted else {}
            for why in self._one(request, act, {**entered, **note}):
                refused.setdefault(why, []).append(number)
        self._tell(request, len(numbers), refused, left=len(seen) - len(numbers))
        return HttpResponseRedirect(request.get_full_path())

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
            named = ", ".join(numbers[:NAMED]) + (" …" if len(numbers) > NAMED else "")
            said = {"number": len(numbers), "named": named, "why": why}
            messages.warning(request, _("Not done: %(number)s (%(named)s). %(why)s") % said)
        if left:
            said = {"number": left, "most": AT_ONCE}
            messages.warning(request, _("Left as they are: %(number)s. At most %(most)s are done at once.") % said)
