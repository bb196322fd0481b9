"""Frameworks, their versions, and what a package says about itself."""

from shanyraq.domains.packages.models.content import CitedContent, Content
from shanyraq.domains.packages.models.versions import Findings, Framework, Readme, Remark, Version

__all__ = ["CitedContent", "Content", "Findings", "Framework", "Readme", "Remark", "Version"]
