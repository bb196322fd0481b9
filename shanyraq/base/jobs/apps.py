from django.apps import AppConfig


class JobsConfig(AppConfig):
    name = "shanyraq.base.jobs"
    label = "jobs"

    def ready(self) -> None:
        """Says what is to be forgotten each day."""
        from datetime import timedelta

        from shanyraq.base.jobs.forgetting import forgets
        from shanyraq.base.jobs.rounds import every

        every("jobs.forget", timedelta(days=1), "shanyraq.base.jobs.forgetting:forget_each")
        forgets("how background tasks ended", "7 days later", "shanyraq.base.jobs.alive:forget_tasks")
