from typing import Any

from django.apps import AppConfig


class FundingConfig(AppConfig):
    name = "shanyraq.domains.funding"
    label = "funding"

    def ready(self) -> None:
        """Tells work plans who keeps their money; offers the kinds of sources, and the workbook of an entity."""
        from shanyraq.base.doors.choices import offer
        from shanyraq.base.doors.feed import call_fields
        from shanyraq.base.workbooks.books import offer_book
        from shanyraq.domains.funding.verbs.ledger import Ledger
        from shanyraq.domains.workplans.registry import keeps_money

        keeps_money(Ledger())
        offer("instruments", "shanyraq.domains.funding.web.lists:instruments_list")
        offer_book("workplan", "shanyraq.domains.funding.web.book:BOOK")
        for act in ("set", "clear"):
            call_fields(f"funding.line.{act}", _field_words, _value_words)


def _field_words(field: str) -> str | None:
    from shanyraq.domains.workplans.vocabulary import FIELDS

    return FIELDS.get(field) if field == "money" else None


def _value_words(field: str, value: Any) -> str:
    from shanyraq.domains.workplans.web.words import held

    return held(field, value)
