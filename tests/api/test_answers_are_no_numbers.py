"""«true» is no number, no text and no list of either: whoever sends it for one means something else."""

import pytest
from pydantic import ValidationError

from shanyraq.base.doors.fields import fields_of
from shanyraq.base.verbs import verbbook
from shanyraq.kernel.commands import Command

COMMANDS = {verb.told for verb in verbbook().values() if verb.command}
SENT = (True, False, [True], {"2026": True})


@pytest.mark.parametrize("command", sorted(COMMANDS, key=lambda each: each.__name__))
def test_it_is_refused_where_no_answer_is_asked_for(command: type[Command]) -> None:
    for field in fields_of(command):
        is_answer = command.model_fields[field.name].annotation is bool  # also where the form hides it
        for sent in () if is_answer or field.kind == "yes_no" else SENT:
            with pytest.raises(ValidationError) as caught:
                command.model_validate({field.name: sent})
            wrong = {str(each["loc"][0]) for each in caught.value.errors() if each["loc"]}
            assert field.name in wrong, (field.name, sent)
