from django.apps import AppConfig


class WorkbooksConfig(AppConfig):
    name = "shanyraq.base.workbooks"
    label = "workbooks"

    def ready(self) -> None:
        """Says what comes round, and what is to be forgotten each day."""
        from datetime import timedelta

        from shanyraq.base.jobs.forgetting import forgets
        from shanyraq.base.jobs.rounds import every

        every("workbooks.take_up", timedelta(minutes=1), "shanyraq.base.workbooks.stranded:take_up")

        forgets("uploaded workbooks", "7 days after they came", "shanyraq.base.workbooks.uploads:forget_uploads")
