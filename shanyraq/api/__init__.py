"""The OpenAPI application: mounts the reads of each domain, and says what went wrong as problem+json."""

from shanyraq.api.application import api

__all__ = ["api"]
