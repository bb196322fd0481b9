from django.apps import AppConfig


class DoorsConfig(AppConfig):
    name = "shanyraq.base.doors"
    label = "doors"

    def ready(self) -> None:
        """Says what is to be forgotten each day."""
        from datetime import timedelta

        from shanyraq.base.jobs.rounds import every

        every("doors.forget", timedelta(days=1), "shanyraq.base.doors.answered:forget_old")
