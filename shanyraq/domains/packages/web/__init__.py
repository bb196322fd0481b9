"""How every page of a framework begins: which framework, as of which day."""

from shanyraq.domains.packages.web.pages import FrameworkPage, framework_page

__all__ = ["FrameworkPage", "framework_page"]
