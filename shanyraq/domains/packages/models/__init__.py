"""Frameworks, their versions, and what a package says about itself."""

from shanyraq.domains.packages.models.amendments import Amendment
from shanyraq.domains.packages.models.content import CitedContent, Content
from shanyraq.domains.packages.models.versions import Findings, Framework, Readme, Remark, Version

__all__ = ["Amendment", "CitedContent", "Content", "Findings", "Framework", "Readme", "Remark", "Version"]
