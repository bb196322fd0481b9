"""The words of joint work plans, with the labels that UN INFO gives them. Pure.

The code lists are those seen in exports of 2025 (7,318 rows, 120 countries) and in the help of UN INFO
(help.uninfo.org, «Mandatory tags and markers», «QCPR functions»). A label that is not among them is kept as printed.
"""

from enum import StrEnum

from shanyraq.kernel.sentences import gettext_noop


class Status(StrEnum):
    """How far a sub-output has got."""

    PIPELINE = "pipeline"
    IMPLEMENTATION = "implementation"
    FINALISATION = "finalisation"
    CLOSED = "closed"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"


STATUSES: dict[Status, str] = {
    Status.PIPELINE: gettext_noop("Pipeline"),
    Status.IMPLEMENTATION: gettext_noop("Implementation"),
    Status.FINALISATION: gettext_noop("Finalisation"),
    Status.CLOSED: gettext_noop("Closed"),
    Status.SUSPENDED: gettext_noop("Suspended"),
    Status.CANCELLED: gettext_noop("Cancelled"),
}


class Act(StrEnum):
    """What leads a sub-output from one status to another."""

    BEGIN = "begin"
    FINALISE = "finalise"
    CLOSE = "close"
    SUSPEND = "suspend"
    RESUME = "resume"
    PUT_OFF = "put_off"
    CANCEL = "cancel"
    REOPEN = "reopen"


ACTS: dict[Act, str] = {
    Act.BEGIN: gettext_noop("The work begins"),
    Act.FINALISE: gettext_noop("The work is done, its accounts are being closed"),
    Act.CLOSE: gettext_noop("Everything is done: close it"),
    Act.SUSPEND: gettext_noop("The work is suspended"),
    Act.RESUME: gettext_noop("The work is resumed"),
    Act.PUT_OFF: gettext_noop("The work is put off: back to the pipeline"),
    Act.CANCEL: gettext_noop("The work is cancelled"),
    Act.REOPEN: gettext_noop("It was not over: reopen it"),
}
"""What each is called where one chooses among them."""
ACT_TITLES: dict[Act, str] = {
    Act.BEGIN: gettext_noop("Begin"),
    Act.FINALISE: gettext_noop("Finalise"),
    Act.CLOSE: gettext_noop("Close"),
    Act.SUSPEND: gettext_noop("Suspend"),
    Act.RESUME: gettext_noop("Resume"),
    Act.PUT_OFF: gettext_noop("Put off"),
    Act.CANCEL: gettext_noop("Cancel the work"),
    Act.REOPEN: gettext_noop("Reopen"),
}
"""The same on buttons."""


class Function(StrEnum):
    """What the United Nations does in a sub-output: a function of the Quadrennial Comprehensive Policy Review."""

    NORMATIVE = "normative"
    POLICY = "policy"
    DATA = "data"
    CAPACITY = "capacity"
    CONVENING = "convening"
    SERVICE = "service"
    SUPPORT = "support"
    OTHER = "other"


FUNCTIONS: dict[Function, str] = {
    Function.NORMATIVE: gettext_noop("Normative Support"),
    Function.POLICY: gettext_noop("Policy Advice and Thought Leadership"),
    Function.DATA: gettext_noop("Data Collection and Analysis"),
    Function.CAPACITY: gettext_noop("Capacity Development/Technical Assistance"),
    Function.CONVENING: gettext_noop("Convening/Partnerships/Knowledge Sharing"),
    Function.SERVICE: gettext_noop("Direct Support/ Service Delivery"),
    Function.SUPPORT: gettext_noop("Support Functions"),
    Function.OTHER: gettext_noop("Other (including coordination)"),
}


class Marker(StrEnum):
    """What a sub-output is marked for, on a scale from 0 to 3. Not marked is not 0."""

    GENDER = "gender"
    RIGHTS = "rights"
    PEACE = "peace"


MARKERS: dict[Marker, str] = {
    Marker.GENDER: gettext_noop("Gender marker"),
    Marker.RIGHTS: gettext_noop("Human rights marker"),
    Marker.PEACE: gettext_noop("Sustaining peace marker"),
}
LEVELS: dict[Marker, tuple[str, str, str, str]] = {
    Marker.GENDER: (
        gettext_noop("Not expected to contribute to gender equality/women's empowerment"),
        gettext_noop("Contributes to gender equality/women's empowerment in a limited way"),
        gettext_noop("Gender equality/women's empowerment is a significant objective"),
        gettext_noop("Gender equality/women's empowerment is the principal objective"),
    ),
    Marker.RIGHTS: (
        gettext_noop("Not expected to contribute to realization of human rights"),
        gettext_noop("Limited contribution to realization of human rights"),
        gettext_noop("Significant contribution to realization of human rights"),
        gettext_noop("Principal contribution is to realization of human rights"),
    ),
    Marker.PEACE: (
        gettext_noop("Not expected to contribute towards sustaining peace"),
        gettext_noop("Contributes to sustaining peace in a limited way"),
        gettext_noop("Sustaining peace is a significant objective"),
        gettext_noop("Sustaining peace is the principal objective"),
    ),
}
"""What each level of a marker says, from 0 on. UN INFO prints the number before it."""
HIGHEST = 3


