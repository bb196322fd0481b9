"""What holds for every question and answer: no zero bytes in, «Vary: Cookie» out."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.utils.cache import patch_vary_headers

Answer = Callable[[HttpRequest], HttpResponse]


def varies_by_language(get_response: Answer) -> Answer:
    """Middleware: adds «Cookie» to ``Vary`` of every page in a language."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.has_header("Content-Language"):
            patch_vary_headers(response, ["Cookie"])
        return response

    return answer


def without_zero_bytes(get_response: Answer) -> Answer:
    """Middleware: a zero byte in an address means nothing to anybody, and PostgreSQL refuses it."""

    def answer(request: HttpRequest) -> HttpResponse:
        if request.path.startswith("/api/"):
            return get_response(request)  # which says so in its own form
        if "\x00" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return HttpResponseBadRequest("The address holds a zero byte.\n", content_type="text/plain")
        return get_response(request)

    return answer
