"""``/metrics``: how the service fares, in the text format of Prometheus.

Requests are counted by the name of their view, never by address: so there are no more series than views. What the
house holds is counted when somebody asks. With several worker processes ``PROMETHEUS_MULTIPROC_DIR`` names an empty
folder in which they add up.
"""

import os
from collections.abc import Callable, Iterator
from hmac import compare_digest
from time import perf_counter

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_safe
from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, ProcessCollector
from prometheus_client import generate_latest as as_text
from prometheus_client.metrics_core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

from shanyraq.base.audit.queries import trail
from shanyraq.domains.packages.queries import holdings

Answer = Callable[[HttpRequest], HttpResponse]

METHODS = frozenset({"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"})
STATIC, NONE, OTHER = "static", "none", "OTHER"
"""Names for requests of files, of addresses that no view answers, and of methods that HTTP does not know."""
BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.08, 0.15, 0.3, 0.6, 1.2, 2.5, 5.0, 10.0)

REGISTRY = CollectorRegistry()
REQUESTS = Counter("shanyraq_requests", "Requests answered.", ["view", "method", "status"], registry=REGISTRY)
SECONDS = Histogram("shanyraq_request_seconds", "Time to an answer.", ["view"], buckets=BUCKETS, registry=REGISTRY)
PROCESS = ProcessCollector(registry=None)


def measured(get_response: Answer) -> Answer:
    """Middleware, the outermost: counts each request and the time that its answer took."""

    def answer(request: HttpRequest) -> HttpResponse:
        begin = perf_counter()
        response = get_response(request)
        view = view_name(request)
        method = request.method if request.method in METHODS else OTHER
        REQUESTS.labels(view, method, response.status_code).inc()
        SECONDS.labels(view).observe(perf_counter() - begin)
        return response

    return answer


def view_name(request: HttpRequest) -> str:
    """The name of the view that answered; one name for all files, and one for all that no view answers."""
    if request.resolver_match is not None:
        return request.resolver_match.view_name or NONE
    return STATIC if request.path_info.startswith(settings.STATIC_URL) else NONE


class Holdings(Collector):
    """What the house holds at this moment, and whether its database answers."""

    def collect(self) -> Iterator[Metric]:
        try:
            held = {**holdings(), "events": trail().count()}
        except DatabaseError:
            held = {}
        yield GaugeMetricFamily("shanyraq_database_up", "Whether the database answers.", value=bool(held))
        for name, number in held.items():
            yield GaugeMetricFamily(f"shanyraq_{name}", f"How many {name} there are.", value=number)


@require_safe
def metrics(request: HttpRequest) -> HttpResponse:
    """Everything that is measured. Where a token is set, whoever asks must know it."""
    if settings.METRICS_TOKEN and not _knows_token(request):
        response = HttpResponse("a token is needed\n", status=401, content_type="text/plain; charset=utf-8")
        response["WWW-Authenticate"] = 'Bearer realm="metrics"'
        return response
    return HttpResponse(as_text(_asked()), content_type=CONTENT_TYPE_LATEST, headers={"Cache-Control": "no-store"})


def _knows_token(request: HttpRequest) -> bool:
    given = request.headers.get("Authorization", "").encode()
    return compare_digest(given, f"Bearer {settings.METRICS_TOKEN}".encode())


def _asked() -> CollectorRegistry:
    """What is answered with: the counters of this process, or of all that add up in the folder."""
    found = CollectorRegistry()
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        MultiProcessCollector(found)  # type: ignore[no-untyped-call]
    else:
        found.register(REGISTRY)
        found.register(PROCESS)
    found.register(Holdings())
    return found
