"""Bodies over REST."""

from ninja import Router

from shanyraq.domains.governance import parts
from shanyraq.domains.packages import schema
from shanyraq.domains.packages.api import serve

router = Router(tags=["Governance"])

serve(router, "bodies", schema.Body, lambda version: parts.read(version)["governance"].bodies)
