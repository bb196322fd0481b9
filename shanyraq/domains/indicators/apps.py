from functools import partial

from django.apps import AppConfig

from shanyraq.kernel.sentences import gettext_noop

SAID = (("value.supersede", "old"), ("value.supersede", "new"), ("target.determine", "printed"))
"""Fields of events that hold a value in the words of print."""


class IndicatorsConfig(AppConfig):
    name = "shanyraq.domains.indicators"
    label = "indicators"

    def ready(self) -> None:
        """Tells the doors which indicators there are, and where their pages are."""
        from django.urls import reverse

        from shanyraq.base.doors.choices import offer
        from shanyraq.base.doors.feed import call_values, say_values
        from shanyraq.base.doors.pages import end_with_versions
        from shanyraq.base.doors.subjects import show
        from shanyraq.domains.framework.queries.called import entries_named, entries_standing
        from shanyraq.domains.indicators.commands import TOTAL
        from shanyraq.domains.packages.apart import said_value

        call_values("row", {TOTAL: gettext_noop("total")})
        for verb, field in SAID:
            say_values(f"indicators.{verb}", field, said_value)
        offer("indicators", "shanyraq.domains.indicators.web.lists:indicators_list")
        show(
            "indicator",
            gettext_noop("indicator"),
            lambda framework, key: reverse("indicator", args=[framework, key]),
            names=partial(entries_named, "indicator"),
            has_notes=True,
        )
        end_with_versions(("indicator",), entries_standing)
