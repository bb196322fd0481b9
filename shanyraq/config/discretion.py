"""What is never said aloud: secrets in addresses and tokens are masked in every line of a log.

And what is not said at length: where a request cannot be understood, its sender erred and not the software.
"""

import logging
import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http.multipartparser import MultiPartParserError

SECRETS = (
    re.compile(r"(/account/join/)[^/\s?\"']+"),
    re.compile(r"(/account/password/reset/key/)[^/\s?\"']+"),
    re.compile(r"(/account/confirm-email/)[^/\s?\"']+"),
    re.compile(r"(/account/notices/stop/)[^/\s?\"']+"),
    re.compile(r"(/feedback/receipt/)[^/\s?\"']+"),
    re.compile(r"(?i)(%2Ffeedback%2Freceipt%2F)[\w-]+"),
    re.compile(r"(/calendar/)[^/\s?\"']+(?=\.ics)"),
    re.compile(r"(\bshq_)[\w-]+"),
    re.compile(r"([?&](?:code|state|token|key|secret|password)=)[^&\s\"']+"),
)
"""What may stand in an address or a message, with the part before the secret that is kept."""
NOT_UNDERSTOOD = (BadRequest, SuspiciousOperation, MultiPartParserError)
"""What is answered with «400». Anybody can ask so, as often as they like: a line each, without a traceback."""


class Discreet(logging.Filter):
    """Masks secrets in a record, its arguments and its traceback; lets every record pass."""

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = one_line(masked(record.getMessage())), None
        if record.exc_info and isinstance(record.exc_info[1], NOT_UNDERSTOOD):
            record.exc_info = record.exc_text = None
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        if record.exc_text:
            record.exc_text = masked(record.exc_text)
        return True


class Dated(logging.Formatter):
    """A line of a log: when (UTC), how grave, from where, what."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s: %(message)s")

    def formatTime(self, record: logging.LogRecord, datefmt: str | None = None) -> str:  # noqa: N802 - logging's name
        """The moment of the record, in UTC to the millisecond."""
        moment = datetime.fromtimestamp(record.created, UTC)
        return moment.strftime("%Y-%m-%dT%H:%M:%S.") + f"{moment.microsecond // 1000:03d}Z"


def one_line(text: str) -> str:
    """The text without breaks of lines, so that nobody writes a line of a log that is not one."""
    return text.replace("\r", "\\r").replace("\n", "\\n")


def masked(text: str) -> str:
    """The text without its secrets."""
    for secret in SECRETS:
        text = secret.sub(r"\1…", text)
    return text


def origins(*addresses: str) -> list[str]:
    """Scheme, host and port of each address, as a content security policy names them."""
    parts = [urlsplit(address) for address in addresses if address]
    return [f"{part.scheme}://{part.netloc}" for part in parts]
