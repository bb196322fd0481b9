"""Values in files, read into plain rows. Pure: nothing here knows the database, and nothing is ever guessed.

``observations`` reads values of rows of the framework. National data are read into one neutral shape: ``opensdg`` reads
a repository of Open SDG, ``sdmx`` the SDMX formats, ``tidy`` a plain table; what they give becomes series and points in
``verbs/national.py``.
"""

from shanyraq.domains.indicators.reading.observed import Observed, key_of
from shanyraq.domains.indicators.reading.opensdg import read_opensdg
from shanyraq.domains.indicators.reading.remarks import Remark, Unreadable
from shanyraq.domains.indicators.reading.results import Read
from shanyraq.domains.indicators.reading.sdmx import read_sdmx
from shanyraq.domains.indicators.reading.tidy import read_tidy

__all__ = ["Observed", "Read", "Remark", "Unreadable", "key_of", "read_opensdg", "read_sdmx", "read_tidy"]
