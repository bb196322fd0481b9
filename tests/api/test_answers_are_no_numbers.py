"""«true» is no number, no text and no list of either: whoever sends it for one means something else."""

from typing import Any

import pytest
from pydantic import ValidationError

from shanyraq.base.doors.fields import fields_of
from shanyraq.base.verbs import verbbook
from shanyraq.kernel.commands import Command

OTHERS = [
    (verb.told, field.name)
    for verb in verbbook().values()
    if verb.command
    for field in fields_of(verb.told)
    if field.kind != "yes_no"
]


@pytest.mark.parametrize(("command", "name"), OTHERS)
@pytest.mark.parametrize("sent", [True, False, [True], {"2026": True}])
def test_it_is_refused_where_no_answer_is_asked_for(command: type[Command], name: str, sent: Any) -> None:
    with pytest.raises(ValidationError) as caught:
        command.model_validate({name: sent})
    assert name in {str(each["loc"][0]) for each in caught.value.errors() if each["loc"]}
