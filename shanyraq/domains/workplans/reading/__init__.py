"""Exports of UN INFO: from the bytes of a file to rows of a plan, with a remark for all that was mended. Pure."""

from shanyraq.domains.workplans.reading.remarks import Remark, Unreadable
from shanyraq.domains.workplans.reading.results import Export, PlanRow, Year
from shanyraq.domains.workplans.reading.rows import read_uninfo

__all__ = ["Export", "PlanRow", "Remark", "Unreadable", "Year", "read_uninfo"]
