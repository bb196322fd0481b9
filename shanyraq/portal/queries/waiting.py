"""What waits for people, kind by kind, derived from records when asked for and stored nowhere.

What belongs to a framework or to everybody is read once, however many people ask.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from typing import TYPE_CHECKING

from django.db.models import Case, When

from shanyraq.base.access.models import Grant
from shanyraq.base.access.queries import in_force
from shanyraq.base.access.rules import may
from shanyraq.base.access.rules.giving import may_give
from shanyraq.base.access.thresholds import review_ahead
from shanyraq.base.access.vocabulary import ROLES, Permission, Role
from shanyraq.base.accounts.verbs.grant import scope_of
from shanyraq.base.audit.models import Event
from shanyraq.base.comments.models import Mention
from shanyraq.base.comments.queries import is_shown, unanswered
from shanyraq.base.doors.feed import sentence_of
from shanyraq.base.doors.subjects import Named, Thing, in_languages, named_now
from shanyraq.base.notices.telling import Notice, Reader
from shanyraq.base.verbs.turn import turn
from shanyraq.base.workbooks.ends import Filled, State
from shanyraq.base.workbooks.models import Upload
from shanyraq.base.workbooks.rules import Stage
from shanyraq.domains.engagement.queries import Waits, waits
from shanyraq.domains.funding.queries.contributions import open_reallocations
from shanyraq.domains.funding.queries.raising import raised_outcomes
from shanyraq.domains.funding.rules.raising import Raised
from shanyraq.domains.governance.queries.decisions import decided_about
from shanyraq.domains.indicators.queries.monitoring import OnTheWay, on_the_way
from shanyraq.domains.indicators.queries.national import Undecided, undecided
from shanyraq.domains.learning.queries import Calendar, followed, obligations
from shanyraq.domains.learning.queries.follow_up import Followed, follow_up
from shanyraq.domains.learning.queries.reviews_due import ReviewsDue, reviews_due
from shanyraq.domains.learning.rules.obligations import Owed
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries import versions_in_force
from shanyraq.domains.packages.queries.amendments import amendments, collisions
from shanyraq.domains.packages.rules.amendments import AMENDMENT
from shanyraq.domains.workplans.queries.due import Drafts, Due, drafts, due
from shanyraq.domains.workplans.queries.mending import ToMend, to_mend
from shanyraq.domains.workplans.queries.plans import PlanNow, plans
from shanyraq.domains.workplans.queries.programme_documents import documents
from shanyraq.domains.workplans.queries.values_due import ValuesDue, values_due
from shanyraq.kernel.scopes import Scope
from shanyraq.kernel.sentences import Sentence, gettext_noop
from shanyraq.portal.ahead import Pending, remembered_targets
from shanyraq.portal.kinds import AMENDMENTS, MENTIONS, ROLES_ENDING, TASKS, WORKBOOKS
from shanyraq.portal.queries.confirming import confirmations_waiting
from shanyraq.portal.queries.consenting import consents_waiting
from shanyraq.portal.queries.delivering import deliverables_waiting
from shanyraq.portal.queries.differing import national_waiting
from shanyraq.portal.queries.following import follow_up_waiting
from shanyraq.portal.queries.listening import feedback_waiting
from shanyraq.portal.queries.mending import flaws_waiting
from shanyraq.portal.queries.monitoring import monitoring_waiting, reviews_waiting
from shanyraq.portal.queries.planning import corrections_waiting, drafts_waiting, plans_waiting
from shanyraq.portal.queries.raising import outcomes_raised
from shanyraq.portal.queries.reaching import output_values_waiting
from shanyraq.portal.queries.reporting import Reports, steps_waiting, to_report, values_waiting

if TYPE_CHECKING:
    from shanyraq.domains.funding.models import Reallocation
    from shanyraq.domains.packages.models import Amendment
    from shanyraq.domains.workplans.models import ProgrammeDocument

SOON = timedelta(days=60)
"""How far ahead the day of a target is a task; roles have their own (``access.thresholds``)."""
NEWS = timedelta(days=14)
"""How long something that was decided or done is news."""
SIDES = {
    "agree_for_government": Permission.AGREE_FOR_GOVERNMENT,
    "agree_for_un": Permission.AGREE_FOR_UN,
    "apply": Permission.APPLY_PACKAGE,
}
WAITING = {
    "agree_for_government": gettext_noop("Amendment {number} waits for the Government: {title}"),
    "agree_for_un": gettext_noop("Amendment {number} waits for the United Nations: {title}"),
    "apply": gettext_noop("Amendment {number} was agreed to by both sides and can be applied: {title}"),
    "stuck": gettext_noop("Amendment {number} was agreed to by both sides and cannot be applied any more: {title}"),
}
OF_ROW = gettext_noop("The target of {indicator}, {row} is to be set")
OF_TOTAL = gettext_noop("The target of {indicator} is to be set")
DECIDING = tuple(f"packages.amendment.{act}" for act in ("reject_for_government", "reject_for_un", "withdraw", "apply"))
"""The verbs after which an amendment stays as it is."""
CONCERNED = (Permission.PROPOSE_AMENDMENT, *SIDES.values())
"""Rights of those who are told how an amendment was decided."""
STAGES = {
    Stage.CHECKED: gettext_noop("The workbook {name} was looked at; say whether its rows are to be done"),
    Stage.APPLIED: gettext_noop("The rows of the workbook {name} were done"),
    Stage.FAILED: gettext_noop("The workbook {name} could not be read to its end"),
}
REFUSED = gettext_noop("The workbook {name} was looked at, and nothing of it can be done; mend it or discard it")
UNCHANGED = gettext_noop("The workbook {name} was looked at; there is nothing to do")


class Waiting:
    """What there is on a day in all frameworks, and for some people. Each part is read when it is first asked for."""

    def __init__(self, people: Iterable[int], today: date) -> None:
        self.people, self.today = list(people), today
        self._targets: dict[str, list[Pending]] = {}
        self._amendments: dict[str, list[Amendment]] = {}
        self._plans: dict[str, list[PlanNow]] = {}
        self._drafts: dict[str, list[Drafts]] = {}
        self._moved: dict[str, list[Reallocation]] = {}
        self._documents: dict[str, list[ProgrammeDocument]] = {}
        self._due: dict[str, list[Due]] = {}
        self._flaws: dict[str, Mapping[str, ToMend]] = {}
        self._raised: dict[str, list[Raised]] = {}
        self._reports: dict[str, Reports] = {}
        self._steps: dict[str, Mapping[str, list[OnTheWay]]] = {}
        self._values_due: dict[str, ValuesDue] = {}
        self._reviews: dict[str, ReviewsDue] = {}
        self._monitoring: dict[str, tuple[Calendar, list[Owed]]] = {}
        self._followed: dict[str, list[Followed]] = {}
        self._waits: dict[str, Waits] = {}
        self._national: dict[str, Undecided | None] = {}

    @cached_property
    def every(self) -> list[Version]:
        """The versions in force, those of copies for training too."""
        return list(versions_in_force())

    @property
    def versions(self) -> list[Version]:
        """The same without copies."""
        return [version for version in self.every if not version.is_copy]

    @property
    def copies(self) -> list[Version]:
        """Copies for training: what waits there is for practice."""
        return [version for version in self.every if version.is_copy]

    @cached_property
    def ending(self) -> list[Grant]:
        """The roles in force that end soon, of people with an account."""
        found = Grant.objects.filter(in_force(self.today), ends_on__lte=self.today + review_ahead(self.today))
        return list(found.filter(person__is_active=True).select_related("person").order_by("ends_on", "pk"))

    @cached_property
    def decided(self) -> list[Event]:
        """The events by which amendments were decided lately, the newest first."""
        since = _morning(self.today - NEWS)
        return list(Event.objects.filter(verb__in=DECIDING, kind="amendment", at__gte=since).order_by("-pk"))

    @cached_property
    def mentions(self) -> Mapping[int, list[Mention]]:
        """The mentions that wait for an answer, by who is mentioned."""
        found: dict[int, list[Mention]] = defaultdict(list)
        for mention in unanswered(self.people, self.today):
            found[mention.person_id].append(mention)
        return found

    @cached_property
    def mentioned(self) -> Mapping[Thing, Named]:
        """What the things are called about which these people were asked."""
        comments = [each.comment for found in self.mentions.values() for each in found]
        return named_now((each.framework, each.kind, each.key) for each in comments)

    @cached_property
    def uploads(self) -> list[Upload]:
        """The workbooks of these people that were looked at or done lately, without their bytes.

        ``looked_at``: what would become of the rows of one that waits for a word.
        """
        found = Upload.objects.filter(person__in=self.people, stage__in=list(STAGES), ended_at__isnull=False)
        lately = found.filter(ended_at__gte=_morning(self.today - NEWS)).defer("content", "result")
        return list(lately.annotate(looked_at=Case(When(stage=Stage.CHECKED, then="result"))))

    def targets(self, version: Version) -> list[Pending]:
        """The targets of a framework that are to be set."""
        if version.code not in self._targets:
            self._targets[version.code] = list(remembered_targets(version, self.today))
        return self._targets[version.code]

    def plans(self, version: Version) -> list[PlanNow]:
        """The joint work plans of a framework."""
        if version.code not in self._plans:
            self._plans[version.code] = plans(version)
        return self._plans[version.code]

    def drafts(self, version: Version) -> list[Drafts]:
        """Those of which drafts are due by a day."""
        if version.code not in self._drafts:
            self._drafts[version.code] = drafts(version, self.plans(version))
        return self._drafts[version.code]

    def moved(self, version: Version) -> list["Reallocation"]:
        """The reallocations of a framework that wait for a side."""
        if version.code not in self._moved:
            self._moved[version.code] = open_reallocations(version)
        return self._moved[version.code]

    def documents(self, version: Version) -> list["ProgrammeDocument"]:
        """The programme documents of a framework."""
        if version.code not in self._documents:
            self._documents[version.code] = documents(version)
        return self._documents[version.code]

    def flaws(self, version: Version) -> Mapping[str, ToMend]:
        """What is to be mended in the sub-outputs of the entities for which these people hold a role."""
        if version.code not in self._flaws:
            own = {entity for framework, entity in self.entities if framework in ("", version.code)}
            self._flaws[version.code] = to_mend(version, own, self.today)
        return self._flaws[version.code]

    def raised(self, version: Version) -> list[Raised]:
        """The outcomes of a framework that are raised to the steering committee, and that it did not decide of yet."""
        if version.code not in self._raised:
            found = raised_outcomes(version, self.today)
            decided = decided_about(version, self.today.year) if found else {}
            self._raised[version.code] = [each for each in found if each.standing.outcome not in decided]
        return self._raised[version.code]

    def monitoring(self, version: Version) -> tuple[Calendar, list[Owed]]:
        """The activities of the monitoring and evaluation plan of a framework, and what is owed of it."""
        if version.code not in self._monitoring:
            calendar = followed(version, self.today)
            owed = [each.owed for each in obligations(version, calendar, self.today, asking_only=True)]
            self._monitoring[version.code] = calendar, owed
        return self._monitoring[version.code]

    def reviews(self, version: Version) -> ReviewsDue:
        """What the annual reviews of a framework wait for."""
        if version.code not in self._reviews:
            self._reviews[version.code] = reviews_due(version)
        return self._reviews[version.code]

    def followed(self, version: Version) -> list[Followed]:
        """The recommendations of a framework that are public, with what is done about them."""
        if version.code not in self._followed:
            self._followed[version.code] = follow_up(version, self.today)
        return self._followed[version.code]

    def waits(self, version: Version) -> Waits:
        """How much of what people said in a framework waits for moderators."""
        if version.code not in self._waits:
            self._waits[version.code] = waits(version)
        return self._waits[version.code]

    def national(self, version: Version) -> Undecided | None:
        """How much of the national data of a framework waits for a decision."""
        if version.code not in self._national:
            self._national[version.code] = undecided(version)
        return self._national[version.code]

    @cached_property
    def entities(self) -> list[tuple[str, str]]:
        """Framework and entity of each role in force that these people hold for an entity."""
        held = Grant.objects.filter(in_force(self.today), person__in=self.people).exclude(entity="")
        return list(held.values_list("framework", "entity").distinct())

    def due(self, version: Version) -> list[Due]:
        """The deliverables of a framework that are due soon, or late."""
        if version.code not in self._due:
            self._due[version.code] = due(version, self.today)
        return self._due[version.code]

    def reports(self, version: Version) -> Reports:
        """The values of a framework that are to be reported."""
        if version.code not in self._reports:
            self._reports[version.code] = to_report(version, self.today)
        return self._reports[version.code]

    def steps(self, version: Version) -> Mapping[str, list[OnTheWay]]:
        """The values of indicators of a framework that wait for a step, by stage."""
        if version.code not in self._steps:
            self._steps[version.code] = on_the_way(version)
        return self._steps[version.code]

    def values_due(self, version: Version) -> ValuesDue:
        """What waits of the values of output indicators of a framework."""
        if version.code not in self._values_due:
            self._values_due[version.code] = values_due(version, self.today)
        return self._values_due[version.code]

    def amendments(self, version: Version) -> list["Amendment"]:
        if version.code not in self._amendments:
            self._amendments[version.code] = list(amendments(version.code))
        return self._amendments[version.code]


def notices_of(reader: Reader, waiting: Waiting) -> Iterator[Notice]:
    """What waits for somebody, and what was decided or done that is theirs to know. Rights count as they are now."""
    for version in own_versions(reader, waiting):
        yield from _of_framework(reader, version, waiting)
    yield from _roles(reader, waiting)
    yield from _workbooks(reader, waiting)


def practice_of(reader: Reader, waiting: Waiting) -> Iterator[Notice]:
    """The same of the copies for training in which somebody was given a role. A role for every framework is none there:
    whoever looks after all would find what waits for them among what was invented.
    """
    codes = {holding.reach.framework for holding in reader.actor.holdings}
    for version in waiting.copies:
        if version.code in codes:
            yield from _of_framework(reader, version, waiting)


def _of_framework(reader: Reader, version: Version, waiting: Waiting) -> Iterator[Notice]:
    yield from _targets(reader, version, waiting)
    yield from _amendments(reader, version, waiting)
    yield from _decided(reader, version, waiting)
    yield from plans_waiting(reader, version, waiting.plans(version), waiting.today)
    yield from drafts_waiting(reader, version, waiting.drafts(version), waiting.today)
    yield from corrections_waiting(reader, version, waiting)
    yield from deliverables_waiting(reader, version, waiting.due(version), waiting.today)
    yield from values_waiting(reader, version, waiting.reports(version), waiting.today)
    yield from steps_waiting(reader, version, waiting)
    yield from output_values_waiting(reader, version, waiting.values_due(version), waiting.today)
    yield from national_waiting(reader, version, waiting)
    yield from confirmations_waiting(reader, version, waiting.documents(version))
    yield from consents_waiting(reader, version, waiting.moved(version))
    yield from flaws_waiting(reader, version, waiting.flaws(version), waiting.today)
    yield from outcomes_raised(reader, version, waiting)
    yield from monitoring_waiting(reader, version, waiting)
    yield from reviews_waiting(reader, version, waiting)
    yield from follow_up_waiting(reader, version, waiting.followed(version), waiting.today)
    yield from feedback_waiting(reader, version, waiting)
    yield from _mentions(reader, version, waiting)


def own_versions(reader: Reader, waiting: Waiting) -> Iterator[Version]:
    """The frameworks in which somebody holds a role; all of them for a role without a place."""
    codes = {holding.reach.framework for holding in reader.actor.holdings}
    return (version for version in waiting.versions if version.code in codes or "" in codes)


def _targets(reader: Reader, version: Version, waiting: Waiting) -> Iterator[Notice]:
    if not may(reader.actor, Permission.SET_TARGETS, Scope(version.code)):
        return
    for pending in waiting.targets(version):
        if pending.due_on <= waiting.today + SOON and not pending.is_over:
            values = {"indicator": pending.code or pending.indicator, "row": pending.label}
            message = OF_ROW if pending.label else OF_TOTAL  # the total has no printed words to be called by
            yield Notice(
                kind=TASKS,
                said=Sentence(message, values),
                framework=version.code,
                page="do",
                args=("indicators.target.determine",),
                asks={"framework": version.code, "indicator": pending.indicator, "row": pending.first},
                since=reader.came(_morning(pending.due_on - SOON), Permission.SET_TARGETS, version.code),
                due_on=pending.due_on,
                is_past=pending.is_past,
            )


def _amendments(reader: Reader, version: Version, waiting: Waiting) -> Iterator[Notice]:
    for row in waiting.amendments(version):
        for act in AMENDMENT.acts(row.state):
            if act in SIDES and may(reader.actor, SIDES[act], Scope(version.code)):
                words = WAITING["stuck" if act == "apply" and collisions(version, row) else act]
                came = max(filter(None, (row.proposed_at, row.government_at, row.un_at)))
                yield Notice(
                    kind=AMENDMENTS,
                    said=Sentence(words, {"number": row.number, "title": row.title}),
                    framework=version.code,
                    page="amendment",
                    args=(version.code, row.number),
                    since=reader.came(came, SIDES[act], version.code),
                )


def _decided(reader: Reader, version: Version, waiting: Waiting) -> Iterator[Notice]:
    right = next((each for each in CONCERNED if may(reader.actor, each, Scope(version.code))), None)
    for event in waiting.decided if right else ():
        if event.framework == version.code and event.person != reader.person:
            yield Notice(
                kind=AMENDMENTS,
                said=sentence_of(event),
                framework=version.code,
                page="amendment",
                args=(version.code, int(event.key)),
                since=event.at,
                is_news=True,
            )


def _mentions(reader: Reader, version: Version, waiting: Waiting) -> Iterator[Notice]:
    """Done when they are answered: no day, and nothing to tick off."""
    asked = [each.comment for each in waiting.mentions.get(reader.person, ())]
    with turn():  # which things of a kind do not exist for the reader is read once
        shown = [each for each in asked if each.framework == version.code and is_shown(each, reader.actor)]
    for comment in shown:
        message = gettext_noop("{person} asks you to look: {thing}")
        named = waiting.mentioned.get((comment.framework, comment.kind, comment.key))
        said = Sentence(message, {"person": comment.by, "thing": in_languages(comment.about, named)})
        yield Notice(MENTIONS, said, version.code, "comment", (version.code, comment.pk), comment.at)


def _roles(reader: Reader, waiting: Waiting) -> Iterator[Notice]:
    for grant in waiting.ending:
        own = grant.person_id == reader.person
        may_review = may(reader.actor, Permission.GRANT, scope_of(grant.reach))
        if not own and not (may_review and may_give(reader.actor, Role(grant.role), grant.reach)):
            continue
        role = Sentence(ROLES[Role(grant.role)].title)
        near = max(grant.given_at, _morning(grant.ends_on - review_ahead(waiting.today)))
        if own:
            said = Sentence(gettext_noop("Your role ends: {role}"), {"role": role})
        else:
            message = gettext_noop("The role of {person} ends and is to be reviewed: {role}")
            said = Sentence(message, {"person": grant.person.name, "role": role})
            near = reader.came(near, Permission.GRANT, grant.framework)
        page = "account" if own else "people-review"
        yield Notice(ROLES_ENDING, said, grant.framework, page, (), near, grant.ends_on, is_news=own)


def _workbooks(reader: Reader, waiting: Waiting) -> Iterator[Notice]:
    for upload in waiting.uploads:
        if upload.person_id == reader.person and upload.ended_at is not None:
            said = Sentence(_message(upload), {"name": upload.name})
            news = upload.stage != Stage.CHECKED
            yield Notice(
                WORKBOOKS,
                said,
                upload.framework,
                "workbook-uploaded",
                (str(upload.pk),),
                upload.ended_at,
                is_news=news,
            )


def _message(upload: Upload) -> str:
    """What a workbook waits for: one of which nothing can be done waits for no word about its rows."""
    told = upload.looked_at  # type: ignore[attr-defined]
    looked_at = Filled.of(told) if told else None
    if looked_at is None or looked_at.can_be_applied:
        return STAGES[Stage(upload.stage)]
    return REFUSED if looked_at.problems or looked_at.count(State.REFUSED) else UNCHANGED


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), UTC)
