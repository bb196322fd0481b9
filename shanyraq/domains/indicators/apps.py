from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "shanyraq.domains.indicators"
    label = "indicators"

    def ready(self) -> None:
        """Tells the pages of the framework, which do not know this domain, how far indicators are."""
        from shanyraq.domains.framework.web.statuses import provide
        from shanyraq.domains.indicators.queries import indicator_statuses

        provide(indicator_statuses)
