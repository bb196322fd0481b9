from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "shanyraq.domains.indicators"
    label = "indicators"
