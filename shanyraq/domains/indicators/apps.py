from functools import partial
from typing import Any

from django.apps import AppConfig

from shanyraq.kernel.sentences import gettext_noop

SAID = (("value.supersede", "old"), ("value.supersede", "new"), ("target.determine", "printed"))
"""Fields of events that hold a value in the words of print."""
TAKEN = {
    "observations": gettext_noop("Values that rows got by it"),
    "accepted": gettext_noop("Accepted proposals"),
    "proposed": gettext_noop("Proposed series"),
    "rows": gettext_noop("Rows"),
    "created": gettext_noop("Created"),
    "updated": gettext_noop("Changed"),
    "unchanged": gettext_noop("Unchanged"),
    "refused": gettext_noop("Refused"),
    "flagged": gettext_noop("Flagged"),
    "digest": gettext_noop("SHA-256 of the file"),
    "sha256": gettext_noop("SHA-256 of the file"),
    "is_unit": gettext_noop("Unit of the source"),
    "unit": gettext_noop("Unit"),
    "national": gettext_noop("National value"),
    "printed": gettext_noop("As printed"),
}
"""Fields of events about files and national series that no form asks for."""
TARGETED = {"target": gettext_noop("Target"), "printed": gettext_noop("As printed")}
"""The same of those about targets."""


class IndicatorsConfig(AppConfig):
    name = "shanyraq.domains.indicators"
    label = "indicators"

    def ready(self) -> None:
        """Tells the doors which indicators there are, and where their pages are."""
        from django.urls import reverse

        from shanyraq.base.access.vocabulary import Permission
        from shanyraq.base.doors.called import call_keys
        from shanyraq.base.doors.choices import offer
        from shanyraq.base.doors.feed import call_titles, call_values, say_values
        from shanyraq.base.doors.pages import end_with_versions
        from shanyraq.base.doors.subjects import show
        from shanyraq.domains.framework.queries.called import entries_named, entries_standing
        from shanyraq.domains.indicators.commands import TOTAL
        from shanyraq.domains.packages.apart import said_value

        call_values("row", {TOTAL: gettext_noop("total")})
        for verb, field in SAID:
            say_values(f"indicators.{verb}", field, said_value)
        for noun in ("link", "national", "observation"):
            call_titles(f"indicators.{noun}", TAKEN)
        call_titles("indicators.target", {"number": gettext_noop("Amendment"), **TARGETED})
        call_titles("indicators.round", {"closed": gettext_noop("Closed")})
        call_titles("indicators.schedule", {"indicators": gettext_noop("Indicators")})
        call_keys(("indicator",), partial(entries_named, "indicator"))
        offer("indicators", "shanyraq.domains.indicators.web.lists:indicators_list")
        lists = "shanyraq.domains.indicators.web.lists"
        for name in ("measures", "units", "overs", "overs_entities", "frequencies", "rounds"):
            offer(name, f"{lists}:{name}_list")
        for name in ("rows", "reporters", "periods"):
            offer(name, f"{lists}:{name}_list", hangs=("indicator",))
        offer("observations", f"{lists}:observations_list", sees=Permission.SEE_VALUES, asks=True)
        show(
            "indicator",
            gettext_noop("indicator"),
            lambda framework, key: reverse("indicator", args=[framework, key]),
            names=partial(entries_named, "indicator"),
            has_notes=True,
        )
        end_with_versions(("indicator",), entries_standing)
        _show_observations()
        _show_national()
        _show_rounds()


def _show_observations() -> None:
    from django.urls import reverse

    from shanyraq.base.access.vocabulary import Permission
    from shanyraq.base.doors.feed import call_values
    from shanyraq.base.doors.subjects import hide, show
    from shanyraq.domains.indicators.queries.called import observations_named
    from shanyraq.domains.indicators.queries.seen import hidden_observations
    from shanyraq.domains.indicators.vocabulary import OVERS, STAGES

    show(
        "observation",
        gettext_noop("value"),
        lambda framework, key: reverse("observation", args=[framework, int(key)]),
        names=observations_named,
        sees=Permission.SEE_VALUES,
        has_notes=True,
    )
    hide("observation", hidden_observations)
    call_values("stage", STAGES, "indicators.observation")
    for axis in ("over_time", "over_entities"):
        call_values(axis, OVERS)


def _show_national() -> None:
    from django.urls import reverse

    from shanyraq.base.doors.called import call_keys
    from shanyraq.base.doors.choices import narrow, offer
    from shanyraq.base.doors.feed import call_values
    from shanyraq.base.doors.subjects import show
    from shanyraq.domains.indicators.queries.linked import anchor, datasets_named, links_named
    from shanyraq.domains.indicators.vocabulary import CHOICES, DATA_KINDS, LINK_STATES, UNITS_SAID

    lists = "shanyraq.domains.indicators.web.national_lists"
    for name in ("data_kinds", "datasets", "values_to_choose", "national_series"):
        offer(name, f"{lists}:{name}_list")
    narrow("national_series", f"{lists}:series_of_the_row", hangs=("dataset", "indicator"))
    page = "national-data"
    show(
        "dataset",
        gettext_noop("national source"),
        lambda framework, key: reverse(page, args=[framework]),
        names=datasets_named,
    )
    show(
        "link",
        gettext_noop("national series of a row"),
        lambda framework, key: f"{reverse(page, args=[framework])}#{anchor(key)}",
        names=links_named,
    )
    call_keys(("dataset",), datasets_named)
    call_values("kind", DATA_KINDS, "indicators.national")
    call_values("state", LINK_STATES, "indicators.link")
    call_values("choice", CHOICES, "indicators.link")
    call_values("is_unit", UNITS_SAID, "indicators.link")


def _show_rounds() -> None:
    from django.urls import reverse

    from shanyraq.base.doors.choices import offer
    from shanyraq.base.doors.feed import call_fields, call_values, say_values
    from shanyraq.base.doors.subjects import show
    from shanyraq.base.workbooks.books import offer_book
    from shanyraq.domains.indicators.queries.called import rounds_named
    from shanyraq.domains.indicators.vocabulary import FREQUENCIES
    from shanyraq.kernel.days import read_day

    show(
        "round",
        gettext_noop("round of collection"),
        lambda framework, key: reverse("collection", args=[framework]) + f"#round-{key}",
        names=rounds_named,
    )
    offer("asked_entities", "shanyraq.domains.indicators.web.book:asked_list")
    offer_book("values", "shanyraq.domains.indicators.web.book:BOOK")
    call_values("frequency", FREQUENCIES)
    for act in ("open", "move"):
        say_values(f"indicators.round.{act}", "due_on", read_day)
    call_fields("indicators.schedule.accept_proposed", _statement_of, _often)


def _statement_of(name: str) -> str | None:
    """The indicator of which it was stated; what else there is of the event is ordinary."""
    return name if name != "indicators" else None


def _often(indicator: str, stated: Any) -> str:
    """How often its source has a value, as it was stated."""
    from shanyraq.domains.indicators.web.called import often_words

    return often_words(stated["frequency"], stated["every"]) if stated else ""
