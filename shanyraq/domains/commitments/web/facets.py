"""The words for kinds, modalities and states, and by what the register can be filtered."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from shanyraq.base.ui.clauses import clause_label
from shanyraq.base.ui.texts import pick
from shanyraq.domains.commitments.queries import NOT_DECIDED, Registered, Section
from shanyraq.domains.packages.web.facets import Facet

Words = Mapping[str, str | Promise]

KINDS: Words = {
    "content": _("what to do"),
    "process": _("how to do it"),
    "frequency": _("how often"),
    "deadline": _("by when"),
    "composition": _("who belongs to it"),
    "approval": _("whose approval"),
    "limit": _("within what limit"),
}
MODALITIES: Words = {
    "must": _("must"),
    "qualified": _("must, with a qualification"),
    "statement": _("stated as a fact"),
    "permission": _("may"),
}
STATES: Words = {NOT_DECIDED: _("Not decided yet")}


def heading(section: Section) -> str:
    """The heading of a section as printed, or the name of its place where none is printed."""
    return section.title or clause_label(section.anchor)


def commitment_facets(items: list[Registered], language: str) -> list[Facet[Registered]]:
    """Chapter, actor as printed, kind, modality, body, organisation."""
    chapters = {item.chapter.anchor: heading(item.chapter) for item in items}
    bodies = {each.key: pick(each.name, language).text for item in items for each in item.bodies}
    parties = {each.key: pick(each.name, language).text for item in items for each in item.parties}
    return [
        Facet("chapter", _("Chapter"), lambda item: [item.chapter.anchor[1:]], lambda key: chapters[f"§{key}"]),
        Facet("actor", _("Who, as read"), lambda item: [item.actor]),
        Facet("kind", _("Kind"), lambda item: [item.kind], lambda kind: KINDS[kind]),
        Facet("modality", _("Force"), lambda item: [item.modality], lambda modality: MODALITIES[modality]),
        Facet("body", _("Body"), lambda item: [each.key for each in item.bodies], lambda key: bodies[key]),
        Facet(
            "entity",
            _("Organisation"),
            lambda item: [each.key for each in item.parties],
            lambda key: parties[key],
        ),
        Facet("state", _("State"), lambda item: [item.state], lambda state: STATES[state]),
    ]
