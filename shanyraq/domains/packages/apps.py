from django.apps import AppConfig


class PackagesConfig(AppConfig):
    name = "shanyraq.domains.packages"
    label = "packages"
