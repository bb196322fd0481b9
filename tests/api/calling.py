"""A program that does verbs over REST in the process of the test."""

from dataclasses import dataclass, field
from typing import Any

from django.test import Client

VERBS = "/api/v1/verbs"


@dataclass
class Program:
    """``do`` posts a command; every argument but the first two is a header."""

    token: str = ""
    client: Client = field(default_factory=Client)

    def do(self, verb: str, said: Any, *, key: str = "", seen: str = "", language: str = "en", **headers: str) -> Any:
        headers |= {"accept-language": language}
        if self.token:
            headers["authorization"] = f"Bearer {self.token}"
        if key:
            headers["idempotency-key"] = key
        if seen:
            headers["if-match"] = seen
        return self.client.post(f"{VERBS}/{verb}", said, content_type="application/json", headers=headers)

    def get(self, address: str, **query: Any) -> Any:
        headers = {"authorization": f"Bearer {self.token}"} if self.token else {}
        return self.client.get(address, query, headers=headers)
