from django.apps import AppConfig


class FundingConfig(AppConfig):
    name = "shanyraq.domains.funding"
    label = "funding"

    def ready(self) -> None:
        """Tells work plans who keeps their money."""
        from shanyraq.domains.funding.verbs.ledger import Ledger
        from shanyraq.domains.workplans.registry import keeps_money

        keeps_money(Ledger())
