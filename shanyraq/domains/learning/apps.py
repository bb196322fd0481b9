from django.apps import AppConfig


class LearningConfig(AppConfig):
    name = "shanyraq.domains.learning"
    label = "learning"
