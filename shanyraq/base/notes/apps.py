from django.apps import AppConfig


class NotesConfig(AppConfig):
    name = "shanyraq.base.notes"
    label = "notes"
