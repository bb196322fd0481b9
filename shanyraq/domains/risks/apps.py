from django.apps import AppConfig


class RisksConfig(AppConfig):
    name = "shanyraq.domains.risks"
    label = "risks"
