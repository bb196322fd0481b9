"""The register of commitments over REST."""

from ninja import Router

from shanyraq.domains.commitments import parts
from shanyraq.domains.packages import schema
from shanyraq.domains.packages.api import serve

router = Router(tags=["Commitments"])

serve(router, "commitments", schema.Commitment, lambda version: parts.read(version)["commitments"].commitments)
