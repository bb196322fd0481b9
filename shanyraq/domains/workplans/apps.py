from django.apps import AppConfig

from shanyraq.kernel.sentences import gettext_noop


class WorkplansConfig(AppConfig):
    name = "shanyraq.domains.workplans"
    label = "workplans"

    def ready(self) -> None:
        """Tells the doors what sub-outputs are called, and where their pages are."""
        from django.urls import reverse

        from shanyraq.base.access.vocabulary import Permission
        from shanyraq.base.doors.choices import offer
        from shanyraq.base.doors.feed import call_fields, call_values
        from shanyraq.base.doors.subjects import show
        from shanyraq.domains.workplans.queries.called import sub_output_called
        from shanyraq.domains.workplans.vocabulary import FUNCTIONS, GROUPS, HELPS, HUMANITARIANS, STATUSES

        lists = "shanyraq.domains.workplans.web.lists"
        for name in ("outputs", "sdg_targets", "statuses", "functions", "groups", "helps", "humanitarians"):
            offer(name, f"{lists}:{name}_list")
        for name in ("gender", "rights", "peace"):
            offer(name, f"{lists}:{name}_list")
        offer("sub_outputs", f"{lists}:sub_outputs_list", sees=Permission.SEE_WORKPLANS)
        for field, titles in (
            ("status", STATUSES),
            ("functions", FUNCTIONS),
            ("groups", GROUPS),
            ("helps", HELPS),
            ("humanitarian", HUMANITARIANS),
        ):
            call_values(field, {each.value: title for each, title in titles.items()})
        call_fields("workplans.sub_output.take", _field_words)
        call_fields("workplans.sub_output.narrate", _field_words)
        show(
            "sub_output",
            gettext_noop("sub-output"),
            lambda framework, key: reverse("sub-output", args=[framework, int(key)]),
            name=sub_output_called,
            sees=Permission.SEE_WORKPLANS,
            has_notes=True,
        )


def _field_words(field: str) -> str:
    from django.utils.translation import gettext

    from shanyraq.domains.workplans.vocabulary import FIELDS

    return gettext(FIELDS[field]) if field in FIELDS else field
