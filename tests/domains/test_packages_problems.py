"""What is told of a field that holds what it cannot hold: one sentence for each, with what to write instead."""

from typing import Any, Literal, get_args

import pytest
from pydantic import StringConstraints, ValidationError

from shanyraq.domains.packages import schema
from shanyraq.domains.packages.reading.problems import FORMS, OTHERWISE, problems
from shanyraq.domains.packages.schema.items import Day, Direction, Flag, Key, Model, Number, Text, Year
from shanyraq.domains.packages.schema.training import TrainingFile
from tests.domains.test_packages_limits import every_model, flat, leaves


class Sample(Model):
    text: Text = "x"
    more: Text | None = None
    number: Number | None = None
    way: Direction | Literal["unclear"] | None = None
    day: Day | None = None
    flag: Flag = True
    year: Year | None = None
    keys: list[Key] = []


@pytest.mark.parametrize(
    ("given", "place", "said"),
    [
        ({"text": 5}, "text", "a text is expected here, or one for each language (found 5)"),
        ({"more": []}, "more", "a text is expected here, or one for each language (found [])"),
        ({"text": ""}, "text", "a text is expected here, and this one is empty"),
        ({"text": {"fr": ""}}, "text.fr", "a text is expected here, and this one is empty"),
        ({"text": {"fr": 5}}, "text.fr", "a text is expected here; what looks like a number needs quotes (found 5)"),
        ({"more": {"FR": "x"}}, "more.FR", "a language is expected here: two or three small letters (found 'FR')"),
        ({"text": {}}, "text", "at least one is expected here, and there is none"),
        ({"number": "x"}, "number", "a number is expected here, without quotes (found 'x')"),
        ({"number": False}, "number", "a number is expected here, without quotes (found false)"),
        ({"way": "up"}, "way", "one of these is expected here: 'increase' or 'decrease' or 'unclear' (found 'up')"),
        ({"day": "2026-02-30"}, "day", "there is no such day (found '2026-02-30')"),
        ({"day": 5}, "day", "a day is expected here, written «2026-01-31» (found 5)"),
        ({"flag": "no"}, "flag", "true or false is expected here, without quotes (found 'no')"),
        ({"year": 2026.0}, "year", "a whole number is expected here, without quotes (found 2026.0)"),
        ({"year": 1800}, "year", "1900 or more is expected here (found 1800)"),
        ({"keys": None}, "keys", "a list is expected here, each item after a «-» or in «[…]» (found null)"),
        ({"keys": ["a", "B"]}, "keys.1", "small letters, digits, dots and hyphens (found 'B')"),
        ({"keys": ["k" * 81]}, "keys.0", "at most 80 characters are allowed here (found 81: 'kkk"),
        ({"zz": 1}, "zz", "the format has no such field; see docs/reference/packages for its spelling"),
    ],
)
def test_one_problem_with_its_place(given: dict[str, Any], place: str, said: str) -> None:
    with pytest.raises(ValidationError) as error:
        Sample.model_validate(given)
    (problem,) = problems(error.value, given)
    assert (".".join(map(str, problem.location)), said in str(problem.message)) == (place, True), str(problem.message)
    assert problem.message.template != OTHERWISE


def test_every_pattern_of_the_format_is_told_in_words() -> None:
    patterns = {
        getattr(each, "pattern", None)
        for model in every_model(schema.Package, {schema.Package}) | {TrainingFile}
        for info in model.model_fields.values()
        for _, metadata in leaves(info.annotation, list(info.metadata))
        for each in flat(metadata)
        if isinstance(each, StringConstraints)
    }
    assert len(patterns) > 8
    assert get_args(Direction) == ("increase", "decrease")
    assert {each for each in patterns if each} - FORMS.keys() == set()
