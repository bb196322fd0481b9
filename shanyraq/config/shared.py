"""A cache that several processes share, as an address names it."""

from importlib.util import find_spec
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from environs import Env


def shared_cache(env: Env, name: str) -> dict[str, Any] | None:
    """The settings of the cache that a variable names; None where it names none.

    :raises ImproperlyConfigured: for one that needs a client which is not installed.
    """
    if not env.str(name, ""):
        return None
    found: dict[str, Any] = env.dj_cache_url(name)
    if "redis" in found["BACKEND"] and find_spec("redis") is None:
        raise ImproperlyConfigured(f"{name} names Redis, whose client is not installed: pip install redis")
    return found