class Humanitarian(StrEnum):
    """Whether a sub-output answers a humanitarian appeal or an emergency."""

    APPEAL = "appeal"
    EMERGENCY = "emergency"


HUMANITARIANS: dict[Humanitarian, str] = {
    Humanitarian.APPEAL: gettext_noop("Appeal"),
    Humanitarian.EMERGENCY: gettext_noop("Emergency"),
}


class Help(StrEnum):
    """What an entity gives that is not money."""

    KNOWLEDGE = "knowledge"
    IN_KIND = "in_kind"


HELPS: dict[Help, str] = {
    Help.KNOWLEDGE: gettext_noop("Knowledge Transfer"),
    Help.IN_KIND: gettext_noop("In Kind"),
}


class Cooperation(StrEnum):
    """With whom a sub-output works beyond the country. UN INFO has no column for it."""

    REGIONAL = "regional"
    SOUTH_SOUTH = "south_south"
    TRIANGULAR = "triangular"


COOPERATIONS: dict[Cooperation, str] = {
    Cooperation.REGIONAL: gettext_noop("Regional cooperation"),
    Cooperation.SOUTH_SOUTH: gettext_noop("South-South cooperation"),
    Cooperation.TRIANGULAR: gettext_noop("Triangular cooperation"),
}


class Group(StrEnum):
    """Who is not to be left behind, as UN INFO tells them apart. The groups that a framework names are its own."""

    WOMEN = "women"
    CHILDREN = "children"
    YOUTH = "youth"
    OLDER = "older"
    DISABILITIES = "disabilities"
    ALBINISM = "albinism"
    HEALTH = "health"
    INDIGENOUS = "indigenous"
    MINORITIES = "minorities"
    AFRICAN_DESCENT = "african_descent"
    MIGRANTS = "migrants"
    REFUGEES = "refugees"
    DISPLACED = "displaced"
    STATELESS = "stateless"
    DETAINED = "detained"
    RURAL = "rural"
    LGBTI = "lgbti"
    DEFENDERS = "defenders"
    VICTIMS = "victims"
    DISAPPEARED = "disappeared"
    OTHER = "other"


GROUPS: dict[Group, str] = {
    Group.WOMEN: gettext_noop("Women & Girls"),
    Group.CHILDREN: gettext_noop("Children"),
    Group.YOUTH: gettext_noop("Youth"),
    Group.OLDER: gettext_noop("Older Persons"),
    Group.DISABILITIES: gettext_noop("Persons With Disabilities"),
    Group.ALBINISM: gettext_noop("Persons with albinism"),
    Group.HEALTH: gettext_noop("Persons affected by chronic/long-term health conditions"),
    Group.INDIGENOUS: gettext_noop("Indigenous Peoples"),
    Group.MINORITIES: gettext_noop("Minorities"),
    Group.AFRICAN_DESCENT: gettext_noop("Persons of African Descent"),
    Group.MIGRANTS: gettext_noop("Migrants"),
    Group.REFUGEES: gettext_noop("Refugees & Asylum Seekers"),
    Group.DISPLACED: gettext_noop("Internally Displaced Persons"),
    Group.STATELESS: gettext_noop("Stateless Persons"),
    Group.DETAINED: gettext_noop("Persons deprived of their liberty"),
    Group.RURAL: gettext_noop("Peasants & Rural Workers"),
    Group.LGBTI: gettext_noop("LGBTI persons"),
    Group.DEFENDERS: gettext_noop("Human rights defenders"),
    Group.VICTIMS: gettext_noop("Victims of grave human rights violations"),
    Group.DISAPPEARED: gettext_noop("Victims or relatives of victims of enforced disappearances"),
    Group.OTHER: gettext_noop("Other"),
}


SOURCES: dict[str, str] = {
    "core/regular resources": gettext_noop("Core/Regular Resources"),
}
"""What UN INFO lists among contributing partners and is no organisation: in small letters → what it is called."""


class Joint(StrEnum):
    """How entities work together. A joint programme has a document, a budget and a way in which its funds go."""

    PROGRAMME = "programme"
    INITIATIVE = "initiative"


JOINTS: dict[Joint, str] = {
    Joint.PROGRAMME: gettext_noop("Joint Programme"),
    Joint.INITIATIVE: gettext_noop("Joint Initiative"),
}


class Modality(StrEnum):
    """How the funds of a joint programme go."""

    PARALLEL = "parallel"
    CONSOLIDATED = "consolidated"
    THROUGH = "pass_through"


