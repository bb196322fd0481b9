from django.apps import AppConfig


class FrameworkConfig(AppConfig):
    name = "shanyraq.domains.framework"
    label = "framework"
