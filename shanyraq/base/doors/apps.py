from django.apps import AppConfig


class DoorsConfig(AppConfig):
    name = "shanyraq.base.doors"
    label = "doors"

    def ready(self) -> None:
        """Says what is to be forgotten each day, and offers the kinds of things that there are."""
        from datetime import timedelta

        from shanyraq.base.doors.choices import offer
        from shanyraq.base.jobs.rounds import every

        every("doors.forget", timedelta(days=1), "shanyraq.base.doors.answered:forget_old")
        every("doors.forget_drafts", timedelta(days=1), "shanyraq.base.doors.drafts:forget_old")
        offer("things", "shanyraq.base.doors.things:things_list")
