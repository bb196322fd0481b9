"""``monitoring`` of ``work_plans``: in what words activities of the monitoring and evaluation plan are told of.

How they are drawn stands in ``learning.training``.
"""

from typing import Annotated

from pydantic import Field

from shanyraq.domains.packages.schema.items import Model, Text, Words
from shanyraq.domains.packages.schema.training_words import Share


class TrainingMonitoring(Model):
    """States, dates, evidence and use of activities of the plan. Reasons are in the language of the framework."""

    late: Share = Field(12, description="Of 100 activities whose days are over, so many are late.")
    postponed: Share = Field(6, description="Of 100 activities, so many are postponed or moved to the next year.")
    statements: Annotated[list[Text], Field(min_length=1)] = Field(description="What was done, in turn.")
    uses: Annotated[list[Text], Field(min_length=1)] = Field(description="What use was made of findings, in turn.")
    reasons: Annotated[list[Words], Field(min_length=1)] = Field(description="Why something was postponed, in turn.")
