"""The language switch."""

from django.http import HttpRequest, HttpResponse
from django.views.decorators.csrf import csrf_exempt
from django.views.i18n import set_language


@csrf_exempt
def choose_language(request: HttpRequest) -> HttpResponse:
    """Keeps the reader's language in a cookie and leads back.

    Without a token, so that a page has the same bytes for everybody and may be cached: the worst
    that another site can do is to change the language.
    """
    return set_language(request)
