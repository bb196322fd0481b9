"""The words of access: permissions, and the roles that bundle them. Pure.

A role is code: what it may do changes with a release and is documented from here. A grant is data: who holds
which role, where, and until when.
"""

from dataclasses import dataclass
from enum import StrEnum

from shanyraq.kernel.sentences import gettext_noop


class Permission(StrEnum):
    """What can be allowed. Verbs name one each; the value is what the trail and the API say.

    ``SEE_VALUES`` shows values from the day on which they were first submitted. A draft that was never submitted is
    shown by ``REPORT_VALUES`` where it belongs, and by ``ASSURE_VALUES``; for whoever has neither it does not exist.
    """

    SEE_PEOPLE = "see_people"
    INVITE = "invite"
    GRANT = "grant"
    END_PEOPLE = "end_people"
    OWN_ACCOUNT = "own_account"
    EDIT_PARTIES = "edit_parties"
    EDIT_INDICATORS = "edit_indicators"
    SET_TARGETS = "set_targets"
    SUPERSEDE_VALUES = "supersede_values"
    ATTACH = "attach"
    COMMENT = "comment"
    MODERATE = "moderate"
    PROPOSE_AMENDMENT = "propose_amendment"
    AGREE_FOR_GOVERNMENT = "agree_for_government"
    AGREE_FOR_UN = "agree_for_un"
    APPLY_PACKAGE = "apply_package"
    SEE_TRAIL = "see_trail"
    MANAGE_WEBHOOKS = "manage_webhooks"
    SEE_WORKPLANS = "see_workplans"
    EDIT_WORKPLANS = "edit_workplans"
    REVIEW_WORKPLANS = "review_workplans"
    CLEAR_WORKPLANS = "clear_workplans"
    ENDORSE_WORKPLANS = "endorse_workplans"
    SEE_DECISIONS = "see_decisions"
    RECORD_DECISIONS = "record_decisions"
    EDIT_MONEY = "edit_money"
    CONSENT_FOR_GOVERNMENT = "consent_for_government"
    CONSENT_FOR_ENTITY = "consent_for_entity"
    SEE_VALUES = "see_values"
    REPORT_VALUES = "report_values"
    ASSURE_VALUES = "assure_values"
    TAKE_NATIONAL_DATA = "take_national_data"
    KEEP_MONITORING_PLAN = "keep_monitoring_plan"
    REVIEW_RESULTS = "review_results"
    CONCLUDE_REVIEWS = "conclude_reviews"
    SEE_EVALUATIONS = "see_evaluations"
    KEEP_EVALUATIONS = "keep_evaluations"
    WRITE_EVALUATIONS = "write_evaluations"
    ANSWER_RECOMMENDATIONS = "answer_recommendations"
    SEND_FEEDBACK = "send_feedback"
    MODERATE_FEEDBACK = "moderate_feedback"
    OPEN_FEEDBACK = "open_feedback"


