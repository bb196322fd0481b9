from django.apps import AppConfig


class DoorsConfig(AppConfig):
    name = "shanyraq.base.doors"
    label = "doors"

    def ready(self) -> None:
        """Says how numbers stand in addresses, what is forgotten each day, and which kinds of things there are."""
        from django.urls import register_converter

        from shanyraq.base.doors.addresses import NumberConverter
        from shanyraq.base.doors.choices import offer
        from shanyraq.base.jobs.forgetting import forgets

        register_converter(NumberConverter, "number")
        forgets(
            "answers to retried requests",
            "24 hours later",
            "shanyraq.base.doors.answered:forget_answers",
        )
        forgets("drafts of forms", "30 days after they were touched last", "shanyraq.base.doors.drafts:forget_drafts")
        offer("things", "shanyraq.base.doors.things:things_list")
