from typing import Any

from django.apps import AppConfig

from shanyraq.kernel.sentences import gettext_noop


class PackagesConfig(AppConfig):
    name = "shanyraq.domains.packages"
    label = "packages"

    def ready(self) -> None:
        """Tells the doors which frameworks there are, and what the things of this domain are called."""
        from django.urls import reverse

        from shanyraq.base.audit.verifying import expect
        from shanyraq.base.doors.choices import offer
        from shanyraq.base.doors.feed import call_fields, call_values
        from shanyraq.base.doors.subjects import show
        from shanyraq.base.verbs.together import gathers
        from shanyraq.domains.packages.queries.called import amendments_named, framework_named
        from shanyraq.domains.packages.verbs.drafts import one_version
        from shanyraq.domains.packages.vocabulary import BECAME, STATES

        expect("shanyraq.domains.packages.queries.told:untold")
        gathers(one_version)
        offer("frameworks", "shanyraq.domains.packages.web.lists:frameworks_list")
        offer("framework_languages", "shanyraq.domains.packages.web.lists:languages_list")
        call_values("state", STATES)
        call_values("what", BECAME)
        call_fields("packages.thing.change", _place_words, _value_words)
        for act in ("propose", "apply"):
            call_fields(f"packages.amendment.{act}", _path_words, _value_words)
        show(
            "framework",
            gettext_noop("framework"),
            lambda framework, key: reverse("versions", args=[key]),
            names=framework_named,
            has_notes=True,
        )
        show(
            "amendment",
            gettext_noop("amendment"),
            lambda framework, key: reverse("amendment", args=[framework, int(key)]),
            names=amendments_named,
            has_notes=True,
        )


def _place_words(place: str) -> str:
    from shanyraq.domains.packages.templatetags.differences import place_words

    return place_words(place)


def _path_words(place: str) -> str | None:
    """What an amendment and a later version both changed; any other field is one of the form."""
    return _place_words(place) if " › " in place else None


def _value_words(place: str, value: Any) -> str:
    from shanyraq.domains.packages.templatetags.differences import value_words

    return value_words(place, value)
