from django.apps import AppConfig

from shanyraq.kernel.sentences import gettext_noop


class NoticesConfig(AppConfig):
    name = "shanyraq.base.notices"
    label = "notices"

    def ready(self) -> None:
        """Says when letters leave, which lists there are, what is told once, and what an account shows and ends."""
        from datetime import timedelta

        from django.urls import reverse

        from shanyraq.base.accounts.ending import ends
        from shanyraq.base.accounts.sections import add_section
        from shanyraq.base.doors.choices import offer
        from shanyraq.base.doors.following import show_once
        from shanyraq.base.doors.subjects import show
        from shanyraq.base.jobs.rounds import every

        every("notices.digest", timedelta(minutes=10), "shanyraq.base.notices.sending:send_due")
        ends("shanyraq.base.notices.verbs.calendar:end_of")
        offer("notices", "shanyraq.base.notices.lists:kinds_list")
        offer("paces", "shanyraq.base.notices.lists:paces_list")
        show_once("notices.calendar.make", lambda done, site: site + reverse("calendar", args=[done.secret]))
        show("notice_choice", gettext_noop("choice of letters"), lambda framework, key: reverse("account"))
        show("calendar", gettext_noop("calendar"))
        add_section("notices/own.html", "shanyraq.base.notices.web.section:facts")
