from typing import Any

from django.apps import AppConfig

from shanyraq.kernel.sentences import gettext_noop


class WorkplansConfig(AppConfig):
    name = "shanyraq.domains.workplans"
    label = "workplans"

    def ready(self) -> None:
        """Tells the doors what sub-outputs are called, and where their pages are."""
        from shanyraq.base.doors.feed import call_fields, call_values
        from shanyraq.domains.workplans.rules import programme_documents
        from shanyraq.domains.workplans.rules.cycle import STATES as PLAN_STATES
        from shanyraq.domains.workplans.vocabulary import (
            COOPERATIONS,
            DOCUMENT_KINDS,
            FUNCTIONS,
            GROUPS,
            HELPS,
            HUMANITARIANS,
            JOINTS,
            MODALITIES,
            STATUSES,
        )

        _offer()
        _tell_beforehand()
        for field, titles in (
            ("status", STATUSES),
            ("functions", FUNCTIONS),
            ("groups", GROUPS),
            ("helps", HELPS),
            ("cooperation", COOPERATIONS),
            ("humanitarian", HUMANITARIANS),
        ):
            call_values(field, {each.value: title for each, title in titles.items()})
        for named in (PLAN_STATES, programme_documents.STATES):
            call_values("state", {each.value: title for each, title in named.items()})
        for noun, kinds in (("programme_document", DOCUMENT_KINDS), ("initiative", JOINTS), ("sub_output", JOINTS)):
            call_values("kind", {each.value: title for each, title in kinds.items()}, f"workplans.{noun}")
        call_values("modality", {each.value: title for each, title in MODALITIES.items()})
        for act in ("add", "amend", "join", "follow", "leave", "move", "narrate", "take", "take_back", "invent"):
            call_fields(f"workplans.sub_output.{act}", _field_words, _value_words)
        for act in ("dismiss", "restore"):
            call_fields(f"workplans.overlap.{act}", _pair_words, _pair_value_words)
        for act in ("add", "amend", "target", "invent"):
            call_fields(f"workplans.output_indicator.{act}", _indicator_words, _targets_words)
        _show()
        _show_plans()
        _show_outputs()


def _tell_beforehand() -> None:
    """Says what the forms that move a plan on tell before their button."""
    from shanyraq.base.doors.beforehand import tell_beforehand

    for act in ("submit", "clear", "endorse", "carry_over", "take_back_carry_over"):
        tell_beforehand(f"workplans.plan.{act}", f"shanyraq.domains.workplans.web.beforehand:{act}")


def _offer() -> None:
    """Says from which lists forms choose."""
    from shanyraq.base.access.vocabulary import Permission
    from shanyraq.base.doors.choices import likely, narrow, offer

    lists = "shanyraq.domains.workplans.web.lists"
    offer("endorsing_decisions", f"{lists}:endorsing_decisions_list", sees=Permission.SEE_DECISIONS)
    narrow("endorsing_decisions", f"{lists}:endorsing_decisions", hangs=("outcome", "year"))
    for name in ("joints", "modalities", "cooperations", "sub_output_acts"):
        offer(name, f"{lists}:{name}_list")
    for name in ("outputs", "emptied", "statuses", "functions", "groups", "helps", "humanitarians"):
        offer(name, f"{lists}:{name}_list")
    for name in ("gender", "rights", "peace"):
        offer(name, f"{lists}:{name}_list")
    open_lists = "shanyraq.domains.workplans.web.open_lists"
    for name in ("contributors", "implementers", "places", "sdg_targets"):
        offer(name, f"{open_lists}:{name}_list")
    offer("joint_names", f"{open_lists}:joint_names_list", sees=Permission.SEE_WORKPLANS)
    likely("sdg_targets", f"{open_lists}:usual_sdg_targets")
    for name in ("contributors", "implementers", "joint_names"):
        likely(name, f"{open_lists}:usual_{name}", sees=Permission.SEE_WORKPLANS)
    offer("document_kinds", f"{lists}:document_kinds_list")
    offer("programme_documents", f"{lists}:programme_documents_list", sees=Permission.SEE_WORKPLANS)
    offer("menu_indicators", f"{lists}:menu_indicators_list")
    for name in ("deliverables", "output_indicators", "initiatives", "ended_initiatives"):
        offer(name, f"{lists}:{name}_list", sees=Permission.SEE_WORKPLANS)
    offer("sub_outputs", f"{lists}:sub_outputs_list", sees=Permission.SEE_WORKPLANS)
    offer("output_values", f"{lists}:output_values_list", sees=Permission.SEE_VALUES, asks=True)


