from django.apps import AppConfig


class DoorsConfig(AppConfig):
    name = "shanyraq.base.doors"
    label = "doors"
