from decimal import Decimal
from typing import Any

from django.apps import AppConfig

from shanyraq.kernel.sentences import gettext_noop


class FundingConfig(AppConfig):
    name = "shanyraq.domains.funding"
    label = "funding"

    def ready(self) -> None:
        """Tells work plans who keeps their money, governance what is raised, and the doors what there is."""
        from shanyraq.base.access.vocabulary import Permission
        from shanyraq.base.workbooks.books import offer_book
        from shanyraq.domains.funding.verbs.ledger import Ledger
        from shanyraq.domains.funding.verbs.undoing import CHANGING, TAKER
        from shanyraq.domains.governance.registry import raise_to_committee
        from shanyraq.domains.workplans.registry import keeps_money, takes_back

        keeps_money(Ledger())
        takes_back(TAKER, CHANGING)
        raise_to_committee(_raised, needs=Permission.SEE_WORKPLANS)
        offer_book("workplan", "shanyraq.domains.funding.web.book:BOOK")
        _offer_lists()
        _call_values()
        _show_things()


def _offer_lists() -> None:
    from shanyraq.base.access.vocabulary import Permission
    from shanyraq.base.doors.choices import offer

    lists = "shanyraq.domains.funding.web.lists"
    for name in ("instruments", "emptied_amounts", "earmarkings", "stages", "acts", "mechanisms"):
        offer(name, f"{lists}:{name}_list")
    for name in ("contributions", "reallocations"):
        offer(name, f"{lists}:{name}_list", sees=Permission.SEE_WORKPLANS)


def _call_values() -> None:
    from shanyraq.base.doors.feed import call_fields, call_values, say_values
    from shanyraq.domains.funding.verbs.undoing import CHANGING
    from shanyraq.domains.funding.vocabulary import CONSENTS, EARMARKINGS, MECHANISMS, STAGES

    for field, titles in (
        ("stage", STAGES),
        ("consent", CONSENTS),
        ("earmarking", EARMARKINGS),
        ("mechanism", MECHANISMS),
    ):
        call_values(field, titles)
    for verb in CHANGING:
        call_fields(verb, _field_words, _value_words)
    for verb in (
        *(f"contribution.{act}" for act in ("add", "amend", "correct_earmarking", "move", "invent")),
        "allocation.set",
    ):
        call_fields(f"funding.{verb}", _contribution_words, _contribution_values)
    say_values("funding.allocation.set", "amount", Decimal)
    acts = ("propose", *(f"{way}_for_{side}" for way in ("consent", "decline") for side in ("government", "entity")))
    for act in (*acts, "withdraw", "invent"):
        call_fields(f"funding.reallocation.{act}", _contribution_words, _contribution_values)
        say_values(f"funding.reallocation.{act}", "amount", Decimal)


def _show_things() -> None:
    from django.urls import reverse

    from shanyraq.base.access.vocabulary import Permission
    from shanyraq.base.doors.subjects import show
    from shanyraq.domains.funding.queries.called import contributions_named, reallocations_named

    sees = Permission.SEE_WORKPLANS
    show(
        "contribution",
        gettext_noop("contribution"),
        lambda framework, key: reverse("contribution", args=[framework, int(key)]),
        names=contributions_named,
        sees=sees,
        has_notes=True,
    )
    show(
        "reallocation",
        gettext_noop("reallocation"),
        lambda framework, key: reverse("contributions", args=[framework]) + f"#reallocation-{key}",
        names=reallocations_named,
        sees=sees,
    )
    show(
        "frame",
        gettext_noop("line of the funding framework"),
        lambda framework, key: reverse("funding-framework", args=[framework]),
        sees=sees,
    )
    show(
        "rate",
        gettext_noop("rate of exchange"),
        lambda framework, key: reverse("contributions", args=[framework]) + "#rates",
        sees=sees,
    )


def _raised(version: Any, on: Any, as_of: Any) -> Any:
    from shanyraq.domains.funding.queries.raising import raised_outcomes
    from shanyraq.domains.funding.rules.raising import UNDERFUNDED, UNDERPERFORMING
    from shanyraq.domains.governance.registry import Link, Raised

    pages = {
        UNDERFUNDED: ("funding", gettext_noop("See the money"), True),
        UNDERPERFORMING: ("results", gettext_noop("See the indicators"), False),
    }
    return [
        Raised(
            each.standing.outcome,
            each.standing.year,
            each.said,
            each.rules,
            [
                Link(page, title, each.standing.outcome if narrowed else "")
                for page, title, narrowed in (pages[rule] for rule in each.rules)
            ],
        )
        for each in raised_outcomes(version, on, as_of=as_of)
    ]


def _field_words(field: str) -> str | None:
    from shanyraq.domains.workplans.vocabulary import FIELDS

    return FIELDS.get(field) if field == "money" else None


def _value_words(field: str, value: Any) -> str:
    from shanyraq.domains.workplans.web.words import held

    return held(field, value)


def _contribution_words(field: str) -> str | None:
    from shanyraq.domains.funding.vocabulary import EVENT_FIELDS

    return EVENT_FIELDS.get(field)


def _contribution_values(field: str, value: Any) -> str:
    from shanyraq.domains.funding.web.words import held

    return held(field, value)