MODALITIES: dict[Modality, str] = {
    Modality.PARALLEL: gettext_noop("Parallel"),
    Modality.CONSOLIDATED: gettext_noop("Consolidated"),
    Modality.THROUGH: gettext_noop("Pass-through"),
}


class Tag(StrEnum):
    """What a sub-output is tagged with. A value is a key or a code where it is known, else as printed."""

    ENTITY = "entity"
    CONTRIBUTOR = "contributor"
    IMPLEMENTER = "implementer"
    PLACE = "place"
    TARGET = "target"
    GOAL = "goal"
    FUNCTION = "function"
    GROUP = "group"
    HELP = "help"
    COOPERATION = "cooperation"
    ALSO = "also"
    JOINT = "joint"
    JOINT_TYPE = "joint_type"
    FOCAL = "focal"
    ACTIVITY = "activity"


LISTS: dict[Tag, str] = {
    Tag.ENTITY: "entities",
    Tag.CONTRIBUTOR: "contributors",
    Tag.IMPLEMENTER: "implementers",
    Tag.PLACE: "places",
    Tag.TARGET: "sdg_targets",
    Tag.GOAL: "sdg_goals",
    Tag.FUNCTION: "functions",
    Tag.GROUP: "groups",
    Tag.HELP: "helps",
    Tag.COOPERATION: "cooperation",
    Tag.ALSO: "also_outputs",
    Tag.JOINT: "joint_names",
    Tag.JOINT_TYPE: "joint_types",
    Tag.FOCAL: "focal_users",
    Tag.ACTIVITY: "activities",
}
"""Tag → the field of a sub-output that lists them."""
FIELDS: dict[str, str] = {
    "output": gettext_noop("Output"),
    "code": gettext_noop("Code"),
    "identifier": gettext_noop("Identifier in UN INFO"),
    "title": gettext_noop("Title"),
    "description": gettext_noop("Description"),
    "activities": gettext_noop("Activities"),
    "starts_on": gettext_noop("Begins"),
    "ends_on": gettext_noop("Ends"),
    "status": gettext_noop("Status"),
    "published": gettext_noop("Published in UN INFO"),
    "lead": gettext_noop("Lead entity"),
    "entities": gettext_noop("Entities"),
    "contributors": gettext_noop("Contributing partners"),
    "implementers": gettext_noop("Implementing partners"),
    "places": gettext_noop("Places"),
    "sdg_targets": gettext_noop("SDG targets"),
    "sdg_goals": gettext_noop("SDGs"),
    "functions": gettext_noop("Functions of the United Nations"),
    "groups": gettext_noop("Groups not to be left behind"),
    "helps": gettext_noop("Help that is not money"),
    "cooperation": gettext_noop("Regional and South-South work"),
    "also_outputs": gettext_noop("Contributes to other outputs as well"),
    "joint_names": gettext_noop("Joint programmes and initiatives"),
    "joint_types": gettext_noop("Kinds of joint programmes and initiatives"),
    "focal_users": gettext_noop("Focal points"),
    "gender": MARKERS[Marker.GENDER],
    "gender_note": gettext_noop("Why this gender marker"),
    "rights": MARKERS[Marker.RIGHTS],
    "rights_note": gettext_noop("Why this human rights marker"),
    "peace": MARKERS[Marker.PEACE],
    "peace_note": gettext_noop("Why this sustaining peace marker"),
    "humanitarian": gettext_noop("Humanitarian marker"),
    "humanitarian_note": gettext_noop("Why this humanitarian marker"),
    "narratives": gettext_noop("Narrative of a year"),
    "money": gettext_noop("Money of a year"),
}
"""The fields of a sub-output in the order in which they are shown, with what they are called."""
MEASURES = ("required", "available", "spent")
"""What is told of money: in UN INFO its columns of each year."""


class DocumentKind(StrEnum):
    """What entities call their programme documents for a country."""

    PROGRAMME_DOCUMENT = "programme_document"
    STRATEGIC_PLAN = "strategic_plan"
    STRATEGIC_NOTE = "strategic_note"
    COOPERATION_STRATEGY = "cooperation_strategy"
    PROGRAMME = "programme"
    AGREEMENT = "agreement"
    OTHER = "other"


DOCUMENT_KINDS: dict[DocumentKind, str] = {
    DocumentKind.PROGRAMME_DOCUMENT: gettext_noop("Country programme document"),
    DocumentKind.STRATEGIC_PLAN: gettext_noop("Country strategic plan"),
    DocumentKind.STRATEGIC_NOTE: gettext_noop("Strategic note"),
    DocumentKind.COOPERATION_STRATEGY: gettext_noop("Country cooperation strategy"),
    DocumentKind.PROGRAMME: gettext_noop("Country programme or work plan"),
    DocumentKind.AGREEMENT: gettext_noop("Agreement or memorandum"),
    DocumentKind.OTHER: gettext_noop("Other programme document"),
}
