"""Reads national data from files into one neutral shape. Pure: bytes in, observations and remarks out.

``opensdg`` reads a repository of Open SDG, ``sdmx`` the SDMX formats, ``tidy`` a plain table. What they give becomes
series and points in ``verbs/national.py``.
"""

from shanyraq.domains.indicators.reading.observed import Observed, key_of
from shanyraq.domains.indicators.reading.opensdg import read_opensdg
from shanyraq.domains.indicators.reading.remarks import Remark, Unreadable
from shanyraq.domains.indicators.reading.results import Read
from shanyraq.domains.indicators.reading.sdmx import read_sdmx
from shanyraq.domains.indicators.reading.tidy import read_tidy

__all__ = ["Observed", "Read", "Remark", "Unreadable", "key_of", "read_opensdg", "read_sdmx", "read_tidy"]
