"""What the codes in fields of the package format are called: kinds, roles, directions, periods, states."""

from shanyraq.kernel.sentences import gettext_noop

INDICATORS = {
    "quantitative": gettext_noop("a number"),
    "qualitative": gettext_noop("an answer on a scale"),
    "yes_no": gettext_noop("yes or no"),
}
ROWS = {
    "total": gettext_noop("total"),
    "breakdown": gettext_noop("breakdown"),
    "label": gettext_noop("heading of rows"),
}
BLOCKS = {
    "heading": gettext_noop("heading"),
    "paragraph": gettext_noop("paragraph"),
    "item": gettext_noop("item of a list"),
    "table": gettext_noop("table"),
    "note": gettext_noop("footnote"),
}
STATEMENTS = {
    "principle": gettext_noop("Principles"),
    "trade_off": gettext_noop("Trade-offs and synergies"),
    "partnership": gettext_noop("How partners work together"),
    "configuration": gettext_noop("Configuration and strengths of the country team"),
    "consultation": gettext_noop("How the document came about"),
    "regional": gettext_noop("Regional work"),
}
ORGANISATIONS = {
    "un_entity": gettext_noop("UN entities"),
    "government": gettext_noop("Government"),
    "parliament": gettext_noop("Parliament"),
    "local_government": gettext_noop("Local government"),
    "justice_oversight": gettext_noop("Justice and oversight"),
    "civil_society": gettext_noop("Civil society"),
    "private_sector": gettext_noop("Private sector"),
    "academia": gettext_noop("Academia"),
    "media": gettext_noop("Media"),
    "development_partner": gettext_noop("Development partners"),
    "financial_institution": gettext_noop("Financial institutions"),
    "international_body": gettext_noop("International bodies"),
    "network": gettext_noop("Networks and platforms"),
    "group": gettext_noop("a kind of organisations"),
}
BODIES = {
    "steering_committee": gettext_noop("Steering committee"),
    "coordinating_council": gettext_noop("Body of national coordination"),
    "coordinating_authority": gettext_noop("Coordinating authority of the Government"),
    "country_team": gettext_noop("Country team"),
    "results_group": gettext_noop("Results group"),
    "inter_agency_group": gettext_noop("Inter-agency group"),
    "thematic_group": gettext_noop("Thematic group"),
}
COMMITMENTS = {
    "content": gettext_noop("action"),
    "process": gettext_noop("way of working"),
    "frequency": gettext_noop("how often"),
    "deadline": gettext_noop("by when"),
    "composition": gettext_noop("who belongs to it"),
    "approval": gettext_noop("whose approval"),
    "limit": gettext_noop("within what limit"),
}
RISKS = {
    "risk": gettext_noop("risk"),
    "opportunity": gettext_noop("opportunity"),
}
INSTRUMENTS = {
    "basic_assistance_agreement": gettext_noop("Standard basic assistance agreement"),
    "basic_assistance_agreement_applied": gettext_noop("Basic assistance agreement of another entity, applied"),
    "basic_cooperation_agreement": gettext_noop("Basic cooperation agreement"),
    "country_cooperation_agreement": gettext_noop("Country cooperation agreement"),
    "office_agreement": gettext_noop("Agreement on an office"),
    "cooperation_agreement": gettext_noop("Cooperation agreement"),
    "basic_agreement": gettext_noop("Basic agreement"),
}

VALUES: dict[str, dict[str, str]] = {
    "area": {
        "economic": gettext_noop("Economy"),
        "geopolitical": gettext_noop("Geopolitics"),
        "political": gettext_noop("Politics"),
        "environmental": gettext_noop("Environment"),
        "financial": gettext_noop("Financing"),
    },
    "capacity": {
        "government": gettext_noop("for the Government"),
        "country_team": gettext_noop("for the country team"),
        "entity": gettext_noop("for an entity"),
    },
    "desired": {
        "increase": gettext_noop("increase"),
        "decrease": gettext_noop("decrease"),
        "unclear": gettext_noop("unclear"),
    },
    "event": {
        "signed": gettext_noop("signed"),
        "concluded": gettext_noop("concluded"),
        "ratified": gettext_noop("ratified"),
        "in_force": gettext_noop("in force"),
        "dated": gettext_noop("dated"),
    },
    "kind": {
        **INDICATORS,
        **ROWS,
        **BLOCKS,
        **STATEMENTS,
        **ORGANISATIONS,
        **BODIES,
        **COMMITMENTS,
        **RISKS,
        **INSTRUMENTS,
    },
    "modality": {
        "must": gettext_noop("binding"),
        "qualified": gettext_noop("binding with a reservation"),
        "statement": gettext_noop("stated as a fact"),
        "permission": gettext_noop("permitted"),
    },
    "otherwise": {
        "not_monitored": gettext_noop("it is not monitored"),
        "unspecified": gettext_noop("not stated"),
    },
    "per": {
        "year": gettext_noop("year"),
        "quarter": gettext_noop("quarter"),
        "month": gettext_noop("month"),
    },
    "role": {
        "chair": gettext_noop("chair"),
        "co_chair": gettext_noop("co-chair"),
        "lead": gettext_noop("lead"),
    },
    "side": {
        "government": gettext_noop("for the Government"),
        "un": gettext_noop("for the United Nations"),
    },
    "standing": {
        "member": gettext_noop("member"),
        "invited": gettext_noop("invited"),
    },
    "state": {
        "yes": gettext_noop("yes"),
        "no": gettext_noop("no"),
    },
    "status": {
        "to_be_established": gettext_noop("to be established"),
        "existing": gettext_noop("exists"),
        "to_be_considered": gettext_noop("to be considered"),
    },
}
"""Field → code → what it is called. A field means the same wherever it stands, and no kind has two meanings."""
