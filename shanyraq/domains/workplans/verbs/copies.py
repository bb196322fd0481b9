"""What verbs have in common that invent something for a copy for training."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from shanyraq.base.verbs import verbbook
from shanyraq.domains.packages.models import Version
from shanyraq.domains.packages.schema.items import Text
from shanyraq.kernel.actors import Actor
from shanyraq.kernel.scopes import Scope


def in_copy(version: Version, *_: Any, **__: Any) -> Scope:
    """The framework."""
    return Scope(framework=version.code)


def carry_out(name: str, version: Version, by: Actor, at: datetime, /, **said: Any) -> Any:
    """Does a verb in a copy as people do it, on a day gone by; gives what it gives back."""
    verb = verbbook()[name]
    return verb.function(verb.told.model_validate({"framework": version.code, **said}), by=by, at=at)


def in_its_language(version: Version, text: Text) -> Mapping[str, str]:
    """A text of the file as verbs take it: by language, that of the document where none is named."""
    return {version.language: text} if isinstance(text, str) else text
