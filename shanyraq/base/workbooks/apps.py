from django.apps import AppConfig


class WorkbooksConfig(AppConfig):
    name = "shanyraq.base.workbooks"
    label = "workbooks"

    def ready(self) -> None:
        """Says what is to be forgotten each day."""
        from datetime import timedelta

        from shanyraq.base.jobs.rounds import every

        every("workbooks.forget", timedelta(days=1), "shanyraq.base.workbooks.uploads:forget_uploads")
