"""Between an item of the package format and a row of a table: fields of one name are one thing."""

from collections.abc import Iterable, Sequence
from typing import Any, TypeVar

from django.db import models
from pydantic import BaseModel

Row = TypeVar("Row", bound=models.Model)
Form = TypeVar("Form", bound=BaseModel)


def row_from(item: BaseModel, model: type[Row], **more: Any) -> Row:
    """An unsaved row with every column that the item has a field for, and ``more``."""
    columns = {field.name for field in model._meta.concrete_fields if not (field.is_relation or field.primary_key)}
    shared = [name for name in type(item).model_fields if name in columns and name not in more]
    return model(**{name: _plain(getattr(item, name)) for name in shared}, **more)


def item_from(row: models.Model, form: type[Form], **more: Any) -> Form:
    """The item that a row was written from; ``more`` gives the fields that are not columns."""
    columns = {field.name for field in row._meta.concrete_fields if not (field.is_relation or field.primary_key)}
    shared = {name: getattr(row, name) for name in form.model_fields if name in columns}
    return form.model_validate({**shared, **more})


def save_all(rows: Sequence[Row]) -> dict[str, Row]:
    """Inserts the rows and gives them back by key or code."""
    if not rows:
        return {}
    model = type(rows[0])
    model._default_manager.bulk_create(rows, batch_size=500)
    columns = {field.name for field in model._meta.concrete_fields}
    name = next((name for name in ("key", "code") if name in columns), None)
    return {getattr(row, name): row for row in rows} if name else {}


def link_all(through: type[models.Model], pairs: Iterable[tuple[models.Model, models.Model]]) -> None:
    """Fills a many-to-many table; the order of the pairs is kept by its primary key."""
    rows = []
    for one, other in pairs:
        names = {field.related_model: field.name for field in through._meta.concrete_fields if field.is_relation}
        rows.append(through(**{names[type(one)]: one, names[type(other)]: other}))
    through._default_manager.bulk_create(rows, batch_size=500)


def linked(through: type[models.Model], owner: str, other: str, **where: Any) -> dict[int, list[str]]:
    """Owner's primary key → keys of what it is linked with, in the order of writing."""
    result: dict[int, list[str]] = {}
    pairs = through._default_manager.filter(**where).order_by("pk")
    for one, key in pairs.values_list(f"{owner}_id", f"{other}__key"):
        result.setdefault(one, []).append(key)
    return result


def _plain(value: Any) -> Any:
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json")
    if isinstance(value, list):
        return [_plain(item) for item in value]
    return value