PERMISSIONS: dict[Permission, str] = {
    Permission.SEE_PEOPLE: gettext_noop("See who has an account, and which roles they hold"),
    Permission.INVITE: gettext_noop("Invite people"),
    Permission.GRANT: gettext_noop("Give, review and take away roles"),
    Permission.END_PEOPLE: gettext_noop("End accounts"),
    Permission.OWN_ACCOUNT: gettext_noop("Manage one's own account, tokens and notices"),
    Permission.EDIT_PARTIES: gettext_noop("Keep the register of organisations and contact people"),
    Permission.EDIT_INDICATORS: gettext_noop("Amend what an indicator is, who leads it and where its data come from"),
    Permission.SET_TARGETS: gettext_noop(
        "Determine a target that was left to be set, or let it lapse; correct signed baselines and targets"
    ),
    Permission.SUPERSEDE_VALUES: gettext_noop("Correct a value, with a reason; the old one stays on record"),
    Permission.ATTACH: gettext_noop("Attach documents"),
    Permission.COMMENT: gettext_noop("Comment and mention people"),
    Permission.MODERATE: gettext_noop("End comments and documents of others"),
    Permission.PROPOSE_AMENDMENT: gettext_noop("Propose an amendment of the framework"),
    Permission.AGREE_FOR_GOVERNMENT: gettext_noop("Agree to an amendment for the Government"),
    Permission.AGREE_FOR_UN: gettext_noop("Agree to an amendment for the United Nations"),
    Permission.APPLY_PACKAGE: gettext_noop("Apply a framework package, and agreed amendments"),
    Permission.SEE_TRAIL: gettext_noop("See who changed what, and why"),
    Permission.MANAGE_WEBHOOKS: gettext_noop("Send events to other systems"),
    Permission.SEE_WORKPLANS: gettext_noop("See work plans before they are endorsed"),
    Permission.EDIT_WORKPLANS: gettext_noop("Edit sub-outputs of work plans and their money"),
    Permission.REVIEW_WORKPLANS: gettext_noop("Open a joint work plan, submit it, begin, revise and review it"),
    Permission.CLEAR_WORKPLANS: gettext_noop("Clear a joint work plan for the country team, return it, close its year"),
    Permission.ENDORSE_WORKPLANS: gettext_noop("Endorse a joint work plan for the steering committee, or decline it"),
    Permission.SEE_DECISIONS: gettext_noop("See what the bodies decided"),
    Permission.RECORD_DECISIONS: gettext_noop("Record what the bodies decided"),
    Permission.EDIT_MONEY: gettext_noop("Keep contributions, what is allocated of them, and the funding framework"),
    Permission.CONSENT_FOR_GOVERNMENT: gettext_noop(
        "Consent to a reallocation of money for the Government, or decline it"
    ),
    Permission.CONSENT_FOR_ENTITY: gettext_noop("Consent to a reallocation of money for an entity, or decline it"),
    Permission.SEE_VALUES: gettext_noop("See submitted values before they are published"),
    Permission.REPORT_VALUES: gettext_noop("Report values of indicators"),
    Permission.ASSURE_VALUES: gettext_noop("Assure, return, publish and withdraw reported values"),
    Permission.TAKE_NATIONAL_DATA: gettext_noop("Take national data, and decide which series belongs to which row"),
    Permission.KEEP_MONITORING_PLAN: gettext_noop(
        "Keep the monitoring and evaluation plan: dates, states, evidence and use of activities"
    ),
    Permission.REVIEW_RESULTS: gettext_noop("Open, prepare and write annual reviews and their course corrections"),
    Permission.CONCLUDE_REVIEWS: gettext_noop("Conclude annual reviews"),
    Permission.SEE_EVALUATIONS: gettext_noop("See evaluations before their report is final"),
    Permission.KEEP_EVALUATIONS: gettext_noop("Plan evaluations, appoint their teams and move them on"),
    Permission.WRITE_EVALUATIONS: gettext_noop(
        "Write questions, findings, conclusions and recommendations of evaluations"
    ),
    Permission.ANSWER_RECOMMENDATIONS: gettext_noop(
        "Answer recommendations, plan what is done about them, tell how it goes"
    ),
    Permission.SEND_FEEDBACK: gettext_noop("Send feedback on published results, and take it back"),
    Permission.MODERATE_FEEDBACK: gettext_noop("Publish, decline, answer and withdraw feedback"),
    Permission.OPEN_FEEDBACK: gettext_noop("Take feedback without an account, or with one only"),
}


SIDES = frozenset({Permission.AGREE_FOR_GOVERNMENT, Permission.AGREE_FOR_UN})
"""To speak for one of the two sides. A person with the role does: neither the system nor whoever has the machine."""


READ_TRAIL = "audit.trail.read"
"""Reading the trail is no verb; but a token that is made for some verbs only says so when it may do this too."""


class Role(StrEnum):
    RESIDENT_COORDINATOR = "resident_coordinator"
    DATA_OFFICER = "data_officer"
    AGENCY_HEAD = "agency_head"
    FOCAL_POINT = "focal_point"
    GROUP_CHAIR = "group_chair"
    GROUP_MEMBER = "group_member"
    MEL_MEMBER = "mel_member"
    COMMITTEE_COCHAIR = "committee_cochair"
    COMMITTEE_MEMBER = "committee_member"
    MINISTRY = "ministry"
    PARTNER_OFFICIAL = "partner_official"
    ASSESSOR = "assessor"
    OPERATIONS = "operations"
    COMMUNICATION = "communication"
    PSEA = "psea"
    EVALUATOR = "evaluator"
    ADMINISTRATOR = "administrator"


@dataclass(frozen=True, slots=True)
class RoleFacts:
    """What a role is called, where it can hold, and what it allows.

    ``needs`` are the dimensions that a grant of it must name (``framework``, ``entity`` …), ``takes`` those that it may
    name beside them. ``own``: what it allows with what belongs to the organisation that a grant names so, and with
    nothing where it names none; what it allows otherwise is not narrowed by that.
    """

    title: str
    needs: tuple[str, ...]
    allows: frozenset[Permission]
    takes: tuple[str, ...] = ()
    own: frozenset[Permission] = frozenset()

    @property
    def rights(self) -> frozenset[Permission]:
        """Everything that it allows somewhere."""
        return self.allows | self.own


