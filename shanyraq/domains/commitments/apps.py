from django.apps import AppConfig


class CommitmentsConfig(AppConfig):
    name = "shanyraq.domains.commitments"
    label = "commitments"
