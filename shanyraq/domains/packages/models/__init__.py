"""Frameworks, their versions, and what a package says about itself."""

from shanyraq.domains.packages.models.content import CitedContent, Content
from shanyraq.domains.packages.models.versions import Framework, Readme, Remark, Version

__all__ = ["CitedContent", "Content", "Framework", "Readme", "Remark", "Version"]
