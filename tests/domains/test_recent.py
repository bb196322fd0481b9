"""What is remembered: asked for once, the least recently asked for goes first, threads agree."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from django.test import Client

from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.queries.recent import Recent, recent_package
from tests.forgetting import forget_all


def deriving(calls: list[str], key: str) -> Callable[[], str]:
    def derive() -> str:
        calls.append(key)
        return key.upper()

    return derive


def test_a_value_is_derived_once() -> None:
    memory: Recent[str] = Recent(2)
    calls: list[str] = []
    assert [memory.get("a", deriving(calls, "a")) for _ in range(3)] == ["A"] * 3
    assert calls == ["a"]


def test_what_was_not_asked_for_longest_goes_first() -> None:
    memory: Recent[str] = Recent(2)
    calls: list[str] = []
    for key in ("a", "b", "a", "c", "a", "b"):
        memory.get(key, deriving(calls, key))
    assert calls == ["a", "b", "c", "b"], "«a» was asked for again before «c» came, so «b» went"


def test_forgetting() -> None:
    memory: Recent[str] = Recent(2)
    calls: list[str] = []
    memory.get("a", deriving(calls, "a"))
    memory.forget()
    memory.get("a", deriving(calls, "a"))
    assert calls == ["a", "a"]


def test_threads_get_the_right_value_of_a_small_memory() -> None:
    memory: Recent[int] = Recent(3)
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda n: memory.get(n % 7, lambda: n % 7), range(5000)))
    assert found == [n % 7 for n in range(5000)]
    assert len(memory) == 3


def test_everything_can_be_forgotten(kaz: Version) -> None:
    first = recent_package(kaz)
    assert recent_package(kaz) is first
    forget_all()
    assert recent_package(kaz) is not first


def test_a_reader_of_another_day_gets_the_same_document_with_the_day_in_its_links(kaz: Version, client: Client) -> None:
    client.cookies["django_language"] = "en"
    today = client.get(f"/{kaz.code}/document").content.decode()
    asked = client.get(f"/{kaz.code}/document", {"as_of": "2026-02-01"}).content.decode()
    assert "as_of" not in body(today)
    assert body(asked).replace("?as_of=2026-02-01", "") == body(today)
    assert f'href="/{kaz.code}/clause/3.2-p1?as_of=2026-02-01"' in asked
    assert "\ufdd0" not in today + asked


def body(page: str) -> str:
    """The text of the document without the shell."""
    start = page.index('<div class="reader">')
    return page[start : page.index("</main>", start)]
