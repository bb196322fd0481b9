"""Whether a list of keys, codes or clauses names something twice: what stands in it is linked once, or not at all.

Which lists these are is read off the format: those of texts that have a form of their own. Lists of printed words, in
which a repetition is kept, are none of them.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, get_args, get_origin

from pydantic import StringConstraints

from shanyraq.domains.packages.schema.items import Model
from shanyraq.kernel.sentences import Sentence, gettext_noop

Location = tuple[str | int, ...]
Problem = tuple[Location, Sentence]


def check_doubled(models: Iterable[tuple[Location, Model]]) -> Iterator[Problem]:
    """Every name that stands in a list of names already, with its place."""
    for location, model in models:
        for field in lists_of_names(type(model)):
            seen: set[str] = set()
            for number, name in enumerate(vars(model)[field]):
                if name in seen:
                    message = gettext_noop("«{field}» names «{name}» twice; take one of them out")
                    yield (*location, field, number), Sentence(message, {"field": field, "name": name})
                seen.add(name)


@cache
def lists_of_names(model: type[Model]) -> tuple[str, ...]:
    """The fields of a model that are lists of keys, codes, clauses or languages."""
    return tuple(name for name, info in model.model_fields.items() if _is_of_names(info.annotation))


def _is_of_names(annotation: Any) -> bool:
    if get_origin(annotation) is not list:
        return False
    (inner,) = get_args(annotation)
    constraints = getattr(inner, "__metadata__", ())
    return any(isinstance(each, StringConstraints) and each.pattern for each in constraints)