def _show() -> None:
    """Says where sub-outputs, pairs of them and joint initiatives are shown, and to whom."""
    from django.urls import reverse

    from shanyraq.base.access.vocabulary import Permission
    from shanyraq.base.doors.subjects import show
    from shanyraq.domains.workplans.queries.called import sub_outputs_named
    from shanyraq.domains.workplans.queries.joint import initiatives_named

    show(
        "sub_output",
        gettext_noop("sub-output"),
        lambda framework, key: reverse("sub-output", args=[framework, int(key)]),
        names=sub_outputs_named,
        sees=Permission.SEE_WORKPLANS,
        has_notes=True,
    )
    show(
        "overlap",
        gettext_noop("pair of sub-outputs"),
        lambda framework, key: f"{reverse('overlaps', args=[framework])}?pair={key}",
        sees=Permission.SEE_WORKPLANS,
    )
    show(
        "initiative",
        gettext_noop("joint initiative"),
        lambda framework, key: f"{reverse('initiatives', args=[framework])}#initiative-{int(key)}",
        names=initiatives_named,
        sees=Permission.SEE_WORKPLANS,
    )


def _show_outputs() -> None:
    """The same of deliverables, output indicators and their values."""
    from django.urls import reverse

    from shanyraq.base.access.vocabulary import Permission
    from shanyraq.base.doors.feed import call_titles, call_values
    from shanyraq.base.doors.subjects import hide, show
    from shanyraq.domains.indicators.vocabulary import STAGES
    from shanyraq.domains.workplans.queries.deliverables import deliverables_named
    from shanyraq.domains.workplans.queries.output_indicators import output_indicators_named
    from shanyraq.domains.workplans.queries.output_values import hidden_output_values, output_values_named

    show(
        "deliverable",
        gettext_noop("deliverable"),
        lambda framework, key: f"{reverse('deliverables', args=[framework])}#deliverable-{int(key)}",
        names=deliverables_named,
        sees=Permission.SEE_WORKPLANS,
    )
    show(
        "output_indicator",
        gettext_noop("output indicator"),
        lambda framework, key: reverse("output-indicator", args=[framework, int(key)]),
        names=output_indicators_named,
        sees=Permission.SEE_WORKPLANS,
        has_notes=True,
    )
    show(
        "output_value",
        gettext_noop("value of an output indicator"),
        lambda framework, key: reverse("output-value", args=[framework, int(key)]),
        names=output_values_named,
        sees=Permission.SEE_VALUES,
        has_notes=True,
    )
    hide("output_value", hidden_output_values)
    call_values("stage", STAGES, "workplans.output_value")
    call_titles("workplans.output_value", {"printed": gettext_noop("As printed")})


def _show_plans() -> None:
    """The same of plans of years and programme documents."""
    from django.urls import reverse

    from shanyraq.base.access.vocabulary import Permission
    from shanyraq.base.doors.subjects import show
    from shanyraq.domains.workplans.queries.plans import KIND, outcome_and_year, plans_named
    from shanyraq.domains.workplans.queries.programme_documents import documents_named

    show(
        "programme_document",
        gettext_noop("programme document"),
        lambda framework, key: reverse("programme-document", args=[framework, int(key)]),
        names=documents_named,
        sees=Permission.SEE_WORKPLANS,
        has_notes=True,
    )
    show(
        KIND,
        gettext_noop("joint work plan"),
        lambda framework, key: reverse("work-plan", args=[framework, *outcome_and_year(key)]),
        names=plans_named,
        sees=Permission.SEE_WORKPLANS,
        has_notes=True,
    )


def _field_words(field: str) -> str | None:
    from shanyraq.domains.workplans.vocabulary import FIELDS

    return FIELDS.get(field)


def _value_words(field: str, value: Any) -> str:
    from shanyraq.domains.workplans.web.words import held

    return held(field, value)


def _pair_words(field: str) -> str | None:
    return gettext_noop("Dismissed") if field == "dismissed" else None


def _pair_value_words(field: str, value: Any) -> str:
    from django.utils.translation import gettext as _

    return _("yes") if value else _("no")


def _indicator_words(field: str) -> str | None:
    return gettext_noop("Targets") if field == "targets" else None


def _targets_words(field: str, value: Any) -> str:
    from shanyraq.domains.workplans.web.words import targets

    return targets(value)
