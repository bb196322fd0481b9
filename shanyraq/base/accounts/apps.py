from django.apps import AppConfig

from shanyraq.kernel.sentences import gettext_noop


class AccountsConfig(AppConfig):
    name = "shanyraq.base.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Tells the doors which lists there are, what things are called, and the worker what is to be forgotten."""
        from django.urls import reverse

        from shanyraq.base.access.vocabulary import ROLES
        from shanyraq.base.accounts.letters import invitation_link, send_invitation
        from shanyraq.base.doors.choices import offer
        from shanyraq.base.doors.feed import call_values
        from shanyraq.base.doors.following import follow, show_once
        from shanyraq.base.doors.subjects import show
        from shanyraq.base.jobs.forgetting import forgets

        forgets("sessions, with where they were", "they ran out", "shanyraq.base.accounts.forgetting:forget_sessions")
        forgets(
            "invitations that nobody accepted",
            "30 days after they ran out or were withdrawn",
            "shanyraq.base.accounts.forgetting:forget_invitations",
        )

        for field in ("role", "roles"):
            call_values(field, {role.value: facts.title for role, facts in ROLES.items()})
        offer("roles", "shanyraq.base.accounts.lists:roles_list", asks=True)
        offer("languages", "shanyraq.base.accounts.lists:languages_list")
        offer("verbs", "shanyraq.base.accounts.lists:verbs_list")
        follow(
            "accounts.person.invite",
            lambda done, site: send_invitation(done.invitation, done.secret, site),
            failed=gettext_noop("The letter could not be sent. Withdraw the invitation, and invite again."),
        )
        show_once("accounts.person.invite", lambda done, site: invitation_link(done.secret, site))
        show_once("accounts.token.make", lambda done, site: str(done.secret))
        show("person", gettext_noop("person"), lambda framework, key: reverse("person", args=[key]))
        for kind, title in (
            ("grant", gettext_noop("role of a person")),
            ("invitation", gettext_noop("invitation")),
            ("session", gettext_noop("session")),
            ("token", gettext_noop("token")),
        ):
            show(kind, title)
