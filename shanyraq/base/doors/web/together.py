"""One step with several things that were ticked in a list, each for itself: what is refused keeps no other."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from shanyraq.base.doors.web.saving import attempted
from shanyraq.base.ui.speech import say
from shanyraq.base.verbs import verbbook

AT_ONCE = 100
"""So many at most: two long pages."""


@dataclass(frozen=True, slots=True)
class Together:
    """Acts, as the buttons name them → the verbs; and what is entered for an act beside the number.

    ``noted``: the acts to which the note goes that stands once for all of them.
    """

    verbs: Mapping[str, str]
    noted: tuple[str, ...] = ()
    also: Mapping[str, Mapping[str, str]] = field(default_factory=dict)

    def done(self, request: HttpRequest, framework: str) -> HttpResponse:
        """Does what a button was pressed for with every number that was ticked, and leads back to the list, which says
        what was done and what was not, with the reasons.
        """
        act = request.POST.get("act", "")
        if act not in self.verbs:
            raise Http404
        numbers = [each for each in request.POST.getlist("number") if each.isascii() and each.isdecimal()]
        number_done = sum(self._one(request, framework, act, each) for each in dict.fromkeys(numbers[:AT_ONCE]))
        if not numbers:
            messages.warning(request, _("Tick the values first, then choose what is to be done with them."))
        elif number_done:
            said = ngettext("Done with %(number)s value.", "Done with %(number)s values.", number_done)
            messages.success(request, said % {"number": number_done})
        return HttpResponseRedirect(request.get_full_path())

    def _one(self, request: HttpRequest, framework: str, act: str, number: str) -> bool:
        entered = {"framework": framework, "number": number, "seen": request.POST.get(f"seen.{number}", "")}
        if act in self.noted:
            entered["note"] = request.POST.get("note", "")
        found = attempted(request, verbbook()[self.verbs[act]], {**entered, **self.also.get(act, {})})
        if found.done is not None:
            return True
        why = [say(found.conflict.said)] if found.conflict else found.problems
        called = _("Value %(number)s: %(why)s") % {"number": number, "why": "; ".join(why)}
        messages.warning(request, called)
        return False