DIMENSION_TITLES = {
    "framework": gettext_noop("Framework"),
    "outcome": gettext_noop("Outcome"),
    "entity": gettext_noop("Entity"),
    "partner": gettext_noop("Partner"),
    "assignment": gettext_noop("Assignment"),
}
"""What the dimensions of a place are called."""

P = Permission
WITH_ACCOUNT = frozenset({P.OWN_ACCOUNT, P.SEND_FEEDBACK})
"""What everybody with an account may do, whatever their roles and wherever they hold: it concerns nobody else."""
FRAMEWORK_WIDE = frozenset(
    {P.COMMENT, P.SEE_TRAIL, P.ATTACH, P.EDIT_PARTIES, P.PROPOSE_AMENDMENT, P.SEE_WORKPLANS, P.SEE_DECISIONS}
    | {P.SEE_VALUES, P.SEE_EVALUATIONS}
)
"""What a role of one entity or one outcome allows in its whole framework: the register of partners, the trail and
what people tell each other belong to no entity. Partners and assessors stay where their role is; as long as nothing
belongs to an assignment, assessors may do nothing."""
MEMBER = frozenset({P.COMMENT, P.SEE_TRAIL, P.SEE_WORKPLANS, P.SEE_DECISIONS, P.SEE_VALUES, P.SEE_EVALUATIONS})
"""What whoever has a role in a framework may do in it."""
CONTRIBUTOR = MEMBER | {P.ATTACH, P.EDIT_PARTIES, P.PROPOSE_AMENDMENT}
IN_FRAMEWORK, OF_ENTITY, OF_OUTCOME = ("framework",), ("framework", "entity"), ("framework", "outcome")

