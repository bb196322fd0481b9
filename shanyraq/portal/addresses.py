"""Addresses that pages of several domains lead to; a day in the address of the page is kept."""

from urllib.parse import urlencode

from django.urls import reverse

from shanyraq.domains.packages.web import FrameworkPage
from shanyraq.portal.picture import Address


def address_in(page: FrameworkPage) -> Address:
    """Addresses inside the framework."""
    asked = f"?as_of={page.asked.isoformat()}" if page.asked else ""
    return lambda name, key: reverse(name, args=[page.code, key]) + asked


def matrix_at(page: FrameworkPage, **filters: str) -> str:
    """The rows of the results matrix that some filters leave."""
    asked = {"as_of": page.asked.isoformat()} if page.asked else {}
    return f"{reverse('results', args=[page.code])}?{urlencode({**filters, **asked})}"
