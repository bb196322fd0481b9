"""The monitoring and evaluation plan over REST."""

from ninja import Router

from shanyraq.domains.learning import parts
from shanyraq.domains.packages import schema
from shanyraq.domains.packages.api import serve

router = Router(tags=["Monitoring and evaluation plan"])

serve(router, "activities", schema.Activity, lambda version: parts.read(version)["monitoring_plan"].activities)