ROLES: dict[Role, RoleFacts] = {
    Role.RESIDENT_COORDINATOR: RoleFacts(
        gettext_noop("Resident Coordinator"),
        IN_FRAMEWORK,
        CONTRIBUTOR
        | {P.AGREE_FOR_UN, P.INVITE, P.GRANT, P.SEE_PEOPLE, P.MODERATE, P.CLEAR_WORKPLANS, P.RECORD_DECISIONS}
        | {P.CONCLUDE_REVIEWS, P.ANSWER_RECOMMENDATIONS, P.MODERATE_FEEDBACK, P.OPEN_FEEDBACK},
    ),
    Role.DATA_OFFICER: RoleFacts(
        gettext_noop("Data officer of the coordination office"),
        IN_FRAMEWORK,
        CONTRIBUTOR
        | {
            P.SEE_PEOPLE,
            P.INVITE,
            P.GRANT,
            P.END_PEOPLE,
            P.EDIT_INDICATORS,
            P.SET_TARGETS,
            P.SUPERSEDE_VALUES,
            P.MODERATE,
            P.APPLY_PACKAGE,
            P.MANAGE_WEBHOOKS,
            P.EDIT_WORKPLANS,
            P.REVIEW_WORKPLANS,
            P.RECORD_DECISIONS,
            P.EDIT_MONEY,
            P.MODERATE_FEEDBACK,
            P.OPEN_FEEDBACK,
            P.REPORT_VALUES,
            P.ASSURE_VALUES,
            P.TAKE_NATIONAL_DATA,
            P.KEEP_MONITORING_PLAN,
            P.REVIEW_RESULTS,
            P.KEEP_EVALUATIONS,
            P.WRITE_EVALUATIONS,
            P.ANSWER_RECOMMENDATIONS,
        },
    ),
    Role.AGENCY_HEAD: RoleFacts(
        gettext_noop("Head of a UN entity"),
        OF_ENTITY,
        CONTRIBUTOR
        | {
            P.SEE_PEOPLE,
            P.INVITE,
            P.EDIT_INDICATORS,
            P.EDIT_WORKPLANS,
            P.EDIT_MONEY,
            P.CONSENT_FOR_ENTITY,
            P.REPORT_VALUES,
            P.KEEP_MONITORING_PLAN,
            P.ANSWER_RECOMMENDATIONS,
        },
    ),
    Role.FOCAL_POINT: RoleFacts(
        gettext_noop("Focal point of a UN entity"),
        OF_ENTITY,
        CONTRIBUTOR
        | {P.EDIT_INDICATORS, P.SUPERSEDE_VALUES, P.EDIT_WORKPLANS, P.EDIT_MONEY}
        | {P.REPORT_VALUES, P.KEEP_MONITORING_PLAN, P.ANSWER_RECOMMENDATIONS},
    ),
    Role.GROUP_CHAIR: RoleFacts(
        gettext_noop("Chair of a Results Group"),
        OF_OUTCOME,
        CONTRIBUTOR | {P.SEE_PEOPLE, P.EDIT_INDICATORS, P.EDIT_WORKPLANS, P.REVIEW_WORKPLANS, P.REVIEW_RESULTS},
    ),
    Role.GROUP_MEMBER: RoleFacts(gettext_noop("Member of a Results Group"), OF_OUTCOME, MEMBER | {P.ATTACH}),
    Role.MEL_MEMBER: RoleFacts(
        gettext_noop("Member of the monitoring, evaluation and learning group"),
        IN_FRAMEWORK,
        CONTRIBUTOR
        | {P.EDIT_INDICATORS, P.SET_TARGETS, P.SUPERSEDE_VALUES, P.ASSURE_VALUES, P.TAKE_NATIONAL_DATA}
        | {P.KEEP_MONITORING_PLAN, P.REVIEW_RESULTS, P.KEEP_EVALUATIONS, P.WRITE_EVALUATIONS},
    ),
    Role.COMMITTEE_COCHAIR: RoleFacts(
        gettext_noop("Co-chair of the steering committee for the Government"),
        IN_FRAMEWORK,
        MEMBER
        | {P.ATTACH, P.AGREE_FOR_GOVERNMENT, P.CONSENT_FOR_GOVERNMENT, P.PROPOSE_AMENDMENT}
        | {P.ENDORSE_WORKPLANS, P.RECORD_DECISIONS},
    ),
    Role.COMMITTEE_MEMBER: RoleFacts(gettext_noop("Member of the steering committee"), IN_FRAMEWORK, MEMBER),
    Role.MINISTRY: RoleFacts(
        gettext_noop("Counterpart in a ministry"),
        IN_FRAMEWORK,
        MEMBER | {P.ATTACH, P.CONSENT_FOR_GOVERNMENT},
        takes=("partner",),
        own=frozenset({P.ANSWER_RECOMMENDATIONS}),
    ),
    Role.PARTNER_OFFICIAL: RoleFacts(
        gettext_noop("Designated official of an implementing partner"),
        ("framework", "partner"),
        frozenset({P.SEE_EVALUATIONS, P.ANSWER_RECOMMENDATIONS}),
    ),
    Role.ASSESSOR: RoleFacts(
        gettext_noop("Assessor or auditor"),
        ("framework", "assignment"),
        frozenset(),
    ),
    Role.OPERATIONS: RoleFacts(gettext_noop("Operations management team"), IN_FRAMEWORK, MEMBER | {P.ATTACH}),
    Role.COMMUNICATION: RoleFacts(
        gettext_noop("Communication group"), IN_FRAMEWORK, MEMBER | {P.ATTACH, P.MODERATE_FEEDBACK}
    ),
    Role.PSEA: RoleFacts(
        gettext_noop("Coordinator for protection from sexual exploitation and abuse"),
        IN_FRAMEWORK,
        MEMBER | {P.ATTACH},
    ),
    Role.EVALUATOR: RoleFacts(
        gettext_noop("Evaluator"),
        IN_FRAMEWORK,
        frozenset(
            {P.SEE_TRAIL, P.SEE_PEOPLE, P.SEE_WORKPLANS, P.SEE_DECISIONS, P.SEE_VALUES}
            | {P.SEE_EVALUATIONS, P.WRITE_EVALUATIONS}
        ),
    ),
    Role.ADMINISTRATOR: RoleFacts(
        gettext_noop("Administrator of the installation"),
        (),
        frozenset({P.SEE_PEOPLE, P.INVITE, P.GRANT, P.END_PEOPLE, P.SEE_TRAIL, P.MANAGE_WEBHOOKS}),
    ),
}
"""Every role. Reading public pages needs none of them."""


SPEAKERS = frozenset(role for role, facts in ROLES.items() if facts.allows & SIDES)
"""The roles that speak for a side."""


def grantable_by(role: Role) -> frozenset[Role]:
    """The roles that whoever holds a role may give or invite to, within their own reach.

    Only administrators make administrators, and those who speak for a side: the coordination office applies what both
    agreed to. The head of an entity invites its focal points; the coordination office does the rest.
    """
    if role is Role.AGENCY_HEAD:
        return frozenset({Role.FOCAL_POINT})
    if P.GRANT not in ROLES[role].allows:
        return frozenset()
    return frozenset(ROLES) if role is Role.ADMINISTRATOR else frozenset(ROLES) - SPEAKERS - {Role.ADMINISTRATOR}
