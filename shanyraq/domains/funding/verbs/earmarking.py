"""Earmarking of money that is allocated already: corrected for the Government, as such money is moved by consent."""

from dataclasses import replace

from shanyraq.base.access.rules import may
from shanyraq.base.access.vocabulary import Permission
from shanyraq.base.verbs import Trail, verb
from shanyraq.base.verbs.numbered import Result
from shanyraq.domains.funding.commands import CorrectEarmarking
from shanyraq.domains.funding.queries.contributions import Given, giving_of, plain, scope_of, standing_of
from shanyraq.domains.funding.rules.contributions import refused_stranding
from shanyraq.domains.funding.rules.reallocations import refused_correction
from shanyraq.domains.funding.verbs.contribution import judge, known, stands, where, written
from shanyraq.domains.workplans.queries.naming import by_names
from shanyraq.kernel.sentences import gettext_noop


@verb(
    "funding.contribution.correct_earmarking",
    title=gettext_noop("Correct the earmarking for the Government"),
    said=gettext_noop("{actor} corrected the earmarking of the contribution {name} for the Government"),
    permission=Permission.CONSENT_FOR_GOVERNMENT,
    scope=where,
    sees=Permission.SEE_WORKPLANS,
    known=known,
)
def correct_earmarking(trail: Trail, command: CorrectEarmarking) -> Result:
    """Corrects the earmarking of a contribution that was entered by mistake, when sub-outputs count on it already.
    Whoever keeps the money changes it alone while nothing is allocated.
    """
    version, given, there = stands(trail, command)
    row, before, was = given.row, plain(given.row), giving_of(given)
    standing = standing_of(given, there)
    keepers = frozenset({row.entity} if row.entity else (each.entity for each in standing))
    scope = replace(scope_of(version.code, row.entity, row.outcome, there), entities=keepers)
    keeps_money = may(trail.by, Permission.EDIT_MONEY, scope)
    trail.ask(refused_correction(person=trail.by.person, keeps_money=keeps_money))
    mine = {"earmarking": command.earmarking.value, "outcome": command.outcome}
    trail.expect(command.seen, row.revision, mine=mine, theirs=before)
    if all(before[name] == value for name, value in mine.items()):
        trail.nothing_to_do()
        return Result(row.number, row.revision)
    row.earmarking, row.outcome = mine["earmarking"], mine["outcome"]
    judge(trail, row, version, anew=False)
    trail.ask(by_names(refused_stranding(was, giving_of(Given(row, given.allocated)), standing), there))
    return written(trail, version, row, before, plain(row), reason=command.reason)
