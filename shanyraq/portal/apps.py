from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "shanyraq.portal"
    label = "portal"
