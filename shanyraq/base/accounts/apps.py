from django.apps import AppConfig

from shanyraq.kernel.sentences import gettext_noop


class AccountsConfig(AppConfig):
    name = "shanyraq.base.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Tells the doors which lists there are, and what the things of this app are called."""
        from shanyraq.base.accounts.lists import languages_list, people_list, roles_list, verbs_list
        from shanyraq.base.doors.choices import offer
        from shanyraq.base.doors.subjects import show

        offer("roles", roles_list)
        offer("people", people_list)
        offer("languages", languages_list)
        offer("verbs", verbs_list)
        for kind, title in (
            ("person", gettext_noop("person")),
            ("grant", gettext_noop("role of a person")),
            ("invitation", gettext_noop("invitation")),
            ("token", gettext_noop("token")),
        ):
            show(kind, title)
