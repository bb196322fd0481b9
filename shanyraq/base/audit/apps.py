from django.apps import AppConfig


class AuditConfig(AppConfig):
    name = "shanyraq.base.audit"
    label = "audit"
