"""The page of one observation: the value with its source, what rules remark on it, what stood in its place."""

from collections.abc import Sequence

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from shanyraq.base.access.web import actor_in
from shanyraq.base.ui.speech import say
from shanyraq.domains.indicators.models import Observation
from shanyraq.domains.indicators.queries.monitoring import history_of, scope_of
from shanyraq.domains.indicators.queries.observing import Place, beside, given_of, observation
from shanyraq.domains.indicators.queries.seen import is_seen
from shanyraq.domains.indicators.rules.flagging import remarks, still_odd
from shanyraq.domains.indicators.rules.observing import OBSERVATION
from shanyraq.domains.indicators.vocabulary import ODD, OPEN, Step
from shanyraq.domains.indicators.web.monitoring import sees
from shanyraq.domains.indicators.web.values import words_of
from shanyraq.domains.packages.web import FrameworkPage, framework_page
from shanyraq.domains.packages.web.members import or_sign_in
from shanyraq.kernel.errors import NotFound

STEPS = {
    Step.SUBMIT: "submit",
    Step.RECALL: "recall",
    Step.ASSURE: "assure",
    Step.RETURN: "return",
    Step.PUBLISH: "publish",
    Step.WITHDRAW: "withdraw",
    Step.DROP: "drop",
}
"""The steps that have a button, and their verbs."""


@framework_page
@or_sign_in
def one(page: FrameworkPage, number: int) -> HttpResponse:
    """One observation. What was not published yet is there for those alone who see it (``queries.seen``)."""
    member = sees(page)
    row = _found(page, number)
    words = words_of(page)
    [shown] = words.every(page.version, [row])
    return page.render(
        "indicators/observation.html",
        shown=shown,
        row=row,
        remarks=_remarks(row, shown.place, page),
        history=[words.shown(each) for each in history_of(row, page.version, actor_in(page.request))],
        acts=[f"indicators.observation.{STEPS[Step(act)]}" for act in OBSERVATION.acts(row.stage) if act in STEPS],
        changes=OBSERVATION.after(row.stage, Step.SUBMIT) is not None,
        member=member,
    )


def _found(page: FrameworkPage, number: int) -> Observation:
    """The observation, where whoever asks may read it, on the day that they ask for.

    :raises Http404: where there is none for them.
    """
    try:
        _version, row = observation(page.code, number)
    except NotFound as error:
        raise Http404(_("There is no such value.")) from error
    if page.asked is not None and (row.published_at is None or row.published_at.date() > page.asked):
        raise Http404(_("There was no such value on that day."))
    if not is_seen(actor_in(page.request), row, scope_of(row, page.version)):
        raise Http404(_("There is no such value."))
    return row


def _remarks(row: Observation, place: Place | None, page: FrameworkPage) -> Sequence[tuple[str, str]]:
    """What rules remark on the value, with the rules: of what is on its way, as it is now; else as it was
    when it was assured.
    """
    if place is None:
        return []
    if row.stage in OPEN and row.value is not None:
        found = remarks(given_of(row), beside(place, row.period, row.measure, row.part, without=row.number), page.as_of)
        return [(say(each.message), each.rule) for each in found]
    return [(_(ODD[rule]), rule) for rule in still_odd(row.flags, row.stage) if rule in ODD]
