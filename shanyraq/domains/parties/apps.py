from django.apps import AppConfig


class PartiesConfig(AppConfig):
    name = "shanyraq.domains.parties"
    label = "parties"
