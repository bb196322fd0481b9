"""A text stands under the code of a language that there is."""

import pytest
from pydantic import ValidationError

from shanyraq.domains.parties.commands import CreateOrganisation
from shanyraq.domains.workplans.commands import AddSubOutput
from shanyraq.kernel.languages import CODES

ADD = {"framework": "xaa-2027-2031", "output": "A.1.1", "entities": ["unicef"]}


@pytest.mark.parametrize("code", ["en", "kk", "pt"])
def test_a_code_that_there_is(code: str) -> None:
    assert AddSubOutput.model_validate({**ADD, "title": {code: "Advice"}}).title == {code: "Advice"}


@pytest.mark.parametrize("code", ["xx", "EN", "en-GB", "", "english"])
def test_a_code_that_there_is_not(code: str) -> None:
    with pytest.raises(ValidationError, match="code of a language"):
        AddSubOutput.model_validate({**ADD, "title": {code: "Advice"}})
    with pytest.raises(ValidationError, match="code of a language"):
        CreateOrganisation.model_validate(
            {"framework": ADD["framework"], "key": "x", "kind": "civil_society", "name": {code: "Xx"}}
        )


def test_they_are_those_of_the_standard() -> None:
    assert len(CODES) == 183
    assert all(len(code) == 2 and code.isascii() and code.islower() for code in CODES)
