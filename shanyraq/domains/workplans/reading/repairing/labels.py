"""Labels of code lists, known again whatever their case, their spaces and the kind of their dashes and quotes."""

import re
from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from shanyraq.domains.workplans.reading.cells import REMEMBERED

Code = TypeVar("Code", bound=StrEnum)
DASHES = re.compile(r"[‐‑‒–—―−]")
QUOTES = re.compile(r"[‘’ʼ`´]")


@lru_cache(REMEMBERED)
def plain(label: str) -> str:
    """A label as it is compared."""
    words = " ".join(QUOTES.sub("'", DASHES.sub("-", label)).casefold().split())
    return re.sub(r" ?([/-]) ?", r"\1", words)


OTHERS: dict[str, tuple[str, ...]] = {
    "Pipeline": ("En préparation", "En preparación"),
    "Implementation": ("Mise en œuvre", "Mise en oeuvre", "Implementación", "En implementación", "En ejecución"),
    "Finalisation": ("Finalization", "Finalización"),
    "Closed": ("Clos", "Close", "Clôturé", "Clôturée", "Fermé", "Fermée", "Cerrado", "Cerrada"),
    "Suspended": ("Suspendu", "Suspendue", "Suspendido", "Suspendida"),
    "Cancelled": ("Canceled", "Annulé", "Annulée", "Cancelado", "Cancelada"),
    "Appeal": ("Appel", "Llamamiento"),
    "Emergency": ("Urgence", "Emergencia"),
    "Knowledge Transfer": ("Transfert de connaissances", "Transferencia de conocimientos"),
    "In Kind": ("En nature", "En especie"),
}
"""Labels and what they are called in French and Spanish, or spelt otherwise. UN INFO documents the English ones only:
these are our translations, so a cell in other words is kept as printed, and a remark says how it is read."""
TRANSLATED = {plain(other): label for label, others in OTHERS.items() for other in others}


def by_label(labels: Mapping[Code, str]) -> dict[str, Code]:
    """The codes of a list by their labels as these are compared."""
    return {plain(label): code for code, label in labels.items()}
