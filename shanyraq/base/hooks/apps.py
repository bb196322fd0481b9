from django.apps import AppConfig

from shanyraq.kernel.sentences import gettext_noop


class HooksConfig(AppConfig):
    name = "shanyraq.base.hooks"
    label = "hooks"

    def ready(self) -> None:
        """Tells the doors which events there are, what a webhook is called, and what is told once."""
        from datetime import timedelta

        from shanyraq.base.doors.choices import offer
        from shanyraq.base.doors.following import show_once
        from shanyraq.base.doors.subjects import show
        from shanyraq.base.jobs.forgetting import forgets
        from shanyraq.base.jobs.rounds import every

        every("hooks.deliver", timedelta(seconds=5), "shanyraq.base.hooks.delivering:deliver_due")
        forgets(
            "deliveries to webhooks",
            "30 days later",
            "shanyraq.base.hooks.delivering:forget_deliveries",
        )
        offer("events", "shanyraq.base.hooks.lists:events_list")
        show("webhook", gettext_noop("webhook"))
        show_once("hooks.webhook.add", lambda done, site: str(done.secret))
