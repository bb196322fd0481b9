"""Risks and opportunities over REST."""

from ninja import Router

from shanyraq.domains.packages import schema
from shanyraq.domains.packages.api import serve
from shanyraq.domains.risks import parts

router = Router(tags=["Risks"])

serve(router, "risks", schema.Risk, lambda version: parts.read(version)["risks"].risks)
