"""The register of commitments and the page of one."""
