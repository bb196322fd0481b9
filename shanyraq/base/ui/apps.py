from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "shanyraq.base.ui"
    label = "ui"
