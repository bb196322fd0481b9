from django.apps import AppConfig


class WorkbooksConfig(AppConfig):
    name = "shanyraq.base.workbooks"
    label = "workbooks"

    def ready(self) -> None:
        """Says what is to be forgotten each day."""
        from shanyraq.base.jobs.forgetting import forgets

        forgets("uploaded workbooks", "7 days after they came", "shanyraq.base.workbooks.uploads:forget_uploads")
