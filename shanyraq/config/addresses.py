"""Nearly right addresses: a slash too many or too few, a framework's code or the name of a thing in capitals.

Each thing has one address. Whoever asks beside it is led there for good, with the query kept.
"""

from collections.abc import Callable
from urllib.parse import quote

from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import Resolver404, ResolverMatch, resolve
from django.utils.encoding import escape_uri_path
from django.utils.http import escape_leading_slashes

from shanyraq.domains.framework.queries.search import spelt
from shanyraq.domains.packages.queries import known_codes

Answer = Callable[[HttpRequest], HttpResponse]
API = "/api/"
IN_QUERY = "/?:@!$&'()*+,;=%-._~"
"""What a query string may hold as it is; anything else is written in percent."""
KEYED = {"entity": "organisation", "body": "body", "indicator": "indicator", "commitment": "commitment"}
"""Name of an address with a key → the kind of entry that it shows."""
NOWHERE = "unknown_address"
"""The name under which the API answers what it does not know."""


class Permanently(HttpResponsePermanentRedirect):
    """Moved for good, and the method stays."""

    status_code = 308


def one_true_address(get_response: Answer) -> Answer:
    """Middleware: where nothing was found, leads to the address that was meant."""

    def answer(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        if response.status_code != 404:
            return response
        meant = meant_by(request.path_info)
        if meant is None:
            return response
        query = quote(request.META.get("QUERY_STRING", "").encode("latin-1", "replace"), safe=IN_QUERY)
        address = escape_leading_slashes(escape_uri_path(meant)) + (f"?{query}" if query else "")
        return (Permanently if meant.startswith(API) else HttpResponsePermanentRedirect)(address)

    return answer


def meant_by(path: str) -> str | None:
    """The address of what the path means; None where nothing is meant, or where the path is right already."""
    for near in (path, path.removesuffix("/") if path.endswith("/") else f"{path}/"):
        match = _match(near)
        if match is None:
            continue
        code = match.kwargs.get("code")
        if code is None:
            return near if near != path else None
        if code.lower() in known_codes():
            right = _spelt(near.replace(f"/{code}", f"/{code.lower()}", 1), code.lower(), match)
            return right if right != path else None
    return None


def _spelt(address: str, code: str, match: ResolverMatch) -> str:
    """The address with the key of its thing as it is written, where there is such a thing."""
    key = str(match.kwargs.get("key", ""))
    kind = KEYED.get(match.url_name or "")
    right = spelt(code, kind, key) if kind and key else None
    before, _, after = address.rpartition(f"/{key}")
    return f"{before}/{right}{after}" if right else address


def _match(path: str) -> ResolverMatch | None:
    try:
        match = resolve(path)
    except Resolver404:
        return None
    return None if match.url_name == NOWHERE else match
