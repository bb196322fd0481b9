from django.apps import AppConfig


class AccessConfig(AppConfig):
    name = "shanyraq.base.access"
    label = "access"
