"""The words for kinds, modalities and states, and by what the register can be filtered."""

from django.utils.translation import gettext_lazy as _

from shanyraq.base.ui.clauses import clause_label
from shanyraq.base.ui.texts import pick
from shanyraq.base.ui.words import Words
from shanyraq.domains.commitments.queries import NOT_DECIDED, Registered, Section
from shanyraq.domains.packages.web.facets import Facet

KINDS: Words = {
    "content": _("action"),
    "process": _("way of working"),
    "frequency": _("how often"),
    "deadline": _("by when"),
    "composition": _("who belongs to it"),
    "approval": _("whose approval"),
    "limit": _("within what limit"),
}
MODALITIES: Words = {
    "must": _("binding"),
    "qualified": _("binding with a reservation"),
    "statement": _("stated as a fact"),
    "permission": _("permitted"),
}
STATES: Words = {NOT_DECIDED: _("Not decided yet")}


def heading(section: Section) -> str:
    """The heading of a section as printed, or the name of its place where none is printed."""
    title = section.title.rstrip(": ") or clause_label(section.anchor)
    return f"{section.above}: {title}" if section.above else title


def commitment_facets(items: list[Registered], language: str) -> list[Facet[Registered]]:
    """Chapter, whom it binds, kind, modality, body, organisation."""
    chapters = {item.chapter.anchor: pick(heading(item.chapter), language) for item in items}
    actors = {item.actor: item.who for item in items}
    bodies = {each.key: pick(each.name, language) for item in items for each in item.bodies}
    parties = {each.key: pick(each.name, language) for item in items for each in item.parties}
    return [
        Facet("chapter", _("Chapter"), lambda item: [item.chapter.anchor[1:]], lambda key: chapters[f"§{key}"]),
        Facet("actor", _("Who is bound"), lambda item: [item.actor], lambda actor: pick(actors[actor], language)),
        Facet("kind", _("Kind"), lambda item: [item.kind], lambda kind: KINDS[kind], KINDS),
        Facet(
            "modality",
            _("How binding"),
            lambda item: [item.modality],
            lambda modality: MODALITIES[modality],
            MODALITIES,
        ),
        Facet("body", _("Body"), lambda item: [each.key for each in item.bodies], lambda key: bodies[key]),
        Facet(
            "entity",
            _("Organisation"),
            lambda item: [each.key for each in item.parties],
            lambda key: parties[key],
        ),
        Facet("state", _("State"), lambda item: [item.state], lambda state: STATES[state], STATES),
    ]
