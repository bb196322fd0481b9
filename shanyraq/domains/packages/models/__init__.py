"""Frameworks and their versions."""

from shanyraq.domains.packages.models.versions import Framework, Version

__all__ = ["Framework", "Version"]
