"""Numbers in addresses: ``<number:key>``. A number that no row can have is that of no page."""

from django.urls.converters import IntConverter


class NumberConverter(IntConverter):
    """At most nine digits: databases take no number from 2^31 or 2^63 up, and fail instead of finding nothing."""

    regex = "[0-9]{1,9}"
