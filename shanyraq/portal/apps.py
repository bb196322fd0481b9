from django.apps import AppConfig


class PortalConfig(AppConfig):
    name = "shanyraq.portal"
    label = "portal"

    def ready(self) -> None:
        """Says of what people are told, and who derives it."""
        from shanyraq.base.notices.telling import add_kind, date_with, tell
        from shanyraq.portal.kinds import KINDS

        for kind in KINDS:
            add_kind(kind)
        tell("desk", "shanyraq.portal.queries.desk:notices")
        date_with("desk", "shanyraq.portal.dates:dates")
