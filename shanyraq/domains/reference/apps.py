from django.apps import AppConfig


class ReferenceConfig(AppConfig):
    name = "shanyraq.domains.reference"
    label = "reference"
