from django.apps import AppConfig


class GovernanceConfig(AppConfig):
    name = "shanyraq.domains.governance"
    label = "governance"
