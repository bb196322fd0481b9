"""``findings.yaml`` and ``README.md``: what the authors of a package say about it."""

from typing import Annotated

from pydantic import Field, StringConstraints

from shanyraq.domains.packages.schema.items import Model, Text

RuleId = Annotated[str, StringConstraints(pattern=r"^[a-z]+(\.[a-z][a-z-]*)+$", max_length=80)]


class Remark(Model):
    """A word of the package's authors on one design finding: what causes it, what could be done."""

    rule: RuleId
    subject: Annotated[str, StringConstraints(min_length=1, max_length=200)] = Field(
        description="What the finding is about, as «framework check» names it."
    )
    explanation: Text

    @property
    def key(self) -> str:
        """Rule and subject: a finding has one remark."""
        return f"{self.rule}: {self.subject}"


class Remarks(Model):
    findings: list[Remark] = []


class Readme(Model):
    """``README.md``: about the package itself, for whoever opens the folder; kept word for word."""

    text: str = ""
