"""Whether ``languages`` of a package names every language that its texts are in."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from shanyraq.domains.packages.schema import Package
from shanyraq.domains.packages.schema.items import Model
from shanyraq.kernel.sentences import Sentence, gettext_noop

Location = tuple[str | int, ...]
Problem = tuple[Location, Sentence]

OTHERS = ("dimensions", "label_in", "qualifier_in")
"""Mappings that are no texts of the package: codes, and words for what is printed, which ``values.py`` looks at."""


def check_languages(package: Package, models: Iterable[tuple[Location, Model]]) -> Iterator[Problem]:
    """One problem for each language that is not listed, at its first text."""
    found: dict[str, list[Location]] = defaultdict(list)
    for place in _texts(models):
        found[str(place[-1])].append(place)
    for language, places in found.items():
        if language not in package.framework.languages:
            message = gettext_noop(
                "texts in «{language}» stand in the package ({count}, here the first), "
                "and «languages» of framework.yaml does not list it"
            )
            yield places[0], Sentence(message, {"language": language, "count": len(places)})


def _texts(models: Iterable[tuple[Location, Model]]) -> Iterator[Location]:
    """The place of each text that says its language, which is the last part of the place."""
    for location, model in models:
        for name, value in vars(model).items():
            if name in OTHERS:
                continue
            if isinstance(value, dict):
                yield from ((*location, name, language) for language in value)
            elif isinstance(value, list):
                for number, item in enumerate(value):
                    if isinstance(item, dict):
                        yield from ((*location, name, number, language) for language in item)
