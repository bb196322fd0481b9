"""What ``test_doors_are_closed`` knows: everybody who may come, and for whom each address is.

An address that is not here fails the test: whoever adds one says here for whom it is. Actions are in ``samples``.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.urls import URLPattern, URLResolver, get_resolver, reverse

from shanyraq.base.access.models import Grant, Person
from shanyraq.base.access.vocabulary import ROLES, WITH_ACCOUNT, Permission, Role
from shanyraq.kernel.scopes import Reach, Scope
from tests.base.people import NOW, TODAY, give, person

KAZ, ELSEWHERE = "kaz-2026-2030", "xaa-2027-2031"
INSIDE = Reach(KAZ, outcome="1", entity="unicef", partner="unicef", assignment="audit-1")
"""Where the sample indicator and the sample people are, in every dimension that a role may name."""

WIDE = {"comment", "see_trail", "attach", "edit_parties", "propose_amendment", "see_workplans", "see_decisions"}
WIDE |= {"see_values", "see_evaluations"}
OF_ENTITY_OR_OUTCOME = {Role.AGENCY_HEAD, Role.FOCAL_POINT, Role.GROUP_CHAIR, Role.GROUP_MEMBER}
"""What these may do in their whole framework, though their role names an entity or an outcome."""
OF_OWN = {"answer_recommendations"}
"""What a ministry may do with what belongs to the organisation that its role names, and with nothing else."""


def reach_of(role: Role, inside: bool = True) -> Reach:
    """A place that the role takes: that of the samples, or the like in another framework, entity, outcome …"""
    needs = ROLES[role].needs
    narrowest = needs[-1] if needs else ""
    names = {name: getattr(INSIDE, name) for name in needs}
    if not inside and narrowest:
        names[narrowest] = ELSEWHERE if narrowest == "framework" else "another"
    return Reach(**names)


@dataclass(frozen=True)
class Caller:
    """Somebody at the door: ``rights`` are what the table of roles gives them, and ``reach`` where."""

    name: str
    person: Person | None
    signed_in: bool = True
    role: Role | None = None
    reach: Reach = field(default_factory=Reach)

    def may(self, permission: Permission, scope: Scope) -> bool:
        """The table, read without the code that it tests."""
        if not self.signed_in:
            return False
        if permission in WITH_ACCOUNT:
            return True
        if self.role is Role.MINISTRY and permission in OF_OWN:
            return bool(self.reach.partner) and covers(self.reach, scope)
        whole = (permission in WIDE and self.role in OF_ENTITY_OR_OUTCOME) or self.role is Role.MINISTRY
        reach = Reach(self.reach.framework) if whole else self.reach
        return self.role is not None and permission in ROLES[self.role].allows and covers(reach, scope)

    def may_somewhere(self, permission: Permission) -> bool:
        own = OF_OWN if self.role is Role.MINISTRY and self.reach.partner else set()
        return self.signed_in and (
            permission in WITH_ACCOUNT
            or permission in own
            or (self.role is not None and permission in ROLES[self.role].allows)
        )


def covers(reach: Reach, scope: Scope) -> bool:
    """Whether a grant of this reach holds for a thing of this scope, written out once more."""
    belongs = {
        "framework": {scope.framework},
        "outcome": scope.outcomes,
        "entity": scope.entities,
        "partner": scope.partners,
        "assignment": scope.assignments,
    }
    return all(getattr(reach, name) in found for name, found in belongs.items() if getattr(reach, name))


def callers() -> list[Caller]:
    """Seventeen roles where the samples are, the same elsewhere, ministries of an organisation, four who hold none."""
    found = [Caller("nobody", None, signed_in=False)]
    for role in Role:
        for inside in (True, False) if ROLES[role].needs else (True,):
            reach = reach_of(role, inside)
            name = f"{role}-{'inside' if inside else 'elsewhere'}"
            found.append(Caller(name, person(f"{name}@example.org", (role, reach)), True, role, reach))
    for partner in ("unicef", "another"):
        role, reach = Role.MINISTRY, Reach(KAZ, partner=partner)
        name = f"{role}-of-{partner}"
        found.append(Caller(name, person(f"{name}@example.org", (role, reach)), True, role, reach))
    found.append(Caller("without a role", person("without@example.org")))
    expired = person("expired@example.org")
    give(expired, Role.DATA_OFFICER, Reach(KAZ), TODAY - timedelta(days=1))
    ahead = person("ahead@example.org")
    later = give(ahead, Role.ADMINISTRATOR, Reach())
    Grant.objects.filter(pk=later.pk).update(starts_on=TODAY + timedelta(days=3600))
    revoked = person("revoked@example.org")
    Grant.objects.filter(pk=give(revoked, Role.ADMINISTRATOR, Reach()).pk).update(ended_at=NOW)
    found += [Caller("expired", expired), Caller("not yet", ahead), Caller("taken away", revoked)]
    ended = person("ended@example.org", (Role.ADMINISTRATOR, Reach()))
    found.append(Caller("ended", ended, signed_in=False))
    return found


# Addresses

READING = {
    *("chooser", "search-all", "about", "method", "accessibility", "ui", "roles", "set_language"),
    *("healthz", "readyz", "metrics", "unknown_address", None),
}
SIGNING = {
    *("calendar", "notices-stop"),
    *("account_login", "account_logout", "account_signup", "account_inactive", "join"),
    *("account_email_verification_sent", "account_confirm_email", "account_set_password", "account_reset_password"),
    *("account_reset_password_done", "account_reset_password_from_key", "account_reset_password_from_key_done"),
    *("mfa_index", "mfa_authenticate", "socialaccount_connections", "socialaccount_signup"),
    *("socialaccount_login_cancelled", "socialaccount_login_error", "openid_connect_login", "openid_connect_callback"),
}
"""Pages on the way in: open to everybody, and each is empty for whoever has no secret, code or session half begun."""
OWN = {
    *(
        "workbooks",
        "desk",
        "account",
        "account_reauthenticate",
        "account_email",
        "account_change_password",
        "token-make",
        "calendar-make",
    ),
    *("mfa_reauthenticate", "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes"),
    *("mfa_generate_recovery_codes", "mfa_download_recovery_codes"),
}
MEMBERS = (Permission.COMMENT, Permission.SEE_TRAIL, Permission.SEE_WORKPLANS)
"""Each of them lets somebody read what was said of things in a framework, and attached to them."""
RIGHTS = {
    "people": Permission.SEE_PEOPLE,
    "people-review": Permission.GRANT,
    "person": Permission.SEE_PEOPLE,
    "webhooks": Permission.MANAGE_WEBHOOKS,
    "installation-trail": Permission.SEE_TRAIL,
    **{f"installation-trail-{form}": Permission.SEE_TRAIL for form in ("csv", "json", "xlsx")},
}
"""Pages that exist for those who have a right: in the place of ``PLACES``, else anywhere."""
PLACES = {"person": Scope(KAZ), **{name: Scope() for name in RIGHTS if name.startswith("installation-")}}
"""Where the right must hold: at the sample, where the page is about one thing; for the whole installation."""
IN_FRAMEWORK: dict[str, Permission | tuple[Permission, ...]] = {
    "attached": MEMBERS,
    "attached-file": MEMBERS,
    "comment": MEMBERS,
    "contacts": Permission.SEE_TRAIL,
    "notes": MEMBERS,
    "trail": Permission.SEE_TRAIL,
    "trail-csv": Permission.SEE_TRAIL,
    "trail-json": Permission.SEE_TRAIL,
    "trail-xlsx": Permission.SEE_TRAIL,
    "sub-output": Permission.SEE_WORKPLANS,
    "workplans-uninfo": Permission.SEE_WORKPLANS,
    "work-plan": Permission.SEE_WORKPLANS,
    "work-plan-differences": Permission.SEE_WORKPLANS,
    "work-plan-quality": Permission.SEE_WORKPLANS,
    "work-plan-matrix": Permission.SEE_WORKPLANS,
    **{f"work-plan-matrix-{form}": Permission.SEE_WORKPLANS for form in ("csv", "json", "xlsx")},
    "programme-document": Permission.SEE_WORKPLANS,
    "programme-documents": Permission.SEE_WORKPLANS,
    **{f"programme-documents-{form}": Permission.SEE_WORKPLANS for form in ("csv", "json", "xlsx")},
    **{
        name: Permission.SEE_WORKPLANS
        for page in ("deliverables", "output-indicators", "output-values")
        for name in (page, f"{page}-csv", f"{page}-json", f"{page}-xlsx")
    },
    "review": Permission.SEE_WORKPLANS,
    **{f"review-{form}": Permission.SEE_WORKPLANS for form in ("csv", "json", "xlsx")},
    "review-judge": Permission.SEE_WORKPLANS,
    "review-numbered": Permission.SEE_WORKPLANS,
    "evaluation": Permission.SEE_EVALUATIONS,
    "decision": Permission.SEE_DECISIONS,
    "decisions": Permission.SEE_DECISIONS,
    **{f"decisions-{form}": Permission.SEE_DECISIONS for form in ("csv", "json", "xlsx")},
    "overlaps": Permission.SEE_WORKPLANS,
    "initiatives": Permission.SEE_WORKPLANS,
    **{f"overlaps-{form}": Permission.SEE_WORKPLANS for form in ("csv", "json", "xlsx")},
    "contributions": Permission.SEE_WORKPLANS,
    "funding-framework": Permission.SEE_WORKPLANS,
    "funding-instruments": Permission.SEE_WORKPLANS,
    **{f"funding-instruments-{form}": Permission.SEE_WORKPLANS for form in ("csv", "json", "xlsx")},
    "funding-compact": Permission.SEE_WORKPLANS,
    **{f"funding-compact-{form}": Permission.SEE_WORKPLANS for form in ("csv", "json", "xlsx")},
    **{f"funding-framework-{form}": Permission.SEE_WORKPLANS for form in ("csv", "json", "xlsx")},
    "observation": Permission.SEE_VALUES,
    "output-indicator": Permission.SEE_WORKPLANS,
    "output-value": Permission.SEE_VALUES,
    "feedback-queue": Permission.MODERATE_FEEDBACK,
    "contribution": Permission.SEE_WORKPLANS,
    "money-grid": Permission.SEE_WORKPLANS,
    "value-grid": Permission.SEE_VALUES,
    "sub-output-editor": Permission.SEE_WORKPLANS,
    **{f"contributions-{form}": Permission.SEE_WORKPLANS for form in ("csv", "json", "xlsx")},
}
"""Pages below a framework's code that exist for those who have a right in it, or one of several; all others are open
to everybody."""
BY_VERB = {"do", "do-check", "do-choices"}
"""Forms of actions; the samples below come through them."""
OF_VERB = {"workbook", "workbook-template"}
"""Pages of an action that exist for whoever may do it anywhere."""
UPLOADED = {"workbook-uploaded", "workbook-apply", "workbook-discard", "workbook-marked"}
"""Pages of a workbook, for whoever uploaded it alone (``tests/web/test_workbook_pages``)."""
ARGUMENTS: dict[str | None, dict[str, Any]] = {
    "calendar": {"secret": "x" * 43},
    "notices-stop": {"token": "x:y:z"},
    "join": {"secret": "x" * 43},
    "account_confirm_email": {"key": "x"},
    "account_reset_password_from_key": {"uidb36": "1", "key": "x"},
    "openid_connect_login": {"provider_id": "house"},
    "openid_connect_callback": {"provider_id": "house"},
}


def addresses() -> Iterator[tuple[str | None, str]]:
    """Name and pattern of every address that does not begin with a framework's code or belong to the API."""
    yield from _walk(get_resolver(), "")


def _walk(resolver: URLResolver, before: str) -> Iterator[tuple[str | None, str]]:
    for pattern in resolver.url_patterns:
        text = before + str(pattern.pattern)
        if text.startswith(("<slug:code>/", "api/v1/")):
            continue
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern, text)
        else:
            assert isinstance(pattern, URLPattern)
            yield pattern.name, text


def address(name: str, number: int) -> str:
    """An address of this name; ``number`` is that of the sample person."""
    return reverse(name, kwargs={"number": number} if name == "person" else ARGUMENTS.get(name, {}))
