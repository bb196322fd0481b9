from django.apps import AppConfig


class FilesConfig(AppConfig):
    name = "shanyraq.base.files"
    label = "files"
